"""New Zealand, House of Representatives: 120 seats by party votes, electorates counted in.

Electoral Act 1993, sections 178 and 191 to 193. Each electorate goes to the candidate with the
most votes, equal votes by lot (179, 185). Party votes share 120 seats by Sainte-Laguë, less
the electorates that independents or parties without a party list have won, between the parties
with 5 % of the party votes or one electorate (191). A party gets from its list what its share
exceeds its electorates by; with more electorates than its share it keeps them, and the house is
larger by as many (192.5): overhang.

The contest ``party`` holds the party votes; its seats in the allocation are the list seats.
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.allocation import ContestAllocation
from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import only_contest
from hemicycle.seats.divisors import SAINTE_LAGUE, apportion, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.margins import margins, margins_outside
from hemicycle.seats.plurality import award_constituencies, winners
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import admitted, holding, lacking, reaching
from hemicycle.seats.words import division_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

THRESHOLD = Fraction(5, 100)
ELECTORATES = 1


def count(election: Election, protocol: Protocol) -> None:
    """Count the electorates, then the party votes."""
    won = winners(election, protocol, "s. 178")
    award_constituencies(won, protocol)
    held = Counter(won.values())

    party = only_contest(election)
    votes = election.votes[party.id]
    entered = reaching(votes, THRESHOLD, sum(votes.values()))
    entered |= holding(held, ELECTORATES) & votes.keys()
    others = sum(seats for name, seats in held.items() if name not in entered)
    protocol.note("s. 191(4)", f"{len(entered)} parties have 5 % or an electorate.", party.id)
    column = divide(admitted(votes, entered), party.seats - others, SAINTE_LAGUE)
    protocol.note("s. 191(5)-(8)", division_in_words(column, SAINTE_LAGUE), party.id)
    share = protocol.decide(apportion(column), "quotients", party.id)

    list_seats = {name: max(0, seats - held[name]) for name, seats in share.items()}
    for name, seats in share.items():
        if held[name] > seats:
            protocol.note("s. 192(5)", f"{name} keeps {held[name] - seats} beyond its share.")
    short = lacking(votes, THRESHOLD, sum(votes.values()))
    outside = {name: short[name] for name in votes if name in short and name not in entered}
    near = margins(column) + margins_outside(column, votes, outside)
    protocol.award(ContestAllocation(party.id, list_seats, margins=near))


def count_draws(draws: Draws) -> "Numbers":
    """Count many draws: the electorates, then the party votes."""
    import numpy as np

    electorates, (party,) = draws.places("constituency"), draws.places("lists")
    winners_of_draws = steps.won_by_plurality(draws, draws.votes[:, electorates])
    held = steps.counted(winners_of_draws, len(draws.lists))
    votes = draws.votes[:, party]
    entered = steps.reaching(votes, THRESHOLD, votes.sum(axis=1))
    entered |= (held >= ELECTORATES) & draws.standing[party]
    left = draws.seats()[party] - np.where(entered, 0, held).sum(axis=1)
    share = steps.divided(draws, steps.admitted(votes, entered), left, SAINTE_LAGUE)

    seats = np.zeros_like(draws.votes)
    seats[np.arange(len(seats))[:, None], electorates, winners_of_draws] = 1
    seats[:, party] = np.where(entered, np.maximum(share - held, 0), 0)
    return seats


LAW = Law(
    id="new_zealand_1993",
    title="New Zealand: House of Representatives, Electoral Act 1993",
    country="NZL",
    since=date(1996, 1, 1),
    until=None,
    sources=("Electoral Act 1993, ss. 178-193 (https://www.legislation.govt.nz)",),
    count=count,
    count_draws=count_draws,
)

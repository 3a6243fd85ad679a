"""Germany, Bundestag since 2023: 630 seats, and constituencies only as second votes cover them.

Bundeswahlgesetz, sections 1 and 4 to 6, as of 8 June 2023, with the order of the Federal
Constitutional Court of 30 July 2024 (2 BvF 1/23) that keeps three constituencies as a way past
the 5 %. The seats are divided between the parties by the country's second votes (4(2)), then
each party's between its state lists (4(3)), by Sainte-Laguë (5). In each state the candidates of
a party who won their constituency are put in order of their share of its first votes, and as many
of them are elected as the party has seats there (6(1)). An independent who wins is elected, and
the house has a seat less to divide (4(1), 6(2)).

``elected`` names the party's candidate by the constituency.
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.allocation import ContestAllocation, Elected
from hemicycle.records.election import ContestId, Election, ListId
from hemicycle.seats import draws as steps
from hemicycle.seats.divisors import SAINTE_LAGUE
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.laws.germany import (
    across_states,
    drawn_across_states,
    drawn_constituencies,
    drawn_entering,
    entering,
    rounded,
    second_votes,
)
from hemicycle.seats.plurality import winners
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import largest
from hemicycle.seats.tiers import national

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

COVERED = "constituency"
INDEPENDENT = "independent"


def count(election: Election, protocol: Protocol) -> None:
    """Count the country, the state lists, and who of the constituencies' winners is covered."""
    won = winners(election, protocol, "s. 6(1)")
    entered = entering(election, won, protocol, "s. 4(2), 2 BvF 1/23")
    votes = second_votes(election, entered)
    parties = national(votes.values())
    listed = national(election.votes[state] for state in votes)
    independents = {contest: name for contest, name in won.items() if name not in listed}

    size = election.seats_total - len(independents)
    house = rounded(parties, size, protocol, "s. 4(2), seats of the parties")
    seats: dict[ContestId, dict[ListId, int]] = {state: {} for state in votes}
    for name, total in house.items():
        for state, part in across_states(name, total, votes, {}, protocol).items():
            seats[state][name] = part
    area = {contest.id: contest.area for contest in election.contests}
    for contest, name in independents.items():
        seats[area[contest]][name] = 1
        protocol.elected.append(Elected(contest, name, contest, name, INDEPENDENT))
    for state, parts in seats.items():
        protocol.award(ContestAllocation(state, parts))
    for state, parts in seats.items():
        for name, part in parts.items():
            mine = [one for one, winner in won.items() if winner == name and area[one] == state]
            if name in parties:
                _cover(election, mine, (name, part), protocol)


def count_draws(draws: Draws) -> "Numbers":
    """Count the state lists of many draws; who of the winners is covered changes no seat."""
    import numpy as np

    of_states = draws.places("lists")
    wins = drawn_constituencies(draws)
    entered = drawn_entering(draws, wins)
    votes = steps.admitted(draws.votes[:, of_states], entered[:, None])
    # Only who has second votes nowhere is an independent.
    independents = wins * ~draws.standing[of_states].any(axis=0)
    size = draws.election.seats_total - independents.sum(axis=(1, 2))
    house = steps.divided(draws, votes.sum(axis=1), size, SAINTE_LAGUE)
    seats = np.zeros_like(draws.votes)
    parts = drawn_across_states(draws, house, votes, np.zeros_like(votes))
    seats[:, of_states] = independents + parts
    return seats


def _cover(
    election: Election, mine: list[ContestId], party: tuple[ListId, int], protocol: Protocol
) -> None:
    """Elect those winners of a party in a state whom its seats there cover (6(1))."""
    name, seats = party
    share = {
        contest: Fraction(election.votes[contest][name], sum(election.votes[contest].values()))
        for contest in mine
    }
    covered = protocol.decide(largest(share, min(seats, len(mine))), f"winners of {name}")
    for contest, elected in covered.items():
        if elected:
            protocol.elected.append(Elected(contest, name, contest, name, COVERED))
        else:
            protocol.note("s. 6(1)", f"{name} won here but has no seat: not covered.", contest)


LAW = Law(
    id="germany_2023",
    title="Germany: Bundestag, reform of 2023",
    country="DEU",
    since=date(2023, 6, 14),
    until=None,
    sources=(
        "Bundeswahlgesetz, §§ 1, 4-6, i. d. F. vom 8. Juni 2023 (BGBl. 2023 I Nr. 147)",
        "BVerfG, Urteil vom 30. Juli 2024, 2 BvF 1/23",
    ),
    count=count,
    count_draws=count_draws,
)

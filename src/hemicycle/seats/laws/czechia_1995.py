"""Czechia, Chamber of Deputies until 2021: D'Hondt in each region, 5, 10, 15 or 20 %.

Act 247/1995 as of 2002 to 2020, sections 48 to 51. The Constitutional Court (Pl. ÚS 44/17 of
2 February 2021) struck it down for the elections after. The share is asked of the valid votes in
the whole country: 5 % of a party, 10 % of a coalition of two, 15 % of three, 20 % of four or more
(49). Equal quotients: more votes in the region, then the lot (50.3).
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats import draws as steps
from hemicycle.seats.divisors import D_HONDT, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.laws.czechia import draws_of_regions, seats_of_regions
from hemicycle.seats.protocol import Averages, Outside, Protocol, by_averages
from hemicycle.seats.thresholds import admitted, lacking_by_size, reaching_by_size
from hemicycle.seats.tiers import national

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

PER_PARTY = Fraction(5, 100)

RULE = Averages(D_HONDT, "s. 50", larger_first=True)


def threshold(parties: int) -> Fraction:
    """Return the share asked of an alliance of so many parties.

    >>> [str(threshold(parties)) for parties in (1, 2, 3, 4, 5)]
    ['1/20', '1/10', '3/20', '1/5', '1/5']
    """
    return PER_PARTY * min(parties, 4)


def count(election: Election, protocol: Protocol) -> None:
    """Count region by region."""
    seats = seats_of_regions(election, protocol)
    votes = national(election.votes.values())
    entered = reaching_by_size(votes, threshold, votes.total(), election.lists)
    protocol.note("s. 49", f"{len(entered)} of {len(votes)} lists have their share.")
    short = lacking_by_size(votes, threshold, votes.total(), election.lists)
    for contest in election.contests:
        inside = admitted(election.votes[contest.id], entered)
        column = divide(inside, seats[contest.id], D_HONDT)
        outside = Outside(election.votes[contest.id], short)
        protocol.award(by_averages(protocol, contest.id, column, RULE, outside))


def count_draws(draws: Draws) -> "Numbers":
    """Count the regions of many draws."""
    country = draws.votes.sum(axis=1)
    entered = steps.reaching_by_size(draws, country, threshold)
    inside = steps.admitted(draws.votes, entered[:, None])
    return steps.divided(draws, inside, draws_of_regions(draws), D_HONDT)


LAW = Law(
    id="czechia_1995",
    title="Czechia: Chamber of Deputies, Act 247/1995 before 2021",
    country="CZE",
    since=date(2002, 1, 1),
    until=date(2021, 2, 2),
    sources=("Zákon č. 247/1995 Sb., §§ 48-51; Nález Ústavního soudu Pl. ÚS 44/17",),
    count=count,
    count_draws=count_draws,
)

"""Doppelter Pukelsheim: what Zurich and Zug share.

Everybody has as many votes as their constituency has seats. So a party's votes in a constituency
are divided by its seats, which gives its voters, rounded to a whole number; the voters of all
constituencies share the seats of the house between the parties by Sainte-Laguë (the upper
apportionment). Then the seats of the constituencies and those of the parties are made to meet by
one divisor each (the lower apportionment, biproportional).
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import ContestAllocation, Tie
from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats.biproportional import biproportional
from hemicycle.seats.checks import check_seated
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, Apportionment, apportion, divide
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import admitted
from hemicycle.seats.tiers import national
from hemicycle.seats.words import division_in_words, seats_in_words


def voters(votes: Votes, seats: int) -> dict[ListId, int]:
    """Return the voters of each party: votes divided by seats, half a voter rounded up.

    >>> voters({"A": 28_518, "B": 1_651}, 12)
    {'A': 2377, 'B': 138}
    """
    return {name: floor(Fraction(count, seats) + Fraction(1, 2)) for name, count in votes.items()}


def count_both(
    election: Election, entered: frozenset[ListId], protocol: Protocol, clauses: tuple[str, str]
) -> Mapping[ContestId, Seats]:
    """Count the upper and the lower apportionment for the parties that take part."""
    upper, lower = clauses
    check_seated(election.contests)
    areas = {contest.id: contest.seats for contest in election.contests}
    votes = {area: admitted(election.votes[area], entered) for area in areas}
    country = national(voters(votes[area], seats) for area, seats in areas.items())
    column = divide(country, sum(areas.values()), SAINTE_LAGUE)
    protocol.note(upper, division_in_words(column, SAINTE_LAGUE))
    lists = protocol.decide(apportion(column), "upper apportionment")

    found = biproportional(votes, areas, lists)
    seats = {area: dict(held) for area, held in found.seats.items()}
    if found.tied:
        named = {f"{name} in {area}": (area, name) for area, name in found.tied}
        tie = Tie(tuple(sorted(named)), found.open)
        drawn = protocol.decide(Apportionment(dict.fromkeys(named, 0), tie), "lower apportionment")
        for label, won in drawn.items():
            area, name = named[label]
            seats[area][name] += won
        if national(seats.values()) != {name: lists[name] for name in national(seats.values())}:
            raise ElectionError("the lot for the lower apportionment does not give each its seats")
    for area, held in seats.items():
        if sum(held.values()) != areas[area]:
            raise ElectionError(f"the lot for the lower apportionment does not fill {area}")
        protocol.note(lower, f"{seats_in_words(held)}.", area)
        protocol.award(ContestAllocation(area, held))
    return seats

"""Two tiers: seats of the whole country, less what lists have already won below it."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeAlias

from hemicycle.records.election import ListId, Votes
from hemicycle.seats.column import Seats

Division: TypeAlias = Callable[[Votes, int], Seats]
"""Divides seats between lists; ties have been decided."""


def setting_aside(votes: Votes, seats: int, held: Seats, division: Division) -> dict[ListId, int]:
    """Return each list's seats if those with more than their share keep them and step aside.

    The share of the others is reckoned anew without the lists that stepped aside and without
    their seats, until none of those left holds more than its share.

    >>> from hemicycle.seats.divisors import SAINTE_LAGUE, highest_averages
    >>> division = lambda votes, seats: highest_averages(votes, seats, SAINTE_LAGUE).seats
    >>> setting_aside({"A": 50, "B": 30, "C": 20}, 10, {"A": 7, "B": 1}, division)
    {'A': 7, 'B': 2, 'C': 1}
    """
    taking_part = dict(votes)
    while True:
        share = division(taking_part, seats)
        over = [name for name in taking_part if held.get(name, 0) > share[name]]
        if not over:
            return {name: share.get(name, held.get(name, 0)) for name in votes}
        for name in over:
            del taking_part[name]
            seats -= held[name]


def national(votes: Iterable[Votes]) -> Counter[ListId]:
    """Return the votes (or seats) of every list over all contests given.

    >>> national([{"A": 5, "B": 1}, {"A": 2}])
    Counter({'A': 7, 'B': 1})
    """
    total: Counter[ListId] = Counter()
    for counts in votes:
        total.update(counts)
    return total

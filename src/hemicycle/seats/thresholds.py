"""Thresholds: which lists are let into the division at all.

Of what the share is reckoned differs between laws and decides seats: Spain counts blank votes in,
nobody else does. So the base is always given. Shares are exact fractions; a list that has exactly
the share is let in.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil

from hemicycle.records.election import ListId, RegisteredList, Votes
from hemicycle.seats.column import Seats


def reaching(votes: Votes, share: Fraction, base: int) -> frozenset[ListId]:
    """Return the lists with at least ``share`` of ``base`` votes.

    >>> sorted(reaching({"A": 30, "B": 29, "C": 941}, Fraction(3, 100), 1000))
    ['A', 'C']
    """
    return frozenset(
        name
        for name, count in votes.items()
        if count and count * share.denominator >= base * share.numerator
    )


def lacking(votes: Votes, share: Fraction, base: int) -> dict[ListId, int]:
    """Return how many further votes each list below ``share`` needs to have it.

    A list's further votes raise the base too.

    >>> lacking({"A": 30, "B": 29, "C": 941}, Fraction(3, 100), 1000)
    {'B': 2}
    >>> reaching({"B": 31}, Fraction(3, 100), 1002), reaching({"B": 30}, Fraction(3, 100), 1001)
    (frozenset({'B'}), frozenset())
    """
    within = reaching(votes, share, base)
    return {
        name: ceil((base * share - count) / (1 - share)) if share < 1 else 1
        for name, count in votes.items()
        if name not in within
    }


def exceeding(votes: Votes, share: Fraction, base: int) -> frozenset[ListId]:
    """Return the lists with more than ``share`` of ``base`` votes."""
    return frozenset(
        name for name, count in votes.items() if count * share.denominator > base * share.numerator
    )


def reaching_by_size(
    votes: Votes,
    share_of: Callable[[int], Fraction],
    base: int,
    lists: Mapping[ListId, RegisteredList],
) -> frozenset[ListId]:
    """Return the lists that reach the share asked of an alliance of so many parties.

    A list that the register does not name stands for one party.
    """
    return frozenset(
        name
        for name, count in votes.items()
        if reaching({name: count}, share_of(_size(name, lists)), base)
    )


def lacking_by_size(
    votes: Votes,
    share_of: Callable[[int], Fraction],
    base: int,
    lists: Mapping[ListId, RegisteredList],
) -> dict[ListId, int]:
    """Return how many further votes each list needs that `reaching_by_size` leaves out."""
    found: dict[ListId, int] = {}
    for name, count in votes.items():
        found |= lacking({name: count}, share_of(_size(name, lists)), base)
    return found


def _size(name: ListId, lists: Mapping[ListId, RegisteredList]) -> int:
    return lists[name].parties if name in lists else 1


def reaching_anywhere(
    votes: Mapping[str, Votes], share: Fraction, base: Mapping[str, int] | None = None
) -> frozenset[ListId]:
    """Return the lists with at least ``share`` of the votes of some contest.

    ``base`` gives the votes of each contest where they are not the sum of the lists'.
    """
    found: frozenset[ListId] = frozenset()
    for contest, counts in votes.items():
        total = base[contest] if base else sum(counts.values())
        found |= reaching(counts, share, total)
    return found


def holding(seats: Seats, least: int) -> frozenset[ListId]:
    """Return the lists that hold at least ``least`` seats: basic mandates, or a first seat."""
    return frozenset(name for name, held in seats.items() if held >= least)


def admitted(votes: Votes, lists: frozenset[ListId]) -> dict[ListId, int]:
    """Return the votes of the lists let in, in the order given."""
    return {name: count for name, count in votes.items() if name in lists}

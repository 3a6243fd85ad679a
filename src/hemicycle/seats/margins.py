"""How near every list stands to its next seat: quotients at the cut, and votes that are missing.

A list wins one more seat outright when its next quotient is larger than the smallest one that
won and is not its own: with ``v`` votes, the next divisor ``d`` and that quotient ``w / e``, when
``(v + k) / d > w / e``. The least such whole ``k`` is ``w * d // e + 1 - v``; where squares are
compared, the root of ``w * d // e`` stands there. All other lists' votes stay as they are, and so
does who of them is let in. A list that a threshold has shut out needs as many votes as let it in,
or more if these are not enough for the first seat: see `margins_outside`.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf, isqrt
from typing import NamedTuple

from hemicycle.records.allocation import ContestAllocation, Margin
from hemicycle.records.election import ContestId, ListId, Votes
from hemicycle.seats.column import NOTHING, Column, Quotient


class Nearness(NamedTuple):
    """Of each list, in the column's order: its quotients at the cut, and the votes it misses.

    The quotients are the nearest floats, for reading; ``None`` is a seat that does not exist.
    """

    last_won: Sequence[float | None]
    first_missed: Sequence[float | None]
    votes_to_next: Sequence[int | None]


def nearness(column: Column) -> Nearness:
    """Return how near every list is to its next seat.

    >>> from hemicycle.seats.divisors import D_HONDT, divide
    >>> nearness(divide({"A": 100, "B": 80, "C": 30}, 8, D_HONDT)).votes_to_next
    [34, 21, 21]
    """
    return Nearness(
        column.readable(column.last, inf),
        column.readable(column.next, NOTHING),
        _missing(column),
    )


def margins(column: Column) -> tuple[Margin, ...]:
    """Return the margins of a contest as records, in the order of its lists."""
    near = nearness(column)
    return tuple(map(Margin, column.votes, column.counts, *near))


def margins_outside(
    column: Column, votes: Votes, lacking: Mapping[ListId, int]
) -> tuple[Margin, ...]:
    """Return the margins of lists that a threshold has shut out of the division.

    ``lacking`` are the votes that each of them needs to be let in. Their quotients are none.

    >>> from hemicycle.seats.divisors import D_HONDT, divide
    >>> column = divide({"A": 100, "B": 80}, 8, D_HONDT)
    >>> found = margins_outside(column, {"C": 9, "D": 2}, {"C": 4, "D": 30})
    >>> [(margin.list, margin.votes_to_next) for margin in found]
    [('C', 12), ('D', 30)]
    """
    rival = _rival(column)
    return tuple(
        Margin(
            name,
            0,
            None,
            None,
            None
            if rival is None
            else max(wanted, _beyond(column, rival, [0], [votes[name]])[0] or 0),
        )
        for name, wanted in lacking.items()
    )


def closest(contests: Iterable[ContestAllocation]) -> list[tuple[ContestId, Margin]]:
    """Return the margins of all contests, the fewest missing votes first."""
    found = (
        (contest.contest, margin)
        for contest in contests
        for margin in contest.margins
        if margin.votes_to_next is not None
    )
    return sorted(found, key=lambda one: (one[1].votes_to_next or 0, one[0], one[1].list))


def _missing(column: Column) -> list[int | None]:
    """Return the votes that every list misses for one more seat."""
    counts, votes = column.counts, list(column.votes.values())
    if column.tied:
        return _beyond(column, column.missed(column.tied[0]), counts, votes)
    lowest = column.lowest_won()
    if column.last[lowest] == inf:
        return [None] * len(counts)
    missing = _beyond(column, column.won(lowest), counts, votes)
    # Its own last seat is not its rival: the next one from below is.
    following = column.lowest_won(but=lowest)
    alone = following == lowest or column.last[following] == inf
    own = counts[lowest : lowest + 1], votes[lowest : lowest + 1]
    missing[lowest] = None if alone else _beyond(column, column.won(following), *own)[0]
    return missing


def _rival(column: Column) -> Quotient | None:
    """Return the quotient that a further seat must beat, or nothing where no seat can be won."""
    if column.tied:
        return column.missed(column.tied[0])
    lowest = column.lowest_won()
    return None if column.last[lowest] == inf else column.won(lowest)


def _beyond(
    column: Column, rival: Quotient, counts: list[int], votes: list[int]
) -> list[int | None]:
    """Return the votes after which the next quotient of each list is larger than the rival."""
    tally, divisor = rival
    row, price = column.row, divisor * column.scale
    # Many lists have as many seats as another: what a number of seats asks for is found once.
    reach = {held: tally * row[held] // price for held in set(counts)}
    if column.power > 1:
        reach = {held: isqrt(square) for held, square in reach.items()}
    return [reach[held] + 1 - count for held, count in zip(counts, votes, strict=True)]

"""Highest averages over a block of columns at once: floats find the seats, and say where not.

A guess of the cut gives every list the divisors that it lets through, and single seats are added
or taken back until the number is right. Votes below 2^53 divided by whole divisors keep their
order as floats, so a column is right wherever the smallest quotient that won is larger than the
largest that missed. Elsewhere it is doubtful, and integers must decide it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from hemicycle.seats.column import Divisors, whole_row

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float64]
    Numbers: TypeAlias = npt.NDArray[np.int64]
    Counts: TypeAlias = npt.NDArray[np.int32]
    Flags: TypeAlias = npt.NDArray[np.bool_]

LARGEST = 1 << 53
"""Beyond this a float no longer holds every whole number."""

_CELLS = 1 << 16
"""Cells counted at once: their few arrays of floats stay in the processor's cache."""


def divided_columns(
    votes: "Numbers", seats: "Numbers", divisors: Divisors, held: "Counts | None" = None
) -> "tuple[Counts, Flags]":
    """Award the seats of every column, and say which columns are doubtful.

    Parameters
    ----------
    votes
        By column and list, below 2^53.
    seats
        Of each column, those already held among them.
    divisors
        The row laid down by the law.
    held
        By column and list: seats that are kept and whose quotients are used up.
    """
    import numpy as np

    counts = np.zeros(votes.shape, np.int32)
    doubtful = np.ones(len(votes), bool)
    row = _regular_row(divisors, int(seats.max(initial=0)))
    if row is None:
        return counts, doubtful
    for block in _blocks(*votes.shape):
        # Lists by columns: sums and extremes over the lists then run along the columns.
        tallies = np.ascontiguousarray(votes[block].T, np.float64)
        floors = None if held is None else np.ascontiguousarray(held[block].T)
        found, doubtful[block] = _count(tallies, seats[block], row, floors)
        counts[block] = found.T
    return counts, doubtful


def _blocks(columns: int, lists: int) -> Iterator[slice]:
    step = max(1, _CELLS // max(1, lists))
    return (slice(start, min(start + step, columns)) for start in range(0, columns, step))


def _regular_row(divisors: Divisors, seats: int) -> "Floats | None":
    """Return divisors enough, or nothing where they do not rise by equal steps after the first."""
    import numpy as np

    whole = whole_row(divisors, max(4, 2 << seats.bit_length()))[1]
    steps = {high - low for low, high in pairwise(whole[1:])}
    regular = divisors.power == 1 and whole[0] > 0 and len(steps) == 1
    return np.array(whole, np.float64) if regular else None


def _count(
    tallies: "Floats", seats: "Numbers", row: "Floats", floors: "Counts | None"
) -> "tuple[Counts, Flags]":
    """Return the counts of a block, lists by columns, and which of its columns are doubtful."""
    import numpy as np

    empty = ~tallies.any(axis=0)
    if empty.any():
        tallies[0, empty] = 1.0
    counts = _guess(tallies, seats, row)
    if floors is not None:
        np.maximum(counts, floors, out=counts)
        # Where more are held than there are seats, nothing can be right.
        empty |= floors.sum(axis=0) > seats
        seats = np.maximum(seats, floors.sum(axis=0))
    gap = seats - counts.sum(axis=0)
    while (short := np.flatnonzero(gap > 0)).size:
        missed = tallies[:, short] / row[counts[:, short]]
        counts[missed.argmax(axis=0), short] += 1
        gap[short] -= 1
    while (over := np.flatnonzero(gap < 0)).size:
        kept = None if floors is None else floors[:, over]
        won = _won(tallies[:, over], counts[:, over], row, kept)
        counts[won.argmin(axis=0), over] -= 1
        gap[over] += 1
    missed = tallies / row[counts]
    doubtful = missed.max(axis=0) >= _won(tallies, counts, row, floors).min(axis=0)
    return counts, doubtful | empty


def _won(tallies: "Floats", counts: "Counts", row: "Floats", floors: "Counts | None") -> "Floats":
    """Return the quotients of the last seats won, infinity where there is none."""
    import numpy as np

    won = np.full(tallies.shape, np.inf)
    np.divide(tallies, row[counts - 1], out=won, where=counts > (0 if floors is None else floors))
    return won


def _guess(tallies: "Floats", seats: "Numbers", row: "Floats") -> "Counts":
    """Return about the right counts: of every list the divisors below ``votes / cut``.

    A list with ``n`` seats has about ``step * n`` cuts of votes and ``second - 1.5 * step`` more,
    so the cut follows from the votes of the lists that win anything. Which these are follows from
    the cut: lists below the first divisor are dropped, and the rest is divided again.
    """
    import numpy as np

    first, second, step = row[0], row[1], row[2] - row[1]
    inside, cut = tallies, tallies[0]
    # However few the seats, the largest list is not dropped.
    most = tallies.max(axis=0) / first
    for _ in range(3):
        entering = np.count_nonzero(inside, axis=0)
        steps = step * seats + entering * (second - 1.5 * step)
        cut = np.minimum(inside.sum(axis=0) / np.maximum(steps, step / 2), most)
        inside = np.where(tallies >= cut * first, tallies, 0.0)
    scaled = tallies / (cut * step)
    counts: npt.NDArray[np.int32] = (scaled + (2 - second / step)).astype(np.int32)
    np.maximum(counts, 1, out=counts)
    np.minimum(counts, seats, out=counts, casting="unsafe")
    counts[scaled < first / step] = 0
    return counts

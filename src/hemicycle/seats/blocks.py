"""Highest averages over a block of columns at once: floats find the seats, and say where not.

A guess of the cut gives every list the divisors that it lets through, and single seats are added
or taken back until the number is right. Votes below 2^53 divided by whole divisors keep their
order as floats, so a column is right wherever the smallest quotient that won is larger than the
largest that missed. Elsewhere it is doubtful, and integers must decide it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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
    row = _row(divisors)
    if row is None:
        return counts, doubtful
    for block in _blocks(*votes.shape):
        # Lists by columns: sums and extremes over the lists then run along the columns.
        tallies = np.ascontiguousarray(votes[block].T, np.float64)
        floors = None if held is None else np.ascontiguousarray(held[block].T, np.float64)
        found, doubtful[block] = _count(tallies, seats[block], row, floors)
        counts[block] = found.T
    return counts, doubtful


def _blocks(columns: int, lists: int) -> Iterator[slice]:
    step = max(1, _CELLS // max(1, lists))
    return (slice(start, min(start + step, columns)) for start in range(0, columns, step))


@dataclass(frozen=True, slots=True)
class _Row:
    """Divisors that rise by equal steps after the first, as floats that are whole."""

    first: float
    second: float
    step: float

    def above(self, counts: "Floats") -> "Floats":
        """Return the divisors of the next seats."""
        import numpy as np

        # The row without its first divisor, continued downwards, is below that divisor.
        found: Floats = np.maximum(self.step * counts + (self.second - self.step), self.first)
        return found

    def below(self, counts: "Floats") -> "Floats":
        """Return the divisors of the last seats won; whoever has none has any."""
        return self.above(counts - 1)


def _row(divisors: Divisors) -> _Row | None:
    """Return a row, or nothing where it rises otherwise: its columns are doubtful."""
    if divisors.power > 1:
        return None
    whole = [float(divisor) for divisor in whole_row(divisors, 8)[1]]
    steps = {high - low for low, high in pairwise(whole[1:])}
    found = _Row(whole[0], whole[1], whole[2] - whole[1])
    regular = len(steps) == 1 and found.first > 0 and found.second - found.step <= found.first
    return found if regular else None


def _count(
    tallies: "Floats", seats: "Numbers", row: _Row, floors: "Floats | None"
) -> "tuple[Floats, Flags]":
    """Return the counts of a block, lists by columns, and which of its columns are doubtful."""
    import numpy as np

    empty = tallies.sum(axis=0) == 0
    tallies[0, empty] = 1.0
    counts = _guess(tallies, seats, row)
    if floors is None:
        floors = np.zeros((1, 1))
    else:
        np.maximum(counts, floors, out=counts)
        # Where more are held than there are seats, nothing can be right.
        empty |= floors.sum(axis=0) > seats
        seats = np.maximum(seats, floors.sum(axis=0))
    missed = tallies / row.above(counts)
    won = np.where(counts > floors, tallies / row.below(counts), np.inf)
    floors = np.broadcast_to(floors, counts.shape)
    gap = seats - counts.sum(axis=0)
    while (wrong := np.flatnonzero(gap)).size:
        change = np.sign(gap[wrong])
        short = change > 0
        place = np.empty(len(wrong), np.intp)
        place[short] = missed[:, wrong[short]].argmax(axis=0)
        place[~short] = won[:, wrong[~short]].argmin(axis=0)
        cell = place, wrong
        counts[cell] += change
        gap[wrong] -= change
        missed[cell] = tallies[cell] / row.above(counts[cell])
        won[cell] = np.where(
            counts[cell] > floors[cell], tallies[cell] / row.below(counts[cell]), np.inf
        )
    return counts, (missed.max(axis=0) >= won.min(axis=0)) | empty


def _guess(tallies: "Floats", seats: "Numbers", row: _Row) -> "Floats":
    """Return about the right counts: of every list the divisors below ``votes / cut``.

    A list with ``n`` seats has about ``step * n`` cuts of votes and ``second - 1.5 * step`` more,
    so the cut follows from the votes of the lists that win anything. Which these are follows from
    the cut: lists below the first divisor are dropped, and the rest is divided again.
    """
    import numpy as np

    # However few the seats, the largest list is not dropped.
    most = tallies.max(axis=0) / row.first
    wanted, each = row.step * seats, row.second - 1.5 * row.step
    votes, entering = tallies.sum(axis=0), np.full(len(most), len(tallies))
    inside, cut = np.ones(tallies.shape, bool), most
    for _ in range(3):
        cut = np.minimum(votes / np.maximum(wanted + each * entering, row.step / 2), most)
        inside = tallies >= cut * row.first
        votes = np.where(inside, tallies, 0.0).sum(axis=0)
        # Bytes are summed faster than truth values are counted.
        entering = inside.view(np.uint8).sum(axis=0, dtype=np.intp)
    counts: npt.NDArray[np.float64]
    counts = tallies / (cut * row.step) + (2 - row.second / row.step)
    np.minimum(np.maximum(np.floor(counts, out=counts), 1.0, out=counts), seats, out=counts)
    counts *= inside
    return counts

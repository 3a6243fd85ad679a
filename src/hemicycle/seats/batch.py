"""Highest averages for many draws at once, equal to the exact path seat by seat.

Floats find the seats of a whole block of draws: a guess of the cut gives every list the divisors
that it lets through, and single seats are added or taken back until the number is right. Votes
below 2^53 divided by whole divisors keep their order as floats, so a block is right wherever the
smallest quotient that won is larger than the largest that missed. Where they are equal, or the
guess went wrong, the draw is counted again by `hemicycle.seats.column`, in integers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.seats.column import Column, Divisors, whole_row

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_BLOCK = 1 << 16
"""Cells counted at once: their few arrays of floats stay in the processor's cache."""

_LARGEST = 1 << 53
"""Beyond this a float no longer holds every whole number."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Seats won outright, int32 by draw, contest and list; and which contests have a tie."""

    seats: "npt.NDArray[np.int32]"
    tied: "npt.NDArray[np.bool_]"


def highest_averages_batch(
    votes: "npt.NDArray[np.int64]", seats: Sequence[int], divisors: Divisors
) -> Batch:
    """Award the seats of every contest in every draw.

    Parameters
    ----------
    votes
        int64 by draw, contest and list. A list that is not admitted has no votes.
    seats
        Seats of each contest.
    divisors
        The row laid down by the law; its first divisor must not be 0.

    Raises
    ------
    ElectionError
        Where the votes are not a table of three dimensions, negative, or larger than 2^53.
    NoVotesError
        Where a contest has no votes in some draw.

    Examples
    --------
    >>> import numpy as np
    >>> from hemicycle.seats.divisors import D_HONDT
    >>> batch = highest_averages_batch(np.array([[[100, 80, 30]], [[90, 90, 30]]]), [3], D_HONDT)
    >>> batch.seats.tolist(), batch.tied.tolist()
    ([[[2, 1, 0]], [[1, 1, 0]]], [[False], [True]])
    """
    import numpy as np

    _check(votes, seats)
    awarded = np.zeros(votes.shape, np.int32)
    tied = np.zeros(votes.shape[:2], bool)
    for contest, number in enumerate(seats):
        if number == 0:
            continue
        for block in _blocks(len(votes), votes.shape[2]):
            # Lists by draws: sums and extremes over the lists then run along the draws.
            tallies = np.ascontiguousarray(votes[block, contest].T, np.float64)
            counts, doubtful = _count(tallies, number, divisors)
            awarded[block, contest] = counts.T
            for draw in block.start + np.flatnonzero(doubtful):
                column = _exact(votes[draw, contest], number, divisors)
                awarded[draw, contest] = column.counts
                tied[draw, contest] = bool(column.tied)
    return Batch(awarded, tied)


def _check(votes: "npt.NDArray[np.int64]", seats: Sequence[int]) -> None:
    if votes.ndim != 3 or votes.shape[1] != len(seats):
        raise ElectionError(
            f"votes have the shape {votes.shape}, expected draws by {len(seats)} contests by lists"
        )
    if votes.dtype.kind not in "iu":
        raise ElectionError(f"votes are {votes.dtype}, expected whole numbers (int64)")
    if min(seats, default=0) < 0:
        raise SeatsError(f"a contest cannot have {min(seats)} seats")
    if votes.size and (votes.min() < 0 or votes.max() >= _LARGEST):
        raise ElectionError("votes must be 0 or more and less than 2^53")
    empty = (votes.sum(axis=2) == 0).any(axis=0)
    for contest, number in enumerate(seats):
        if number and len(votes) and empty[contest]:
            raise NoVotesError(f"contest {contest} has a draw in which no list has a vote")


def _blocks(draws: int, lists: int) -> Iterator[slice]:
    step = max(1, _BLOCK // max(1, lists))
    return (slice(start, min(start + step, draws)) for start in range(0, draws, step))


def _exact(votes: "npt.NDArray[np.int64]", seats: int, divisors: Divisors) -> Column:
    named = {str(index): int(count) for index, count in enumerate(votes)}
    return Column(named, seats, divisors, {}, {})


def _count(
    tallies: "npt.NDArray[np.float64]", seats: int, divisors: Divisors
) -> "tuple[npt.NDArray[np.int32], npt.NDArray[np.bool_]]":
    """Return the counts of a block, and which of its draws integers must decide."""
    import numpy as np

    whole = whole_row(divisors, max(4, 1 << seats.bit_length()))[1]
    steps = {high - low for low, high in pairwise(whole[1:])}
    if divisors.power > 1 or whole[0] == 0 or len(steps) > 1:
        return np.zeros(tallies.shape, np.int32), np.ones(tallies.shape[1], bool)
    row = np.array(whole, np.float64)
    counts = _guess(tallies, seats, row)
    gap = seats - counts.sum(axis=0)
    while (short := np.flatnonzero(gap > 0)).size:
        missed = tallies[:, short] / row[counts[:, short]]
        counts[missed.argmax(axis=0), short] += 1
        gap[short] -= 1
    while (over := np.flatnonzero(gap < 0)).size:
        won = _won(tallies[:, over], counts[:, over], row)
        counts[won.argmin(axis=0), over] -= 1
        gap[over] += 1
    missed = tallies / row[counts]
    return counts, missed.max(axis=0) >= _won(tallies, counts, row).min(axis=0)


def _won(
    tallies: "npt.NDArray[np.float64]",
    counts: "npt.NDArray[np.int32]",
    row: "npt.NDArray[np.float64]",
) -> "npt.NDArray[np.float64]":
    """Return the quotients of the last seats won, infinity where there is none."""
    import numpy as np

    # The divisor before the first is 0 here, and what is divided by it infinite.
    below = np.concatenate(([0.0], row))[counts]
    with np.errstate(divide="ignore", invalid="ignore"):
        won: npt.NDArray[np.float64] = np.where(below > 0, tallies / below, np.inf)
    return won


def _guess(
    tallies: "npt.NDArray[np.float64]", seats: int, row: "npt.NDArray[np.float64]"
) -> "npt.NDArray[np.int32]":
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
    np.minimum(counts, seats, out=counts)
    counts[scaled < first / step] = 0
    return counts

"""Who sits where: each bloc one connected patch of the hemicycle, however small.

Dealing the seats out by angle tears a bloc of four over ten rows into four. Here the blocs come
in from both ends of the diameter, and each *grows*: it starts with one seat and always adds that
seat beside it which lies furthest behind. What is left of every row is then its far part, and no
row runs far ahead of the next. The largest bloc takes what is left in the middle.

A bloc starts in the outermost row, where its label will stand, unless that would leave rows
lagging too far; then it starts with the seat furthest behind. Some crowds of tiny blocs find no
way: then the chamber is filled row by row, to and fro, which is a path from neighbour to
neighbour and therefore connected however it is cut.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from itertools import islice, pairwise
from math import inf
from typing import TypeAlias

from hemicycle.errors import SeatsError
from hemicycle.pictures.seating import Seating
from hemicycle.pictures.svg import Point

REACH = 1.6
"""Two seats are neighbours if their centres are no further apart than this many spacings."""

_LAG = 1.6  # how far, in seats of the inner row, neighbouring rows may be apart

_FAR_LAG = 2.6  # the same, where it lets a bloc reach the outermost row

_Starts: TypeAlias = Callable[["_Floor"], list[tuple[int, float]]]
"""Rows in which a bloc may start, with the lag that may come of it, the best first."""

_Owners: TypeAlias = list[list[int]]


@dataclass(slots=True)
class _Floor:
    """The rows of a seating, and the number of seats already taken at the head of each.

    Behind the last seat of a row stands an angle without end.
    """

    rows: list[tuple[Point, ...]]
    angles: list[tuple[float, ...]]
    taken: list[int]

    def first(self, row: int) -> float:
        """Return the angle of the first seat left in a row."""
        return self.angles[row][self.taken[row]]

    def left(self) -> list[int]:
        """Return the rows in which a seat is left."""
        return [row for row in range(len(self.rows)) if self.first(row) < inf]

    def near(self, run: range, row: int, seat: int, beside: int) -> bool:
        """Tell whether a seat of row ``beside`` is near one of a run of seats of a row."""
        x, y = self.rows[beside][seat]
        at = bisect_left(self.angles[row], self.angles[beside][seat], run.start, run.stop)
        for nearest in (at - 1, at):
            if nearest in run:
                other_x, other_y = self.rows[row][nearest]
                apart = (x - other_x) ** 2 + (y - other_y) ** 2
                if apart <= REACH * REACH:
                    return True
        return False


def deal(seating: Seating, sizes: Sequence[int]) -> list[int]:
    """Return the bloc (its place in ``sizes``) of every seat, in the order of the seating.

    Blocs reach the outermost row where they can.

    >>> from hemicycle.pictures.seating import seating
    >>> deal(seating(12), [5, 3, 4])
    [0, 0, 1, 2, 0, 0, 0, 1, 1, 2, 2, 2]

    Raises
    ------
    SeatsError
        If the sizes do not add up to the seats, or one is less than 1.
    """
    return _dealt(seating, sizes, (_outermost_first, _furthest_behind))


def deal_tidily(seating: Seating, sizes: Sequence[int]) -> list[int]:
    """Return the same where no label needs the outermost row: borders are as short as can be.

    Raises
    ------
    SeatsError
        If the sizes do not add up to the seats, or one is less than 1.
    """
    return _dealt(seating, sizes, (_furthest_behind,))


def _dealt(seating: Seating, sizes: Sequence[int], ways: Iterable[_Starts]) -> list[int]:
    """Return the bloc of every seat by the first of the ways that seats them all."""
    if sum(sizes) != sum(seating.counts) or min(sizes) < 1:
        raise SeatsError(
            f"{sum(seating.counts)} seats cannot be dealt to blocs of {', '.join(map(str, sizes))}"
        )
    floor = _floor(seating)
    for starts in ways:
        owners = _from_both_ends(floor, sizes, starts)
        if owners is not None:
            break
    else:
        owners = _to_and_fro(seating, sizes)
    return [bloc for row in owners for bloc in row]


def _outermost_first(floor: _Floor) -> list[tuple[int, float]]:
    outermost = len(floor.rows) - 1
    return [(outermost, _LAG), (outermost, _FAR_LAG), *_furthest_behind(floor)]


def _furthest_behind(floor: _Floor) -> list[tuple[int, float]]:
    rows = sorted(floor.left(), key=lambda row: (floor.first(row), -row))
    return [(row, _LAG) for row in rows]


def _from_both_ends(floor: _Floor, sizes: Sequence[int], starts: _Starts) -> _Owners | None:
    middle = max(range(len(sizes)), key=sizes.__getitem__)
    near_end = _sweep(floor, sizes[:middle], starts)
    far_end = _sweep(floor, sizes[:middle:-1], starts)
    if near_end is None or far_end is None:
        return None
    owners = []
    last = len(sizes) - 1
    for ours, theirs in zip(near_end, far_end, strict=True):
        theirs.reverse()
        if any(one >= 0 and other >= 0 for one, other in zip(ours, theirs, strict=True)):
            return None
        row = [
            one if one >= 0 else last - other if other >= 0 else middle
            for one, other in zip(ours, theirs, strict=True)
        ]
        owners.append(row)
    return owners if _is_connected(floor, owners, middle) else None


def _sweep(floor: _Floor, sizes: Sequence[int], starts: _Starts) -> _Owners | None:
    """Seat blocs from the first end on; seats left over are -1."""
    rows = range(len(floor.rows))
    owners = [[-1] * len(row) for row in floor.rows]
    floor.taken = [0 for _ in rows]
    for bloc, size in enumerate(sizes):
        grown = next(
            (
                taken
                for start, lag in starts(floor)
                if (taken := _grow(floor, start, size)) and _is_even(floor, taken, lag)
            ),
            None,
        )
        if grown is None:
            return None
        for row in rows:
            owners[row][floor.taken[row] : grown[row]] = [bloc] * (grown[row] - floor.taken[row])
        floor.taken = grown
    return owners


def _grow(floor: _Floor, start: int, size: int) -> list[int] | None:
    """Return the seats taken of each row once a bloc sits that starts in row ``start``."""
    if floor.first(start) == inf:
        return None
    angles, taken = floor.angles, list(floor.taken)
    heads = [*map(floor.first, range(len(taken))), inf]  # no row lies before the first: -1 is last
    low = high = start
    fronts: list[tuple[float, int]] = []  # a heap of the next seats of the bloc's rows
    chosen = start
    for _ in range(size):
        angle = angles[chosen][taken[chosen]]
        if angle == inf:
            return None
        taken[chosen] += 1
        front = angles[chosen][taken[chosen]], -chosen
        if low <= chosen <= high and fronts:
            heapreplace(fronts, front)
        else:
            heappush(fronts, front)
            low, high = min(low, chosen), max(high, chosen)
        behind, chosen = fronts[0][0], -fronts[0][1]
        for row, beside in ((low - 1, low), (high + 1, high)):
            if heads[row] <= behind < inf:
                own = range(floor.taken[beside], taken[beside])
                if floor.near(own, beside, floor.taken[row], row):
                    chosen, behind = row, heads[row]
    return taken


def _is_even(floor: _Floor, taken: list[int], lag: float) -> bool:
    """Tell whether every row has a seat left and none runs further than ``lag`` ahead."""
    firsts = [angles[count] for angles, count in zip(floor.angles, taken, strict=True)]
    return max(firsts) < inf and all(
        abs(inner - outer) * (len(angles) - 2) <= lag * (angles[-2] - angles[0])
        for angles, (inner, outer) in zip(floor.angles, pairwise(firsts), strict=False)
    )


def _is_connected(floor: _Floor, owners: _Owners, bloc: int) -> bool:
    """Tell whether a bloc that has one run of seats in every row is connected."""
    runs = [[at for at, owner in enumerate(row) if owner == bloc] for row in owners]
    if not all(runs):
        return False
    return all(
        any(floor.near(range(inner[0], inner[-1] + 1), row, seat, row + 1) for seat in outer)
        for row, (inner, outer) in enumerate(pairwise(runs))
    )


def _floor(seating: Seating) -> _Floor:
    """Return the rows of a seating with no seat taken."""
    places = iter(seating.places)
    rows = [tuple(islice(places, count)) for count in seating.counts]
    angles = [(*row, inf) for row in seating.angles]
    return _Floor(rows, angles, [0] * len(rows))


def _to_and_fro(seating: Seating, sizes: Sequence[int]) -> _Owners:
    queue = [bloc for bloc, size in enumerate(sizes) for _ in range(size)]
    owners: _Owners = []
    for count in seating.counts:
        row, queue = queue[:count], queue[count:]
        owners.append(row[:: -1 if len(owners) % 2 else 1])
    return owners

"""Other halls than the half circle: a horseshoe, and straight rows.

A *horseshoe* is a half circle whose rows run on in two straight arms. Its rows are evenly far
apart; along each row the seats are too, by one spacing as nearly as whole numbers allow. Angles
run on along the arms: below 0 on the first, beyond pi on the second, one mean radius for each
radian, so that seats side by side in different rows have nearly the same.

*Straight rows* are a grid that may end in a column that is not full. Such a hall is filled column
by column, to and fro, which is a path from neighbour to neighbour; so every bloc is one patch,
however it is cut. The front row is the first.

Lengths are in spacings, as in `hemicycle.pictures.seating`.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, dist, pi, sin

from hemicycle.errors import SeatsError
from hemicycle.pictures.seating import GAP, MOST_SEATS, Seating
from hemicycle.pictures.svg import Point

_STEP = 1.1  # distance of two rows of a horseshoe
_HOLLOW = 0.45  # inner radius of the bend over outer radius
_ARM = 0.8  # length of an arm over the mean radius
_NARROWEST = 0.55  # inner radius that keeps the two arms apart


@lru_cache(maxsize=64)
def horseshoe_seating(seats: int) -> Seating:
    """Return the seats of a horseshoe.

    >>> horseshoe_seating(40).counts
    (10, 13, 17)

    Raises
    ------
    SeatsError
        If there is no seat, or more than `MOST_SEATS`.
    """
    _check(seats)
    rows = _rows_of_horseshoe(seats)
    inner = max(_NARROWEST, _HOLLOW / (1 - _HOLLOW) * _STEP * (rows - 1))
    if rows == 1:
        inner = max(_NARROWEST, (seats - 1) / (pi + 2 * _ARM))
    radii = tuple(inner + _STEP * row for row in range(rows))
    arm = max(0.0, (seats - rows - pi * sum(radii)) / (2 * rows))
    counts = _whole([2 * arm + pi * radius + 1 for radius in radii], seats)
    middle = sum(radii) / rows
    angles = tuple(
        tuple(
            _angle((2 * arm + pi * radius) * seat / (count - 1) - arm, radius, middle)
            for seat in range(count)
        )
        if count > 1
        else (pi / 2,)
        for count, radius in zip(counts, radii, strict=True)
    )
    places = tuple(
        _place(angle, radius, middle)
        for row, radius in zip(angles, radii, strict=True)
        for angle in row
    )
    return Seating(counts, radii, _nearest(counts, places) / GAP, angles, places)


@lru_cache(maxsize=64)
def straight_seating(seats: int, rows: int) -> Seating:
    """Return the seats of ``rows`` straight rows, or of fewer if the seats fill no more.

    >>> straight_seating(7, 3).counts
    (3, 2, 2)

    Raises
    ------
    SeatsError
        If there is no seat, or more than `MOST_SEATS`, or no row.
    """
    _check(seats)
    if rows < 1:
        raise SeatsError(f"{rows} rows seat nobody")
    columns = ceil(seats / rows)
    height = min(rows, seats)
    last = seats - height * (columns - 1)
    # The path comes to the last column from the front or from the back: there its seats are.
    from_front = columns % 2 == 1
    counts = tuple(
        columns if (row < last if from_front else row >= height - last) else columns - 1
        for row in range(height)
    )
    angles = tuple(tuple(float(seat) for seat in range(count)) for count in counts if count)
    places = tuple((x, float(row)) for row, along in enumerate(angles) for x in along)
    return Seating(counts, (), 1 / GAP, angles, places)


def fill_columns(seating: Seating, sizes: Sequence[int]) -> list[int]:
    """Return the bloc of every seat of straight rows, as `hemicycle.pictures.patches.deal` does.

    >>> fill_columns(straight_seating(7, 3), [4, 3])
    [0, 1, 1, 0, 1, 0, 0]
    """
    owners = [0] * len(seating.places)
    queue = (bloc for bloc, size in enumerate(sizes) for _ in range(size))
    for seat, bloc in zip(column_path(seating), queue, strict=True):
        owners[seat] = bloc
    return owners


def column_path(seating: Seating) -> list[int]:
    """Return the seats of straight rows column by column, to and fro.

    >>> column_path(straight_seating(7, 3))
    [0, 3, 5, 6, 4, 1, 2]
    """
    starts = [sum(seating.counts[:row]) for row in range(len(seating.counts))]
    path = []
    for column in range(max(seating.counts)):
        own = [
            start + column
            for start, count in zip(starts, seating.counts, strict=True)
            if column < count
        ]
        path += own[:: -1 if column % 2 else 1]
    return path


def _check(seats: int) -> None:
    if not 1 <= seats <= MOST_SEATS:
        raise SeatsError(f"a hall has 1 to {MOST_SEATS:,} seats, not {seats:,}")


def _rows_of_horseshoe(seats: int) -> int:
    """Return the number of rows at which the arms are nearest to `_ARM` mean radii."""

    def blemish(rows: int) -> float:
        inner = _HOLLOW / (1 - _HOLLOW) * _STEP * (rows - 1)
        radii = [inner + _STEP * row for row in range(rows)]
        arm = (seats - rows - pi * sum(radii)) / (2 * rows)
        return abs(arm / (sum(radii) / rows) - _ARM)

    return min(range(2, ceil((seats / 4) ** 0.5) + 2), key=blemish) if seats > 16 else 1


def _whole(wishes: Sequence[float], total: int) -> tuple[int, ...]:
    """Return whole numbers near the wishes that add up to the total."""
    scale = total / sum(wishes)
    edges = [round(scale * sum(wishes[:row])) for row in range(len(wishes))] + [total]
    return tuple(after - before for before, after in pairwise(edges))


def _angle(way: float, radius: float, middle: float) -> float:
    """Return the angle of a seat that stands ``way`` along its row from where the bend begins."""
    if way < 0:
        return way / middle
    bend = pi * radius
    return way / radius if way <= bend else pi + (way - bend) / middle


def _place(angle: float, radius: float, middle: float) -> Point:
    if angle < 0:
        return -radius, angle * middle
    if angle > pi:
        return radius, (pi - angle) * middle
    return -radius * cos(angle), radius * sin(angle)


def _nearest(counts: Sequence[int], places: Sequence[Point]) -> float:
    """Return the least distance of two seats: of one row, of two rows, or of the two arms."""
    if len(places) == 1:
        return 1.0
    starts = [sum(counts[:row]) for row in range(len(counts))]
    along = min(
        dist(places[start], places[start + 1])
        if count < 3
        else min(dist(a, b) for a, b in pairwise(places[start : start + count]))
        for start, count in zip(starts, counts, strict=True)
        if count > 1
    )
    across = dist(places[0], places[counts[0] - 1])
    return min(along, across, _STEP)

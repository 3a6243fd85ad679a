"""Where the seats of a hemicycle stand: rows of a half circle, evenly spaced.

All rows run from one end of the diameter to the other, so a row of ``n`` seats whose neighbours
are one *spacing* apart has a radius of ``1 / (2 sin(pi / (2 (n - 1))))`` spacings. Rows with
such radii are perfectly even along the row but not from row to row, since ``n`` is a whole
number; rows at equal distances are even across but not along. `seating` draws the radii
towards equal distances as far as the spread of the spacing stays under `SPREAD`.

Lengths are in spacings; angles run from 0 (the first end of the diameter) to pi.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin

from hemicycle.errors import SeatsError

MOST_SEATS = 10_000
"""More seats than any assembly on record, and than a picture of dots can show."""

GAP = 1.3
"""Least distance between the centres of two seats, in diameters of a seat."""

SPREAD = 0.009
"""Largest coefficient of variation of the distance to the nearest seat."""

_HOLLOW = 0.4  # inner radius over outer radius that looks like a chamber
_STEP = 3.6  # seats that each row has more than the one within; pi would leave no passage
_STEPS = (3.3, 3.4, 3.5, 3.6, 3.7, 3.8, 3.9, 4.0, 4.2, 4.4)  # those that are tried


@dataclass(frozen=True, slots=True)
class Seating:
    """Seats row by row, the innermost row first, and in a row from angle 0 on.

    ``counts``, ``radii`` and ``angles`` describe the rows, ``diameter`` is that of a seat.
    ``places`` are ``(x, y)`` of every seat: angle 0 at the left, the arch upwards.
    """

    counts: tuple[int, ...]
    radii: tuple[float, ...]
    diameter: float
    angles: tuple[tuple[float, ...], ...]
    places: tuple[tuple[float, float], ...]


@lru_cache(maxsize=64)
def seating(seats: int) -> Seating:
    """Return the seats of a chamber.

    >>> seating(12).counts
    (4, 8)
    >>> sum(seating(329).counts), len(seating(329).counts)
    (329, 9)

    Raises
    ------
    SeatsError
        If there is no seat, or more than `MOST_SEATS`.
    """
    if not 1 <= seats <= MOST_SEATS:
        raise SeatsError(f"a hemicycle has 1 to {MOST_SEATS:,} seats, not {seats:,}")
    if seats == 1:
        return _placed((1,), (1.0,), 1.0)
    _, counts, radii, nearest = min(_plan(counts) for counts in _splits(seats))
    return _placed(counts, radii, nearest)


def _placed(counts: tuple[int, ...], radii: tuple[float, ...], nearest: float) -> Seating:
    angles = tuple(
        tuple(pi * seat / (count - 1) for seat in range(count)) if count > 1 else (pi / 2,)
        for count in counts
    )
    places = tuple(
        (-radius * cos(angle), radius * sin(angle))
        for radius, row in zip(radii, angles, strict=True)
        for angle in row
    )
    return Seating(counts, radii, nearest / GAP, angles, places)


def _splits(seats: int) -> Iterator[tuple[int, ...]]:
    """Yield ways to split the seats into rows that grow by about `_STEP`; one row always fits."""
    yield (seats,)
    share = (1 + _HOLLOW) / (1 - _HOLLOW) / 2 * _STEP
    guess = round((seats / share) ** 0.5)
    for rows in range(max(2, guess - 1), guess + 2):
        for step in _STEPS:
            first = seats / rows - step * (rows - 1) / 2
            if first >= 1.5:
                edges = [round(row * first + step * row * (row - 1) / 2) for row in range(rows)]
                edges.append(seats)
                yield tuple(edges[row + 1] - edges[row] for row in range(rows))


def _plan(counts: tuple[int, ...]) -> tuple[float, tuple[int, ...], tuple[float, ...], float]:
    """Return a blemish (less is better), the counts, the radii, and the least spacing."""
    exact = [1 / (2 * sin(pi / (2 * (count - 1)))) for count in counts]
    rows, seats = len(counts), sum(counts)
    step = (exact[-1] - exact[0]) / max(rows - 1, 1)
    middle = sum(exact) / rows
    even = [middle + step * (row - (rows - 1) / 2) for row in range(rows)]
    chords = [wish / radius for wish, radius in zip(even, exact, strict=True)]
    mean = sum(count * chord for count, chord in zip(counts, chords, strict=True)) / seats
    spread = sum(count * (chord - mean) ** 2 for count, chord in zip(counts, chords, strict=True))
    pull = min(1.0, SPREAD / max((spread / seats) ** 0.5 / mean, 1e-9))
    radii = tuple(
        radius + pull * (wish - radius) for wish, radius in zip(even, exact, strict=True)
    )
    along = [radius / wish for radius, wish in zip(radii, exact, strict=True)]
    gaps = [outer - inner for inner, outer in pairwise(radii)]
    uneven = max((abs(gap / step - 1) for gap in gaps), default=0.0)
    blemish = uneven + 2 * abs(radii[0] / radii[-1] - _HOLLOW) + abs(step - _STEP / pi)
    if gaps and min(gaps) < max(along):
        blemish += 100
    return blemish, counts, radii, min(along)

"""The drawn chamber, beside parliamentarch (PyPI) where that can be imported.

Measured on Iraq 2018: thirteen lists, 30 seats not listed. The gap is the distance to the nearest
seat in diameters of a seat; the pieces are those into which the worst-torn bloc falls.
"""

import importlib.util
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import dist

from hemicycle.pictures.bars import stacked_bar
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.horseshoe import horseshoe
from hemicycle.pictures.opposing import opposing_benches
from hemicycle.pictures.patches import REACH, deal
from hemicycle.pictures.seating import seating
from hemicycle.pictures.straight import straight_rows
from hemicycle.records.chamber import Bloc, Chamber

SIZES = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)
UNLISTED = 30
ROUNDS = 50
OTHERS: tuple[tuple[str, Callable[[Chamber], str]], ...] = (
    ("horseshoe", horseshoe),
    ("straight rows", straight_rows),
    ("opposing benches", opposing_benches),
    ("stacked bar", stacked_bar),
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    places: Sequence[tuple[float, float]]
    owners: Sequence[int]
    diameter: float
    svg: str
    seconds: tuple[float, float]


def main() -> None:
    """Print a line for each way of drawing."""
    heads = ("seats", "gap", "cv", "pieces", "bytes", "first ms", "best ms")
    widths = (6, 12, 7, 8, 8, 9, 9)
    titles = "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True))
    print(" " * 18 + titles)
    _row("hemicycle", _ours())
    if importlib.util.find_spec("parliamentarch"):
        _row("parliamentarch", _parliamentarch())
    else:
        print("parliamentarch     not installed: pip install parliamentarch")
    for name, draw in OTHERS:
        first, best = (1e3 * seconds for seconds in _timed(partial(draw, _chamber())))
        print(f"{name:51}{len(draw(_chamber()).encode()):>8}{first:>9.1f}{best:>9.1f}")


def _chamber() -> Chamber:
    blocs = (Bloc(f"b{n}", f"Bloc {n}", f"Bloc {n}", size) for n, size in enumerate(SIZES))
    return Chamber(sum(SIZES) + UNLISTED, 165, tuple(blocs))


def _ours() -> _Drawn:
    seconds = _timed(lambda: hemicycle(_chamber()))
    hall = seating(sum(SIZES) + UNLISTED)
    owners = deal(hall, [*SIZES, UNLISTED])
    return _Drawn(hall.places, owners, hall.diameter, hemicycle(_chamber()), seconds)


def _parliamentarch() -> _Drawn:
    from parliamentarch import SeatData, geometry, get_svg_from_attribution  # type: ignore[import-not-found,import-untyped,unused-ignore]

    total = sum(SIZES) + UNLISTED
    sizes = {SeatData(f"Bloc {n}", "#123456"): size for n, size in enumerate([*SIZES, UNLISTED])}
    seconds = _timed(lambda: get_svg_from_attribution(sizes))
    centres = geometry.get_seats_centers(total)
    places = sorted(centres, key=centres.__getitem__, reverse=True)
    owners = [bloc for bloc, size in enumerate([*SIZES, UNLISTED]) for _ in range(size)]
    rows = geometry.get_nrows_from_nseats(total)
    diameter = 2 * 0.8 * geometry.get_row_thickness(rows)
    return _Drawn(places, owners, diameter, get_svg_from_attribution(sizes), seconds)


def _timed(draw: Callable[[], str]) -> tuple[float, float]:
    """Return the seconds of the processor for the first drawing, and for the fastest.

    The first finds nothing cached; later ones find the hall and the colours.
    """
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        draw()
        seconds.append(time.process_time() - start)
    return seconds[0], min(seconds)


def _row(name: str, drawn: _Drawn) -> None:
    nearest = [
        min(dist(one, other) for other in drawn.places if other is not one) for one in drawn.places
    ]
    mean = statistics.fmean(nearest)
    gaps = f"{min(nearest) / drawn.diameter:.2f}-{max(nearest) / drawn.diameter:.2f}"
    reach = REACH * mean
    pieces = max(_pieces(drawn, bloc, reach) for bloc in set(drawn.owners))
    cv = statistics.pstdev(nearest) / mean
    cold, best = (1e3 * seconds for seconds in drawn.seconds)
    print(
        f"{name:18}{len(drawn.places):>6}{gaps:>12}{cv:>7.3f}{pieces:>8}"
        f"{len(drawn.svg.encode()):>8}{cold:>9.1f}{best:>9.1f}"
    )


def _pieces(drawn: _Drawn, bloc: int, reach: float) -> int:
    left = {at for at, owner in enumerate(drawn.owners) if owner == bloc}
    count = 0
    while left:
        count += 1
        front = [left.pop()]
        while front:
            here = front.pop()
            near = {at for at in left if dist(drawn.places[here], drawn.places[at]) <= reach}
            left -= near
            front += near
    return count

"""Where seats lie on the page, and what is drawn of them: dots, aisles, the majority line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import Self

from hemicycle.pictures import svg
from hemicycle.pictures.benches import Bench
from hemicycle.pictures.contours import Line, borders, ending
from hemicycle.pictures.marks import seat_marks
from hemicycle.pictures.palette import Colouring
from hemicycle.pictures.seated import Seated
from hemicycle.pictures.seating import Seating
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View
from hemicycle.records.chamber import Chamber

_REACH_IN = 1.0  # how far the majority line runs on into the arch, in spacings
_MAJORITY: svg.Attributes = {"class": "majority", "stroke": svg.INK, "stroke-width": 2.4}
_END: svg.Attributes = {
    "class": "end",
    "stroke": svg.INK,
    "stroke-width": 1.6,
    "stroke-dasharray": "5 4",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the origin of a hall lies on the page, and the pixels of one spacing.

    ``along`` is negative where the hall is mirrored, ``up`` where its rows run downwards.
    """

    x: float
    y: float
    along: float
    up: float

    @classmethod
    def of(cls, view: View, x: float, y: float, scale: float) -> Self:
        """Return a ground whose rows run upwards, from the side on which reading begins."""
        if view.direction == "rtl":
            return cls(view.width - x, y, -scale, scale)
        return cls(x, y, scale, scale)

    @property
    def scale(self) -> float:
        """Pixels of one spacing."""
        return abs(self.along)

    def put(self, places: Iterable[Point]) -> list[Point]:
        """Return the places on the page of points given in spacings."""
        left, top, along, up = self.x, self.y, self.along, self.up
        return [(left + x * along, top - y * up) for x, y in places]

    def path(self, lines: Iterable[Line]) -> str:
        """Return path data of lines given in spacings."""
        return "".join(svg.polyline(self.put(line)) for line in lines)


def patches(
    house: Seated, ground: Ground, paints: Colouring, view: View, before: int = 0
) -> Iterator[str]:
    """Yield a group of seats for each bench; ``before`` benches were drawn already."""
    diameter = house.seating.diameter * ground.scale
    for at, bench in enumerate(house.benches):
        patch = house.patches[at]
        by_row = sorted(patch[: bench.seats]) + patch[bench.seats :]  # short steps: a short path
        points = ground.put(house.seating.places[seat] for seat in by_row)
        name = view.words.seats.format(name=bench.name, seats=bench.figure)
        paint = paints.paints.get(bench.id)
        yield svg.tag(
            "g",
            {"data-bloc": bench.id} if bench.id else {},
            svg.tag("title", {}, svg.words(name)),
            seat_marks(points, diameter, bench, paint, f"{view.prefix}-{before + at}"),
        )


def aisles(house: Seated, ground: Ground) -> str:
    """Return the lines between benches."""
    lines = ground.path(borders(house.seating, house.owners))
    return svg.tag("path", {"d": lines, "stroke": svg.SOFT, "stroke-width": 0.8}) if lines else ""


def thresholds(house: Seated, ground: Ground, chamber: Chamber, view: View) -> Iterator[str]:
    """Yield the majority line and, if the lists hold too many seats, where the chamber ends."""
    majority = lines_after(house, seats_before_line(house.benches, chamber, view))
    for line in majority:
        _run_on(line, house.seating)
    yield majority_line(ground.path(majority))
    if chamber.unlisted < 0:
        end = borders(house.seating, house.first(chamber.seats_total))
        yield end_line(ground.path(end))


def lines_after(house: Seated, seats: int) -> list[Line]:
    """Return the lines, in spacings, between the first ``seats`` in the order drawn and the rest.

    Where nothing is on one of the two sides, the line stands at that end of the hall.
    """
    return borders(house.seating, house.first(seats)) or [ending(house.seating, seats)]


def seats_before_line(rows: Iterable[Bench], chamber: Chamber, view: View) -> int:
    """Return how many seats are drawn before the majority line."""
    if view.count_from == "first":
        return chamber.majority
    return sum(bench.drawn for bench in rows) - chamber.majority


def majority_line(data: str) -> str:
    """Return path data drawn as the line where the majority is."""
    return svg.tag("path", _MAJORITY | {"d": data})


def end_line(data: str) -> str:
    """Return path data drawn as the line where the chamber ends."""
    return svg.tag("path", _END | {"d": data})


def _run_on(line: Line, hall: Seating) -> None:
    """Lengthen a line into the arch of a hall, where it begins there."""
    (ax, ay), (bx, by) = line[:2]
    if hall.radii and hypot(ax, ay) < hall.radii[0]:
        far = _REACH_IN / hypot(ax - bx, ay - by)
        line.insert(0, (ax + (ax - bx) * far, ay + (ay - by) * far))


def drawn(*groups: Iterable[str]) -> str:
    """Return seats and lines together, in the style that they share."""
    style = {"fill": "none", "stroke-linecap": "round", "stroke-linejoin": "round"}
    return svg.tag("g", style, *(part for group in groups for part in group))

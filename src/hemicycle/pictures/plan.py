"""A chamber in a half circle laid out on the page, with its labels around it or below."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2

from hemicycle.pictures import labels
from hemicycle.pictures.contours import Line
from hemicycle.pictures.ground import Ground
from hemicycle.pictures.seated import Seated
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View, text_size

_SMALLEST = 0.27  # least radius, in widths, of an arch that still has its labels around it
_NEAR_ENOUGH = 1  # pixels that a label may stay away from the side of the page


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies on the page, in pixels.

    ``size`` is that of the text, ``rim`` the radius of the arch with what stands outside its
    seats; ``ways`` lead from the benches outwards (`Seated.way_out`), and ``spots`` are those of
    their labels, or none where the labels stand in columns below. The origin of the ``ground``
    is the middle of the diameter.
    """

    ground: Ground
    size: float
    rim: float
    ways: list[Line]
    spots: list[labels.Spot]

    def at(self, x: float, y: float) -> Point:
        """Return the place on the page of a point in pixels from the middle of the diameter."""
        return self.ground.x + (-x if self.ground.along < 0 else x), self.ground.y - y


def layout(house: Seated, view: View, ring: float = 0) -> Layout:
    """Lay a seated chamber out, its labels around it if there is room, else in columns.

    ``ring`` pixels are kept free outside the seats.
    """
    size = text_size(view.width)
    line = 1.35 * size
    ways = [house.way_out(bench) for bench in range(len(house.benches))]
    angles = [atan2(y, -x) for x, y in (way[-1] for way in ways)]
    widths = [labels.label_width(bench, size) for bench in house.benches]
    rim, spots = _around(labels.sides(angles), widths, view.width, line)
    outermost = house.seating.radii[-1] + house.seating.diameter / 2
    top = max([rim + labels.CLEAR, *(spot.y + line / 2 for spot in spots)])
    ground = Ground.of(view, view.width / 2, top, (rim - ring) / outermost)
    return Layout(ground, size, rim, ways, spots)


def _around(
    sides: labels.Sides, widths: Sequence[float], width: float, line: float
) -> tuple[float, list[labels.Spot]]:
    """Return the largest radius at which all labels fit, with their spots; or none of them.

    The room left is nearly a straight line in the radius, so the next radius tried is where the
    line through the last two would reach nothing (false position, Illinois rule).
    """

    def tried(radius: float) -> tuple[float, list[labels.Spot]]:
        spots = labels.around(sides, radius, line)
        ends = (abs(spot.x) + wide for spot, wide in zip(spots, widths, strict=True))
        return width / 2 - max(ends), spots

    low, high = _SMALLEST * width, width / 2 - labels.CLEAR
    (left, found), (over, most) = tried(low), tried(high)
    if left < 0:
        return width / 2 - 1, []
    if over >= 0:
        return high, most
    weight = left
    while left > _NEAR_ENOUGH and high - low > _NEAR_ENOUGH:
        middle = low + (high - low) * weight / (weight - over)
        room, spots = tried(middle)
        if room >= 0:
            low, left, weight, found = middle, room, room, spots
        else:
            high, over, weight = middle, room, weight / 2
    return low, found

"""A chamber seated, and laid out on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hemicycle.pictures import labels
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.patches import deal
from hemicycle.pictures.seating import Seating, seating
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View, text_size
from hemicycle.records.chamber import Chamber

_SMALLEST = 0.27  # least radius, in widths, of an arch that still has its labels around it
_NEAR_ENOUGH = 1  # pixels that a label may stay away from the side of the page


@dataclass(frozen=True, slots=True)
class Seated:
    """Who sits where. ``patches`` holds each bench's seats, from its first side to its last."""

    benches: tuple[Bench, ...]
    seating: Seating
    angles: list[float]
    patches: list[list[int]]
    owners: list[int]

    def first(self, seats: int) -> list[bool]:
        """Tell of every seat whether it is among the first ``seats`` in the order drawn."""
        among = [False] * len(self.owners)
        for seat in [seat for patch in self.patches for seat in patch][:seats]:
            among[seat] = True
        return among

    def edge(self, bench: int) -> tuple[float, float]:
        """Return angle and radius, in spacings, of the middle of a bench's outermost seats."""
        row_of_last = max(self.patches[bench])
        start = 0
        for count, radius in zip(self.seating.counts, self.seating.radii, strict=True):
            if row_of_last < start + count:
                own = [self.angles[seat] for seat in self.patches[bench] if seat >= start]
                return (min(own) + max(own)) / 2, radius
            start += count
        raise AssertionError("a bench has no seat")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies on the page, in pixels.

    ``size`` is that of the text, ``radius`` that of the arch with its seats; ``edges`` are those
    of the benches (`Seated.edge`), and ``spots`` those of their labels, or none where the labels
    stand in columns below. Heights run upwards from the diameter of the arch, which lies
    ``above`` pixels below the top of the picture.
    """

    width: float
    size: float
    mirrored: bool
    radius: float
    scale: float
    above: float
    edges: list[tuple[float, float]]
    spots: list[labels.Spot]

    def at(self, x: float, y: float) -> Point:
        """Return the place on the page of a point given from the middle of the diameter."""
        return self.width / 2 + (-x if self.mirrored else x), self.above - y

    def put(self, places: Iterable[Point]) -> list[Point]:
        """Return the places on the page of points given in spacings."""
        along = -self.scale if self.mirrored else self.scale
        middle, above, scale = self.width / 2, self.above, self.scale
        return [(middle + x * along, above - y * scale) for x, y in places]


def seated(chamber: Chamber, view: View) -> Seated:
    """Seat a chamber; every seat is some bench's."""
    rows = benches(chamber, view)
    hall = seating(sum(bench.drawn for bench in rows))
    owners = deal(hall, [bench.drawn for bench in rows])
    angles = [angle for row in hall.angles for angle in row]
    patches: list[list[int]] = [[] for _ in rows]
    for seat in sorted(range(len(owners)), key=angles.__getitem__):
        patches[owners[seat]].append(seat)
    return Seated(rows, hall, angles, patches, owners)


def layout(house: Seated, view: View) -> Layout:
    """Lay a seated chamber out, its labels around it if there is room, else in columns."""
    size = text_size(view.width)
    line = 1.35 * size
    edges = [house.edge(bench) for bench in range(len(house.benches))]
    widths = [labels.label_width(bench, size) for bench in house.benches]
    radius, spots = _around(labels.sides([angle for angle, _ in edges]), widths, view.width, line)
    outermost = house.seating.radii[-1] + house.seating.diameter / 2
    top = max([radius + labels.CLEAR, *(spot.y + line / 2 for spot in spots)])
    mirrored = view.direction == "rtl"
    return Layout(view.width, size, mirrored, radius, radius / outermost, top, edges, spots)


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

"""A chamber seated, and laid out on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, dist, hypot, sin

from hemicycle.pictures import labels
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.contours import Line, borders
from hemicycle.pictures.patches import deal
from hemicycle.pictures.seating import Seating, seating
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View, text_size
from hemicycle.records.chamber import Chamber

_SMALLEST = 0.27  # least radius, in widths, of an arch that still has its labels around it
_OFF = 0.1  # spacings between a seat and its leader
_BESIDE = 0.7  # least distance from a seat, in spacings, of a line that has left it
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

    def way_out(self, bench: int) -> Line:
        """Return the way from a bench to the rim of the arch, in spacings.

        It is the point beyond the middle of the bench's outermost seats or, where those are not
        in the outermost row, the aisle that leads from them to the rim. Only in a chamber filled
        to and fro may there be no such aisle; then the way is straight.
        """
        last_row = len(self.owners) - self.seating.counts[-1]
        outer = [self.angles[seat] for seat in self.patches[bench] if seat >= last_row]
        if outer:
            return [self._rim((min(outer) + max(outer)) / 2)]
        before = [owner <= bench for owner in self.owners]
        for line in borders(self.seating, before):
            if hypot(*line[-1]) > self.seating.radii[-1]:
                return self._from_bench(bench, line)
        last = max(self.patches[bench])
        return [self.seating.places[last], self._rim(self.angles[last])]

    def _rim(self, angle: float) -> Point:
        far = self.seating.radii[-1] + self.seating.diameter / 2 + _OFF
        return -far * cos(angle), far * sin(angle)

    def _from_bench(self, bench: int, line: Line) -> Line:
        """Return the part of a line from where it leaves a bench."""
        own = [self.seating.places[seat] for seat in self.patches[bench]]
        at = len(line) - 1
        while at and min(dist(line[at], seat) for seat in own) > _BESIDE:
            at -= 1
        return line[at:]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies on the page, in pixels.

    ``size`` is that of the text, ``radius`` that of the arch with its seats; ``ways`` lead
    from the benches to its rim (`Seated.way_out`), and ``spots`` are those of their labels, or
    none where the labels stand in columns below. Heights run upwards from the diameter of the
    arch, which lies ``above`` pixels below the top of the picture.
    """

    width: float
    size: float
    mirrored: bool
    radius: float
    scale: float
    above: float
    ways: list[Line]
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
    ways = [house.way_out(bench) for bench in range(len(house.benches))]
    angles = [atan2(y, -x) for x, y in (way[-1] for way in ways)]
    widths = [labels.label_width(bench, size) for bench in house.benches]
    radius, spots = _around(labels.sides(angles), widths, view.width, line)
    outermost = house.seating.radii[-1] + house.seating.diameter / 2
    top = max([radius + labels.CLEAR, *(spot.y + line / 2 for spot in spots)])
    mirrored = view.direction == "rtl"
    return Layout(view.width, size, mirrored, radius, radius / outermost, top, ways, spots)


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

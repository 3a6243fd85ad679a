"""A chamber seated in a hall."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, dist, hypot, sin

from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.contours import Line, borders
from hemicycle.pictures.halls import (
    column_path,
    fill_columns,
    horseshoe_seating,
    straight_seating,
)
from hemicycle.pictures.patches import deal, deal_tidily
from hemicycle.pictures.seating import Seating, seating
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View
from hemicycle.records.chamber import Chamber

_OFF = 0.1  # spacings between a seat and its leader
_BESIDE = 0.7  # least distance from a seat, in spacings, of a line that has left it


@dataclass(frozen=True, slots=True)
class Seated:
    """Who sits where. ``patches`` holds each bench's seats, from its first side to its last."""

    benches: Sequence[Bench]
    seating: Seating
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
        outer = [seat - last_row for seat in self.patches[bench] if seat >= last_row]
        if outer:
            rim = self.seating.angles[-1]
            return [self._rim((rim[min(outer)] + rim[max(outer)]) / 2)]
        before = [owner <= bench for owner in self.owners]
        for line in borders(self.seating, before):
            if hypot(*line[-1]) > self.seating.radii[-1]:
                return self._from_bench(bench, line)
        x, y = self.seating.places[max(self.patches[bench])]
        return [(x, y), self._rim(atan2(y, -x))]

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


def seated(chamber: Chamber, view: View) -> Seated:
    """Seat a chamber in a half circle; every seat is some bench's."""
    return arched(benches(chamber, view))


def arched(rows: Sequence[Bench]) -> Seated:
    """Seat benches in a half circle."""
    hall = seating(sum(bench.drawn for bench in rows))
    owners = deal(hall, [bench.drawn for bench in rows])
    return Seated(rows, hall, _patches(owners, _round(hall.angles)), owners)


def bent(rows: Sequence[Bench]) -> Seated:
    """Seat benches in a horseshoe."""
    hall = horseshoe_seating(sum(bench.drawn for bench in rows))
    owners = deal_tidily(hall, [bench.drawn for bench in rows])
    return Seated(rows, hall, _patches(owners, _round(hall.angles)), owners)


def filled(rows: Sequence[Bench], depth: int) -> Seated:
    """Seat benches in ``depth`` straight rows, column by column."""
    hall = straight_seating(sum(bench.drawn for bench in rows), depth)
    owners = fill_columns(hall, [bench.drawn for bench in rows])
    return Seated(rows, hall, _patches(owners, column_path(hall)), owners)


@lru_cache(maxsize=64)
def _round(angles: tuple[tuple[float, ...], ...]) -> list[int]:
    """Return the seats by their angle."""
    along = [angle for row in angles for angle in row]
    return sorted(range(len(along)), key=along.__getitem__)


def _patches(owners: Sequence[int], path: Sequence[int]) -> list[list[int]]:
    """Return the seats of every bench in the order of a path."""
    patches: list[list[int]] = [[] for _ in range(max(owners) + 1)]
    for seat in path:
        patches[owners[seat]].append(seat)
    return patches

"""The election before as a thin ring outside the seats, in the order of the seats."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from hemicycle.pictures import svg
from hemicycle.pictures.before import Before
from hemicycle.pictures.benches import Bench
from hemicycle.pictures.ground import Ground
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring
from hemicycle.pictures.seated import Seated
from hemicycle.pictures.view import View

WIDTH = 11
"""Room that the ring takes outside the seats, in pixels."""

_THICK = 5  # pixels of the ring
_GAP = 1.5  # pixels of paper between two parts


def ring(
    house: Seated, ground: Ground, before: Before, paints: Colouring, view: View
) -> Iterator[str]:
    """Yield an arc for each bloc that had seats, and a hollow one for all others."""
    outermost = house.seating.radii[-1] + house.seating.diameter / 2
    radius = outermost * ground.scale + WIDTH - _THICK / 2
    had = 0
    for bloc, name, seats in parts(house.benches, before, view):
        text = view.words.seats.format(name=name, seats=seats)
        path: svg.Attributes = {"d": _arc(had, seats, before.seats_total, radius, ground)}
        if bloc:
            colour = bloc_colour(bloc, paints.paints[bloc])
            path |= {"stroke": colour, "stroke-width": _THICK}
        else:
            path |= {"stroke": svg.SOFT, "stroke-width": 1, "stroke-dasharray": "2 2"}
        title = svg.tag("title", {}, svg.words(text))
        yield svg.tag("g", {"class": "before"}, title, svg.tag("path", path))
        had += seats


def parts(rows: Sequence[Bench], before: Before, view: View) -> list[tuple[str, str, int]]:
    """Return id, name and earlier seats of all that had any, others last and without an id."""
    found = [(bench.id, bench.label, before.seats.get(bench.id, 0)) for bench in rows if bench.id]
    found.append(("", view.words.others, before.others))
    return [part for part in found if part[2]]


def _arc(had: int, seats: int, total: int, radius: float, ground: Ground) -> str:
    """Return path data of an arc of ``seats``, less half a gap at either end."""
    turn = min(_GAP / radius, pi * seats / total / 2) / 2
    ends = pi * had / total + turn, pi * (had + seats) / total - turn
    mirrored = ground.along < 0
    (x, y), (to_x, to_y) = (
        (ground.x + (radius if mirrored else -radius) * cos(angle), ground.y - radius * sin(angle))
        for angle in ends
    )
    r, sweep = svg.number(radius), 0 if mirrored else 1
    return (
        f"M{svg.number(x)} {svg.number(y)}A{r} {r} 0 0 {sweep} "
        f"{svg.number(to_x)} {svg.number(to_y)}"
    )

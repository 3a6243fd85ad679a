"""Seats as marks: one path of dots for a whole bench, however many seats it has.

A dot is a line of no length with round caps, which takes eleven characters where a circle takes
thirty-six. Seats that may be a bloc's are hatched, seats that nobody is known to hold hollow,
and vacant ones dotted, so that none of this rests on colour.
"""

import re
from collections.abc import Sequence

from hemicycle.pictures import svg
from hemicycle.pictures.benches import Bench
from hemicycle.pictures.palette import Paint
from hemicycle.pictures.svg import INK, PAPER, SOFT, Point, tag

_CORE = 0.42  # width of a hollow core, in diameters
_RING = 0.64  # width of the colour within a ring of ink, in diameters


def seat_marks(
    points: Sequence[Point], diameter: float, bench: Bench, paint: Paint | None, name: str
) -> str:
    """Return the marks of a bench's seats; the last ``bench.uncertain`` points are hatched.

    ``paint`` is that of a bloc, or nothing. ``name`` is an id not used elsewhere in the page.
    """
    solid, open_ = points[: bench.seats], points[bench.seats :]
    if paint is None:
        style: svg.Attributes = {"stroke": INK if bench.uncertain else SOFT}
        if bench.kind == "vacant":
            style |= {"stroke-dasharray": f"0 {diameter / 4:.2f}", "stroke-width": 1.6}
        content = [tag("path", {"d": _circles(solid, diameter)})] if solid else []
        content += [_hatched(open_, diameter)] if open_ else []
        return tag("g", style, *content)
    content = _dots_of(solid, diameter, paint, name) if solid else []
    content += [_hatched(open_, diameter)] if open_ else []
    return tag("g", {"stroke": bloc_colour(bench.id, paint)}, *content)


def bloc_colour(bloc: str, paint: Paint) -> str:
    """Return a bloc's colour, which the page may set as ``--bloc-ID``."""
    if re.fullmatch(r"[\w-]+", bloc, re.ASCII):
        return f"var(--bloc-{bloc},{paint.colour})"
    return paint.colour


def dots(points: Sequence[Point]) -> str:
    """Return path data of a dot at each point, to a tenth of a pixel.

    >>> dots([(1, 2), (3.5, 1.25)])
    'M1 2h0m2.5-.8h0'
    """
    data, at_x, at_y = [], 0, 0
    for x, y in points:
        to_x, to_y = round(x * 10), round(y * 10)
        data.append(f"{svg.tenths(to_x - at_x)}{svg.next_tenths(to_y - at_y)}h0")
        at_x, at_y = to_x, to_y
    return "M" + "m".join(data)


def _dots_of(points: Sequence[Point], diameter: float, paint: Paint, name: str) -> list[str]:
    path: svg.Attributes = {"id": name, "d": dots(points)}
    if paint.mark == "plain":
        return [tag("path", {"stroke-width": diameter, "d": path["d"]})]
    again: svg.Attributes = {"href": f"#{name}"}
    whole = tag("g", {"stroke-width": diameter}, tag("path", path))
    if paint.mark == "core":
        return [whole, tag("use", again | {"stroke": PAPER, "stroke-width": diameter * _CORE})]
    return [
        tag("g", {"stroke": INK}, whole),
        tag("use", again | {"stroke-width": diameter * _RING}),
    ]


def _hatched(points: Sequence[Point], diameter: float) -> str:
    radius = diameter / 2 - 0.5
    shares = (-0.5, 0.0, 0.5) if diameter >= 9 else (-0.35, 0.35)
    strokes = []
    for share in shares:
        across = radius * share * 0.7071
        along = radius * (1 - share * share) ** 0.5 * 0.7071
        strokes += [
            f"M{svg.tenths(round((x + across - along) * 10))}"
            f"{svg.next_tenths(round((y + across + along) * 10))}"
            f"l{svg.tenths(round(along * 20))}{svg.next_tenths(-round(along * 20))}"
            for x, y in points
        ]
    return tag("path", {"d": _circles(points, diameter) + "".join(strokes)})


def _circles(points: Sequence[Point], diameter: float) -> str:
    radius = diameter / 2 - 0.5
    r, d = svg.tenths(round(radius * 10)), svg.tenths(2 * round(radius * 10))
    arcs = f"a{r} {r} 0 0 0 {d} 0 {r} {r} 0 0 0-{d} 0"
    return "".join(
        f"M{svg.tenths(round((x - radius) * 10))}{svg.next_tenths(round(y * 10))}{arcs}"
        for x, y in points
    )

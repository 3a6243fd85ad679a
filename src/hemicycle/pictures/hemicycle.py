"""The hemicycle: every seat drawn, every bloc one patch, and a line where the majority is."""

from collections.abc import Iterable, Iterator
from math import hypot

from hemicycle.pictures import labels, svg
from hemicycle.pictures.contours import Line, borders
from hemicycle.pictures.legend import caption, excess_note, legend
from hemicycle.pictures.marks import seat_marks
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.plan import Layout, Seated, layout, seated
from hemicycle.pictures.view import PLAIN, View
from hemicycle.pictures.words import describe
from hemicycle.records.chamber import Chamber

_REACH_IN = 1.0  # how far the majority line runs on into the arch, in spacings
_AIR = 3  # pixels between a mark and the text or line beside it


def hemicycle(chamber: Chamber, view: View = PLAIN) -> str:
    """Draw a chamber as SVG for a page; `hemicycle.pictures.svg.standalone` makes a file of it.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    house = seated(chamber, view)
    page = layout(house, view)
    paints = colouring(chamber.blocs, view.colours)
    foot = page.above + max(page.size * 0.7, house.seating.diameter * page.scale / 2) + 1
    if page.spots:
        labelled, height = _labels_around(house, page), foot
    else:
        labelled, height = legend(house.benches, paints, view, foot)
    note, height = excess_note(chamber, view, height)
    return svg.picture(
        (view.width, height),
        (
            view.title or view.words.title.format(total=chamber.seats_total),
            view.description or describe(chamber, view.words),
        ),
        view.prefix,
        view.direction,
        svg.tag(
            "g",
            {"fill": "none", "stroke-linecap": "round", "stroke-linejoin": "round"},
            *_patches(house, page, paints, view),
            *_lines(house, page, chamber, view),
        ),
        *_middle(house, page, chamber, view),
        svg.tag("g", {"font-size": page.size}, *labelled, *note),
    )


def _patches(house: Seated, page: Layout, paints: Colouring, view: View) -> Iterator[str]:
    diameter = house.seating.diameter * page.scale
    for at, bench in enumerate(house.benches):
        patch = house.patches[at]
        by_row = sorted(patch[: bench.seats]) + patch[bench.seats :]  # short steps: a short path
        points = page.put(house.seating.places[seat] for seat in by_row)
        name = view.words.seats.format(name=bench.name, seats=bench.figure)
        yield svg.tag(
            "g",
            {"data-bloc": bench.id} if bench.id else {},
            svg.tag("title", {}, svg.words(name)),
            seat_marks(
                points, diameter, bench, paints.paints.get(bench.id), f"{view.prefix}-{at}"
            ),
        )


def _lines(house: Seated, page: Layout, chamber: Chamber, view: View) -> Iterator[str]:
    aisles = borders(house.seating, house.owners)
    yield svg.tag("path", {"d": _path(aisles, page), "stroke": svg.SOFT, "stroke-width": 0.8})
    before = chamber.majority
    if view.count_from == "last":
        before = len(house.owners) - before
    majority = borders(house.seating, house.first(before))
    for line in majority:
        _run_on(line, house.seating.radii[0])
    yield svg.tag(
        "path",
        {
            "class": "majority",
            "d": _path(majority, page),
            "stroke": svg.INK,
            "stroke-width": 2.4,
        },
    )
    if chamber.unlisted < 0:
        end = borders(house.seating, house.first(chamber.seats_total))
        dashed: svg.Attributes = {"stroke-width": 1.6, "stroke-dasharray": "5 4"}
        yield svg.tag("path", {"class": "end", "d": _path(end, page), "stroke": svg.INK} | dashed)


def _run_on(line: Line, innermost: float) -> None:
    """Lengthen a line into the arch, where it begins there."""
    (ax, ay), (bx, by) = line[:2]
    if hypot(ax, ay) < innermost:
        far = _REACH_IN / hypot(ax - bx, ay - by)
        line.insert(0, (ax + (ax - bx) * far, ay + (ay - by) * far))


def _path(lines: Iterable[Line], page: Layout) -> str:
    return "".join(svg.polyline(page.put(line)) for line in lines)


def _middle(house: Seated, page: Layout, chamber: Chamber, view: View) -> Iterator[str]:
    """Yield the majority as a figure under the arch, and what it is if there is room."""
    room = 1.7 * (house.seating.radii[0] - house.seating.diameter / 2) * page.scale
    words = view.words.to_govern.format(total=chamber.seats_total)
    figure = str(chamber.majority)
    size = min(room / labels.text_width(figure, 1), 3 * page.size)
    lift = 1.6 * page.size if labels.text_width(words, page.size) <= room else 0
    style: svg.Attributes = {"text-anchor": "middle"}
    x, y = page.at(0, lift)
    serif: svg.Attributes = {
        "x": x,
        "y": y,
        "font-size": size,
        "font-family": svg.SERIF,
        "font-weight": "600",
    }
    yield svg.tag("text", style | serif, figure)
    if lift:
        small: svg.Attributes = {"x": x, "y": y + lift, "font-size": page.size, "fill": svg.SOFT}
        yield svg.tag("text", style | small, svg.words(words))


def _labels_around(house: Seated, page: Layout) -> list[str]:
    leaders, ways, texts = [], [], []
    for bench, way, spot in zip(house.benches, page.ways, page.spots, strict=True):
        x, y = way[-1]
        bend = (page.radius + labels.CLEAR - 2 * _AIR) / hypot(x, y)
        away = _AIR if spot.left else -_AIR
        corners = page.put([way[-1]])
        leaders.append(
            svg.polyline([*corners, page.at(x * bend, y * bend), page.at(spot.x + away, spot.y)])
        )
        if len(way) > 1:
            ways.append(svg.polyline(page.put(way)))
        x, y = page.at(spot.x, spot.y)
        anchor = "end" if spot.left else "start"
        texts.append(caption(bench, (x, y + 0.35 * page.size), anchor))
    style: svg.Attributes = {"fill": "none", "stroke": svg.SOFT}
    lines = [svg.tag("path", style | {"d": "".join(leaders), "stroke-width": 0.8})]
    if ways:
        lines.append(svg.tag("path", style | {"d": "".join(ways), "stroke-width": 1.6}))
    return [*lines, *texts]

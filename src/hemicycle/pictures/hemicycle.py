"""The hemicycle: every seat drawn, every bloc one patch, and a line where the majority is."""

from collections.abc import Iterator
from math import hypot

from hemicycle.pictures import labels, svg
from hemicycle.pictures.before import Before, checked
from hemicycle.pictures.figures import chamber_table
from hemicycle.pictures.ground import Ground, aisles, drawn, patches, seats_before_line, thresholds
from hemicycle.pictures.legend import caption, excess_note, legend
from hemicycle.pictures.palette import colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.plan import Layout, layout
from hemicycle.pictures.ring import WIDTH, parts, ring
from hemicycle.pictures.seated import Seated, seated
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe
from hemicycle.records.chamber import Chamber

_AIR = 3  # pixels between a mark and the text or line beside it


def hemicycle(chamber: Chamber, view: View = PLAIN, before: Before | None = None) -> Picture:
    """Draw a chamber as SVG for a page; `hemicycle.pictures.svg.standalone` makes a file of it.

    The chamber ``before`` stands around it as a thin ring.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    house = seated(chamber, view)
    page = layout(house, view, WIDTH if before else 0)
    paints = colouring(chamber.blocs, view.colours)
    at_end = seats_before_line(house.benches, chamber, view) in (0, len(house.owners))
    below = 0.5 + _AIR / page.ground.scale if at_end else house.seating.diameter / 2
    foot = page.ground.y + max(page.size * 0.7, below * page.ground.scale) + 1
    if page.spots:
        labelled, height = _labels_around(house, page), foot
    else:
        labelled, height = legend(house.benches, paints, view, foot)
    note, height = excess_note(chamber, view, height)
    around = ring(house, page.ground, checked(before, chamber), paints, view) if before else ()
    return framed(
        view,
        height,
        (view.words.title.format(total=chamber.seats_total), _said(house, chamber, view, before)),
        chamber_table(chamber, house.benches, paints, view, before),
        drawn(
            patches(house, page.ground, paints, view),
            around,
            [aisles(house, page.ground)],
            thresholds(house, page.ground, chamber, view),
        ),
        *middle_figure(house, page.ground, chamber, view),
        svg.tag("g", {"font-size": page.size}, *labelled, *note),
    )


def _said(house: Seated, chamber: Chamber, view: View, before: Before | None) -> str:
    said = describe(chamber, view.words)
    if before is None:
        return said
    had = (f"{name} {seats}" for _, name, seats in parts(house.benches, before, view))
    return f"{said} {view.words.before.format(parts=view.words.pause.join(had))}."


def middle_figure(house: Seated, ground: Ground, chamber: Chamber, view: View) -> Iterator[str]:
    """Yield the majority as a figure under the arch, and what it is if there is room."""
    text = text_size(view.width)
    room = 1.7 * (house.seating.radii[0] - house.seating.diameter / 2) * ground.scale
    words = view.words.to_govern.format(total=chamber.seats_total)
    figure = str(chamber.majority)
    size = min(room / labels.text_width(figure, 1), 3 * text)
    lift = 1.6 * text if labels.text_width(words, text) <= room else 0
    style: svg.Attributes = {"text-anchor": "middle"}
    x, y = ground.x, ground.y - lift
    serif: svg.Attributes = {
        "x": x,
        "y": y,
        "font-size": size,
        "font-family": svg.SERIF,
        "font-weight": "600",
    }
    yield svg.tag("text", style | serif, figure)
    if lift:
        small: svg.Attributes = {"x": x, "y": ground.y, "font-size": text, "fill": svg.SOFT}
        yield svg.tag("text", style | small, svg.words(words))


def _labels_around(house: Seated, page: Layout) -> list[str]:
    leaders, ways, texts = [], [], []
    for bench, way, spot in zip(house.benches, page.ways, page.spots, strict=True):
        x, y = way[-1]
        bend = (page.rim + labels.CLEAR - 2 * _AIR) / hypot(x, y)
        away = _AIR if spot.left else -_AIR
        corners = page.ground.put([way[-1]])
        leaders.append(
            svg.polyline([*corners, page.at(x * bend, y * bend), page.at(spot.x + away, spot.y)])
        )
        if len(way) > 1:
            ways.append(page.ground.path([way]))
        x, y = page.at(spot.x, spot.y)
        anchor = "end" if spot.left else "start"
        texts.append(caption(bench, (x, y + 0.35 * page.size), anchor))
    style: svg.Attributes = {"fill": "none", "stroke": svg.SOFT}
    lines = [svg.tag("path", style | {"d": "".join(leaders), "stroke-width": 0.8})]
    if ways:
        lines.append(svg.tag("path", style | {"d": "".join(ways), "stroke-width": 1.6}))
    return [*lines, *texts]

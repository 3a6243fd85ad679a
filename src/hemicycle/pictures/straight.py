"""A chamber in straight rows, the front row below."""

from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import benches
from hemicycle.pictures.figures import chamber_table
from hemicycle.pictures.ground import (
    Ground,
    aisles,
    drawn,
    lines_after,
    patches,
    seats_before_line,
    thresholds,
)
from hemicycle.pictures.legend import excess_note, legend
from hemicycle.pictures.palette import colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.seated import Seated, filled
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe
from hemicycle.records.chamber import Chamber

_ASPECT = 2.6  # width of the hall over its depth
_LARGEST = 30  # pixels of a spacing
_BEYOND = 0.9  # spacings from the middle of the last row to the figure on the line


def straight_rows(chamber: Chamber, view: View = PLAIN) -> Picture:
    """Draw a chamber in straight rows, filled column by column, with captions below.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    size = text_size(view.width)
    rows = benches(chamber, view)
    total = sum(bench.drawn for bench in rows)
    house = filled(rows, max(1, round((total / _ASPECT) ** 0.5)))
    columns, depth = max(house.seating.counts), len(house.seating.counts)
    scale = min(view.width / (columns + 0.5), _LARGEST)
    left = (view.width - (columns - 1) * scale) / 2
    ground = Ground.of(view, left, 1.4 * size + (depth - 1 + _BEYOND) * scale, scale)
    paints = colouring(chamber.blocs, view.colours)
    captions, height = legend(rows, paints, view, ground.y + 0.8 * scale + 0.3 * size)
    note, height = excess_note(chamber, view, height)
    before = seats_before_line(rows, chamber, view)
    return framed(
        view,
        height,
        (view.words.title.format(total=chamber.seats_total), describe(chamber, view.words)),
        chamber_table(chamber, rows, paints, view),
        drawn(
            patches(house, ground, paints, view),
            [aisles(house, ground)],
            thresholds(house, ground, chamber, view),
        ),
        _figure(house, before, ground, str(chamber.majority), view),
        svg.tag("g", {"font-size": size}, *captions, *note),
    )


def _figure(house: Seated, before: int, ground: Ground, figure: str, view: View) -> str:
    """Return the majority as a figure at the back end of its line."""
    ends = [point for line in lines_after(house, before) for point in line]
    size = text_size(view.width)
    [(x, y)] = ground.put([max(ends, key=lambda point: (point[1], point[0]))])
    half = labels.text_width(figure, size) / 2
    place: svg.Attributes = {"x": min(max(x, half), view.width - half), "y": y - size / 3}
    style: svg.Attributes = {"text-anchor": "middle", "font-weight": "600", "font-size": size}
    return svg.tag("text", place | style, figure)

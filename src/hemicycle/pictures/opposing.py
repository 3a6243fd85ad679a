"""A chamber on opposing benches: one side faces the other across an aisle.

The blocs of the view's coalition sit above the aisle and all others below it; without a
coalition, the order is cut where the two sides are most equal. No bloc sits on both sides. Seats
are counted from the first column of the upper side on, then from the first of the lower: so the
majority line cuts the upper side if it has a majority, and otherwise shows on the lower side how
many seats it lacks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.contours import borders
from hemicycle.pictures.figures import chamber_table
from hemicycle.pictures.ground import (
    Ground,
    aisles,
    drawn,
    end_line,
    majority_line,
    patches,
    seats_before_line,
)
from hemicycle.pictures.legend import excess_note, legend
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.seated import Seated, filled
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe
from hemicycle.records.chamber import Chamber

_ASPECT = 5  # width of the longer side over its depth
_LARGEST = 30  # pixels of a spacing
_AISLE = 2.2  # spacings between the front rows, at least


@dataclass(frozen=True, slots=True)
class _Floor:
    """Both sides of a chamber, each with its ground; the lower one may be empty."""

    sides: tuple[tuple[Seated, Ground], ...]
    foot: float
    aisle: float
    ends: tuple[float, float]


def opposing_benches(chamber: Chamber, view: View = PLAIN) -> Picture:
    """Draw a chamber on opposing benches, with the captions of its blocs below.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    size = text_size(view.width)
    rows = benches(chamber, view)
    floor = _floor(rows, view)
    paints = colouring(chamber.blocs, view.colours)
    captions, height = legend(rows, paints, view, floor.foot)
    note, height = excess_note(chamber, view, height)
    before = seats_before_line(rows, chamber, view)
    line, place = _line(floor, before, view)
    marks = [majority_line(line)] if line else []
    if chamber.unlisted < 0:
        marks.append(end_line(_line(floor, chamber.seats_total, view)[0]))
    return framed(
        view,
        height,
        (view.words.title.format(total=chamber.seats_total), describe(chamber, view.words)),
        chamber_table(chamber, rows, paints, view),
        drawn(_sides(floor, paints, view), marks),
        _figure(str(chamber.majority), place, view),
        svg.tag("g", {"font-size": size}, *captions, *note),
    )


def split(rows: Sequence[Bench], view: View) -> int:
    """Return how many benches sit above the aisle.

    >>> from hemicycle.records.chamber import Bloc, Chamber
    >>> blocs = (Bloc("a", "A", "A", 3), Bloc("b", "B", "B", 2), Bloc("c", "C", "C", 4))
    >>> rows = benches(Chamber(9, 5, blocs), PLAIN)
    >>> split(rows, PLAIN), split(rows, View(coalition=("a",)))
    (2, 1)
    """
    own = sum(bench.id in view.coalition for bench in rows)
    if own:
        return own
    sums = list(accumulate(bench.drawn for bench in rows))
    return min(range(len(rows)), key=lambda at: abs(2 * sums[at] - sums[-1])) + 1


def _floor(rows: Sequence[Bench], view: View) -> _Floor:
    size = text_size(view.width)
    cut = split(rows, view)
    sides = [side for side in (rows[:cut], rows[cut:]) if side]
    seats = [sum(bench.drawn for bench in side) for side in sides]
    depth = max(1, round((max(seats) / _ASPECT) ** 0.5))
    columns = ceil(max(seats) / depth)
    scale = min(view.width / (columns + 0.5), _LARGEST)
    left = (view.width - (columns - 1) * scale) / 2
    gap = max(_AISLE * scale, 2.2 * size)
    upper = size / 2 + (min(depth, seats[0]) - 0.2) * scale
    houses = [filled(side, depth) for side in sides]
    grounds = [Ground.of(view, left, upper, scale)]
    if len(houses) > 1:
        grounds.append(replace(Ground.of(view, left, upper + gap, scale), up=-scale))
    lowest = upper + gap + (len(houses[-1].seating.counts) - 0.4) * scale * (len(houses) > 1)
    reach = left - 0.5 * scale, left + (columns - 0.5) * scale
    return _Floor(tuple(zip(houses, grounds, strict=True)), lowest, upper + gap / 2, reach)


def _sides(floor: _Floor, paints: Colouring, view: View) -> Iterator[str]:
    before = 0
    for house, ground in floor.sides:
        yield from patches(house, ground, paints, view, before)
        yield aisles(house, ground)
        before += len(house.benches)


def _line(floor: _Floor, before: int, view: View) -> tuple[str, Point]:
    """Return path data of the line after a seat, and the place of a figure in the aisle by it.

    Where the line falls between the sides it runs along the aisle.
    """
    for house, ground in floor.sides:
        seats = len(house.owners)
        if 0 < before < seats:
            lines = borders(house.seating, house.first(before))
            front = min((point for line in lines for point in line), key=lambda point: point[1])
            [(x, _)] = ground.put([front])
            return ground.path(lines), (x, floor.aisle)
        before -= seats
        if not before and len(floor.sides) > 1:
            break
    return svg.polyline([(end, floor.aisle) for end in floor.ends]), (view.width / 2, floor.aisle)


def _figure(figure: str, place: Point, view: View) -> str:
    size = text_size(view.width)
    half = labels.text_width(figure, size) / 2
    x, y = min(max(place[0], half), view.width - half), place[1]
    style: svg.Attributes = {"text-anchor": "middle", "font-weight": "600", "font-size": size}
    return svg.tag("text", {"x": x, "y": y + 0.35 * size} | style, figure)

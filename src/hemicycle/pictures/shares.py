"""Shares of seats against shares of something else: votes, or power.

A line for each bloc: a full dot at its share of the seats, a hollow one at its share of the
other measure, and the way between them, so that the eye sees who has more of which. The figures
stand beside the dots, since nobody reads a tenth of a per cent off a line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import arranged, benches
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import colouring
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.records.chamber import BlocId, Chamber

_RADIUS = 4.5  # pixels of a dot
_NARROWEST_SCALE = 40  # pixels
_STEPS = tuple(Fraction(share, 100) for share in (1, 2, 5, 10, 20, 25, 50))
_MOST_STEPS = 4  # lines across the scale beside the first


@dataclass(frozen=True, slots=True)
class Measure:
    """What seats are held against: its name in the picture, and each bloc's share of the whole.

    A bloc whose share is not known is left out of ``shares``.
    """

    name: str
    shares: Mapping[BlocId, Fraction]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A bloc's share of the seats and, where it is known, of the other measure."""

    id: BlocId
    label: str
    seats: Fraction
    other: Fraction | None


@dataclass(frozen=True, slots=True)
class _Plot:
    """The scale between the names and the ``columns`` of figures, given by where they end.

    ``full`` is the share at the end of the scale.
    """

    view: View
    start: float
    end: float
    full: Fraction
    columns: tuple[float, float]

    def place(self, x: float) -> float:
        """Return a place on the page, counted from the side on which reading begins."""
        return self.view.width - x if self.view.direction == "rtl" else x

    def across(self, share: Fraction) -> float:
        """Return the place on the page of a share."""
        return self.place(self.start + (self.end - self.start) * float(share / self.full))


def share_rows(chamber: Chamber, measure: Measure, view: View = PLAIN) -> tuple[ShareRow, ...]:
    """Return the figures of the picture, in its order, for a table beside it.

    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 6), Bloc("b", "Right", "Right", 3)))
    >>> votes = Measure("Votes", {"a": Fraction(11, 20)})
    >>> [(row.label, str(row.seats), str(row.other)) for row in share_rows(chamber, votes)]
    [('Left', '2/3', '11/20'), ('Right', '1/3', 'None')]

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself, or the measure or the view names a bloc not in it.
    RequestError
        If a share is not from 0 to 1.
    """
    benches(chamber, view)
    known = {bloc.id: bloc.label for bloc in chamber.blocs}
    for bloc_id, share in measure.shares.items():
        if bloc_id not in known:
            raise UnknownNameError("bloc", bloc_id, list(known))
        if not 0 <= share <= 1:
            raise RequestError(
                f"{known[bloc_id]}: {share} is no share of the whole; give one from 0 to 1"
            )
    return tuple(
        ShareRow(
            bloc.id,
            bloc.label,
            Fraction(bloc.seats, chamber.seats_total),
            measure.shares.get(bloc.id),
        )
        for bloc in arranged(chamber.blocs, view)
    )


def seats_against(chamber: Chamber, measure: Measure, view: View = PLAIN) -> str:
    """Draw each bloc's certain seats against its share of votes or power, as dots on a line.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself, or the measure or the view names a bloc not in it.
    RequestError
        If no bloc sits, a share is not from 0 to 1, a colour or the prefix cannot be used, or
        the width is too small to draw in.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 6), Bloc("b", "Right", "Right", 3)))
    >>> picture = seats_against(chamber, Measure("Votes", {"a": Fraction(11, 20)}))
    >>> "Left: 66.7 % of the seats, Votes 55.0 %; Right: 33.3 % of the seats" in picture
    True
    """
    rows = share_rows(chamber, measure, view)
    if not rows:
        raise RequestError("shares are those of blocs, and the chamber has none")
    size = text_size(view.width)
    heads = (view.words.seat_share, measure.name)
    plot = _plot(rows, heads, view)
    bottom = 1.9 * size * (len(rows) + 1) + 0.6 * size
    paints = colouring(chamber.blocs, view.colours).paints
    lines = [
        line
        for at, row in enumerate(rows)
        for line in _line(row, bloc_colour(row.id, paints[row.id]), 1.9 * size * (at + 2), plot)
    ]
    said = "; ".join(_said(row, measure, view) for row in rows) + "."
    return svg.picture(
        (view.width, bottom + 1.7 * size),
        (
            view.title or view.words.against.format(measure=measure.name),
            view.description or said,
        ),
        view.prefix,
        view.direction,
        *_grid(plot, 1.9 * size, bottom),
        svg.tag("g", {"font-size": size}, *_heads(heads, plot), *lines),
    )


def _plot(rows: Sequence[ShareRow], heads: tuple[str, str], view: View) -> _Plot:
    """Lay the picture out: names, scale, two columns of figures.

    Raises
    ------
    RequestError
        If the names leave no room for the scale.
    """
    size = text_size(view.width)
    widths = [max(labels.text_width(text, size) for text in ("100.0", head)) for head in heads]
    second, first = (width + 2 * size for width in reversed(widths))
    widest = max(labels.text_width(row.label, size) for row in rows)
    start = min(widest, 0.35 * view.width) + size
    end = view.width - first - second - size
    if end - start < _NARROWEST_SCALE:
        raise RequestError(f"{view.width} pixels are too narrow for shares: give some more")
    most = max(share for row in rows for share in (row.seats, row.other or Fraction(0)))
    full = max(most, _STEPS[0])
    return _Plot(view, start, end, full, (view.width - second, view.width))


def percent(share: Fraction) -> str:
    """Write a share in per cent, to a tenth.

    >>> percent(Fraction(54, 329)), percent(Fraction(1))
    ('16.4', '100.0')
    """
    return f"{float(round(share * 1000)) / 10:.1f}"


def _said(row: ShareRow, measure: Measure, view: View) -> str:
    other = "?" if row.other is None else percent(row.other)
    return view.words.against_one.format(
        name=row.label, seats=percent(row.seats), measure=measure.name, other=other
    )


def _grid(plot: _Plot, top: float, bottom: float) -> Iterator[str]:
    """Yield lines at round shares, with their figures below."""
    size = text_size(plot.view.width)
    room = max(1, min(_MOST_STEPS, int((plot.end - plot.start) / (2.5 * size))))
    step = next((step for step in _STEPS if plot.full / step <= room), Fraction(1))
    for count in range(int(plot.full / step) + 1):
        x = plot.across(count * step)
        path = f"M{svg.number(x)} {svg.number(top)}V{svg.number(bottom)}"
        yield svg.tag("path", {"d": path, "stroke": svg.LINE})
        place: svg.Attributes = {"x": x, "y": bottom + 1.2 * size, "text-anchor": "middle"}
        style: svg.Attributes = {"font-size": size, "fill": svg.SOFT}
        yield svg.tag("text", place | style, str(int(count * step * 100)))


def _heads(heads: Sequence[str], plot: _Plot) -> Iterator[str]:
    """Yield the heads of the two columns of figures, each after the dot that stands for it."""
    size = text_size(plot.view.width)
    for text, end, dot in zip(heads, plot.columns, (_full, _hollow), strict=True):
        x = plot.place(end - labels.text_width(text, size) - 0.8 * size)
        yield dot((x, 0.65 * size), svg.INK)
        place: svg.Attributes = {"x": plot.place(end), "y": size, "text-anchor": "end"}
        yield svg.tag("text", place, svg.words(text))


def _line(row: ShareRow, colour: str, y: float, plot: _Plot) -> Iterator[str]:
    """Yield a bloc's name, the way between its dots, the dots, and the figures."""
    size = text_size(plot.view.width)
    label = labels.shortened(row.label, plot.start - size, size)
    yield svg.tag("text", {"x": plot.place(0), "y": y}, svg.words(label))
    seats, middle = plot.across(row.seats), y - 0.35 * size
    figures = [percent(row.seats), "–"]
    if row.other is not None:
        other = plot.across(row.other)
        figures[1] = percent(row.other)
        path = f"M{svg.number(seats)} {svg.number(middle)}H{svg.number(other)}"
        yield svg.tag("path", {"d": path, "stroke": colour, "stroke-width": 2})
        yield _hollow((other, middle), colour)
    yield _full((seats, middle), colour)
    for figure, end, weight in zip(figures, plot.columns, ("600", "400"), strict=True):
        place: svg.Attributes = {"x": plot.place(end), "y": y, "text-anchor": "end"}
        yield svg.tag("text", place | {"font-weight": weight}, figure)


def _full(place: svg.Point, colour: str) -> str:
    return svg.tag("circle", {"cx": place[0], "cy": place[1], "r": _RADIUS, "fill": colour})


def _hollow(place: svg.Point, colour: str) -> str:
    """Return a dot a little larger than a full one, so that it shows around it."""
    ring: svg.Attributes = {"r": _RADIUS + 1, "fill": svg.PAPER, "stroke": colour}
    return svg.tag("circle", {"cx": place[0], "cy": place[1]} | ring | {"stroke-width": 1.6})

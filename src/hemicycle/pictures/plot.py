"""A plot of lines: on each a name, a place on a scale, and figures in columns.

Nobody reads a tenth of a per cent off a line, so the figures always stand beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hemicycle.errors import RequestError
from hemicycle.pictures import labels, svg
from hemicycle.pictures.view import View, text_size

LINE = 1.9
"""Height of a line, in sizes of the text."""

RADIUS = 4.5
"""Radius of a dot, in pixels."""

_NARROWEST_SCALE = 40  # pixels
_MOST_NAME = 0.5  # of the room before the figures that names may take
_MOST_STEPS = 4  # lines across the scale beside the first
_HEADED = 0.4  # room of a dot before the head of a column, in sizes of the text


@dataclass(frozen=True, slots=True)
class Plot:
    """The scale between the names and the ``columns`` of figures, given by where they end.

    ``full`` is the value at the end of the scale, which begins with 0.
    """

    view: View
    size: float
    start: float
    end: float
    full: float
    columns: tuple[float, ...]

    def place(self, x: float) -> float:
        """Return a place on the page, counted from the side on which reading begins."""
        return self.view.width - x if self.view.direction == "rtl" else x

    def across(self, value: float) -> float:
        """Return the place on the page of a value."""
        return self.place(self.start + (self.end - self.start) * value / self.full)

    def base(self, line: int) -> float:
        """Return the height of the foot of the text of a line, counted from 0."""
        return LINE * self.size * (line + 2)

    def middle(self, line: int) -> float:
        """Return the height of the middle of a line."""
        return self.base(line) - 0.35 * self.size

    def bottom(self, lines: int) -> float:
        """Return where the scale ends below its lines."""
        return self.base(lines - 1) + 0.6 * self.size

    def height(self, lines: int) -> float:
        """Return the height of the picture, with the figures below the scale."""
        return self.bottom(lines) + 1.7 * self.size


def plotted(
    names: Sequence[str], columns: Sequence[Sequence[str]], full: float, view: View
) -> Plot:
    """Lay a plot out: names, scale, columns of figures with their heads.

    Raises
    ------
    RequestError
        If the names leave no room for the scale, or there is no line.
    """
    if not names:
        raise RequestError("there is nothing to draw: not one line")
    size = text_size(view.width)
    ends: list[float] = []
    end = view.width
    for texts in reversed(columns):
        ends.insert(0, end)
        end -= max(labels.text_width(text, size) for text in texts) + 2 * size
    widest = max(labels.text_width(name, size) for name in names)
    start = min(widest, _MOST_NAME * end) + size
    end -= size
    if end - start < _NARROWEST_SCALE:
        raise RequestError(f"{view.width} pixels are too narrow for figures: give some more")
    return Plot(view, size, start, end, full or 1, tuple(ends))


def grid(plot: Plot, lines: int) -> Iterator[str]:
    """Yield lines at round values, with their figures below."""
    size, bottom = plot.size, plot.bottom(lines)
    wide = max(labels.text_width(f"{plot.full:,.0f}", size) + size, 2.5 * size)
    room = max(1, min(_MOST_STEPS, int((plot.end - plot.start) / wide)))
    step = round_step(plot.full / room)
    for count in range(int(plot.full / step + 1e-9) + 1):
        x = plot.across(count * step)
        path = f"M{svg.number(x)} {svg.number(LINE * size)}V{svg.number(bottom)}"
        yield svg.tag("path", {"d": path, "stroke": svg.LINE})
        place: svg.Attributes = {"x": x, "y": bottom + 1.2 * size, "text-anchor": "middle"}
        style: svg.Attributes = {"font-size": size, "fill": svg.SOFT}
        yield svg.tag("text", place | style, f"{count * step:,}")


def round_step(least: float) -> int:
    """Return the least of 1, 2, 5, 10, 20, 25, 50, 100 and so on that is not below a number.

    >>> round_step(0.3), round_step(6), round_step(21), round_step(2100)
    (1, 10, 25, 2500)
    """
    tens = 1
    while True:
        for step in (1, 2, 2.5, 5):
            if step * tens >= least and step * tens == int(step * tens):
                return int(step * tens)
        tens *= 10


def name(plot: Plot, line: int, text: str) -> str:
    """Return the name of a line, cut where it is too long."""
    short = labels.shortened(text, plot.start - plot.size / 2, plot.size)
    return svg.tag("text", {"x": plot.place(0), "y": plot.base(line)}, svg.words(short))


def figure(plot: Plot, line: int, column: int, text: str) -> str:
    """Return a figure of a line; those of the first column are bold."""
    place: svg.Attributes = {"x": plot.place(plot.columns[column]), "y": plot.base(line)}
    style: svg.Attributes = {"text-anchor": "end", "font-weight": "400" if column else "600"}
    return svg.tag("text", place | style, svg.words(text))


def head(plot: Plot, column: int, text: str) -> str:
    """Return the head of a column of figures."""
    place: svg.Attributes = {"x": plot.place(plot.columns[column]), "y": plot.size}
    return svg.tag("text", place | {"text-anchor": "end"}, svg.words(text))


def head_dot(plot: Plot, column: int, text: str) -> svg.Point:
    """Return the place of a dot before the head of a column."""
    before = plot.columns[column] - labels.text_width(text, plot.size) - 2 * _HEADED * plot.size
    return plot.place(before), 0.65 * plot.size


def full_dot(place: svg.Point, colour: str) -> str:
    """Return a full dot."""
    return svg.tag("circle", {"cx": place[0], "cy": place[1], "r": RADIUS, "fill": colour})


def hollow_dot(place: svg.Point, colour: str) -> str:
    """Return a dot a little larger than a full one, so that it shows around it."""
    ring: svg.Attributes = {"r": RADIUS + 1, "fill": svg.PAPER, "stroke": colour}
    return svg.tag("circle", {"cx": place[0], "cy": place[1]} | ring | {"stroke-width": 1.6})


def tick(x: float, y: float, half: float) -> str:
    """Return a mark of ink across a line, ``half`` above and below ``y``."""
    path = f"M{svg.number(x)} {svg.number(y - half)}v{svg.number(2 * half)}"
    return svg.tag("path", {"d": path, "stroke": svg.INK, "stroke-width": 2})


def way(plot: Plot, line: int, ends: tuple[float, float], style: svg.Attributes) -> str:
    """Return a stroke between two values of a line."""
    one, other = (svg.number(plot.across(value)) for value in ends)
    return svg.tag("path", {"d": f"M{one} {svg.number(plot.middle(line))}H{other}"} | style)

"""Bars: a chamber as one stacked bar, and coalitions against the majority line.

A bar says the same as the hemicycle in a fraction of the height: the same order, the same paint,
the same line where the majority is. Parts are separated by the paper, so that two that look
alike are still two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hemicycle.errors import RequestError
from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.figures import chamber_table
from hemicycle.pictures.ground import seats_before_line
from hemicycle.pictures.legend import excess_note, legend
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.tables import Table, table
from hemicycle.pictures.textures import textures
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe, seats_from_to
from hemicycle.records.chamber import BlocId, Chamber

_GAP = 1.2  # pixels of paper between two parts
_THICK = 2.4  # pixels of the majority line
_OVER = 4  # pixels that a line stands out of the bar
_SLIM = 10  # pixels of height of a bar that has its words beside it

_HOLLOW: dict[str, svg.Attributes] = {
    "unlisted": {"fill": "none", "stroke": svg.SOFT},
    "vacant": {"fill": "none", "stroke": svg.SOFT, "stroke-dasharray": "1.5 2.5"},
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """A bar across the whole width, from the side on which reading begins."""

    seats: int
    view: View
    top: float
    height: float

    def across(self, seats: float) -> float:
        """Return the place on the page of the end of the first ``seats``."""
        place = self.view.width * seats / self.seats
        return self.view.width - place if self.view.direction == "rtl" else place


def stacked_bar(chamber: Chamber, view: View = PLAIN) -> Picture:
    """Draw a chamber as one bar, with the captions of its parts below.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the view names a bloc that does not sit.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    size = text_size(view.width)
    rows = benches(chamber, view)
    paints = colouring(chamber.blocs, view.colours)
    mark = seats_before_line(rows, chamber, view)
    scale = _Scale(sum(bench.drawn for bench in rows), view, 1.9 * size, 2.6 * size)
    ends = [chamber.seats_total] if chamber.unlisted < 0 else []
    parts = list(_parts(rows, paints, scale))
    captions, bottom = legend(rows, paints, view, scale.top + scale.height + 0.5 * size)
    note, bottom = excess_note(chamber, view, bottom)
    return framed(
        view,
        bottom,
        (view.words.title.format(total=chamber.seats_total), describe(chamber, view.words)),
        chamber_table(chamber, rows, paints, view),
        *textures(view, parts),
        *parts,
        *(_line(scale, end, {"class": "end", "stroke-dasharray": "4 3"}) for end in ends),
        _line(scale, mark, {"class": "majority", "stroke-width": _THICK}),
        _flag(scale, mark, str(chamber.majority), size),
        svg.tag("g", {"font-size": size}, *captions, *note),
    )


def coalition_ladder(
    chamber: Chamber, coalitions: Sequence[Sequence[BlocId]], view: View = PLAIN
) -> Picture:
    """Draw each coalition as a bar, one under the other, against the majority line.

    The whole width is the chamber. Seats of the coalition's that are uncertain are hatched.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or a coalition names a bloc that does not sit.
    RequestError
        If there is no coalition, one has no member, a colour or the prefix cannot be used, or the
        width is too small to draw in.
    """
    if not coalitions or not all(coalitions):
        raise RequestError("a ladder needs coalitions with at least one member each")
    size = text_size(view.width)
    paints = colouring(chamber.blocs, view.colours)
    total = max(chamber.seats_total, chamber.listed)
    top = 0.0
    content: list[str] = []
    said = []
    ladder = [_rows_of(chamber, members, view) for members in coalitions]
    for rows in ladder:
        remark = _remark(chamber, rows, view)
        said.append(f"{_names(rows, view)}: {remark}")
        texts, top = _captions(rows, remark, top, view)
        scale = _Scale(total, view, top, 0.9 * size)
        content += [*texts, *_against_the_line(chamber, rows, paints, scale)]
        top += 2.4 * size
    names = view.words.ladder.format(majority=chamber.majority, total=chamber.seats_total)
    foot = _Scale(total, view, top, 0)
    return framed(
        view,
        top,
        (names, "; ".join(said) + "."),
        _ladder_table(chamber, ladder, view),
        *textures(view, content),
        *content,
        _flag(foot, chamber.majority, str(chamber.majority), size),
    )


def coalition_bar(chamber: Chamber, members: Sequence[BlocId], view: View = PLAIN) -> Picture:
    """Draw a coalition as one slim bar against the majority line, for a page that says the words.

    The whole width is the chamber, and the colours are those of its hemicycle. The coalition's
    names are the title, and its seats the description, which only a screen reader tells.

    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 4), Bloc("b", "Right", "Right", 3)))
    >>> bar = coalition_bar(chamber, ["a", "b"], View(prefix="first"))
    >>> '<title id="first-title">Left + Right</title>' in bar
    True
    >>> '<desc id="first-desc">7, 2 more than needed; majority 5 of 9.</desc>' in bar
    True

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If the chamber contradicts itself or the coalition names a bloc that does not sit.
    RequestError
        If the coalition has no member, a colour or the prefix cannot be used, or the width is
        too small to draw in.
    """
    if not members:
        raise RequestError("a bar needs a coalition with at least one member")
    text_size(view.width)
    rows = _rows_of(chamber, members, view)
    scale = _Scale(max(chamber.seats_total, chamber.listed), view, _OVER, _SLIM)
    line = view.words.majority.format(majority=chamber.majority, total=chamber.seats_total)
    said = f"{_remark(chamber, rows, view)}; {line}."
    bar = list(_against_the_line(chamber, rows, colouring(chamber.blocs, view.colours), scale))
    return framed(
        view,
        _SLIM + 2 * _OVER,
        (_names(rows, view), said),
        _ladder_table(chamber, [rows], view),
        *textures(view, bar),
        *bar,
    )


def _against_the_line(
    chamber: Chamber, rows: Sequence[Bench], paints: Colouring, scale: _Scale
) -> Iterator[str]:
    """Yield a coalition's bar: the outline of the chamber, the parts, and the majority line."""
    outline = _box(scale, 0, scale.seats, 0.5)
    yield svg.tag("rect", {"fill": "none", "stroke": svg.LINE} | outline)
    yield from _parts(rows, paints, scale)
    yield _line(scale, chamber.majority, {"class": "majority", "stroke-width": _THICK})


def _ladder_table(chamber: Chamber, ladder: Sequence[Sequence[Bench]], view: View) -> Table:
    """Return a row for each coalition: its seats, certain and at most, and what is to spare."""
    keys = ("coalition", "seats", "most", "majority", "spare")
    cells = []
    for rows in ladder:
        low = sum(bench.seats for bench in rows)
        most = sum(bench.drawn for bench in rows)
        cells.append((_names(rows, view), low, most, chamber.majority, low - chamber.majority))
    return table(keys, view.words.heads, cells)


def _names(rows: Sequence[Bench], view: View) -> str:
    return view.words.plus.join(bench.label for bench in rows if bench.id)


def _parts(rows: Sequence[Bench], paints: Colouring, scale: _Scale) -> Iterator[str]:
    """Yield a group for each bench, one part after another."""
    before = 0
    for bench in rows:
        name = scale.view.words.seats.format(name=bench.name, seats=bench.figure)
        group = {"data-bloc": bench.id} if bench.id else {}
        title = svg.tag("title", {}, svg.words(name))
        yield svg.tag("g", group, title, *_boxes(bench, before, paints, scale))
        before += bench.drawn


def _boxes(bench: Bench, before: int, paints: Colouring, scale: _Scale) -> Iterator[str]:
    """Yield the certain seats of a bench, then the uncertain, which are hatched."""
    paint = paints.paints.get(bench.id)
    prefix = scale.view.prefix
    if bench.seats and paint is None:
        yield svg.tag("rect", _HOLLOW[bench.kind] | _box(scale, before, bench.seats, 0.5))
    colour = bloc_colour(bench.id, paint) if paint else svg.INK
    if bench.seats and paint:
        box = _box(scale, before, bench.seats)
        yield svg.tag("rect", {"fill": colour} | box)
        if paint.mark != "plain":
            yield svg.tag("rect", {"fill": f"url(#{prefix}-{paint.mark})"} | box)
    if bench.uncertain:
        box = _box(scale, before + bench.seats, bench.uncertain, 0.5)
        yield svg.tag("rect", {"fill": colour} | box)
        yield svg.tag("rect", {"fill": f"url(#{prefix}-hatch)", "stroke": colour} | box)


def _box(scale: _Scale, before: int, seats: int, inset: float = 0.0) -> svg.Attributes:
    """Return a rectangle as wide as ``seats``, less the paper between two parts."""
    one, other = sorted((scale.across(before), scale.across(before + seats)))
    gap = min(_GAP, (other - one) / 2)
    return {
        "x": one + gap / 2 + inset,
        "y": scale.top + inset,
        "width": max(other - one - gap - 2 * inset, 0.1),
        "height": scale.height - 2 * inset,
    }


def _line(scale: _Scale, seats: int, style: svg.Attributes) -> str:
    x, top = svg.number(scale.across(seats)), svg.number(scale.top - _OVER)
    path = f"M{x} {top}v{svg.number(scale.height + 2 * _OVER)}"
    return svg.tag("path", {"d": path, "stroke": svg.INK} | style)


def _flag(scale: _Scale, seats: int, figure: str, size: float) -> str:
    """Return a figure that stands on a line."""
    place: svg.Attributes = {"x": scale.across(seats), "y": scale.top - _OVER - size / 4}
    style: svg.Attributes = {"text-anchor": "middle", "font-weight": "600"}
    return svg.tag("text", place | style | {"font-size": size}, figure)


def _rows_of(chamber: Chamber, members: Sequence[BlocId], view: View) -> list[Bench]:
    """Return the benches of a coalition, and last the seats that some of them may yet hold."""
    rows = benches(chamber, replace(view, coalition=tuple(members)))
    own = [bench for bench in rows if bench.id in members and bench.kind == "bloc"]
    open_ = sum(bloc.uncertain for bloc in chamber.blocs if bloc.id in members)
    return own + [
        replace(bench, uncertain=min(bench.uncertain, open_))
        for bench in rows
        if bench.kind == "contested" and open_
    ]


def _remark(chamber: Chamber, rows: Sequence[Bench], view: View) -> str:
    """Say how many seats a coalition has, and what is missing or to spare."""
    low = sum(bench.seats for bench in rows)
    seats = seats_from_to(low, sum(bench.drawn for bench in rows), view.words)
    phrase = view.words.enough if low >= chamber.majority else view.words.short
    return phrase.format(seats=seats, margin=abs(low - chamber.majority))


def _captions(
    rows: Sequence[Bench], remark: str, top: float, view: View
) -> tuple[list[str], float]:
    """Return the names of a coalition in lines and its remark, and where they end."""
    size = text_size(view.width)
    x = view.width if view.direction == "rtl" else 0
    names = [bench.label for bench in rows if bench.id]
    texts = []
    for line in labels.wrapped(names, view.words.plus, view.width * 0.98, size):
        top += 1.35 * size
        place: svg.Attributes = {"x": x, "y": top, "font-size": size}
        texts.append(svg.tag("text", place | {"font-weight": "600"}, svg.words(line)))
    top += 1.35 * size
    style: svg.Attributes = {"x": x, "y": top, "font-size": size, "fill": svg.SOFT}
    texts.append(svg.tag("text", style, svg.words(remark)))
    return texts, top + 0.75 * size

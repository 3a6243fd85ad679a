"""Bars: a chamber as one stacked bar, and coalitions as a ladder against the majority line.

A bar says the same as the hemicycle in a fraction of the height: the same order, the same paint,
the same line where the majority is. Parts are separated by the paper, so that two that look
alike are still two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hemicycle.errors import RequestError
from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.legend import legend
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.view import PLAIN, View, text_size
from hemicycle.pictures.words import describe, seats_from_to
from hemicycle.records.chamber import BlocId, Chamber

_GAP = 1.2  # pixels of paper between two parts
_THICK = 2.4  # pixels of the majority line
_OVER = 4  # pixels that a line stands out of the bar


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


def stacked_bar(chamber: Chamber, view: View = PLAIN) -> str:
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
    drawn = sum(bench.drawn for bench in rows)
    mark = chamber.majority if view.count_from == "first" else drawn - chamber.majority
    scale = _Scale(drawn, view, 1.9 * size, 2.6 * size)
    ends = [chamber.seats_total] if chamber.unlisted < 0 else []
    captions, bottom = legend(rows, paints, view, scale.top + scale.height + 0.5 * size)
    return svg.picture(
        (view.width, bottom),
        (
            view.title or view.words.title.format(total=chamber.seats_total),
            view.description or describe(chamber, view.words),
        ),
        view.prefix,
        view.direction,
        _textures(view),
        *_parts(rows, paints, scale),
        *(_line(scale, end, {"class": "end", "stroke-dasharray": "4 3"}) for end in ends),
        _line(scale, mark, {"class": "majority", "stroke-width": _THICK}),
        _flag(scale, mark, str(chamber.majority), size),
        svg.tag("g", {"font-size": size}, *captions),
    )


def coalition_ladder(
    chamber: Chamber, coalitions: Sequence[Sequence[BlocId]], view: View = PLAIN
) -> str:
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
    top = 2.1 * size
    content: list[str] = []
    said = []
    for members in coalitions:
        rows = _rows_of(chamber, members, view)
        remark = _remark(chamber, rows, view)
        said.append(
            view.words.plus.join(bench.label for bench in rows if bench.id) + ": " + remark
        )
        texts, top = _captions(rows, remark, top, view)
        scale = _Scale(total, view, top, 0.9 * size)
        content += [*texts, *_parts(rows, paints, scale)]
        content.append(
            _line(scale, chamber.majority, {"class": "majority", "stroke-width": _THICK})
        )
        top += 2.4 * size
    names = view.words.ladder.format(majority=chamber.majority, total=chamber.seats_total)
    scale = _Scale(total, view, 1.5 * size, 0)
    return svg.picture(
        (view.width, top - size),
        (view.title or names, view.description or "; ".join(said) + "."),
        view.prefix,
        view.direction,
        _textures(view),
        *content,
        _flag(scale, chamber.majority, str(chamber.majority), size),
    )


def _parts(rows: Sequence[Bench], paints: Colouring, scale: _Scale) -> Iterator[str]:
    """Yield a group for each bench, one part after another."""
    before = 0
    for bench in rows:
        paint = paints.paints.get(bench.id)
        colour = bloc_colour(bench.id, paint) if paint else svg.INK
        name = scale.view.words.seats.format(name=bench.name, seats=bench.figure)
        boxes = []
        if bench.seats and paint:
            box = _box(scale, before, bench.seats)
            boxes.append(svg.tag("rect", box | {"fill": colour}))
            if paint.mark != "plain":
                texture = f"url(#{scale.view.prefix}-{paint.mark})"
                boxes.append(svg.tag("rect", box | {"fill": texture}))
        elif bench.seats:
            hollow: dict[str, str | float] = {"fill": "none", "stroke": svg.SOFT}
            hollow |= (
                {"stroke-dasharray": "0 3", "stroke-width": 1.6, "stroke-linecap": "round"}
                if (bench.kind == "vacant")
                else {}
            )
            boxes.append(svg.tag("rect", _box(scale, before, bench.seats, 0.5) | hollow))
        if bench.uncertain:
            box = _box(scale, before + bench.seats, bench.uncertain, 0.5)
            hatch = f"url(#{scale.view.prefix}-hatch)"
            boxes.append(svg.tag("rect", box | {"fill": colour}))
            boxes.append(svg.tag("rect", box | {"fill": hatch, "stroke": colour}))
        group: dict[str, str | float] = {"data-bloc": bench.id} if bench.id else {}
        yield svg.tag("g", group, svg.tag("title", {}, svg.words(name)), *boxes)
        before += bench.drawn


def _box(scale: _Scale, before: int, seats: int, inset: float = 0.0) -> dict[str, str | float]:
    """Return a rectangle as wide as ``seats``, less the paper between two parts."""
    one, other = sorted((scale.across(before), scale.across(before + seats)))
    gap = min(_GAP, (other - one) / 2)
    return {
        "x": one + gap / 2 + inset,
        "y": scale.top + inset,
        "width": max(other - one - gap - 2 * inset, 0.1),
        "height": scale.height - 2 * inset,
    }


def _line(scale: _Scale, seats: int, style: dict[str, str | float]) -> str:
    x, top = svg.number(scale.across(seats)), svg.number(scale.top - _OVER)
    path = f"M{x} {top}v{svg.number(scale.height + 2 * _OVER)}"
    return svg.tag("path", {"d": path, "stroke": svg.INK} | style)


def _flag(scale: _Scale, seats: int, figure: str, size: float) -> str:
    """Return a figure that stands on a line."""
    place: dict[str, str | float] = {"x": scale.across(seats), "y": scale.top - _OVER - size / 4}
    style: dict[str, str | float] = {"text-anchor": "middle", "font-weight": "600"}
    return svg.tag("text", place | style | {"font-size": size}, figure)


def _textures(view: View) -> str:
    """Return the patterns of paper that lie over uncertain parts and over marked colours."""
    stripes = {"d": "M0 0v5", "stroke": svg.PAPER, "stroke-width": 5.4}
    dots = {"d": "M3 3h0", "stroke": svg.PAPER, "stroke-width": 2.6, "stroke-linecap": "round"}
    rules = {"d": "M0 2.5h5", "stroke": svg.INK, "stroke-width": 1.2}
    return svg.tag(
        "defs",
        {},
        *(
            svg.tag(
                "pattern",
                {
                    "id": f"{view.prefix}-{name}",
                    "patternUnits": "userSpaceOnUse",
                    "width": side,
                    "height": side,
                }
                | turn,
                svg.tag("path", path),
            )
            for name, side, turn, path in (
                ("hatch", 5, {"patternTransform": "rotate(45)"}, stripes),
                ("core", 6, {}, dots),
                ("ring", 5, {}, rules),
            )
        ),
    )


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
        place: dict[str, str | float] = {"x": x, "y": top, "font-size": size}
        texts.append(svg.tag("text", place | {"font-weight": "600"}, svg.words(line)))
    top += 1.35 * size
    style: dict[str, str | float] = {"x": x, "y": top, "font-size": size, "fill": svg.SOFT}
    texts.append(svg.tag("text", style, svg.words(remark)))
    return texts, top + 0.75 * size

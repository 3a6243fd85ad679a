"""Seats with change: a bar for each bloc, and a mark at what it had before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hemicycle.pictures import svg
from hemicycle.pictures.before import Before, checked
from hemicycle.pictures.benches import arranged, benches
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.plot import Plot, figure, grid, head, name, plotted, tick
from hemicycle.pictures.tables import Table, table
from hemicycle.pictures.textures import textures
from hemicycle.pictures.view import PLAIN, View
from hemicycle.pictures.words import seats_from_to
from hemicycle.records.chamber import Chamber

_THICK = 0.85  # height of a bar, in sizes of the text
_OVER = 3  # pixels that a mark stands out of its bar


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A line of the picture: seats now, certain and at most, and those before.

    A figure that is not known is ``None``.
    """

    id: str
    label: str
    seats: int | None
    most: int | None
    before: int | None


def seats_with_change(chamber: Chamber, before: Before, view: View = PLAIN) -> Picture:
    """Draw the seats of each bloc as a bar, and beside them how many more or fewer it has.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 5), Bloc("b", "Right", "Right", 4)))
    >>> seats_with_change(chamber, Before(9, {"a": 7, "b": 0})).description
    'Left 5 (−2), Right 4 (new), Others 0 (−2).'

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError
        If a chamber contradicts itself, or the view or the seats before name a bloc not in it.
    RequestError
        If a colour or the prefix cannot be used, or the width is too small to draw in.
    """
    rows = change_rows(chamber, before, view)
    heads = (view.words.heads["seats"], view.words.heads["change"])
    texts = [_texts(row, view) for row in rows]
    columns = [(top, *own) for top, own in zip(heads, zip(*texts, strict=True), strict=True)]
    full = max(max(row.most or 0, row.before or 0) for row in rows)
    plot = plotted([row.label for row in rows], columns, full, view)
    paints = colouring(chamber.blocs, view.colours)
    lines = [
        part for at, row in enumerate(rows) for part in _line(row, at, texts[at], plot, paints)
    ]
    said = (
        view.words.change_one.format(name=row.label, seats=seats, change=change)
        for row, (seats, change) in zip(rows, texts, strict=True)
    )
    return framed(
        view,
        plot.height(len(rows)),
        (view.words.change, view.words.pause.join(said) + "."),
        _table(rows, paints, view),
        *textures(view, lines),
        *grid(plot, len(rows)),
        svg.tag("g", {"font-size": plot.size}, *_heads(heads, plot), *lines),
    )


def change_rows(chamber: Chamber, before: Before, view: View = PLAIN) -> tuple[ChangeRow, ...]:
    """Return the figures of the picture, in its order.

    Seats that others had before are a line of their own. That those have none now is known only
    where every seat is listed, and of every bloc what it had before.
    """
    checked(before, chamber)
    rest = [bench for bench in benches(chamber, view) if bench.kind in ("unlisted", "vacant")]
    found = [
        ChangeRow(bloc.id, bloc.label, bloc.seats, bloc.seats + bloc.uncertain, had)
        for bloc in arranged(chamber.blocs, view)
        for had in [before.seats.get(bloc.id)]
    ]
    found += [ChangeRow("", bench.label, bench.seats, bench.seats, None) for bench in rest]
    if before.others:
        told = chamber.unlisted <= 0 and len(before.seats) == len(chamber.blocs)
        now = 0 if told else None
        found.append(ChangeRow("", view.words.others, now, now, before.others))
    return tuple(found)


def signed(change: int, view: View = PLAIN) -> str:
    """Write a change with its sign, which stands before it in every script.

    >>> signed(7), signed(-3), signed(0)
    ('+7', '−3', '±0')
    """
    mark = "\u200e" if view.direction == "rtl" else ""
    return mark + (f"{change:+d}".replace("-", "−") if change else "±0")


def _texts(row: ChangeRow, view: View) -> tuple[str, str]:
    """Return the figures of a line: its seats and their change."""
    if row.seats is None or row.most is None:
        return "–", "–"
    seats = seats_from_to(row.seats, row.most, view.words)
    if row.before is None:
        return seats, "–"
    if not row.before:
        return seats, view.words.new
    low, high = (signed(most - row.before, view) for most in (row.seats, row.most))
    return seats, low if low == high else view.words.span.format(low=low, high=high)


def _line(
    row: ChangeRow, at: int, texts: tuple[str, str], plot: Plot, paints: Colouring
) -> Iterator[str]:
    """Yield a name, the bar with its uncertain end, the mark of the seats before, the figures."""
    yield name(plot, at, row.label)
    paint = paints.paints.get(row.id)
    if row.seats:
        style: svg.Attributes = {"fill": "none", "stroke": svg.SOFT}
        if paint:
            style = {"fill": bloc_colour(row.id, paint)}
        yield _bar(plot, at, (0, row.seats), style)
    if paint and row.seats and paint.mark != "plain":
        yield _bar(plot, at, (0, row.seats), {"fill": f"url(#{plot.view.prefix}-{paint.mark})"})
    if paint and (row.most or 0) > (row.seats or 0):
        open_ = row.seats or 0, row.most or 0
        yield _bar(plot, at, open_, {"fill": bloc_colour(row.id, paint)})
        yield _bar(plot, at, open_, {"fill": f"url(#{plot.view.prefix}-hatch)"})
    if row.before is not None:
        yield tick(plot.across(row.before), plot.middle(at), _THICK * plot.size / 2 + _OVER)
    yield from (figure(plot, at, column, text) for column, text in enumerate(texts))


def _bar(plot: Plot, at: int, ends: tuple[int, int], style: svg.Attributes) -> str:
    one, other = sorted(plot.across(end) for end in ends)
    high = _THICK * plot.size
    box: svg.Attributes = {"x": one, "y": plot.middle(at) - high / 2, "width": other - one}
    return svg.tag("rect", box | {"height": high} | style)


def _heads(heads: Sequence[str], plot: Plot) -> Iterator[str]:
    """Yield the heads of the columns, and over the scale what the mark means."""
    yield from (head(plot, column, text) for column, text in enumerate(heads))
    x, y = plot.place(plot.start + 2), plot.size
    yield tick(x, 0.65 * plot.size, 0.5 * plot.size)
    aside = plot.place(plot.start + 0.8 * plot.size)
    yield svg.tag("text", {"x": aside, "y": y}, svg.words(plot.view.words.heads["before"]))


def _table(rows: Sequence[ChangeRow], paints: Colouring, view: View) -> Table:
    """Return seats, uncertain seats, seats before and the change of the certain seats."""
    cells = [
        (
            row.id or None,
            row.label,
            row.seats,
            None if row.seats is None or row.most is None else row.most - row.seats,
            row.before,
            None if row.seats is None or row.before is None else row.seats - row.before,
            paints.paints[row.id].colour if row.id else None,
        )
        for row in rows
    ]
    keys = ("id", "list", "seats", "uncertain", "before", "change", "colour")
    return table(keys, view.words.heads, cells)

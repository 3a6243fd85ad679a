"""Shares of seats against shares of something else: votes, or power.

A line for each bloc: a full dot at its share of the seats, a hollow one at its share of the
other measure, and the way between them, so that the eye sees who has more of which. The figures
stand beside the dots, since nobody reads a tenth of a per cent off a line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures import svg
from hemicycle.pictures.benches import arranged, benches
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.plot import (
    Plot,
    figure,
    full_dot,
    grid,
    head,
    head_dot,
    hollow_dot,
    name,
    plotted,
    way,
)
from hemicycle.pictures.tables import Table, per_cent, table
from hemicycle.pictures.view import PLAIN, View
from hemicycle.records.chamber import BlocId, Chamber


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


def seats_against(chamber: Chamber, measure: Measure, view: View = PLAIN) -> Picture:
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
    heads = (view.words.seat_share, measure.name)
    most = max(share for row in rows for share in (row.seats, row.other or Fraction(0)))
    full = max(float(100 * most), 1.0)
    names = [row.label for row in rows]
    plot = plotted(names, [("100.0", head) for head in heads], full, view)
    paints = colouring(chamber.blocs, view.colours).paints
    lines = [
        part
        for at, row in enumerate(rows)
        for part in _line(row, bloc_colour(row.id, paints[row.id]), at, plot)
    ]
    return framed(
        view,
        plot.height(len(rows)),
        (
            view.words.against.format(measure=measure.name),
            "; ".join(_said(row, measure, view) for row in rows) + ".",
        ),
        _table(rows, measure, view),
        *grid(plot, len(rows)),
        svg.tag("g", {"font-size": plot.size}, *_heads(heads, plot), *lines),
    )


def _table(rows: Sequence[ShareRow], measure: Measure, view: View) -> Table:
    """Return seats and the other measure of every bloc, in per cent."""
    heads = {**view.words.heads, "measure": f"{measure.name}, %"}
    cells = ((row.id, row.label, per_cent(row.seats), per_cent(row.other)) for row in rows)
    return table(("id", "list", "seat_share", "measure"), heads, cells)


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


def _heads(heads: Sequence[str], plot: Plot) -> Iterator[str]:
    """Yield the heads of the two columns of figures, each after the dot that stands for it."""
    for column, (text, dot) in enumerate(zip(heads, (full_dot, hollow_dot), strict=True)):
        yield dot(head_dot(plot, column, text), svg.INK)
        yield head(plot, column, text)


def _line(row: ShareRow, colour: str, at: int, plot: Plot) -> Iterator[str]:
    """Yield a bloc's name, the way between its dots, the dots, and the figures."""
    yield name(plot, at, row.label)
    seats = float(100 * row.seats)
    other = None if row.other is None else float(100 * row.other)
    if other is not None:
        yield way(plot, at, (seats, other), {"stroke": colour, "stroke-width": 2})
        yield hollow_dot((plot.across(other), plot.middle(at)), colour)
    yield full_dot((plot.across(seats), plot.middle(at)), colour)
    yield figure(plot, at, 0, percent(row.seats))
    yield figure(plot, at, 1, "–" if row.other is None else percent(row.other))

"""The closest seats: how many votes more, and a list would have had another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures import svg
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.plot import Plot, figure, full_dot, grid, head, name, plotted, way
from hemicycle.pictures.tables import Table, table
from hemicycle.pictures.view import PLAIN, View
from hemicycle.records.chamber import BlocId, Chamber


@dataclass(frozen=True, slots=True)
class CloseSeat:
    """A seat that a list did not get in a contest, and the votes that it lacked.

    ``bloc`` is its bloc in the chamber, if it sits there; its colour is that bloc's.
    """

    label: str
    contest: str
    votes: int
    bloc: BlocId | None = None


def closest_seats(chamber: Chamber, seats: Sequence[CloseSeat], view: View = PLAIN) -> Picture:
    """Draw seats that were missed as dots on a scale of votes, the closest first.

    The colours are those of the chamber. The order of the view does not matter here.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 5), Bloc("b", "Right", "Right", 4)))
    >>> missed = [CloseSeat("Left", "North", 812, "a"), CloseSeat("Green", "South", 34)]
    >>> closest_seats(chamber, missed).description
    'Green, South: 34; Left, North: 812.'

    Raises
    ------
    UnknownNameError
        If a seat names a bloc that does not sit.
    RequestError
        If there is no seat, a number of votes is negative, a colour or the prefix cannot be used,
        or the width is too small to draw in.
    """
    rows = _checked(chamber, seats)
    names = [view.words.pause.join(filter(None, (row.label, row.contest))) for row in rows]
    votes = [f"{row.votes:,}" for row in rows]
    plot = plotted(names, [votes], max((row.votes for row in rows), default=0), view)
    paints = colouring(chamber.blocs, view.colours)
    lines = [
        part
        for at, row in enumerate(rows)
        for part in _line(row, at, (names[at], votes[at]), plot, paints)
    ]
    said = (f"{one}: {count}" for one, count in zip(names, votes, strict=True))
    return framed(
        view,
        plot.height(len(rows)),
        (view.words.margins, "; ".join(said) + "."),
        _table(rows, paints, view),
        *grid(plot, len(rows)),
        svg.tag("g", {"font-size": plot.size}, head(plot, 0, view.words.margin_votes), *lines),
    )


def _checked(chamber: Chamber, seats: Sequence[CloseSeat]) -> list[CloseSeat]:
    """Return the seats in the order drawn, if they make sense."""
    known = [bloc.id for bloc in chamber.blocs]
    for seat in seats:
        if seat.bloc is not None and seat.bloc not in known:
            raise UnknownNameError("bloc", seat.bloc, known)
        if seat.votes < 0:
            raise RequestError(f"{seat.label}: {seat.votes} votes cannot be lacking")
    return sorted(seats, key=lambda seat: seat.votes)


def _line(
    row: CloseSeat, at: int, texts: tuple[str, str], plot: Plot, paints: Colouring
) -> Iterator[str]:
    """Yield a name, the way from nothing to the votes lacking, and their number."""
    colour = bloc_colour(row.bloc, paints.paints[row.bloc]) if row.bloc else svg.SOFT
    yield name(plot, at, texts[0])
    yield way(plot, at, (0, row.votes), {"stroke": colour, "stroke-width": 2})
    yield full_dot((plot.across(row.votes), plot.middle(at)), colour)
    yield figure(plot, at, 0, texts[1])


def _table(rows: Sequence[CloseSeat], paints: Colouring, view: View) -> Table:
    cells = (
        (
            row.bloc,
            row.label,
            row.contest,
            row.votes,
            paints.paints[row.bloc].colour if row.bloc else None,
        )
        for row in rows
    )
    keys = ("id", "list", "contest", "votes_to_next", "colour")
    return table(keys, view.words.heads, cells)

"""Likely numbers of seats: for each bloc a middle, and bands of seats around it.

The bands of a bloc lie in one another, the likeliest innermost and thickest. Each has its level,
such as .9 where nine of ten simulated elections fall into it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures import svg
from hemicycle.pictures.marks import bloc_colour
from hemicycle.pictures.palette import Colouring, colouring
from hemicycle.pictures.picture import Picture, framed
from hemicycle.pictures.plot import Plot, figure, grid, head, name, plotted, tick, way
from hemicycle.pictures.tables import Cell, Table, table
from hemicycle.pictures.view import PLAIN, View
from hemicycle.pictures.words import seats_from_to
from hemicycle.records.chamber import BlocId, Chamber

_THICKEST, _THINNEST = 10, 3  # pixels of the innermost band and of the outermost


@dataclass(frozen=True, slots=True)
class Band:
    """Seats from ``low`` to ``high``, with the share of cases that fall there."""

    level: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SeatInterval:
    """What is thought of a bloc's seats: the middle, and bands around it, in any order."""

    bloc: BlocId
    middle: float
    bands: tuple[Band, ...]


def seat_intervals(
    chamber: Chamber, intervals: Sequence[SeatInterval], view: View = PLAIN
) -> Picture:
    """Draw the likely seats of blocs, as given, on one scale.

    The names and the colours are those of the chamber, and so is the majority, which is drawn
    where the scale reaches it.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 5), Bloc("b", "Right", "Right", 4)))
    >>> likely = [SeatInterval("a", 5, (Band(0.9, 3, 7), Band(0.5, 4, 6)))]
    >>> seat_intervals(chamber, likely).description
    'Left 5 (50 %: 4 to 6, 90 %: 3 to 7).'

    Raises
    ------
    UnknownNameError
        If an interval is of a bloc that does not sit.
    RequestError
        If there is no interval, the bands of a bloc do not lie in one another around its middle,
        the blocs have bands of different levels, a colour or the prefix cannot be used, or the
        width is too small to draw in.
    """
    rows = _checked(chamber, intervals)
    blocs = {bloc.id: bloc.label for bloc in chamber.blocs}
    names = [blocs[row.bloc] for row in rows]
    texts = [(_middle(row), seats_from_to(*_ends(row), view.words)) for row in rows]
    full = max(band.high for row in rows for band in row.bands)
    heads = (view.words.heads["middle"], _level(rows[0].bands[-1]))
    columns = [(top, *own) for top, own in zip(heads, zip(*texts, strict=True), strict=True)]
    plot = plotted(names, columns, full, view)
    paints = colouring(chamber.blocs, view.colours)
    lines = [
        part
        for at, row in enumerate(rows)
        for part in (
            name(plot, at, names[at]),
            *_bands(row, at, plot, paints),
            *(figure(plot, at, column, text) for column, text in enumerate(texts[at])),
        )
    ]
    said = (_said(row, label, view) for row, label in zip(rows, names, strict=True))
    return framed(
        view,
        plot.height(len(rows)),
        (view.words.intervals, view.words.pause.join(said) + "."),
        _table(rows, names, paints, view),
        *grid(plot, len(rows)),
        *_majority(plot, len(rows), chamber),
        svg.tag(
            "g",
            {"font-size": plot.size},
            *(head(plot, column, text) for column, text in enumerate(heads)),
            *lines,
        ),
    )


def _checked(chamber: Chamber, intervals: Sequence[SeatInterval]) -> list[SeatInterval]:
    """Return the intervals with the innermost band first, if they make sense."""
    known = [bloc.id for bloc in chamber.blocs]
    rows = []
    if not intervals:
        raise RequestError("there is nothing to draw: not one interval")
    for row in intervals:
        if row.bloc not in known:
            raise UnknownNameError("bloc", row.bloc, known)
        bands = tuple(sorted(row.bands, key=lambda band: band.level))
        lows = [band.low for band in reversed(bands)] + [row.middle]
        highs = [row.middle, *(band.high for band in bands)]
        if not bands or sorted(lows) != lows or sorted(highs) != highs or lows[0] < 0:
            raise RequestError(f"{row.bloc}: bands lie in one another around the middle")
        rows.append(SeatInterval(row.bloc, row.middle, bands))
    if len({tuple(band.level for band in row.bands) for row in rows}) > 1:
        raise RequestError("all blocs need bands of the same levels")
    return rows


def _bands(row: SeatInterval, at: int, plot: Plot, paints: Colouring) -> Iterator[str]:
    """Yield the bands of a bloc, the outermost first, and its middle."""
    colour = bloc_colour(row.bloc, paints.paints[row.bloc])
    steps = max(len(row.bands) - 1, 1)
    for place in reversed(range(len(row.bands))):
        band = row.bands[place]
        thick = _THICKEST - (_THICKEST - _THINNEST) * place / steps
        style: svg.Attributes = {"stroke": colour, "stroke-width": thick}
        yield way(plot, at, (band.low, max(band.high, band.low + plot.full / 400)), style)
    yield tick(plot.across(row.middle), plot.middle(at), _THICKEST / 2 + 2)


def _majority(plot: Plot, lines: int, chamber: Chamber) -> Iterator[str]:
    """Yield the majority line with its figure, where the scale reaches it."""
    if chamber.majority > plot.full:
        return
    x = plot.across(chamber.majority)
    path = f"M{svg.number(x)} {svg.number(1.5 * plot.size)}V{svg.number(plot.bottom(lines))}"
    style: svg.Attributes = {"class": "majority", "stroke": svg.INK, "stroke-width": 2.4}
    yield svg.tag("path", {"d": path} | style)
    text: svg.Attributes = {"x": x, "y": plot.size, "text-anchor": "middle"}
    bold: svg.Attributes = {"font-weight": "600", "font-size": plot.size}
    yield svg.tag("text", text | bold, str(chamber.majority))


def _middle(row: SeatInterval) -> str:
    return f"{row.middle:.1f}".removesuffix(".0")


def _ends(row: SeatInterval) -> tuple[int, int]:
    return row.bands[-1].low, row.bands[-1].high


def _level(band: Band) -> str:
    return f"{100 * band.level:.3g} %"


def _said(row: SeatInterval, label: str, view: View) -> str:
    spans = (
        view.words.interval_span.format(level=_level(band), low=band.low, high=band.high)
        for band in row.bands
    )
    return view.words.interval_one.format(
        name=label, middle=_middle(row), spans=view.words.pause.join(spans)
    )


def _table(
    rows: Sequence[SeatInterval], names: Sequence[str], paints: Colouring, view: View
) -> Table:
    """Return the middle of every bloc, and both ends of each of its bands."""
    levels = [_level(band) for band in rows[0].bands]
    keys = ["id", "list", "middle"]
    heads = dict(view.words.heads)
    for level in levels:
        number = level.removesuffix(" %").replace(".", "_")
        for end in ("low", "high"):
            heads[f"{end}_{number}"] = heads[end].format(level=level)
            keys.append(f"{end}_{number}")
    cells: list[tuple[Cell, ...]] = []
    for row, label in zip(rows, names, strict=True):
        ends = [end for band in row.bands for end in (band.low, band.high)]
        cells.append((row.bloc, label, row.middle, *ends, paints.paints[row.bloc].colour))
    return table([*keys, "colour"], heads, cells)

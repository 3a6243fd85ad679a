"""Rows of tables as tellings: a list, a bloc with its members, or the chamber's total."""

import re
from decimal import Decimal

from hemicycle.reading.results.columns import Content
from hemicycle.reading.results.layouts import Layout, Row, Table
from hemicycle.reading.results.names import Name, name_of
from hemicycle.reading.results.numbers import Number
from hemicycle.reading.results.told import Place, Stated, Telling, Told, Weight
from hemicycle.reading.results.wording import Wording
from hemicycle.records.page import Span

_GAP = re.compile(r"\s{2,}|\t")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{2})[1-9]$")


def tell_tables(place: Place, layout: Layout, wording: Wording) -> Telling:
    """Return what the tables of a page tell; a table without a seats' column tells nothing."""
    telling = Telling()
    for table in layout.tables:
        for row in table.rows if table.seats is not None else ():
            _tell(place, table, row, wording, telling)
    return telling


def _tell(place: Place, table: Table, row: Row, wording: Wording, telling: Telling) -> None:
    span = place.span(*row.reach)
    seats = _seats(table, row)
    printed = _GAP.split(place.string[slice(*row.name)].strip())[0]
    words = [word.strip(":.") for word in printed.casefold().split()]
    if wording["chambers.majority"].at(words, 0):
        telling.majorities += [Stated(seats, span)] if seats else []
    elif wording["chambers.total"].at(words, 0) == len(words):
        telling.totals += [Stated(seats, span)] if seats else []
    elif seats is not None:
        telling.lists.append(_of_list(printed, row, seats, span, wording))


def _of_list(printed: str, row: Row, seats: int | None, span: Span, wording: Wording) -> Told:
    members = _members(printed, wording)
    name = printed.partition("(")[0] if members else _FOOTNOTE.sub("", printed.strip())
    words = [word.casefold() for word in name.split()]
    plural = bool(words) and wording.one("names.plural", words[-1])
    rest = wording["names.rest"].at(words, 0) == len(words)
    share = _first(row, Content.SHARE)
    return Told(
        name_of(name, wording),
        span,
        Weight.ROW,
        low=seats,
        high=seats,
        votes=votes if isinstance(votes := _first(row, Content.VOTES), int) else None,
        share=None if share is None else Decimal(share),
        members=members,
        group=bool(members) or (plural and not rest),
    )


def _seats(table: Table, row: Row) -> int | None:
    """Return the seats: by their unit, by the table's column, or the only number there is."""
    by_unit = [cell.seats for cell in row.cells.values() if cell.content is Content.SEATS]
    cell = None if table.seats is None else row.cells.get(table.seats)
    whole = [cell.seats for cell in row.cells.values() if cell.seats is not None]
    if by_unit:
        return by_unit[0]
    if cell is not None and cell.seats is not None:
        return cell.seats
    return whole[0] if len(whole) == 1 else None


def _first(row: Row, content: Content) -> Number | None:
    values = (cell.value for cell in row.cells.values() if cell.content is content)
    return next(values, None)


def _members(printed: str, wording: Wording) -> tuple[Name, ...]:
    """Return the names in a bloc's bracket, closed or not: "(Soc Dems, Greens, Left)"."""
    _, bracket, inside = printed.partition("(")
    parts = [part.strip() for part in inside.rstrip(") ").split(",")]
    named = bracket and len(parts) > 1 and all(parts)
    return tuple(name_of(part, wording) for part in parts) if named else ()

"""A table of seats as a spreadsheet writes it: ``list,seats`` with one row a list.

Columns are told by their heading: ``list`` (or ``party``, ``bloc``, ``name``) and ``seats`` are
needed, ``abbreviation`` and ``votes`` are used where they stand, others are passed over. Commas,
semicolons and tabs separate, and Arabic-Indic digits do no harm. A row called
``total`` gives the chamber.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hemicycle.errors import DocumentError
from hemicycle.reading.text import Text, text_of
from hemicycle.records.chamber import simple_majority
from hemicycle.records.page import Finding, ListRow, Report, Source, Span, StatedChamber

NAMES = ("list", "party", "bloc", "name")
SEPARATORS = ",;\t"
LONGEST_HEADING = 4_096
LARGEST_SEATS = 10**18
_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class _Row:
    span: Span
    cells: Mapping[str, str]


def is_table(string: str) -> bool:
    r"""Tell by its first line whether a text is a table of seats.

    >>> is_table("list;seats\nSairoun;54"), is_table("Sairoun won 54 seats.")
    (True, False)
    """
    headings = _headings(_BREAK.split(string[:LONGEST_HEADING], maxsplit=1)[0])
    return "seats" in headings and any(name in headings for name in NAMES)


def read_table(string: str, source: Source) -> Report:
    """Return the report of a table of seats.

    The chamber is the ``total`` row where there is one. Where there is none, it is taken to be
    the sum of the lists, and the finding ``chamber-assumed`` says so.

    Raises
    ------
    DocumentError
        Where a row has no name or no whole number of seats; the message gives file, line and
        value.
    """
    text = text_of(string)
    rows = list(_rows(text, source.name))
    columns = _headings(text.lines[0].text)
    name_column = next(name for name in NAMES if name in columns)
    lists = tuple(_list_row(row, name_column, source.name) for row in rows)
    totals = [row for row in lists if row.name.casefold() == "total"]
    lists = tuple(row for row in lists if row not in totals)
    if not lists:
        raise DocumentError(f"{source.name}: the table has a heading but no lists below it")
    listed = sum(row.seats or 0 for row in lists)
    size = totals[0].seats if totals and totals[0].seats else listed
    chamber = StatedChamber(
        size, simple_majority(size), "computed", totals[0].span if totals else None
    )
    findings = (*_assumed(totals, len(lists), listed), *_repeated(lists))
    return Report(source, chamber=chamber, lists=lists, findings=findings)


def _headings(line: str) -> list[str]:
    return [cell.strip().casefold() for cell in next(csv.reader([line], _dialect(line)), [])]


def _dialect(heading: str) -> type[csv.Dialect]:
    """Return the spreadsheet's rules, with the separator that the heading has most often."""

    class Dialect(csv.excel):
        delimiter = max(SEPARATORS, key=heading.count)

    return Dialect


def _rows(text: Text, file: str) -> Iterator[_Row]:
    heading, *lines = text.lines
    columns = _headings(heading.text)
    reader = csv.reader((line.text + "\n" for line in lines), _dialect(heading.text))
    first = 0
    try:
        for cells in reader:
            row = lines[first : reader.line_num]
            first = reader.line_num
            if any(cell.strip() for cell in cells):
                span = text.span(row[0], row[0].start, row[-1].end)
                yield _Row(span, dict(zip(columns, map(str.strip, cells), strict=False)))
    except csv.Error as error:
        raise DocumentError(f"{file}, line {first + 2}: not a row of a table: {error}") from error


def _list_row(row: _Row, name_column: str, file: str) -> ListRow:
    name = row.cells.get(name_column, "")
    if not name:
        raise DocumentError(f"{file}, line {row.span.line}: the row has no name")
    votes = row.cells.get("votes")
    return ListRow(
        name,
        abbreviation=row.cells.get("abbreviation") or None,
        seats=_whole(row, "seats", file),
        votes=_whole(row, "votes", file) if votes else None,
        span=row.span,
    )


def _whole(row: _Row, column: str, file: str) -> int:
    value = row.cells.get(column, "")
    if not value.isdecimal() or len(value) > 19 or int(value) > LARGEST_SEATS:
        raise DocumentError(
            f"{file}, line {row.span.line}: {column} are {value!r}, expected a whole number "
            f"from 0 to {LARGEST_SEATS}"
        )
    return int(value)


def _assumed(totals: list[ListRow], lists: int, listed: int) -> Iterator[Finding]:
    if not totals:
        yield Finding(
            "chamber-assumed",
            "note",
            f"The table names no chamber; its {lists} lists hold {listed} seats, "
            "and the chamber is taken to have just these.",
        )


def _repeated(lists: tuple[ListRow, ...]) -> Iterator[Finding]:
    seen: dict[str, ListRow] = {}
    for row in lists:
        first = seen.setdefault(row.name.casefold(), row)
        if first is not row:
            spans = tuple(span for span in (first.span, row.span) if span)
            yield Finding(
                "list-repeated", "warning", f"{row.name} stands in the table twice.", spans
            )

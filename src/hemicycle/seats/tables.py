"""A table of an election folder: rows with their line, and cells read strictly.

Tables are CSV with a header line. Commas, semicolons and tabs are told apart by the header, a
byte order mark is skipped, and whole numbers may be written in Arabic-Indic or Persian digits.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hemicycle.errors import DocumentError

LARGEST = 10**15
"""No contest on earth has so many votes: a larger figure is a slip."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its file, its number in the file, and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def error(self, message: str) -> DocumentError:
        """Return an error that names the place."""
        return DocumentError(f"{self.file}, line {self.line}: {message}")

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.error(f"{column} is empty")
        return value

    def whole(self, column: str) -> int:
        """Return a cell as a whole number from 0 to 10^15."""
        value = self.text(column)
        # Python reads the decimal digits of every script, so Arabic-Indic ones need no table.
        if not value.isdecimal():
            raise self.error(f"{column} is {value!r}, expected a whole number{_hint(value)}")
        if int(value) > LARGEST:
            raise self.error(f"{column} is {value}, more than 10^15: surely a slip")
        return int(value)

    def maybe_whole(self, column: str) -> int:
        """Return a cell as a whole number, 0 where it is empty or the table has no such column."""
        return self.whole(column) if self.cells.get(column) else 0


def rows(file: str, text: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table that has at least these columns.

    Raises
    ------
    DocumentError
        Where a column is missing or a line has too many or too few cells.
    """
    text = text.removeprefix("\ufeff")
    header = text.split("\n", 1)[0]
    mark = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        twice = sorted({name for name in names if name and names.count(name) > 1})
        if twice:
            raise DocumentError(f"{file}, line 1: the column {', '.join(twice)} stands twice")
        missing = [column for column in columns if column not in names]
        if missing:
            found = ", ".join(names) or "nothing"
            raise DocumentError(f"{file}, line 1: no column {', '.join(missing)}; found {found}")
        for cells in reader:
            if not any(cells):
                continue
            row = Row(file, reader.line_num, dict(zip(names, map(str.strip, cells), strict=False)))
            if len(cells) != len(names):
                raise row.error(f"{len(cells)} cells, expected {len(names)}")
            yield row
    except csv.Error as error:
        raise DocumentError(f"{file}, line {reader.line_num}: {error}") from error


def once(found: Iterable[Row], columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows, refusing a second one with the same values in ``columns``.

    Raises
    ------
    DocumentError
        Where a row repeats an earlier one; the message names both lines.
    """
    seen: dict[tuple[str, ...], int] = {}
    for row in found:
        key = tuple(row.cells.get(column, "") for column in columns)
        if key in seen:
            raise row.error(f"{', '.join(filter(None, key))} stands already in line {seen[key]}")
        seen[key] = row.line
        yield row


def _hint(value: str) -> str:
    body = value.lstrip("-+\N{MINUS SIGN}")
    if body != value and body.isdecimal():
        return " that is not negative"
    if any(mark in value for mark in ".,٫٬"):
        return ": no fractions, and no marks between thousands"
    return ""

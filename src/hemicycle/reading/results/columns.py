"""Which column of a table holds the seats."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from hemicycle.reading.results.figures import LARGEST_CHAMBER
from hemicycle.reading.results.numbers import Number
from hemicycle.reading.results.wording import Wording

_GAP = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_KINDS = ("before", "change", "seats", "total", "share", "votes", "name")
_TABLES = frozenset(f"columns.{kind}" for kind in _KINDS)


class Content(Enum):
    """What a cell holds, as far as it tells by itself."""

    SEATS = auto()
    WHOLE = auto()
    SHARE = auto()
    VOTES = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a row, and the character behind it."""

    value: Number | None
    content: Content
    end: int

    @property
    def seats(self) -> int | None:
        """Return the value if it can be a number of seats."""
        fits = isinstance(self.value, int) and self.value <= LARGEST_CHAMBER
        whole = self.content in (Content.SEATS, Content.WHOLE)
        return self.value if fits and whole and isinstance(self.value, int) else None


def headings_of(printed: str, wording: Wording) -> dict[int, str]:
    """Return what a line of headings says of its columns; nothing, unless it names seats.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> headings_of("Party | Votes | Seats", wording_in("en"))
    {0: 'name', 1: 'votes', 2: 'seats'}
    """
    low = printed.casefold().strip()
    cells = _GAP.split(low) if _GAP.search(low) else low.split()
    kinds = {column: kind for column, cell in enumerate(cells) if (kind := _kind(cell, wording))}
    kinds |= _earlier(cells, kinds)
    if "seats" not in kinds.values():
        kinds |= _of_years([cell.strip() for cell in cells])
    named = {"seats", "name", "total", "share", "votes"} & set(kinds.values())
    return kinds if named and len(kinds) * 2 >= len(cells) else {}


def _earlier(cells: Sequence[str], kinds: Mapping[int, str]) -> dict[int, str]:
    """Return the columns whose heading names another year than the latest."""
    found = {column: _YEAR.search(cells[column]) for column in kinds}
    years = {column: int(year.group()) for column, year in found.items() if year}
    latest = max(years.values(), default=0)
    return {column: "before" for column, year in years.items() if year < latest}


def _of_years(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns headed by nothing but years: the latest holds the seats."""
    years = {column: int(cell) for column, cell in enumerate(cells) if _YEAR.fullmatch(cell)}
    if len(set(years.values())) < 2:
        return {}
    latest = max(years.values())
    return {column: "seats" if year == latest else "before" for column, year in years.items()}


def seats_column(rows: Sequence[Mapping[int, Cell]], headings: Mapping[int, str]) -> int | None:
    """Return the column of the seats: by unit, by heading, or by what the columns hold."""
    columns = sorted({column for row in rows for column in row if column >= 0})
    full = [column for column in columns if _filled(rows, column)]
    by_unit = [c for c in full if _count(rows, c, Content.SEATS) * 2 > len(rows)]
    by_heading = [c for c in full if headings.get(c) == "seats"]
    by_total = [c for c in full if headings.get(c) == "total" and by_heading]
    others = ("votes", "share", "change", "before")
    free = [c for c in full if headings.get(c) not in others and not _is_rank(rows, c)]
    found = by_unit or by_total or by_heading or free
    return found[0] if found else None


def _filled(rows: Sequence[Mapping[int, Cell]], column: int) -> bool:
    held = sum(column in row and row[column].seats is not None for row in rows)
    return held * 2 > len(rows)


def _count(rows: Sequence[Mapping[int, Cell]], column: int, content: Content) -> int:
    return sum(column in row and row[column].content is content for row in rows)


def _is_rank(rows: Sequence[Mapping[int, Cell]], column: int) -> bool:
    values = [row[column].value for row in rows if column in row]
    return len(values) > 2 and values == list(range(1, len(values) + 1))


def _kind(cell: str, wording: Wording) -> str:
    words = cell.split()
    if not any(wording.opens(_TABLES, word) for word in words):
        return ""
    whole = [kind for kind in _KINDS if wording[f"columns.{kind}"].at(words, 0) == len(words) > 0]
    part = [
        kind
        for kind in _KINDS
        if len(words) < 6 and wording[f"columns.{kind}"].within(words, 0, len(words)) is not None
    ]
    return next(iter([*whole, *part]), "")

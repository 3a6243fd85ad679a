"""Rows of results that stand on lines of their own, and the prose that is left.

Three layouts: cells parted by ``|`` or tabs; a name and its numbers on one line, whatever
parts them; a name on one line and its numbers on the next. Which number is the seats is told
by its own unit, else by the heading over it, else by what the columns hold: whole numbers
without a sign, a per cent or a bracket, none larger than a chamber, and not the row's rank.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hemicycle.reading.results.bullets import (
    BULLETS,
    after_bullet,
    numbers_start,
    without_leaders,
)
from hemicycle.reading.results.columns import Cell, Content, headings_of, seats_column
from hemicycle.reading.results.figures import Figure, figures_of
from hemicycle.reading.results.tokens import Sentence, Token, tokens_of
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording
from hemicycle.reading.text import Line

LONGEST_ROW = 300
"""Characters of the longest line that may be a row."""
_LONGEST_NUMBER = 40
"""Characters of the longest line that is only a number."""
_SHORTEST_WRAPPED = 45
_IN_NAMES = frozenset(
    {"names.connectors", "names.generic", "names.plural", "numbers.joiner", "units.seats"}
)
_UNITS = frozenset(
    {f"units.{name}" for name in ("seats", "share", "votes", "points")}
    | {"clauses.changed", "clauses.about", "columns.asides"}
)
_CONTENTS = {
    Role.SEATS: Content.SEATS,
    Role.BARE: Content.WHOLE,
    Role.TOTAL: Content.WHOLE,
    Role.MAJORITY: Content.WHOLE,
    Role.SHARE: Content.SHARE,
    Role.VOTES: Content.VOTES,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the characters of its name and of the whole, and its numbers by column."""

    name: tuple[int, int]
    reach: tuple[int, int]
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one layout, and the column in which their seats stand, where one can be told."""

    rows: tuple[Row, ...]
    seats: int | None


@dataclass(slots=True)
class Layout:
    """The tables of some lines, and the paragraphs between them by their tokens."""

    tables: list[Table] = field(default_factory=list)
    paragraphs: list[Sentence] = field(default_factory=list)


def layout_of(string: str, lines: Sequence[Line], wording: Wording) -> Layout:
    """Divide lines into tables and paragraphs."""
    reader = _Reader(string, [line for line in lines if not line.blank], wording)
    layout = Layout()
    place = 0
    while place < len(reader.lines):
        found = _cells(reader, place) or _stacked(reader, place) or _rows(reader, place)
        if found is None:
            end = _wrapped(reader, place)
            layout.paragraphs.append(reader.paragraph(place, end))
            place = end
        else:
            table, place = found
            layout.tables.append(table)
    return layout


@dataclass(frozen=True, slots=True)
class _Reader:
    string: str
    lines: Sequence[Line]
    wording: Wording
    known: dict[int, list[Token]] = field(default_factory=dict)
    """The tokens of the lines looked at so far, by number."""
    rows: dict[int, Row | None] = field(default_factory=dict)
    """What they hold as rows."""

    def tokens(self, line: Line) -> list[Token]:
        """Return a line's tokens, found once."""
        tokens = self.known.get(line.number)
        if tokens is None:
            tokens = tokens_of(self.string, line.start, line.end, self.wording)
            self.known[line.number] = tokens
        return tokens

    def row(self, line: Line) -> Row | None:
        """Return the name and the numbers of a line that holds nothing else."""
        if line.number not in self.rows:
            self.rows[line.number] = _line_row(self, line)
        return self.rows[line.number]

    def paragraph(self, place: int, end: int) -> Sentence:
        """Return the tokens of the lines ``place:end``; number words may run on into the next."""
        first, last = self.lines[place], self.lines[end - 1]
        if end == place + 1:
            return self.tokens(first)
        return tokens_of(self.string, first.start, last.end, self.wording)

    def headings(self, place: int) -> dict[int, str]:
        """Return the headings in the two lines above a table, by column."""
        for line in reversed(self.lines[max(place - 2, 0) : place]):
            if len(line.text) <= LONGEST_ROW and (found := headings_of(line.text, self.wording)):
                return found
        return {}


_Found = tuple[Table, int]


def _cells(reader: _Reader, place: int) -> _Found | None:
    """Read lines of cells parted by bars or tabs."""
    end = place
    while end < len(reader.lines) and _parted(reader.lines[end]):
        end += 1
    if end - place < 2:
        return None
    rows: list[Row] = []
    headings: dict[int, str] = reader.headings(place)
    for line in reader.lines[place:end]:
        heading = headings_of(line.text, reader.wording)
        row = None if "seats" in heading.values() else _cell_row(reader, line)
        if row is None:
            headings = headings or heading
        else:
            rows.append(row)
    return (Table(tuple(rows), seats_column([row.cells for row in rows], headings)), end)


def _parted(line: Line) -> bool:
    return len(line.text) <= LONGEST_ROW * 4 and (
        line.text.count("|") > 1 or "\t" in line.text.strip()
    )


def _cell_row(reader: _Reader, line: Line) -> Row | None:
    mark = "|" if "|" in line.text else "\t"
    name: tuple[int, int] | None = None
    cells: dict[int, Cell] = {}
    start = line.start
    for column, printed in enumerate(line.text.split(mark)):
        end = start + len(printed)
        tokens = tokens_of(reader.string, start, end, reader.wording) if printed.strip() else []
        start = end + 1
        numbers = [token for token in tokens if token.kind == "number"]
        lettered = any(token.kind == "word" for token in tokens)
        if name is None and lettered and not (numbers and tokens[0].kind == "number"):
            name = (tokens[0].start, tokens[-1].end)
        elif len(numbers) >= 1:
            cells[column] = _cell(tokens, figures_of(tokens, reader.wording))
    if name is None or not cells:
        return None
    return Row(name, (line.start, line.end), cells)


def _cell(tokens: Sentence, figures: Sequence[Figure]) -> Cell:
    figure = figures[0]
    return Cell(figure.low, _content(tokens, figure, first=True), tokens[figure.last - 1].end)


def _content(tokens: Sentence, figure: Figure, *, first: bool) -> Content:
    """Tell what a number of a row is by its role and its sign."""
    before = tokens[figure.first - 1] if figure.first else None
    sign = before is not None and before.end == tokens[figure.first].start
    if sign and before is not None and before.low in "+-−±–":
        apart = figure.first < 2 or tokens[figure.first - 2].end < before.start
        if apart and (before.low != "-" or not first or figure.first == 1):
            return Content.OTHER
    return _CONTENTS.get(figure.role, Content.OTHER)


def _rows(reader: _Reader, place: int) -> _Found | None:
    """Read lines that hold a name and its numbers; one alone is prose."""
    rows: list[Row] = []
    end = place
    while end < len(reader.lines):
        row = reader.row(reader.lines[end])
        if row is None:
            break
        rows.append(row)
        end += 1
    if len(rows) < 2:
        return None
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    rows = [_with_named_number(row, usual) for row in rows]
    column = seats_column([row.cells for row in rows], reader.headings(place))
    return (Table(tuple(rows), column), end)


def _with_named_number(row: Row, usual: int) -> Row:
    """Take a number into the name where the row has one more than most: "Estonia 200 14"."""
    first, second = row.cells.get(1), row.cells.get(2)
    extra = len(row.cells) == usual + 1 and first is not None and second is not None
    if not (extra and first and second and second.content in (Content.SEATS, Content.WHOLE)):
        return row
    cells = {column - 1: cell for column, cell in row.cells.items() if column > 1}
    return Row((row.name[0], first.end), row.reach, cells)


def _line_row(reader: _Reader, line: Line) -> Row | None:
    if len(line.text) > LONGEST_ROW:
        return None
    tokens = reader.tokens(line)
    first = after_bullet(tokens)
    body = without_leaders(line, tokens[first:])
    start = numbers_start(body)
    if start is None or not _is_name(body[:start], reader.wording):
        return None
    if not _only_numbers(body, start, reader.wording):
        return None
    figures = figures_of(body, reader.wording)
    cells = _row_cells(body, [figure for figure in figures if figure.first >= start - 1])
    if not any(cell.content in (Content.SEATS, Content.WHOLE) for cell in cells.values()):
        return None
    return Row((body[0].start, body[start - 1].end), (body[0].start, body[-1].end), cells)


def _is_name(tokens: Sentence, wording: Wording) -> bool:
    words = [token for token in tokens if token.kind == "word"]
    if not words or wording.one("names.never", words[0].low):
        return False
    plain = wording["names.independents"].at([w.low for w in words], 0) or wording[
        "names.rest"
    ].at([w.low for w in words], 0)
    total = any(wording.one(t, words[0].low) for t in ("chambers.total", "chambers.majority"))
    opener = (
        wording.one("names.openers", words[0].low)
        and not total
        and not wording.one("grammar.the", words[0].low)
        and not (len(words) == 1 and tokens[-1].kind == "mark")
    )
    if opener or not (words[0].capital or plain or total):
        return False
    inside = range(tokens.index(words[0]), tokens.index(words[-1]))
    return all(_of_name(token, wording) or plain for token in words) and not any(
        tokens[place].low in ".;:!?=" and not _initial(tokens, place) for place in inside
    )


def _initial(tokens: Sentence, place: int) -> bool:
    """Return whether a full stop only shortens a first name: "J. Moreau"."""
    short = place > 0 and len(tokens[place - 1].text) == 1 and tokens[place - 1].capital
    return short and tokens[place].low == "."


def _of_name(token: Token, wording: Wording) -> bool:
    return token.capital or wording.any(_IN_NAMES, token.low)


def _only_numbers(body: Sentence, start: int, wording: Wording) -> bool:
    """Return whether nothing but numbers, units and brackets follows a row's name."""
    depth = 0
    for token in body[start:]:
        depth += (token.low in "([") - (token.low in ")]") if token.kind == "mark" else 0
        if token.kind == "word" and depth <= 0 and not _unit_word(token, wording):
            return False
    return True


def _unit_word(token: Token, wording: Wording) -> bool:
    return wording.any(_UNITS, token.low)


def _row_cells(body: Sentence, figures: Sequence[Figure]) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    for figure in figures:
        content = _content(body, figure, first=not cells)
        bracketed = body[figure.first - 1].low in "([" and bool(cells)
        if not bracketed:
            cells[len(cells) + 1] = Cell(figure.low, content, body[figure.last - 1].end)
        elif content is Content.SHARE:
            cells[-len(cells)] = Cell(figure.low, content, body[figure.last - 1].end)
    return cells


def _stacked(reader: _Reader, place: int) -> _Found | None:
    """Read a name on one line and its numbers on the next ones, three times or more."""
    width = _width(reader, place)
    if not width:
        return None
    rows: list[Row] = []
    while _width(reader, place) == width:
        lines = reader.lines[place : place + width + 1]
        rows.append(_stacked_row(reader, lines))
        place += width + 1
    if len(rows) < 3:
        return None
    headings = _stacked_headings(reader, place - len(rows) * (width + 1), width)
    if total := _stacked_total(reader, place):
        rows.append(total)
        place += len(total.cells) + 1
    return (Table(tuple(rows), seats_column([row.cells for row in rows], headings)), place)


def _stacked_row(reader: _Reader, lines: Sequence[Line]) -> Row:
    cells = {
        column: _cell(tokens, figures_of(tokens, reader.wording))
        for column, tokens in enumerate(map(reader.tokens, lines[1:]), start=1)
    }
    return Row((lines[0].start, lines[0].end), (lines[0].start, lines[-1].end), cells)


def _stacked_total(reader: _Reader, place: int) -> Row | None:
    """Return the last row, of totals, which often leaves its last cells empty."""
    width = _width(reader, place)
    word = reader.lines[place].text.casefold().strip(" :") if width else ""
    if not reader.wording.one("chambers.total", word):
        return None
    return _stacked_row(reader, reader.lines[place : place + width + 1])


def _width(reader: _Reader, place: int) -> int:
    """Return how many lines of one number follow a line of a name."""
    if place >= len(reader.lines) or len(reader.lines[place].text) > LONGEST_ROW:
        return 0
    if place + 1 < len(reader.lines) and len(reader.lines[place + 1].text) > _LONGEST_NUMBER:
        return 0
    tokens = reader.tokens(reader.lines[place])
    if any(token.kind == "number" for token in tokens) or not _is_name(tokens, reader.wording):
        return 0
    end = place + 1
    while end < len(reader.lines) and end - place < 9 and _one_number(reader, reader.lines[end]):
        end += 1
    return end - place - 1


def _one_number(reader: _Reader, line: Line) -> bool:
    if len(line.text) > _LONGEST_NUMBER:
        return False
    tokens = reader.tokens(line)
    numbers = sum(token.kind == "number" for token in tokens)
    return numbers == 1 and all(
        token.kind != "word" or _unit_word(token, reader.wording) for token in tokens
    )


def _stacked_headings(reader: _Reader, place: int, width: int) -> dict[int, str]:
    above = reader.lines[max(place - width - 1, 0) : place]
    kinds = [headings_of(line.text[:LONGEST_ROW], reader.wording).get(0, "") for line in above]
    return dict(enumerate(kinds)) if len(kinds) == width + 1 else {}


def _wrapped(reader: _Reader, place: int) -> int:
    """Return the end of a paragraph: lines broken in the middle of a sentence are one."""
    end = place + 1
    while end < len(reader.lines):
        above, below = reader.lines[end - 1], reader.lines[end]
        next_line = below.number == above.number + 1
        open_ended = (
            len(above.text) >= _SHORTEST_WRAPPED and above.text.rstrip()[-1] not in '.!?:;|”"'
        )
        if not (next_line and open_ended) or below.text.lstrip()[0] in BULLETS:
            break
        if reader.row(below) is not None:
            break
        end += 1
    return end

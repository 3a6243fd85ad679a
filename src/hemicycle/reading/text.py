"""The page as characters and lines, so that every record can point at where it came from.

Offsets count characters of the decoded text from 0; lines count from 1. A line ends at LF,
CR LF or CR and nowhere else: a form feed or U+2028 inside a paragraph does not shift the count.
"""

import re
from dataclasses import dataclass

from hemicycle.records.page import Span

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its break: ``text.string[start:end] == line.text``."""

    number: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Return whether nothing is printed on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded page and its lines."""

    string: str
    lines: tuple[Line, ...]

    def span(self, line: Line, start: int, end: int) -> Span:
        """Return the span of the page's characters ``start:end``, beginning in ``line``."""
        return Span(line.number, start, end, self.string[start:end])


def text_of(string: str) -> Text:
    r"""Divide a page into its lines.

    >>> [(line.number, line.start, line.text) for line in text_of("a\r\n\nb").lines]
    [(1, 0, 'a'), (2, 3, ''), (3, 4, 'b')]
    """
    lines: list[Line] = []
    start = 0
    for found in _BREAK.finditer(string):
        lines.append(Line(len(lines) + 1, start, found.start(), string[start : found.start()]))
        start = found.end()
    lines.append(Line(len(lines) + 1, start, len(string), string[start:]))
    return Text(string, tuple(lines))

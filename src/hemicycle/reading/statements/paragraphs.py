"""Paragraphs of prose: one line each, or several where the page breaks its lines by width."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hemicycle.reading.text import Line, Text
from hemicycle.records.page import Span

_WIDTH = 45
_SENTENCE_ENDS = '.!?:…”"»'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Neighbouring lines that are one paragraph."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """The first character of the paragraph in the page."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The character of the page behind the paragraph."""
        return self.lines[-1].end

    def span(self, text: Text, start: int, end: int) -> Span:
        """Return the span of the page's characters ``start:end``."""
        at = bisect_right(self.lines, start, key=lambda line: line.start) - 1
        return text.span(self.lines[at], start, end)


def paragraphs_of(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Join a long line without a full stop to the next where that goes on in lower case."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line):
            yield Paragraph(tuple(group))
            group = []
        if not line.blank:
            group.append(line)
    if group:
        yield Paragraph(tuple(group))


def _goes_on(line: Line, following: Line) -> bool:
    stripped = line.text.rstrip()
    return (
        following.number == line.number + 1
        and len(stripped) >= _WIDTH
        and stripped[-1] not in _SENTENCE_ENDS
        and following.text[:1].islower()
    )

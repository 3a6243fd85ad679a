"""The page's own text with every record's characters marked, so that a figure can link to them.

Spans may overlap: a seat table's row lies inside a sentence that is also a claim. So each line is
cut at every end of every span, and a cut piece knows whether any span covers it. A span's anchor
stands before the first of its pieces.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hemicycle.reading.text import Line, Text
from hemicycle.records.page import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line that the same spans cover; ``anchors`` are those that begin here."""

    text: str
    marked: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of the page, in pieces."""

    number: int
    pieces: tuple[Piece, ...]


def anchor(span: Span) -> str:
    """Return the fragment under which a span is found in the page's text.

    >>> anchor(Span(11, 120, 131, "54 of 329"))
    'at-120-131'
    """
    return f"at-{span.start}-{span.end}"


def marked_lines(text: Text, spans: Iterable[Span]) -> tuple[MarkedLine, ...]:
    """Return every line of the text, cut into pieces at the ends of the spans."""
    distinct = {(span.start, span.end): span for span in spans if span.start < span.end}
    starting = defaultdict(list)
    for place, span in sorted(distinct.items()):
        starting[place[0]].append(anchor(span))
    edges = sorted({edge for place in distinct for edge in place})
    depths = dict(zip(edges, _depths(edges, distinct), strict=True))
    return tuple(
        MarkedLine(line.number, tuple(_pieces(line, edges, starting, depths)))
        for line in text.lines
    )


def _depths(edges: list[int], places: Iterable[tuple[int, int]]) -> list[int]:
    """Return, for each edge, how many spans cover the character that follows it."""
    change = dict.fromkeys(edges, 0)
    for start, end in places:
        change[start] += 1
        change[end] -= 1
    return list(accumulate(change[edge] for edge in edges))


def _pieces(
    line: Line,
    edges: list[int],
    starting: Mapping[int, list[str]],
    depths: Mapping[int, int],
) -> Iterator[Piece]:
    first, last = bisect_right(edges, line.start), bisect_left(edges, line.end)
    cuts = [line.start, *edges[first:last], line.end]
    depth = depths[edges[first - 1]] if first else 0
    for start, end in pairwise(cuts):
        depth = depths.get(start, depth)
        yield Piece(
            line.text[start - line.start : end - line.start],
            depth > 0,
            tuple(starting.get(start, ())),
        )

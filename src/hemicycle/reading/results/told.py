"""What one clause or one row of a table tells of a list, a bloc or the chamber."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum

from hemicycle.reading.results.names import Name
from hemicycle.reading.text import Text
from hemicycle.records.page import Span


class Weight(IntEnum):
    """How far a telling is believed where another tells of the same list."""

    WEAK = 0
    """Told of a part of the country."""
    POLL = 1
    """Told of a poll or a projection: believed only where no result stands beside it."""
    PLACE = 2
    """Told with a place behind it, "in Kelantan": believed of lists of which no more is told."""
    PROSE = 3
    ROW = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a list: its seats, or the ends of their range, votes and share."""

    name: Name
    span: Span
    weight: Weight
    low: int | None = None
    high: int | None = None
    votes: int | None = None
    share: Decimal | None = None
    members: tuple[Name, ...] = ()
    """The lists that have these seats together, where there are several."""
    group: bool = False
    """Whether it is no list but a bloc, whose members have rows of their own."""
    shared: bool = False
    """Whether it is of several lists, and nothing says that they have the seats together."""

    @property
    def has_seats(self) -> bool:
        """Return whether any number of seats is told."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Stated:
    """A size or a majority of the chamber as stated somewhere."""

    seats: int
    span: Span
    placed: bool = False
    """Whether a place is named beside it, which need not be the country: "29 of 42 in Assam"."""


@dataclass(slots=True)
class Telling:
    """All that was told, in the order of the page."""

    lists: list[Told] = field(default_factory=list)
    totals: list[Stated] = field(default_factory=list)
    majorities: list[Stated] = field(default_factory=list)
    partial: list[Span] = field(default_factory=list)
    """Where the page says that the count is not finished."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page, for pointing at it by characters alone."""

    string: str
    starts: Sequence[int]
    latest_year: int = 0

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters ``start:end``."""
        return Span(max(bisect_right(self.starts, start), 1), start, end, self.string[start:end])


def place_of(text: Text, latest_year: int = 0) -> Place:
    """Return a page as a place to point at."""
    return Place(text.string, tuple(line.start for line in text.lines), latest_year)

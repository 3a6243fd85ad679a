"""Who sits in a chamber: blocs with their seats, and the seats that no list of them holds.

A page may leave seats out, give a range, or name one list twice. So a chamber has three kinds
of seat: certain (a bloc's ``seats``), uncertain (up to ``uncertain`` more may be that bloc's)
and unlisted (all that is left of ``seats_total``). A *filling* is one way in which the truth can
lie: each bloc gets 0 to ``uncertain`` of the seats left, and the rest belongs to lists that were
not named. What is true in every filling **holds**, in some it is **possible**, in none it
**cannot be**.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from hemicycle.records.page import Span

BlocId: TypeAlias = str
"""Slug of a bloc, e.g. ``"state-of-law"``. A bloc is not a list: lists join in blocs."""


class Status(StrEnum):
    """What can be said of a statement, whatever the missing seats do."""

    HOLDS = "holds"
    POSSIBLE = "possible"
    CANNOT_BE = "cannot be"


@dataclass(frozen=True, slots=True)
class Bloc:
    """Members who vote together. ``label`` is the short name for charts and sentences."""

    id: BlocId
    name: str
    label: str
    seats: int
    uncertain: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Chamber:
    """A chamber of ``seats_total`` seats in which ``majority`` votes win."""

    seats_total: int
    majority: int
    blocs: tuple[Bloc, ...]

    @property
    def listed(self) -> int:
        """Seats that are certainly some bloc's."""
        return sum(bloc.seats for bloc in self.blocs)

    @property
    def unlisted(self) -> int:
        """Seats that no bloc certainly holds."""
        return self.seats_total - self.listed


@dataclass(frozen=True, slots=True)
class ChamberReading:
    """One reading of a doubtful table: the chamber, and in words what it takes for granted.

    ``merged`` names the rows that this reading takes for one and the same list.
    """

    chamber: Chamber
    premise: str
    merged: tuple[tuple[str, ...], ...] = ()


def simple_majority(seats_total: int) -> int:
    """Return the least number of votes that is more than half.

    >>> simple_majority(329), simple_majority(350)
    (165, 176)
    """
    return seats_total // 2 + 1

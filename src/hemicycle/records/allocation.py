"""What a law makes of an election: seats, ties, margins, those elected, and the derivation.

The names of the fields are the keys of the JSON document ``hemicycle/allocation/1``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hemicycle.records.election import CandidateId, ContestId, ListId
from hemicycle.records.page import Finding


@dataclass(frozen=True, slots=True)
class Tie:
    """Lists (or candidates) that are equal at the cut: ``seats`` of them win one more, by lot.

    ``lists`` are in alphabetical order. ``step`` names the step of the law at which they are
    equal; it is empty where there is only one.
    """

    lists: tuple[ListId, ...]
    seats: int
    step: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was drawn in public: who won it, in which contest and at which step."""

    contest: ContestId
    step: str
    drawn: tuple[ListId, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """How near a list stands to its neighbours in the order of quotients.

    ``last_won`` and ``first_missed`` are the quotients of its last seat and of the one it did
    not get, as the nearest floats for reading: the law compares exact fractions.
    ``votes_to_next`` is the least number of further votes, all others unchanged, with which it
    would hold one seat more without a lot; ``None`` where no seat is left to win.
    """

    list: ListId
    seats: int
    last_won: float | None
    first_missed: float | None
    votes_to_next: int | None


@dataclass(frozen=True, slots=True)
class ContestAllocation:
    """Seats of one contest won outright; ``levelling`` are those of them that level."""

    contest: ContestId
    seats: Mapping[ListId, int]
    levelling: Mapping[ListId, int] = field(default_factory=dict)
    tie: Tie | None = None
    margins: tuple[Margin, ...] = ()


@dataclass(frozen=True, slots=True)
class Elected:
    """A candidate who won a seat, and how: ``open list``, ``quota``, ``reserved`` and so on."""

    contest: ContestId
    list: ListId
    candidate: CandidateId
    name: str
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the derivation: the clause, what was done under it, and where."""

    clause: str
    text: str
    contest: ContestId = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """The seats of one election under one law.

    ``seats_total`` is the size of the house; ``totals`` counts the seats won outright. ``tie``
    is a tie of the whole house that later steps had to wait for: then ``totals`` holds only what
    was certain before it. ``indices`` are those of the whole house by name, where they were asked
    for; ``None`` is one without bound.
    """

    law: str
    election: str
    seats_total: int
    contests: tuple[ContestAllocation, ...]
    totals: Mapping[ListId, int]
    tie: Tie | None = None
    elected: tuple[Elected, ...] = ()
    findings: tuple[Finding, ...] = ()
    steps: tuple[Step, ...] = ()
    indices: Mapping[str, float | None] = field(default_factory=dict)

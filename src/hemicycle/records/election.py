"""An election in memory: what was to be filled, who stood, and how the votes fell.

Names follow NIST 1500-100: a *contest* is one count that fills seats. A voter's choice is a
*list*; a list is not a party, and the chamber's blocs come later. Figures that only some laws
ask for (blank votes, levelling seats, population) stand in ``figures`` under the name that the
law's page gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

ListId: TypeAlias = str
"""Id of a list as the folder writes it; alliances and independent candidates have one too."""

ContestId: TypeAlias = str
CandidateId: TypeAlias = str
Votes: TypeAlias = Mapping[ListId, int]
"""Valid votes of each list of one contest."""

Ranking: TypeAlias = tuple[CandidateId, ...]
"""Candidates of one contest in the order in which a voter prefers them, the first one first."""

Ballots: TypeAlias = Mapping[Ranking, int]
"""How many ballot papers of one contest have each ranking."""

ContestKind: TypeAlias = Literal["lists", "constituency", "reserved"]

Departure: TypeAlias = Literal["died", "withdrew", ""]
"""Why a candidate can take no seat; empty for one who can."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One count. ``seats`` are those it fills by itself; ``area`` is the larger area it lies in.

    A ``constituency`` elects one candidate by plurality; a ``reserved`` contest fills a
    minority's seats; all others are counted by lists.
    """

    id: ContestId
    seats: int
    area: str = ""
    kind: ContestKind = "lists"
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisteredList:
    """A list as registered: of how many parties, in which alliance, of a minority or not."""

    id: ListId
    name: str
    parties: int = 1
    alliance: str = ""
    minority: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate of a list in a contest: place on the list from 1, and personal votes.

    One who has ``left`` (died, withdrew) can take no seat, while the votes cast stay valid.
    """

    contest: ContestId
    list: ListId
    id: CandidateId
    name: str
    rank: int
    votes: int
    sex: Literal["female", "male", ""] = ""
    left: Departure = ""


@dataclass(frozen=True, slots=True)
class Election:
    """All that a law needs to know of one election.

    ``country`` is an ISO 3166-1 alpha-3 code. ``law`` is the id of the law that the folder
    names, if it names one. ``ballots`` are there where voters rank candidates.
    """

    id: str
    country: str
    body: str
    date: date
    seats_total: int
    contests: tuple[Contest, ...]
    votes: Mapping[ContestId, Votes]
    law: str | None = None
    lists: Mapping[ListId, RegisteredList] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    ballots: Mapping[ContestId, Ballots] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Official:
    """The published result that an allocation is checked against.

    ``seats`` and ``levelling`` are by contest and list; the contest ``""`` is the whole house.
    ``elected`` holds (contest, list, candidate).
    """

    seats: Mapping[tuple[ContestId, ListId], int]
    levelling: Mapping[tuple[ContestId, ListId], int] = field(default_factory=dict)
    elected: frozenset[tuple[ContestId, ListId, CandidateId]] = frozenset()

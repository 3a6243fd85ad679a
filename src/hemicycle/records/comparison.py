"""Several pages about one election side by side: who says what.

``source`` is everywhere the position, from 0, of the report among ``reports``; a row's span points
at the text of that report's page.
"""

from dataclasses import dataclass

from hemicycle.records.page import Finding, ListRow, Report


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What one page gives a list."""

    source: int
    row: ListRow


@dataclass(frozen=True, slots=True)
class ComparedList:
    """One list under all the ``names`` that the pages give it.

    ``name`` is the one of the table of aliases, or else the first.
    """

    name: str
    names: tuple[str, ...]
    told: tuple[ToldRow, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, by the ``id`` that it has in its report."""

    source: int
    id: str


@dataclass(frozen=True, slots=True)
class ComparedSpeaker:
    """What the pages say that one speaker has said."""

    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reports of several pages, their lists and speakers joined, and where they differ."""

    reports: tuple[Report, ...]
    lists: tuple[ComparedList, ...]
    speakers: tuple[ComparedSpeaker, ...]
    findings: tuple[Finding, ...] = ()

"""The noun that reading a sentence for speakers yields."""

from dataclasses import dataclass

from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.dates import Day
from hemicycle.reading.statements.speakers import Named


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, who speaks, and the ranges of tokens that are the content.

    ``named`` is ``None`` where nobody is named. ``starts`` is the token with which the
    attribution begins, by which the content of the one before it ends. ``scare`` is true where the
    cue itself stands in quotation marks: he "categorically denied" it.
    """

    cue: Cue
    named: Named | None
    content: tuple[Clause, ...]
    starts: int
    via: tuple[str, ...] = ()
    day: Day | None = None
    scare: bool = False
    doubt: tuple[str, ...] = ()

"""Who says that they will not govern with whom, as the document ``hemicycle/refusals/1``.

These are proposals: a person reads the words and says yes before one is applied.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from hemicycle.records.notebook import html_table
from hemicycle.records.page import Source, Span

RefusalKind: TypeAlias = Literal["coalition", "support", "talks"]


@dataclass(frozen=True, slots=True)
class ProposedRefusal:
    """``by`` says that it will not join, support or talk to ``of``; unknown is ``None``.

    ``span`` are the words that say so, inside the statement with id ``statement_id``.
    """

    by: str | None
    of: str | None
    kind: RefusalKind
    statement_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class ProposedRefusals:
    """The refusals that a page proposes, in its order."""

    source: Source
    refusals: tuple[ProposedRefusal, ...] = ()

    def _repr_html_(self) -> str:
        rows = [(one.by or "?", one.kind, one.of or "?", one.span.exact) for one in self.refusals]
        return html_table("Proposed refusals", ["who", "refuses", "whom", "in words"], rows)

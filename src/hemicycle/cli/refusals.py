"""The refusals that a page proposes, in the terminal: who, whom, and the words that say so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from hemicycle.brief.terminal import grid, heading
from hemicycle.errors import RequestError
from hemicycle.records.refusals import ProposedRefusals

if TYPE_CHECKING:
    from hemicycle.cli.inputs import Understood

_NONE = "Nobody on the page says that they will not govern with somebody."
_HINT = "None of these is applied by itself. To apply one: governments --refuse A:B"
_VERBS = {
    "coalition": "will not govern with",
    "support": "will not support",
    "talks": "will not talk to",
}


def proposed(understood: "Understood") -> ProposedRefusals:
    """Return what the page's statements propose.

    Raises
    ------
    RequestError
        Where only a report or a table is given: the words stand on the page.
    """
    from hemicycle.reading.statements.refusals import refusals_of

    report = understood.report
    if understood.text is None:
        raise RequestError(
            f"{report.source.name}: refusals are read from a page's own words; give the page"
        )
    return ProposedRefusals(report.source, refusals_of(understood.text, report.statements))


def refusal_lines(proposals: ProposedRefusals) -> Iterator[RenderableType]:
    """Return what the terminal shows: one row a proposal, in the order of the page."""
    if not proposals.refusals:
        yield Text(_NONE, style="dim")
        return
    yield heading("Refusals to check")
    table = grid("right", "left", "left")
    for one in proposals.refusals:
        who = f"{one.by or 'somebody'} {_VERBS[one.kind]} {one.of or 'somebody not named'}"
        words = Text(" ".join(one.span.exact.split()), style="dim")
        table.add_row(f"line {one.span.line}", who, words)
    yield table
    yield Text(_HINT, style="dim")

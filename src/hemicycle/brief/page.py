"""The brief as one page of HTML: no request, light and dark, every figure sourced.

The one script that may run is the coalition builder's; without it the page says all the same.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from hemicycle.brief.builder import standing_page
from hemicycle.brief.drawing import drawings_of
from hemicycle.brief.marks import Piece, anchor, marked_lines
from hemicycle.brief.outlook import Outlook
from hemicycle.brief.words import fund_text, index_title
from hemicycle.governments.refusals import Evidence
from hemicycle.pictures.builder import SCRIPT, STYLE
from hemicycle.reading.text import Text
from hemicycle.records.brief import Brief
from hemicycle.records.page import Report, Span

if TYPE_CHECKING:
    from jinja2 import Template

LONGEST_TITLE = 160


def page(brief: Brief, outlook: Outlook | None, text: Text | None) -> str:
    """Return the page of a brief; ``text`` is what it was read from, where that is at hand.

    Without the text (a report that was read elsewhere), figures tell their line but do not link.
    """
    report = brief.report
    return _template().render(
        brief=brief,
        outlook=outlook,
        drawings=drawings_of(outlook) if outlook else None,
        builder=_builder(outlook, report, text),
        fund=fund_text(report.fund) if report.fund else "",
        lines=tuple(_lines(text, report)) if text else (),
        version=version("hemicycle"),
    )


def spans_of(report: Report) -> Iterator[Span]:
    """Yield every span that a record of the report carries."""
    single = (report.headline, report.chamber, report.fund, *report.lists, *report.statements)
    for record in single:
        if record and record.span:
            yield record.span
    for finding in report.findings:
        yield from finding.spans


def _builder(outlook: Outlook | None, report: Report, text: Text | None) -> str:
    """Return the coalition builder; statements link to their place where the page shows it."""
    if outlook is None or outlook.question is None:
        return ""
    shown = set(spans_of(report)) if text else set()

    def link(said: Evidence) -> str:
        return f"#{anchor(said.span)}" if said.span and said.span in shown else ""

    return standing_page(outlook.question, link=link)


def _lines(text: Text, report: Report) -> Iterator[tuple[int, str, tuple[Piece, ...]]]:
    """Yield number, zone and pieces of each line that is printed."""
    kinds = {
        number: zone.kind
        for zone in report.zones
        for number in range(zone.lines[0], zone.lines[1] + 1)
    }
    for line in marked_lines(text, spans_of(report)):
        yield line.number, kinds.get(line.number, "furniture"), line.pieces


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    shipped = files("hemicycle.brief")
    environment = Environment(autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    environment.filters["anchor"] = anchor
    environment.filters["one_line"] = _one_line
    environment.filters["index_title"] = index_title
    environment.globals["css"] = (shipped / "page.css").read_text(encoding="utf-8") + STYLE
    environment.globals["script"] = SCRIPT
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    environment.globals["script_hash"] = f"'sha256-{digest}'"
    return environment.from_string((shipped / "page.html.jinja").read_text(encoding="utf-8"))


def _one_line(text: str) -> str:
    """Return a text as one line that is short enough for a tooltip."""
    line = " ".join(text[: 2 * LONGEST_TITLE].split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"

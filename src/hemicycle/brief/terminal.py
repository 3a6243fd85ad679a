"""The brief in the terminal: the news first, one idea a line, numbers to the right."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hemicycle.brief.outlook import Majority, Outlook
from hemicycle.brief.words import conjunction, index_title
from hemicycle.records.brief import Brief, Fact
from hemicycle.records.chamber import Chamber, Status
from hemicycle.records.page import Finding, Span, Statement

SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "dim"}
MARKS = {Status.HOLDS: "●", Status.POSSIBLE: "◐", Status.CANNOT_BE: "○"}
LONGEST_BAR = 30


def brief_lines(brief: Brief, outlook: Outlook | None) -> Iterator[RenderableType]:
    """Return what the terminal shows of a brief, top to bottom."""
    report = brief.report
    yield Text(brief.news, style="bold")
    if report.headline:
        yield Text(f"Read from “{report.headline.text}”", style="dim")
    if brief.facts:
        yield Padding(_facts(brief.facts), (1, 0, 0, 0))
    if report.findings:
        yield heading("What does not add up")
        yield findings_table(report.findings)
    if outlook:
        yield heading("Seats")
        yield _seats(outlook.chamber)
        yield from outlook_lines(outlook)
    if report.statements:
        yield heading("Who said what")
        yield statements_table(report.statements)


def outlook_lines(outlook: Outlook) -> Iterator[RenderableType]:
    """Return what the terminal shows of who can govern."""
    yield heading("Who can govern")
    yield from map(Text, outlook.counts)
    if outlook.majorities:
        yield Padding(_majorities(outlook.majorities), (1, 0, 0, 0))
    if outlook.limit:
        yield Text(f"({outlook.limit})", style="dim")
    yield heading("What each list needs, and its power")
    yield _needs(outlook)


def heading(text: str) -> RenderableType:
    """Return a section's heading with a blank line above."""
    return Padding(Text(text, style="bold"), (1, 0, 0, 0))


def grid(*justified: str) -> Table:
    """Return a table without lines; each column is justified ``left`` or ``right``."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for justify in justified:
        table.add_column(justify="right" if justify == "right" else "left")
    return table


def lines_of(spans: Sequence[Span]) -> str:
    """Return where spans stand: ``line 28`` or ``lines 28, 33``; nothing for none.

    >>> lines_of([Span(33, 5, 6, "a"), Span(28, 1, 2, "b"), Span(33, 8, 9, "c")])
    'lines 28, 33'
    """
    numbers = sorted({span.line for span in spans})
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {', '.join(map(str, numbers))}" if numbers else ""


def findings_table(findings: Sequence[Finding]) -> Table:
    """Return one row a finding: severity, message, where it is seen, and its code."""
    table = grid("left", "left")
    for finding in findings:
        where = lines_of(finding.spans)
        words = f"{finding.message} ({f'{where}; ' if where else ''}{finding.code})"
        table.add_row(Text(finding.severity, style=SEVERITY_STYLES[finding.severity]), words)
    return table


def statements_table(statements: Sequence[Statement]) -> Table:
    """Return one row a statement: its line, its act, who said it through whom, and the words."""
    table = grid("right", "left", "left")
    for said in statements:
        relay = "".join(f", via {outlet}" for outlet in said.via)
        doubt = f" ({'; '.join(said.doubt)})" if said.doubt else ""
        who = said.speaker.name or "nobody named"
        words = Text.assemble((f"{who}{relay}: ", "bold"), said.text, (doubt, "yellow"))
        table.add_row(Text(str(said.span.line) if said.span else "", style="dim"), said.act, words)
    return table


def _facts(facts: Sequence[Fact]) -> Table:
    table = grid("left", "left")
    for fact in facts:
        words = Text(fact.text)
        if fact.status:
            words.append(f" {fact.status.capitalize()}.", style="bold")
        if fact.spans:
            words.append(f" ({lines_of(fact.spans)})", style="dim")
        table.add_row(MARKS[fact.status] if fact.status else " ", words)
    return table


def _seats(chamber: Chamber) -> Table:
    table = grid("right", "left", "left")
    largest = max(*(bloc.seats for bloc in chamber.blocs), chamber.unlisted, 1)
    for bloc in chamber.blocs:
        maybe = f" to {bloc.seats + bloc.uncertain}" if bloc.uncertain else ""
        table.add_row(f"{bloc.seats}{maybe}", bloc.label, _bar(bloc.seats, largest, "█"))
    if chamber.unlisted > 0:
        table.add_row(str(chamber.unlisted), "not listed", _bar(chamber.unlisted, largest, "░"))
    table.add_row(str(chamber.seats_total), f"seats, {chamber.majority} are a majority")
    return table


def _bar(seats: int, largest: int, block: str) -> str:
    return block * -(-seats * LONGEST_BAR // largest)


def _majorities(majorities: Sequence[Majority]) -> Table:
    table = grid("left", "right", "left")
    for majority in majorities:
        names = conjunction(f"{one.label} {one.seats}" for one in majority.members)
        doubts = "".join(f"; breaks {refusal}, not confirmed" for refusal in majority.doubted_by)
        words = Text.assemble(names, (f" — {majority.status}{doubts}", "dim"))
        table.add_row(MARKS[majority.status], str(majority.seats), words)
    return table


def _needs(outlook: Outlook) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("list", ratio=1)
    for name in ("short", "majorities", *map(index_title, outlook.indices)):
        table.add_column(name, justify="right")
    for row in outlook.needs:
        shares = (share.percent for share in row.power)
        table.add_row(row.label, str(row.short), f"{row.coalitions:,}", *shares)
    return table

"""A report in the terminal: the lists first, then what does not add up, then who said what."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hemicycle.brief.terminal import findings_table, grid, heading, statements_table
from hemicycle.brief.words import fund_text
from hemicycle.records.page import ListRow, Report


def report_lines(report: Report) -> Iterator[RenderableType]:
    """Return what the terminal shows of a report, top to bottom."""
    if report.headline:
        yield Text(report.headline.text, style="bold")
    yield Text(_summary(report), style="dim")
    if report.lists:
        yield heading("Lists")
        yield _lists_table(report)
    if report.findings:
        yield heading("What to check")
        yield findings_table(report.findings)
    if report.statements:
        yield heading("Statements")
        yield statements_table(report.statements)
    yield heading("The page")
    yield _page_table(report)


def _summary(report: Report) -> str:
    chamber = report.chamber
    if chamber.seats_total is None and chamber.majority is None:
        return "The page names no chamber."
    size = f"{chamber.seats_total} seats" if chamber.seats_total else "a chamber of unknown size"
    basis = f" ({chamber.majority_basis})" if chamber.majority_basis else ""
    majority = f"; majority {chamber.majority}{basis}" if chamber.majority else ""
    return f"{size}{majority}"


def _lists_table(report: Report) -> Table:
    table = grid("right", "left", "right", "right", "left")
    for row in report.lists:
        name = f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name
        votes = f"{row.votes:,} votes" if row.votes is not None else ""
        share = f"{row.vote_share} %" if row.vote_share is not None else ""
        inside = f"in {row.counted_in}" if row.counted_in else ""
        table.add_row(seats_text(row), name, votes, share, inside)
    certain = sum(row.seats or row.seats_min or 0 for row in report.lists if not row.counted_in)
    table.add_row(str(certain), Text(f"in {len(report.lists)} rows", style="dim"))
    return table


def seats_text(row: ListRow) -> str:
    """Return the seats of a row as printed: one number, a range, or a question mark.

    >>> seats_text(ListRow("Fatah", seats_min=40, seats_max=44))
    '40–44'
    """
    if row.seats is not None:
        return str(row.seats)
    if row.seats_min is None and row.seats_max is None:
        return "?"
    least = "0" if row.seats_min is None else str(row.seats_min)
    return f"{least}–{'?' if row.seats_max is None else row.seats_max}"


def _page_table(report: Report) -> Table:
    table = grid("left", "left")
    for kind, count in Counter(zone.kind for zone in report.zones).items():
        lines = [
            f"{first}–{last}" if last > first else str(first)
            for first, last in (zone.lines for zone in report.zones if zone.kind == kind)
        ]
        table.add_row(kind, f"{'line' if count == 1 else 'lines'} {', '.join(lines)}")
    if report.comments:
        unnamed = sum(comment.author is None for comment in report.comments)
        table.add_row("comments", f"{len(report.comments)}, {unnamed} of them without an author")
    if report.fund:
        table.add_row("fund", fund_text(report.fund))
    return table

"""What ``hemicycle read`` answers: a report, several side by side, or a discussion."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from rich.console import RenderableType
from rich.text import Text

from hemicycle.brief.terminal import findings_table, grid, heading
from hemicycle.brief.words import counted
from hemicycle.cli.inputs import naming, take, understand
from hemicycle.cli.refusals import proposed, refusal_lines
from hemicycle.cli.report import report_lines, seats_text
from hemicycle.reading.aliases import Aliases, read_aliases
from hemicycle.reading.archives.recognition import import_of
from hemicycle.reading.comparison import compare
from hemicycle.records.comparison import ComparedList, Comparison
from hemicycle.records.discussion import Discussion
from hemicycle.records.page import Finding, Report
from hemicycle.records.refusals import ProposedRefusals

if TYPE_CHECKING:
    from hemicycle.cli.inputs import Given

Answer: TypeAlias = Report | Comparison | Discussion | ProposedRefusals
Shown: TypeAlias = tuple[Answer, Iterable[RenderableType], Sequence[Finding]]
"""An answer, its lines for a terminal, and what was found doubtful on the way."""


def read_one(path: str) -> Shown:
    """Read one input; standard input can be read once only, so it is taken here."""
    given = take(path)
    discussion = _export(given)
    if discussion:
        return discussion, _discussion_lines(discussion), discussion.findings
    report = understand(given).report
    return report, report_lines(report), report.findings


def refused(path: str) -> Shown:
    """Read one input for who says that they will not govern with whom."""
    understood = understand(take(path))
    answer = proposed(understood)
    return answer, refusal_lines(answer), understood.report.findings


def compared(paths: Sequence[str], aliases: str | None) -> Shown:
    """Read several inputs and compare them."""
    reports = [understand(take(path)).report for path in paths]
    known = Aliases()
    if aliases:
        table = take(aliases)
        with naming(table.name):
            known = read_aliases(table.data)
    comparison = compare(reports, known)
    return comparison, _comparison_lines(comparison), comparison.findings


def _export(given: "Given") -> Discussion | None:
    with naming(given.name):
        return import_of(given.data, given.name)


def _comparison_lines(comparison: Comparison) -> Iterator[RenderableType]:
    pages = grid("right", "left")
    for number, report in enumerate(comparison.reports, 1):
        size = f", {report.chamber.seats_total} seats" if report.chamber.seats_total else ""
        pages.add_row(str(number), f"{report.source.name}{size}")
    yield heading("The pages")
    yield pages
    if comparison.lists:
        yield heading("Lists, and the seats that each page gives them")
        yield _side_by_side(comparison.lists, len(comparison.reports))
    if comparison.findings:
        yield heading("What to check")
        yield findings_table(comparison.findings)


def _side_by_side(lists: Sequence[ComparedList], pages: int) -> RenderableType:
    table = grid("left", *["right"] * pages)
    table.add_row("", *(Text(str(number), style="dim") for number in range(1, pages + 1)))
    for joined in lists:
        told: list[list[str]] = [[] for _ in range(pages)]
        for one in joined.told:
            told[one.source].append(seats_text(one.row))
        table.add_row(joined.name, *(", ".join(seats) or "–" for seats in told))
    return table


def _discussion_lines(discussion: Discussion) -> Iterator[RenderableType]:
    posts = [post for thread in discussion.threads for post in thread.posts]
    size = f"{counted(len(posts), 'post')} in {counted(len(discussion.threads), 'thread')}"
    yield Text(f"{discussion.system}: {size}")
    states = grid("right", "left")
    for state, count in Counter(post.state for post in posts).items():
        states.add_row(str(count), state)
    yield states
    if discussion.threads:
        yield heading("Threads")
        table = grid("right", "left")
        for thread in discussion.threads:
            table.add_row(str(len(thread.posts)), thread.title or thread.url or "without a title")
        yield table
    if discussion.findings:
        yield heading("What to check")
        yield findings_table(discussion.findings)

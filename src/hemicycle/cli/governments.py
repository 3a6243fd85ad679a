"""Governments in the terminal: the majorities, what each list needs, and its power."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hemicycle.brief.outlook import outlook_of
from hemicycle.brief.terminal import findings_table, heading, outlook_lines
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import Governments, Hinge


def answer_lines(answer: Governments, chamber: Chamber) -> Iterator[RenderableType]:
    """Return what the terminal shows of an answer, top to bottom."""
    of = f"{chamber.majority} of {chamber.seats_total} seats are a majority"
    yield Text(f"{of}; {chamber.unlisted} are not listed." if chamber.unlisted else f"{of}.")
    if answer.findings:
        yield heading("What does not add up")
        yield findings_table(answer.findings)
    yield from outlook_lines(outlook_of(answer, chamber))
    if answer.hinges:
        yield heading("Refusals: majorities that open if one is dropped")
        yield _hinges(answer.hinges)


def _hinges(hinges: tuple[Hinge, ...]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for hinge in hinges:
        table.add_row(f"{hinge.opens:,}", f"{hinge.by} {hinge.kind} {hinge.of or 'anybody'}")
    return table

"""Seats in the terminal: the house first, then contest by contest, then what was asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hemicycle.brief.terminal import findings_table, grid, heading
from hemicycle.records.allocation import Allocation, ContestAllocation, Margin, Tie
from hemicycle.records.election import ContestId, Election
from hemicycle.records.laws import LawEntry, Laws
from hemicycle.seats.explain import step_in_words
from hemicycle.seats.indices import house_votes
from hemicycle.seats.margins import closest
from hemicycle.seats.words import number, seats_in_words

if TYPE_CHECKING:
    from hemicycle.cli.seats import Asked, Counted

CLOSEST = 5
DIFFERS = "official-differs"


def allocation_lines(
    allocation: Allocation, counted: "Counted", asked: "Asked"
) -> Iterator[RenderableType]:
    """Return what the terminal shows of an allocation, top to bottom."""
    given = sum(allocation.totals.values())
    seats = f"{given} of {counted.election.seats_total} seats under {allocation.law}"
    yield Text(f"{counted.title}: {seats}", style="bold")
    if allocation.tie:
        yield Text(f"The count waits for a lot: {tie_in_words(allocation.tie)}.")
    yield heading("Seats")
    yield _totals(allocation, counted.election)
    if len(allocation.contests) > 1 or any(one.tie for one in allocation.contests):
        yield heading("Contests")
        yield _contests(allocation)
    if allocation.elected:
        yield heading("Elected")
        yield _elected(allocation)
    if allocation.findings:
        yield heading("What does not add up")
        yield findings_table(allocation.findings)
    if asked.margins:
        yield from _margins(allocation)
    if asked.indices:
        yield heading("Indices")
        yield _indices(allocation)
    if asked.explain:
        yield heading("How the law gets there")
        yield _derivation(allocation)


def check_lines(allocation: Allocation) -> Iterator[RenderableType]:
    """Return what the terminal shows of an allocation beside the published result."""
    differing = [finding for finding in allocation.findings if finding.code == DIFFERS]
    if differing:
        cells = "cell differs" if len(differing) == 1 else "cells differ"
        yield Text(f"{len(differing)} {cells} from the published result:", style="bold")
        yield from (Text(f"  {finding.message}") for finding in differing)
    else:
        yield Text("Every published seat is reproduced.")
    if allocation.tie:
        yield Text(f"The count waits for a lot: {tie_in_words(allocation.tie)}.")
    others = [finding for finding in allocation.findings if finding.code != DIFFERS]
    if others:
        yield heading("What does not add up")
        yield findings_table(others)


def laws_lines(catalogue: Laws) -> Iterator[RenderableType]:
    """Return what the terminal shows of the laws: id, dates, title and sources."""
    for law in catalogue.laws:
        yield Text.assemble((law.id, "bold"), f"  {law.country}, {_dates(law)}")
        yield Padding(Text(law.title), (0, 0, 0, 2))
        for source in law.sources:
            yield Padding(Text(source, style="dim"), (0, 0, 0, 4))


def tie_in_words(tie: Tie) -> str:
    """Return who is tied, for how many seats, and at which step.

    >>> tie_in_words(Tie(("A", "B"), 1, "quotients"))
    '1 more for A, B by lot (step quotients)'
    """
    step = f" (step {tie.step})" if tie.step else ""
    return f"{tie.seats} more for {', '.join(tie.lists)} by lot{step}"


def _dates(law: LawEntry) -> str:
    return f"{law.since} to {law.until}" if law.until else f"from {law.since}"


def _totals(allocation: Allocation, election: Election) -> Table:
    votes = house_votes(election)
    cast = sum(votes.values())
    table = grid("right", "left", "right", "right")
    won = sorted(
        (item for item in allocation.totals.items() if item[1]),
        key=lambda item: (-item[1], -votes.get(item[0], 0), item[0]),
    )
    for name, count in won:
        entry = election.lists.get(name)
        label = f"{name} ({entry.name})" if entry and entry.name != name else name
        tally = votes.get(name, 0)
        share = f"{100 * tally / cast:.1f} %" if cast else ""
        table.add_row(str(count), label, f"{tally:,} votes", share)
    without = len(votes.keys() - {name for name, _ in won})
    if without:
        tally = cast - sum(votes.get(name, 0) for name, _ in won)
        lists = "list" if without == 1 else "lists"
        share = f"{100 * tally / cast:.1f} %" if cast else ""
        table.add_row("0", f"{without} other {lists}", f"{tally:,} votes", share)
    return table


def _contests(allocation: Allocation) -> Table:
    table = grid("left", "left")
    for contest in allocation.contests:
        table.add_row(contest.contest, _contest_in_words(contest))
    return table


def _contest_in_words(contest: ContestAllocation) -> str:
    words = seats_in_words(contest.seats)
    if any(contest.levelling.values()):
        words += f"; of these, levelling: {seats_in_words(contest.levelling)}"
    return f"{words}; {tie_in_words(contest.tie)}" if contest.tie else words


def _elected(allocation: Allocation) -> Table:
    table = grid("left", "left", "left", "left")
    for one in allocation.elected:
        table.add_row(one.contest, one.list, one.name, one.manner)
    return table


def _margins(allocation: Allocation) -> Iterator[RenderableType]:
    near = closest(allocation.contests)
    if not near:
        yield heading("Margins")
        yield Text("Under this law no contest is decided by its own quotients alone.")
        return
    yield heading("The closest seats")
    for contest, margin in near[:CLOSEST]:
        yield Text(f"{_votes(margin)} more and {margin.list} has another seat in {contest}")
    yield heading("Quotients at the cut, and the votes to the next seat")
    yield _cut(near)


def _cut(near: list[tuple[ContestId, Margin]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("contest")
    table.add_column("list", ratio=1)
    for name in ("seats", "last won", "first missed", "votes to next"):
        table.add_column(name, justify="right")
    for contest, margin in sorted(near, key=lambda one: one[0]):
        quotients = (margin.last_won, margin.first_missed)
        cells = ("" if one is None else number(one) for one in quotients)
        table.add_row(contest, margin.list, str(margin.seats), *cells, f"{margin.votes_to_next:,}")
    return table


def _votes(margin: Margin) -> str:
    return "1 vote" if margin.votes_to_next == 1 else f"{margin.votes_to_next:,} votes"


def _indices(allocation: Allocation) -> Table:
    table = grid("left", "right")
    for name, value in allocation.indices.items():
        table.add_row(name.replace("_", " "), "without bound" if value is None else f"{value:.3f}")
    return table


def _derivation(allocation: Allocation) -> Table:
    table = grid("right", "left")
    for place, step in enumerate(allocation.steps, start=1):
        table.add_row(f"{place}.", step_in_words(step))
    return table

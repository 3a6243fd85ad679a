"""An allocation beside the published result: the cells in which they differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hemicycle.records.allocation import Allocation
from hemicycle.records.election import ContestId, ListId, Official
from hemicycle.records.page import Finding

Cells: TypeAlias = Mapping[tuple[ContestId, ListId], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the allocation is not the published result.

    ``what`` is ``seats``, ``levelling`` or ``elected``; the contest ``""`` is the whole house.
    For ``elected`` the list is a candidate, and the figures are 1 and 0.
    """

    contest: ContestId
    list: ListId
    what: str
    computed: int
    official: int


def differences(allocation: Allocation, official: Official) -> tuple[Difference, ...]:
    """Return every differing cell of the contests that the published result covers.

    A list that the published result of a contest does not name has no seat in it.
    """
    seats = {("", name): won for name, won in allocation.totals.items()}
    levelling: dict[tuple[ContestId, ListId], int] = {}
    for contest in allocation.contests:
        seats |= {(contest.contest, name): won for name, won in contest.seats.items()}
        levelling |= {(contest.contest, name): won for name, won in contest.levelling.items()}
    found = [
        *_differing("seats", seats, official.seats),
        *_differing("levelling", levelling, official.levelling),
    ]
    if official.elected:
        elected = {(one.contest, one.list, one.candidate) for one in allocation.elected}
        found += (
            Difference(
                contest,
                candidate,
                "elected",
                *((1, 0) if (contest, name, candidate) in elected else (0, 1)),
            )
            for contest, name, candidate in sorted(elected ^ official.elected)
        )
    return tuple(found)


def as_findings(differing: Iterable[Difference]) -> tuple[Finding, ...]:
    """Return the differing cells as findings, so that a document carries them."""
    return tuple(Finding("official-differs", "error", _in_words(cell)) for cell in differing)


def _in_words(cell: Difference) -> str:
    where = cell.contest or "the whole house"
    if cell.what == "elected":
        said = (
            "elected, but not as published" if cell.computed else "not elected, but published so"
        )
        return f"{where}: {cell.list} is {said}"
    what = "levelling seats" if cell.what == "levelling" else "seats"
    return f"{where}: {cell.list} has {cell.computed} {what}, published are {cell.official}"


def _differing(what: str, computed: Cells, official: Cells) -> list[Difference]:
    covered = {contest for contest, _ in official}
    cells = {cell for cell in computed if cell[0] in covered} | official.keys()
    return [
        Difference(*cell, what, computed.get(cell, 0), official.get(cell, 0))
        for cell in sorted(cells)
        if computed.get(cell, 0) != official.get(cell, 0)
    ]

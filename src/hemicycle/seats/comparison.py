"""An allocation beside the published result: the cells in which they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hemicycle.records.allocation import Allocation
from hemicycle.records.election import ContestId, ListId, Official

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


def _differing(what: str, computed: Cells, official: Cells) -> list[Difference]:
    covered = {contest for contest, _ in official}
    cells = {cell for cell in computed if cell[0] in covered} | official.keys()
    return [
        Difference(*cell, what, computed.get(cell, 0), official.get(cell, 0))
        for cell in sorted(cells)
        if computed.get(cell, 0) != official.get(cell, 0)
    ]

"""Placement: in which areas a list's levelling seats lie, by the largest figure still free.

Every list that is due seats stands in every area with a figure, which falls with each seat it
is given there. The largest figure places the next seat, until every list has what it is due and
no area holds more than it has room for. Where equal figures compete for the same room or the
same seat, the lot decides; where all of them can be served, none is asked for.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from hemicycle.errors import SeatsError
from hemicycle.records.allocation import Tie
from hemicycle.records.election import ContestId, ListId
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import Apportionment
from hemicycle.seats.protocol import Protocol

Cell: TypeAlias = tuple[ContestId, ListId]

Figure: TypeAlias = Callable[[ContestId, ListId, int], Fraction]
"""The figure of a list in an area after it was given so many seats there; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What is to be placed: the room of each area, the seats due to each list, and the clause.

    An area that ``room`` does not limit is given the number of all seats.
    """

    room: Mapping[ContestId, int]
    due: Seats
    figure: Figure
    clause: str


def place(placing: Placing, protocol: Protocol) -> Counter[Cell]:
    """Return the seats placed in each area for each list.

    Raises
    ------
    SeatsError
        Where a list is due a seat but stands in no area that has room.
    LotNeeded
        Where equal figures compete and no lot has been handed in.
    """
    room, due = Counter(dict(placing.room)), Counter(dict(placing.due))
    given: Counter[Cell] = Counter()
    for number in range(due.total()):
        figures = {
            (area, name): placing.figure(area, name, given[area, name])
            for area in +room
            for name in +due
        }
        best = max(figures.values(), default=Fraction(0))
        if not best:
            raise SeatsError(f"no area has room for a seat of {', '.join(+due)}")
        cells = [cell for cell, figure in figures.items() if figure == best]
        area, name = cells[0]
        if _compete(cells, room, due):
            area, name = one_of(cells, f"levelling seat {number + 1}", protocol)
        given[area, name] += 1
        room[area] -= 1
        due[name] -= 1
        protocol.note(
            placing.clause, f"Levelling seat {number + 1}: {name}, {float(best):.4g}.", area
        )
    return given


def _compete(cells: list[Cell], room: Counter[ContestId], due: Counter[ListId]) -> bool:
    areas, names = Counter(area for area, _ in cells), Counter(name for _, name in cells)
    return not (areas <= room and names <= due)


def one_of(cells: Sequence[Cell], step: str, protocol: Protocol) -> Cell:
    """Return the one cell, or of several equal ones the one that the lot has drawn.

    Raises
    ------
    LotNeeded
        Where there are several and no lot has been handed in.
    """
    if len(cells) == 1:
        return cells[0]
    named = {f"{name} in {area}": (area, name) for area, name in cells}
    tied = Apportionment(dict.fromkeys(named, 0), Tie(tuple(sorted(named)), 1))
    seats = protocol.decide(tied, step)
    return next(named[label] for label, won in seats.items() if won)

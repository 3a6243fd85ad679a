"""Answers that hold whatever the missing seats do.

Seats that no list certainly holds may stand with a coalition or against it. A coalition *has a
majority* for certain (holds) if its certain seats reach the majority, possibly (possible) if
they reach it only together with seats from among the unlisted ones, and cannot otherwise. Over
several readings of one table a statement holds only if it holds in each, and cannot be only if
it can be in none. `hemicycle.records.chamber` defines a filling.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hemicycle.governments.names import find_bloc
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, Status
from hemicycle.records.notebook import html_table


@dataclass(frozen=True, slots=True)
class Standing:
    """A set of lists in one reading: certain seats, and the seats short of a majority (or 0)."""

    premise: str
    members: tuple[Bloc, ...]
    seats: int
    short: int
    surplus: int
    status: Status


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a set of lists has a majority: in all readings together, and in each."""

    status: Status
    standings: tuple[Standing, ...]

    def _repr_html_(self) -> str:
        rows = [
            (one.premise, one.seats, one.short, one.surplus, one.status) for one in self.standings
        ]
        heads = ["if", "seats", "short", "surplus", "a majority"]
        return html_table(f"A majority: {self.status}", heads, rows)


def majority_of(readings: Sequence[ChamberReading], names: Iterable[str]) -> Answer:
    """Tell whether the lists called ``names`` have a majority together.

    >>> lists = (Bloc("a", "A", "A", 4), Bloc("b", "B", "B", 3))
    >>> answer = majority_of([ChamberReading(Chamber(9, 5, lists), "as listed")], ["A"])
    >>> answer.status.value, answer.standings[0].short
    ('possible', 1)
    """
    asked = tuple(names)
    standings = tuple(_standing(reading, asked) for reading in readings)
    return Answer(combined(one.status for one in standings), standings)


def blocking_of(readings: Sequence[ChamberReading], names: Iterable[str]) -> Status:
    """Tell whether the lists called ``names`` can keep all others from a majority."""
    asked = tuple(names)
    found = []
    for reading in readings:
        chamber = reading.chamber
        seats = sum(bloc.seats for bloc in blocs_called(chamber, asked))
        to_block = chamber.seats_total - chamber.majority + 1
        found.append(status_of(seats, to_block, chamber.unlisted))
    return combined(found)


def status_of(seats: int, needed: int, unlisted: int) -> Status:
    """Return what is certain of ``seats`` that need ``needed``, beside ``unlisted`` ones.

    >>> [status_of(seats, 165, 30).value for seats in (165, 164, 135, 134)]
    ['holds', 'possible', 'possible', 'cannot be']
    """
    if seats >= needed:
        return Status.HOLDS
    return Status.POSSIBLE if seats + unlisted >= needed else Status.CANNOT_BE


def combined(statuses: Iterable[Status]) -> Status:
    """Join the answers of several readings: certain only where all agree.

    >>> combined([Status.HOLDS, Status.POSSIBLE]).value
    'possible'
    """
    found = set(statuses)
    return found.pop() if len(found) == 1 else Status.POSSIBLE


def blocs_called(chamber: Chamber, names: Iterable[str]) -> tuple[Bloc, ...]:
    """Return the blocs that the names mean, each once: rows read as one list are one bloc."""
    found = {bloc.id: bloc for bloc in (find_bloc(chamber, name) for name in names)}
    return tuple(found.values())


def _standing(reading: ChamberReading, names: tuple[str, ...]) -> Standing:
    chamber = reading.chamber
    members = blocs_called(chamber, names)
    seats = sum(bloc.seats for bloc in members)
    return Standing(
        premise=reading.premise,
        members=members,
        seats=seats,
        short=max(chamber.majority - seats, 0),
        surplus=max(seats - chamber.majority, 0),
        status=status_of(seats, chamber.majority, chamber.unlisted),
    )

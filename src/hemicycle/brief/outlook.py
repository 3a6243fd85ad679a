"""What terminal and page show of the governments, worded once: majorities, needs and power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.brief.words import counted
from hemicycle.records.chamber import Bloc, BlocId, Chamber, Status
from hemicycle.records.governments import (
    Governments,
    MinimalWinning,
    PowerValue,
    WinningCoalition,
)
from hemicycle.records.page import Span

if TYPE_CHECKING:
    from hemicycle.brief.builder import Question


@dataclass(frozen=True, slots=True)
class Member:
    """A list in a coalition, with the characters that its seats were read from."""

    id: BlocId
    label: str
    seats: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Majority:
    """A coalition as it is shown."""

    members: tuple[Member, ...]
    seats: int
    surplus: int
    status: Status
    doubted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PowerShare:
    """A share of power in per cent, with one decimal, and the fraction that it is."""

    percent: str
    exact: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One list: how far from a majority, in how many minimal ones, and its power by index."""

    label: str
    short: int
    coalitions: int
    power: tuple[PowerShare, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Who can govern as both forms of the brief show it, for the table as it was printed.

    ``limit`` says in words where not all majorities are listed. ``indices`` are the ids of those
    whose shares stand in the rows of ``needs``, in that order. ``question`` is what a reader may
    go on asking in the coalition builder.
    """

    chamber: Chamber
    counts: tuple[str, ...]
    majorities: tuple[Majority, ...]
    limit: str | None
    indices: tuple[str, ...]
    needs: tuple[NeedRow, ...]
    question: "Question | None" = None


def outlook_of(governments: Governments, chamber: Chamber) -> Outlook:
    """Return the outlook of an answer; ``chamber`` is its first reading's."""
    blocs = {bloc.name: bloc for bloc in chamber.blocs}
    winning = governments.minimal_winning
    return Outlook(
        chamber,
        tuple(_counts(governments)),
        tuple(_majority(one, blocs) for one in winning.coalitions),
        winning.limit,
        tuple(governments.power),
        tuple(_need_rows(governments, blocs)),
    )


def _need_rows(governments: Governments, blocs: Mapping[str, Bloc]) -> Iterator[NeedRow]:
    for name, need in governments.needs.items():
        power = tuple(_share(values[name]) for values in governments.power.values())
        yield NeedRow(blocs[name].label, need.seats_short, need.coalitions, power)


def _counts(governments: Governments) -> Iterator[str]:
    readings = [(governments.premise, governments.minimal_winning)]
    readings += [(other.premise, other.minimal_winning) for other in governments.other_readings]
    for premise, winning in readings:
        count = _count(winning)
        yield f"If {premise.partition(':')[0]}: {count}" if len(readings) > 1 else count


def _count(winning: MinimalWinning) -> str:
    if not winning.count and not winning.count_possible:
        return "no majority can be made."
    certain = f"{counted(winning.count, 'majority')} that no member can leave"
    possible = winning.count_possible
    if not possible:
        return f"{certain}."
    return f"{certain}; {possible:,} more would need some of the unlisted seats."


def _majority(coalition: WinningCoalition, blocs: Mapping[str, Bloc]) -> Majority:
    members = tuple(
        Member(bloc.id, bloc.label, bloc.seats, bloc.spans[0] if bloc.spans else None)
        for bloc in (blocs[name] for name in coalition.members)
    )
    return Majority(
        members,
        coalition.seats,
        coalition.surplus,
        coalition.in_every_reading,
        coalition.doubted_by,
    )


def _share(value: PowerValue) -> PowerShare:
    tenths = round(Fraction(value.exact) * 1000)
    return PowerShare(f"{tenths // 10}.{tenths % 10} %", value.exact)

"""What both forms of the brief show, worded once: rows of seats, majorities, needs and power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.brief.words import counted
from hemicycle.records.chamber import Bloc, Status
from hemicycle.records.governments import (
    Governments,
    MinimalWinning,
    PowerValue,
    WinningCoalition,
)
from hemicycle.records.page import Span


@dataclass(frozen=True, slots=True)
class Member:
    """A list in a coalition, with the characters that its seats were read from."""

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
    """One list: how far from a majority, in how many minimal ones, and its power."""

    label: str
    short: int
    coalitions: int
    banzhaf: PowerShare | None
    shapley_shubik: PowerShare | None


def majorities(governments: Governments, blocs: Mapping[str, Bloc]) -> tuple[Majority, ...]:
    """Return the minimal winning coalitions that the answer lists, with their members' labels.

    The status shown is the one that all readings of the table share.
    """
    return tuple(_majority(one, blocs) for one in governments.minimal_winning.coalitions)


def need_rows(governments: Governments, blocs: Mapping[str, Bloc]) -> Iterator[NeedRow]:
    """Yield one row a list, in the order of the chamber."""
    nothing: Mapping[str, PowerValue] = {}
    banzhaf = governments.power.get("banzhaf", nothing)
    shapley = governments.power.get("shapley-shubik", nothing)
    for name, need in governments.needs.items():
        yield NeedRow(
            blocs[name].label,
            need.seats_short,
            need.coalitions,
            _share(banzhaf.get(name)),
            _share(shapley.get(name)),
        )


def counts(governments: Governments) -> Iterator[str]:
    """Yield how many majorities there are, in each reading of the table."""
    yield _count(governments.minimal_winning, governments.premise)
    for other in governments.other_readings:
        yield _count(other.minimal_winning, other.premise)


def _count(winning: MinimalWinning, premise: str) -> str:
    certain = f"{counted(winning.count, 'smallest majority')} among the listed seats"
    possible = f"; {winning.count_possible:,} more with unlisted seats" * bool(
        winning.count_possible
    )
    return f"{certain}{possible} ({premise})"


def _majority(coalition: WinningCoalition, blocs: Mapping[str, Bloc]) -> Majority:
    members = tuple(
        Member(bloc.label, bloc.seats, bloc.spans[0] if bloc.spans else None)
        for bloc in (blocs[name] for name in coalition.members)
    )
    return Majority(
        members,
        coalition.seats,
        coalition.surplus,
        coalition.in_every_reading,
        coalition.doubted_by,
    )


def _share(value: PowerValue | None) -> PowerShare | None:
    if value is None:
        return None
    tenths = round(Fraction(value.exact) * 1000)
    return PowerShare(f"{tenths // 10}.{tenths % 10} %", value.exact)

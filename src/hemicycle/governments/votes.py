"""One vote in a chamber: who must say yes, counted of whom, and how it differs by round.

A constitution asks for more than half of all seats (an absolute majority), of those who sit, or
of the votes cast, where who abstains is not counted. Some ask for two thirds; some invest
whoever is *not* voted down by a majority (Sweden, Instrument of Government, ch. 6 art. 4). Many
lower the bar after a first round (Spain, Constitution, art. 99.3).

Seats that no list certainly holds may vote either way. If the vote passes with all of them
against, it passes (holds); if it passes with all of them in favour, it is possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

from hemicycle.errors import MajorityError, RequestError
from hemicycle.governments.readings import checked
from hemicycle.records.chamber import BlocId, Chamber, Status


class Basis(StrEnum):
    """Of whom the share is taken."""

    ALL_SEATS = "all seats"
    VOTES_CAST = "votes cast"


@dataclass(frozen=True, slots=True)
class Quota:
    """Passes with ``bound`` ``share`` of the ``basis`` in favour, e.g. more than half."""

    share: Fraction = Fraction(1, 2)
    bound: Literal["more than", "at least"] = "more than"
    basis: Basis = Basis.ALL_SEATS

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or (self.share == 1 and self.bound == "more than"):
            raise MajorityError(f"{self.bound} {self.share} of the votes is no majority")

    def least(self, counted: int) -> int:
        """Return the fewest votes that do, of those counted."""
        exact = self.share * counted
        return floor(exact) + 1 if self.bound == "more than" else max(ceil(exact), 1)


@dataclass(frozen=True, slots=True)
class Unless:
    """Passes unless so many vote against: a cabinet is tolerated."""

    quota: Quota


Hurdle: TypeAlias = Quota | Unless

ABSOLUTE = Quota()
SIMPLE = Quota(basis=Basis.VOTES_CAST)
TWO_THIRDS = Quota(Fraction(2, 3), "at least")
NOT_VOTED_DOWN = Unless(ABSOLUTE)


@dataclass(frozen=True, slots=True)
class Division:
    """Who votes yes and who abstains (or is away); all other listed blocs vote no."""

    ayes: frozenset[BlocId]
    abstaining: frozenset[BlocId] = frozenset()


def outcome(chamber: Chamber, division: Division, hurdle: Hurdle = ABSOLUTE) -> Status:
    """Tell whether a vote passes, whatever the seats that no list holds do.

    Raises
    ------
    RequestError
        If a bloc both votes and abstains, or does not exist.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> tolerated = Division(frozenset("a"), abstaining=frozenset("c"))
    >>> outcome(house, tolerated).value, outcome(house, tolerated, SIMPLE).value
    ('cannot be', 'holds')
    """
    ids = {bloc.id for bloc in checked(chamber).blocs}
    strangers = sorted((division.ayes | division.abstaining) - ids)
    if strangers:
        raise RequestError(f"no bloc has the id {strangers[0]!r}; there are: {', '.join(ids)}")
    both = sorted(division.ayes & division.abstaining)
    if both:
        raise RequestError(f"{both[0]} cannot both vote and abstain")
    ayes = sum(bloc.seats for bloc in chamber.blocs if bloc.id in division.ayes)
    away = sum(bloc.seats for bloc in chamber.blocs if bloc.id in division.abstaining)
    noes = chamber.listed - ayes - away
    if _passes(hurdle, chamber.seats_total, ayes, noes + chamber.unlisted):
        return Status.HOLDS
    best = _passes(hurdle, chamber.seats_total, ayes + chamber.unlisted, noes)
    return Status.POSSIBLE if best else Status.CANNOT_BE


def investiture(
    chamber: Chamber, division: Division, rounds: Sequence[Hurdle] = (ABSOLUTE, SIMPLE)
) -> tuple[Status, ...]:
    """Tell for each round whether the vote passes there; by default as in Spain.

    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> [status.value for status in investiture(house, Division(frozenset("a"), frozenset("c")))]
    ['cannot be', 'holds']
    """
    return tuple(outcome(chamber, division, hurdle) for hurdle in rounds)


def _passes(hurdle: Hurdle, seats_total: int, ayes: int, noes: int) -> bool:
    quota = hurdle.quota if isinstance(hurdle, Unless) else hurdle
    counted = seats_total if quota.basis is Basis.ALL_SEATS else ayes + noes
    if isinstance(hurdle, Unless):
        return noes < quota.least(counted)
    return ayes >= quota.least(counted)

"""Minority cabinets and those who would keep them in office without sitting in them.

Confidence and supply: the supporters vote yes, so that cabinet and supporters reach the majority.
Abstention: they stay away, so that the cabinet alone outvotes all others. A bloc that *will not
sit with* a party may still support its cabinet; one that *will not support* it does neither. One
bloc of an alliance may support a cabinet without the other: allies join cabinets together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from hemicycle.errors import RequestError
from hemicycle.governments.bargain import bargain_of
from hemicycle.governments.coalitions import minimal_winning
from hemicycle.governments.refusals import NO_TERMS, Kind, Terms
from hemicycle.records.chamber import BlocId, Chamber
from hemicycle.records.notebook import html_table


class Support(StrEnum):
    """How those outside the cabinet keep it in office."""

    CONFIDENCE_AND_SUPPLY = "confidence and supply"
    ABSTENTION = "abstention"


@dataclass(frozen=True, slots=True)
class MinorityCabinet:
    """A cabinet without a majority, and a smallest set of supporters that is enough."""

    cabinet: tuple[BlocId, ...]
    supporters: tuple[BlocId, ...]
    support: Support
    seats: int
    supporting_seats: int

    def _repr_html_(self) -> str:
        row = (", ".join(self.cabinet), self.seats, ", ".join(self.supporters), self.support)
        return html_table("Minority cabinet", ["cabinet", "seats", "kept by", "through"], [row])


def minority_cabinets(
    chamber: Chamber,
    terms: Terms = NO_TERMS,
    support: Support = Support.CONFIDENCE_AND_SUPPLY,
) -> Iterator[MinorityCabinet]:
    """Yield the minority cabinets that the terms allow, each with every minimal set of support.

    Cabinets with fewest parties come first, and of equals those with the larger parties.

    Raises
    ------
    SeatsError, MajorityError, UnknownNameError, RequestError
        As `hemicycle.governments.bargain.bargain_of`.

    Examples
    --------
    >>> from hemicycle.governments.refusals import Refusal
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> said = Terms((Refusal("b", "a"), Refusal("c", "a", Kind.NOT_SUPPORT)), max_parties=1)
    >>> first = next(minority_cabinets(house, said))
    >>> first.cabinet, first.supporters
    (('a',), ('b',))
    """
    bargain = bargain_of(chamber, terms)
    players = range(len(bargain.blocs))
    for size in range(1, min(len(players), bargain.max_parties) + 1):
        for members in combinations(players, size):
            mask = sum(1 << member for member in members)
            if bargain.seats(mask) < bargain.quota and bargain.allows(mask):
                yield from supported(chamber, bargain.members(mask), terms, support)


def supported(
    chamber: Chamber, cabinet: tuple[BlocId, ...], terms: Terms, support: Support
) -> Iterator[MinorityCabinet]:
    """Yield this cabinet with every minimal set of blocs that would keep it in office.

    Unlisted seats count as opposed. ``including`` and ``max_parties`` of the terms are about the
    cabinet, ``excluding`` about both.

    Raises
    ------
    RequestError
        If the cabinet has a bloc that is not in the chamber.
    """
    seats_of = {bloc.id: bloc.seats for bloc in chamber.blocs}
    strangers = [member for member in cabinet if member not in seats_of]
    if strangers:
        raise RequestError(f"no bloc has the id {strangers[0]!r}; ids: {', '.join(seats_of)}")
    seats = sum(seats_of[member] for member in cabinet)
    missing = chamber.majority - seats
    if support is Support.ABSTENTION:
        missing = chamber.seats_total - 2 * seats + 1
    if missing < 1:
        return
    unwilling = {
        one.by
        for one in terms.confirmed
        if one.kind is Kind.NOT_SUPPORT and one.of in (None, *cabinet)
    }
    willing = tuple(
        bloc
        for bloc in chamber.blocs
        if bloc.id not in {*cabinet, *unwilling, *terms.excluding} and bloc.seats
    )
    if sum(bloc.seats for bloc in willing) < missing:
        return
    for found in minimal_winning(replace(chamber, blocs=willing, majority=missing)):
        yield MinorityCabinet(cabinet, found.members, support, seats, found.seats)

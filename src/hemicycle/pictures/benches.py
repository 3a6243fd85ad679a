"""Who sits beside whom: the blocs in the order drawn, then the seats that none of them holds.

A *bench* is what is drawn as one patch: a bloc with its certain and its uncertain seats, or seats
that are vacant or not listed. If fewer seats are left than the blocs' uncertain seats add up to,
it is open whose each of them is; then they form one bench of their own, "not certain", hatched
like all uncertain seats. If the lists hold more seats than the chamber, all are drawn: the
picture has more seats than the chamber, and a line shows where the chamber ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hemicycle.errors import MajorityError, SeatsError, UnknownNameError
from hemicycle.pictures.view import View
from hemicycle.pictures.words import held
from hemicycle.records.chamber import Bloc, Chamber


@dataclass(frozen=True, slots=True)
class Bench:
    """Seats drawn as one patch; ``figure`` is what its label says of their number.

    ``uncertain`` of them are hatched.
    """

    kind: Literal["bloc", "contested", "unlisted", "vacant"]
    id: str
    name: str
    label: str
    figure: str
    seats: int
    uncertain: int = 0

    @property
    def drawn(self) -> int:
        """Seats of the patch."""
        return self.seats + self.uncertain


def benches(chamber: Chamber, view: View) -> tuple[Bench, ...]:
    """Return the benches in the order drawn; together they hold every seat.

    >>> from hemicycle.records.chamber import Bloc, Chamber
    >>> chamber = Chamber(9, 5, (Bloc("a", "Left", "Left", 3), Bloc("b", "Right", "Right", 4)))
    >>> [(bench.label, bench.drawn) for bench in benches(chamber, View(order="size"))]
    [('Right', 4), ('Left', 3), ('Not listed', 2)]

    Raises
    ------
    SeatsError
        If a number of seats is negative, or more are vacant than are unlisted.
    MajorityError
        If the chamber cannot have the majority.
    UnknownNameError
        If the view names a bloc that does not sit.
    """
    _check(chamber, view)
    left = max(chamber.unlisted - view.vacant, 0)
    uncertain = sum(bloc.uncertain for bloc in chamber.blocs)
    shared = uncertain > left
    seated = [
        Bench(
            "bloc",
            bloc.id,
            bloc.name,
            bloc.label,
            held(bloc, view.words),
            bloc.seats,
            0 if shared else bloc.uncertain,
        )
        for bloc in arranged(chamber.blocs, view)
    ]
    contested, unlisted = (left, 0) if shared else (0, left - uncertain)
    rest = (
        replace(
            _others("contested", view.words.contested, contested), seats=0, uncertain=contested
        ),
        _others("unlisted", view.words.unlisted, unlisted),
        _others("vacant", view.words.vacant, view.vacant),
    )
    return tuple(bench for bench in (*seated, *rest) if bench.drawn > 0)


def arranged(blocs: Sequence[Bloc], view: View) -> list[Bloc]:
    """Return blocs in the order drawn: the coalition, then the others; ties as given."""
    order = view.order
    place = {bloc_id: at for at, bloc_id in enumerate(view.coalition)}

    def key(bloc: Bloc) -> tuple[float, float]:
        if bloc.id in place:
            return place[bloc.id], 0
        if order == "given":
            return len(place), 0
        if order == "size":
            return len(place), -bloc.seats
        return len(place), order.get(bloc.id, float("inf"))

    return sorted(blocs, key=key)


def _others(kind: Literal["contested", "unlisted", "vacant"], name: str, seats: int) -> Bench:
    return Bench(kind, "", name, name, str(seats), seats)


def _check(chamber: Chamber, view: View) -> None:
    known = [bloc.id for bloc in chamber.blocs]
    axis = () if isinstance(view.order, str) else view.order
    for bloc_id in (*view.coalition, *axis):
        if bloc_id not in known:
            raise UnknownNameError("bloc", bloc_id, known)
    for bloc in chamber.blocs:
        if bloc.seats < 0 or bloc.uncertain < 0:
            raise SeatsError(f"{bloc.label} cannot have {min(bloc.seats, bloc.uncertain)} seats")
    if chamber.seats_total < 1:
        raise SeatsError(f"a chamber of {chamber.seats_total} seats cannot be drawn")
    if not 0 <= view.vacant <= max(chamber.unlisted, 0):
        raise SeatsError(
            f"{view.vacant} seats cannot be vacant where {max(chamber.unlisted, 0)} are unlisted"
        )
    if not 1 <= chamber.majority <= chamber.seats_total:
        raise MajorityError(
            f"{chamber.majority} is no majority of a chamber of {chamber.seats_total} seats"
        )

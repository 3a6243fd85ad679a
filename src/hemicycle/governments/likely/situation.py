"""A formation as arrays: one place per party, the largest first.

Parties of equal size stand by name, so that the order in which they were given never matters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hemicycle.governments.likely.formation import Formation, Party

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[Any]
    Mask: TypeAlias = NDArray[np.bool_]
else:
    Array: TypeAlias = Any
    Mask: TypeAlias = Any

MOST_PARTIES = 20
"""With more, the 2ⁿ governments are too many: the outgoing and the largest parties are kept."""
LEAST_PLACED = 0.9
"""Share of the parties' seats that must have a position for the axis to count as known."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The cabinet before: its parties, and the place of its prime minister's party or ``None``."""

    members: Mask
    prime_minister: int | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What the features are computed from.

    ``positions`` is NaN for a party without one. ``families`` names the families of features
    for which enough is known: the others must not be computed.
    """

    formation: Formation
    parties: tuple[Party, ...]
    families: tuple[str, ...]
    seats: Array
    positions: Array
    outgoing: Outgoing

    @property
    def shares(self) -> Array:
        """Return each party's share of the whole chamber."""
        return self.seats / self.formation.seats_total


def situation_of(formation: Formation) -> Situation:
    """Arrange a formation, leaving out the smallest parties where there are too many."""
    import numpy as np

    in_office = _in_office(formation)
    before = in_office or frozenset()
    ranked = sorted(
        (party for party in formation.parties if party.seats),
        key=lambda party: (party.name not in before, -party.seats, party.name),
    )
    parties = sorted(ranked[:MOST_PARTIES], key=lambda party: (-party.seats, party.name))
    placed = sum(party.seats for party in parties if party.left_right is not None)
    known = {
        "size": True,
        "axis": placed > 0 and placed >= LEAST_PLACED * sum(party.seats for party in parties),
        "outgoing": in_office is not None,
        "past": bool(formation.past),
    }
    return Situation(
        formation=formation,
        parties=tuple(parties),
        families=tuple(family for family, is_known in known.items() if is_known),
        seats=np.array([party.seats for party in parties], dtype=float),
        positions=np.array(
            [np.nan if party.left_right is None else party.left_right for party in parties]
        ),
        outgoing=Outgoing(
            np.array([party.name in before for party in parties]),
            _prime_minister(formation, parties),
        ),
    )


def _in_office(formation: Formation) -> frozenset[str] | None:
    """Return the outgoing parties: as marked, if all are marked, else of the last cabinet."""
    if all(party.in_outgoing_cabinet is not None for party in formation.parties):
        return frozenset(party.name for party in formation.parties if party.in_outgoing_cabinet)
    return formation.past[-1].members if formation.past else None


def _prime_minister(formation: Formation, parties: Sequence[Party]) -> int | None:
    chief = next((party.name for party in parties if party.outgoing_prime_minister), None)
    if chief is None and formation.past:
        chief = formation.past[-1].prime_minister
    return next((place for place, party in enumerate(parties) if party.name == chief), None)

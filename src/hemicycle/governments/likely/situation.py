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

    Array: TypeAlias = NDArray[np.float64]
    Mask: TypeAlias = NDArray[np.bool_]
else:
    Array: TypeAlias = Any
    Mask: TypeAlias = Any

MOST_PARTIES = 20
"""With more, the 2ⁿ governments are too many: those of the outgoing and the largest are ranked."""
LEAST_PLACED = 0.9
"""Share of the parties' seats that must have a position for the axis to count."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The cabinet before: its parties, and the place of its prime minister's party or ``None``."""

    members: Mask
    prime_minister: int | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What the features are computed from.

    ``positions`` is NaN for a party without one, and ``None`` where too few have one;
    ``outgoing`` is ``None`` where the cabinet before is unknown.
    """

    formation: Formation
    parties: tuple[Party, ...]
    seats: Array
    positions: Array | None
    outgoing: Outgoing | None

    @property
    def shares(self) -> Array:
        """Return each party's share of the whole chamber."""
        return self.seats / self.formation.seats_total

    @property
    def families(self) -> tuple[str, ...]:
        """Return the families of features that can be computed."""
        known = {
            "size": True,
            "axis": self.positions is not None,
            "outgoing": self.outgoing is not None,
            "past": bool(self.formation.past),
        }
        return tuple(family for family, is_known in known.items() if is_known)


def situation_of(formation: Formation) -> Situation:
    """Arrange a formation, leaving out the smallest parties where there are too many."""
    import numpy as np

    in_office = _in_office(formation)
    ranked = sorted(
        formation.parties,
        key=lambda party: (party.name not in (in_office or ()), -party.seats, party.name),
    )
    parties = tuple(sorted(ranked[:MOST_PARTIES], key=lambda party: (-party.seats, party.name)))
    return Situation(
        formation=formation,
        parties=parties,
        seats=np.array([party.seats for party in parties], dtype=float),
        positions=_positions(parties),
        outgoing=None if in_office is None else _outgoing(formation, parties, in_office),
    )


def _in_office(formation: Formation) -> frozenset[str] | None:
    if all(party.in_outgoing_cabinet is not None for party in formation.parties):
        return frozenset(party.name for party in formation.parties if party.in_outgoing_cabinet)
    return formation.past[-1].members if formation.past else None


def _outgoing(
    formation: Formation, parties: Sequence[Party], in_office: frozenset[str]
) -> Outgoing:
    import numpy as np

    chiefs = [party.name for party in parties if party.outgoing_prime_minister]
    if not chiefs and formation.past and formation.past[-1].members == in_office:
        chiefs = [formation.past[-1].prime_minister or ""]
    places = [place for place, party in enumerate(parties) if party.name in chiefs]
    members = np.array([party.name in in_office for party in parties])
    return Outgoing(members, places[0] if places else None)


def _positions(parties: Sequence[Party]) -> Array | None:
    import numpy as np

    placed = sum(party.seats for party in parties if party.left_right is not None)
    if placed < LEAST_PLACED * sum(party.seats for party in parties):
        return None
    return np.array(
        [np.nan if party.left_right is None else party.left_right for party in parties]
    )

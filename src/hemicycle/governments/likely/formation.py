"""What is known on the day that a government is formed.

Unknown is ``None``: a party without a position on the left–right axis, or of which nobody said
whether it was in the cabinet before, is taken as it is, and the ranking says what it went without.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A party in parliament. One without a seat may be named; it is never in a government.

    ``left_right`` runs from 0 (left) to 10 (right), as in ParlGov. The two marks of the outgoing
    cabinet are needed only where no past cabinets are given, and then for every party.
    """

    name: str
    seats: int
    left_right: float | None = None
    in_outgoing_cabinet: bool | None = None
    outgoing_prime_minister: bool | None = None


@dataclass(frozen=True, slots=True)
class PastCabinet:
    """An earlier cabinet of the same country, and the parliament in which it began.

    ``seats`` holds every party of that parliament; a member may be without a seat.
    """

    members: frozenset[str]
    prime_minister: str | None
    seats: Mapping[str, int]
    majority: int

    @property
    def strength(self) -> int:
        """Return the seats of the members."""
        return sum(self.seats.get(name, 0) for name in self.members)


@dataclass(frozen=True, slots=True)
class Formation:
    """A parliament that has to form a government.

    ``past`` are the country's earlier cabinets, oldest first, the outgoing one last; it is empty
    where they are not known. ``after_election`` is false where a cabinet fell between elections.
    """

    parties: tuple[Party, ...]
    seats_total: int
    majority: int
    past: tuple[PastCabinet, ...] = ()
    after_election: bool = True

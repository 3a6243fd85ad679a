"""Every government that could be formed: all non-empty sets of parties, a block at a time.

A set is a number whose binary digits say who is in it; the digit of the largest party is the
lowest. Blocks keep the memory small: a million governments are never held at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hemicycle.governments.likely.situation import Array, Mask, Situation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sets: TypeAlias = NDArray[np.int64]
else:
    Sets: TypeAlias = Any

BLOCK = 1 << 14


@dataclass(frozen=True, slots=True)
class Candidates:
    """A block of governments: one row each.

    ``members`` has one column per party; ``least`` is the seats of the smallest member.
    """

    members: Mask
    seats: Array
    count: Array
    least: Array
    majority: int

    @property
    def winning(self) -> Mask:
        """Return which have a majority."""
        winning: Mask = self.seats >= self.majority
        return winning

    @property
    def surplus(self) -> Mask:
        """Return which would still have a majority without their smallest member."""
        surplus: Mask = self.seats - self.least >= self.majority
        return surplus

    @property
    def single(self) -> Mask:
        """Return which are of one party."""
        single: Mask = self.count == 1
        return single


def blocks(parties: int) -> Iterator[Sets]:
    """Yield all sets of ``parties``, the numbers from 1 to 2ⁿ − 1."""
    import numpy as np

    for first in range(1, 1 << parties, BLOCK):
        yield np.arange(first, min(first + BLOCK, 1 << parties), dtype=np.int64)


def candidates(situation: Situation, sets: Sets) -> Candidates:
    """Return the rows of the given sets."""
    import numpy as np

    members = (sets[:, None] >> np.arange(len(situation.parties))) & 1 == 1
    return Candidates(
        members=members,
        seats=members @ situation.seats,
        count=members.sum(axis=1).astype(float),
        least=np.where(members, situation.seats, np.inf).min(axis=1),
        majority=situation.formation.majority,
    )

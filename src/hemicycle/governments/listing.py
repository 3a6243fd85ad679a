"""All minimal winning coalitions at once, as an array of bit masks, for studies of large games.

Two paths give the same array. With numba (extra ``[fast]``) a compiled walk writes one mask after
the other. Without it numpy takes the players in one at a time, for blocks of partial coalitions,
and sorts at the end. Both follow `hemicycle.governments.search`, without terms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from hemicycle.errors import TooCostlyError
from hemicycle.governments.bargain import bargain_of
from hemicycle.governments.counting import count_minimal
from hemicycle.governments.refusals import NO_TERMS
from hemicycle.records.chamber import BlocId, Chamber
from hemicycle.records.notebook import html_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Masks: TypeAlias = NDArray[np.uint64]

MOST = 1 << 27
"""Most coalitions in one array: a gigabyte."""

SHOWN = 20
"""Coalitions that a notebook shows."""

MOST_PLAYERS = 63
"""Bits of a mask."""

BLOCK = 1 << 18
"""Partial coalitions taken on together: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Blocs from the largest down, and the coalitions, those with the largest parties first.

    The first bloc is the highest of ``len(blocs)`` bits: masks are in descending order.
    """

    blocs: tuple[BlocId, ...]
    masks: "Masks"

    def members(self, place: int) -> tuple[BlocId, ...]:
        """Return the blocs of the coalition at a place."""
        mask, top = int(self.masks[place]), len(self.blocs) - 1
        return tuple(bloc for k, bloc in enumerate(self.blocs) if mask >> top - k & 1)

    def _repr_html_(self) -> str:
        rows = [(", ".join(self.members(place)),) for place in range(min(len(self.masks), SHOWN))]
        return html_table(f"{len(self.masks):,} coalitions", ["the first of them"], rows)


def list_minimal_winning(chamber: Chamber) -> Listing:
    """Return every minimal winning coalition of a chamber of up to 63 blocs with seats.

    Raises
    ------
    SeatsError, MajorityError
        If the chamber contradicts itself.
    TooCostlyError
        If there are more blocs than bits, or more coalitions than a gigabyte holds: take
        `hemicycle.governments.coalitions.minimal_winning`, which yields them one by one.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> listing = list_minimal_winning(house)
    >>> [listing.members(place) for place in range(len(listing.masks))]
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    bargain = bargain_of(chamber, NO_TERMS)
    seated = [weight for weight in bargain.weights if weight]
    if len(seated) > MOST_PLAYERS or sum(seated) >= 1 << 62:
        raise TooCostlyError(
            f"{len(seated)} lists with {sum(seated)} seats do not fit in masks of 64 bits: take "
            "minimal_winning, which yields coalitions one by one"
        )
    count = count_minimal(bargain)
    if count > MOST:
        raise TooCostlyError(
            f"{count:,} coalitions would need {count >> 27:,} GB: take minimal_winning, which "
            "yields them one by one, or count_minimal_winning"
        )
    walk = _compiled() if find_spec("numba") else _in_blocks
    blocs = tuple(bloc.id for bloc in bargain.blocs[: len(seated)])
    return Listing(blocs, walk(seated, bargain.quota, count))


def _in_blocks(weights: Sequence[int], quota: int, count: int) -> "Masks":
    """Take the players in one at a time, for blocks of partial coalitions (numpy)."""
    import numpy as np

    found = [np.zeros(0, np.uint64)]
    bits = _bits(len(weights))
    rest = [sum(weights[k:]) for k in range(len(weights) + 1)]
    stack = [(0, np.zeros(1, np.int64), np.zeros(1, np.uint64))]
    while stack:
        k, totals, masks = stack.pop()
        alive = totals + rest[k] >= quota
        totals, masks = totals[alive], masks[alive]
        if not len(totals) or k == len(weights):
            continue
        with_it = masks | bits[k]
        reached = totals + weights[k] >= quota
        found.append(with_it[reached])
        totals = np.concatenate([totals, totals[~reached] + weights[k]])
        masks = np.concatenate([masks, with_it[~reached]])
        stack += [
            (k + 1, totals[start : start + BLOCK], masks[start : start + BLOCK])
            for start in range(0, len(totals), BLOCK)
        ]
    return np.sort(np.concatenate(found))[::-1]


@cache
def _compiled() -> Callable[[Sequence[int], int, int], "Masks"]:
    """Return the walk compiled by numba."""
    import numpy as np

    fill = import_module("numba").njit(_fill)

    def walk(weights: Sequence[int], quota: int, count: int) -> "Masks":
        masks = np.empty(count, np.uint64)
        if count:
            fill(np.array(weights, np.int64), _bits(len(weights)), quota, masks)
        return masks

    return walk


def _bits(players: int) -> "Masks":
    import numpy as np

    return np.array([1 << place for place in reversed(range(players))], np.uint64)


def _fill(weights: Any, bits: Any, quota: int, masks: Any) -> None:
    """Walk depth first; ``taken[:depth]`` are the players in, ``rest`` what is still to come."""
    players = len(weights)
    rest = weights[::-1].cumsum()[::-1]
    taken = weights.copy()
    mask = bits[0] ^ bits[0]
    k = depth = total = place = 0
    while True:
        if k < players and total + rest[k] >= quota:
            if total + weights[k] >= quota:
                masks[place] = mask | bits[k]
                place += 1
            else:
                taken[depth] = k
                depth += 1
                total += weights[k]
                mask |= bits[k]
            k += 1
        elif depth:
            depth -= 1
            last = taken[depth]
            total -= weights[last]
            mask ^= bits[last]
            k = last + 1
        else:
            return

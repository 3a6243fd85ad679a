"""Generating functions of many players in arrays: each coefficient in limbs of 48 bits.

An addition may double a coefficient. A limb has 15 bits to spare, so 15 players are taken in
with plain additions of whole arrays before the carries are passed on. Weights come in ascending
order, so that degrees and coefficients stay small for as long as they can.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import comb
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Limbs: TypeAlias = NDArray[np.int64]

LIMB = 48
BATCH = 63 - LIMB
"""Doublings that a limb bears before its carry must go."""
BLOCK = 16_384
"""Sums worked on at a time: few enough for a processor's own cache."""
STRIP = 512
"""Sums turned into integers at a time, for the same reason."""


def limbs(bound: int) -> int:
    """Return how many limbs hold any natural number up to ``bound``."""
    return -(-bound.bit_length() // LIMB)


def size_in_bytes(players: int, terms: int) -> int:
    """Return what `coefficients` takes: the arrays, then the integers made of them."""
    return limbs(1 << players) * terms * (8 + LIMB // 8)


def sized_size_in_bytes(players: int, slots: int, terms: int) -> int:
    """Return what `sized_coefficients` takes."""
    return slots * limbs(comb(players, players // 2)) * terms * (8 + LIMB // 4)


def coefficients(weights: Sequence[int], terms: int) -> list[int]:
    """Return the coefficients of the product of ``1 + x**weight`` up to ``x**(terms - 1)``.

    ``weights`` are ascending and at most ``terms``.
    """
    import numpy as np

    batches = [weights[start : start + BATCH] for start in range(0, len(weights), BATCH)]
    # Sums below zero, all empty, stand left of the others: a step reads them as it does any.
    margin = max(map(sum, batches))
    rows = np.zeros((limbs(1 << len(weights)), margin + terms), dtype=np.int64)
    rows[0, margin] = 1
    players = degree = 0
    for batch in batches:
        used = limbs(1 << players)
        players += len(batch)
        degree = min(terms - 1, degree + sum(batch))
        for row in rows[:used]:
            _take_in(row, batch, margin, margin + degree + 1)
        _carry(rows[: limbs(1 << players), margin : margin + degree + 1])
    return _integers(rows[None, :, margin:])


def sized_coefficients(weights: Sequence[int], terms: int, slots: int) -> list[int]:
    """Return for each sum below ``terms`` the coalitions of each size, packed by size.

    Each of the ``slots`` sizes, 0 and upwards, takes `limbs` of the largest binomial coefficient;
    no coalition of a larger size may weigh less than ``terms``. ``weights`` are ascending and at
    most ``terms``.
    """
    import numpy as np

    players = len(weights)
    rows = np.zeros((slots, limbs(comb(players, players // 2)), terms), dtype=np.int64)
    rows[0, 0, 0] = 1
    lightest = (0, *accumulate(weights))
    for start in range(0, players, BATCH):
        batch = weights[start : start + BATCH]
        before, after = start, start + len(batch)
        used = limbs(comb(before, before // 2))
        for count, weight in enumerate(batch, start):
            heaviest = (0, *accumulate(reversed(weights[:count])))
            for size in range(min(count + 1, slots - 1), 0, -1):
                low, high = lightest[size - 1], min(terms - weight, heaviest[size - 1] + 1)
                if low < high:
                    source = rows[size - 1, :used, low:high]
                    rows[size, :used, low + weight : high + weight] += source
        held, top = limbs(comb(after, after // 2)), min(terms, lightest[after] + 1)
        for size in range(min(after + 1, slots)):
            _carry(rows[size, :held, lightest[size] : top])
    return _integers(rows)


def _take_in(row: "Limbs", batch: Sequence[int], first: int, end: int) -> None:
    """Multiply ``row[first:end]`` by ``1 + x**weight`` for each weight, block by block.

    From right to left, so that what a block reads to its left is still as it was.
    """
    reach = sum(batch)
    step = max(BLOCK, 2 * reach)
    for stop in range(end, first, -step):
        start = max(first, stop - step)
        part = row[start - reach : stop]
        for weight in batch:
            part = part[weight:] + part[: len(part) - weight]
        row[start:stop] = part


def _carry(rows: "Limbs") -> None:
    """Pass on what exceeds a limb to the next."""
    for limb in range(len(rows) - 1):
        rows[limb + 1] += rows[limb] >> LIMB
        rows[limb] &= (1 << LIMB) - 1


def _integers(rows: "Limbs") -> list[int]:
    """Return one integer for each sum: the sizes' limbs behind one another, lowest first."""
    import numpy as np

    sizes, held, terms = rows.shape
    by_sum = rows.reshape(sizes * held, terms).T
    integers: list[int] = []
    for start in range(0, terms, STRIP):
        quarters = np.ascontiguousarray(by_sum[start : start + STRIP], dtype="<i8").view("<u2")
        quarters = quarters.reshape(-1, sizes * held, 4)
        kept = np.empty((len(quarters), sizes * held, LIMB // 16), dtype="<u2")
        for quarter in range(LIMB // 16):
            kept[:, :, quarter] = quarters[:, :, quarter]
        integers += [int.from_bytes(row, "little") for row in kept.reshape(len(kept), -1)]
    return integers

"""Polynomials with natural coefficients, each packed into one integer.

Kronecker's substitution: where every coefficient is below ``2**bits``, the polynomial is told by
its value at ``x = 2**bits``, and one addition of integers adds all coefficients at once. A second
variable ``y`` (it counts members) takes the slots inside a coefficient of ``x``.
"""

import struct
from collections.abc import Iterable
from itertools import accumulate

_FORMATS = {1: "B", 2: "H", 4: "I", 8: "Q"}


def bytes_for(greatest: int) -> int:
    """Return how many bytes hold any natural number up to ``greatest``."""
    return -(-greatest.bit_length() // 8)


def slot_bytes(bound: int) -> int:
    """Return how many bytes hold any natural number below ``bound``, as a quick read allows.

    >>> slot_bytes(256), slot_bytes(257), slot_bytes(2**64), slot_bytes(2**64 + 1)
    (1, 2, 8, 9)
    """
    size = bytes_for(bound - 1)
    return next((quick for quick in _FORMATS if quick >= size), size)


def product(weights: Iterable[int], terms: int, slot: int, mark: int = 0) -> int:
    """Return the product of ``1 + y x**weight`` up to ``x**(terms - 1)``.

    ``slot`` is the width in bits of a coefficient of ``x``, ``mark`` that of a coefficient of
    ``y`` (0 stands for ``y = 1``).
    """
    packed, degree, whole = 1, 0, (1 << terms * slot) - 1
    for weight in weights:
        if weight >= terms:
            continue
        packed += packed << (weight * slot + mark)
        degree += weight
        if degree >= terms:
            packed &= whole
    return packed


def quotient(packed: int, weight: int, terms: int, slot: int) -> int:
    """Divide by ``1 + x**weight``, up to ``x**(terms - 1)``.

    The inverse of ``1 + z`` is ``(1 - z)(1 + z**2)(1 + z**4)...``, so a few additions do.
    """
    whole, shift = (1 << terms * slot) - 1, weight * slot
    packed = packed - (packed << shift) & whole
    while (shift := 2 * shift) < terms * slot:
        packed = packed + (packed << shift) & whole
    return packed


def coefficients(packed: int, terms: int, width: int) -> list[int]:
    """Unpack ``terms`` coefficients of ``width`` bytes each, from the constant upwards."""
    packed_bytes = packed.to_bytes(terms * width, "little")
    if width in _FORMATS:
        return list(struct.unpack(f"<{terms}{_FORMATS[width]}", packed_bytes))
    return [
        int.from_bytes(packed_bytes[start : start + width], "little")
        for start in range(0, terms * width, width)
    ]


def running_totals(packed: int, terms: int, width: int) -> list[int]:
    """Unpack the coefficients of the polynomial divided by ``1 - x``."""
    return list(accumulate(coefficients(packed, terms, width)))


def without(totals: list[int], weight: int, last: int, mark: int = 0) -> int:
    """Return the running total at ``x**last`` of the polynomial divided by ``1 + y x**weight``.

    ``totals`` are the polynomial's own running totals: leaving one player out alternates over
    every ``weight``-th of them, so this takes ``last / weight`` steps.
    """
    if last < 0:
        return 0
    if mark == 0:
        odd = totals[last - weight :: -2 * weight] if last >= weight else ()
        return sum(totals[last :: -2 * weight]) - sum(odd)
    found = 0
    for total in totals[last % weight : last + 1 : weight]:
        found = total - (found << mark)
    return found

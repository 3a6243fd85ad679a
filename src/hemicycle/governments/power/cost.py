"""What an answer costs, which way was taken to it, and when to refuse."""

from enum import StrEnum

from hemicycle.errors import TooCostlyError

MEMORY = 2 * 2**30
"""Bytes that one answer may take."""


class Method(StrEnum):
    """How the coalitions were counted; every way but the last gives exact figures."""

    PACKED = "generating function packed into integers"
    LIMBS = "generating function in arrays of limbs"
    HALVES = "meeting in the middle"
    TABLE = "table of all coalitions"
    LISTED = "list of minimal winning coalitions"
    QUADRATURE = "quadrature of the multilinear extension"


def afford(needed: int, what: str, hint: str = "") -> None:
    """Refuse, by name and size, an answer that would need more than `MEMORY` bytes."""
    if needed > MEMORY:
        raise TooCostlyError(
            f"{what} would need about {_in_words(needed)} of memory; "
            f"{_in_words(MEMORY)} are allowed. {hint}".rstrip()
        )


def _in_words(size: int) -> str:
    for unit in ("bytes", "KiB", "MiB", "GiB", "TiB"):
        if size < 10_000:
            return f"{size:,} {unit}"
        size = -(-size // 1024)
    return f"{float(size):.1e} PiB" if size < 10**300 else "more than any number of PiB"

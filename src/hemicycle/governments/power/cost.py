"""What an answer costs, which way was taken to it, and when to refuse."""

from enum import StrEnum

from hemicycle.errors import TooCostlyError

MEMORY = 2 * 2**30
"""Bytes that one answer may take."""
SECONDS = 600
"""Time that one answer may take on a machine of 2025."""
FEW = 2**20
"""Bytes of sums that need no second thought."""


class Method(StrEnum):
    """How the coalitions were counted; every way but quadrature gives exact figures."""

    PACKED = "generating function packed into integers"
    LIMBS = "generating function in arrays of limbs"
    HALVES = "meeting in the middle"
    TABLE = "table of all coalitions"
    LISTED = "list of minimal winning coalitions"
    PROGRAMME = "exact linear programmes"
    QUADRATURE = "quadrature of the multilinear extension"


def afford(needed: int, what: str) -> None:
    """Refuse, by name and size, an answer that would need more than `MEMORY` bytes."""
    if needed > MEMORY:
        raise TooCostlyError(
            f"{what} would need about {_in_words(needed)} of memory; "
            f"{_in_words(MEMORY)} are allowed"
        )


def afford_time(seconds: float, what: str) -> None:
    """Refuse an answer that would take longer than `SECONDS`, by a rough estimate."""
    if seconds > SECONDS:
        raise TooCostlyError(
            f"{what} would take about {seconds / 60:,.0f} minutes; {SECONDS // 60} are allowed"
        )


def rows_are_cheaper(rows: int, sums: int, what: str) -> bool:
    """Tell whether rows of coalitions take fewer bytes than sums of weights, which are many.

    Raises
    ------
    TooCostlyError
        Where neither fits.
    """
    afford(min(rows, sums), what)
    return FEW < sums > rows


def _in_words(size: int) -> str:
    for unit in ("bytes", "KiB", "MiB", "GiB", "TiB"):
        if size < 10_000:
            return f"{size:,} {unit}"
        size = -(-size // 1024)
    return f"{float(size):.1e} PiB" if size < 10**300 else "more than any number of PiB"

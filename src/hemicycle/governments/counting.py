"""How many coalitions there are, without listing them.

A minimal winning coalition has a smallest member (of equals, the last). Taken in descending
order, the sets whose smallest member is player ``i`` are the subsets of the players before it
with seats from ``quota - weight`` to ``quota - 1``. So one pass over the players, which keeps
for every sum how many subsets have it, counts them all.

Two forms give the same number. *Packed*: where only the numbers decide, all the counts are
fields of one long integer, so that taking a player in is one shift and one addition. *Spelled
out*: a table from (sum, size, who is in of those who refuse or are refused) to the count.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from math import comb, gcd
from typing import TypeAlias

from hemicycle.errors import TooCostlyError
from hemicycle.governments.bargain import Bargain
from hemicycle.governments.search import minimal_masks

PACKED_BITS = 1 << 28
"""Longest integer that is packed: 32 megabytes."""

PACKED_WORK = 1 << 37
"""Most bits moved in all, which takes a few seconds."""

STATES = 1 << 19
"""Most rows of the spelled-out table: some 100 megabytes."""

VISITS = 1 << 21
"""Most rows gone over in all: a few seconds."""

_State: TypeAlias = tuple[int, int, int]
"""Seats, members (where their number is limited), and who of those with words is in."""


def count_minimal(bargain: Bargain, below: int | None = None) -> int:
    """Count the minimal winning coalitions; with ``below`` only those with fewer seats than it.

    Raises
    ------
    TooCostlyError
        If the count would need more memory or time than allowed.
    """
    if not 1 <= bargain.quota <= bargain.rest[0]:
        return 0
    if any(bargain.comes_with):
        return sum(
            1 for mask in minimal_masks(bargain) if below is None or bargain.seats(mask) < below
        )
    reduced, limit = _reduced(bargain, below)
    fields = reduced.quota * (len(reduced.weights) + 1)
    counts_alone = not reduced.barred and reduced.max_parties >= len(reduced.weights)
    if counts_alone and fields <= PACKED_BITS:
        return _packed(reduced, limit)
    return _spelled_out(reduced, limit)


def count_winning(bargain: Bargain) -> int:
    """Count all winning coalitions, minimal or not, that the terms allow.

    Raises
    ------
    TooCostlyError
        If the count would need more memory than allowed.
    """
    reduced, _ = _reduced(bargain, None)
    tracked = _tracked(reduced)
    table: Mapping[_State, int] = {(0, 0, 0): 1}
    one = int(bargain.max_parties < len(bargain.weights))
    visited = 0
    for i, weight in enumerate(reduced.weights):
        visited += len(table)
        grown: dict[_State, int] = defaultdict(int, table)
        for (total, size, inside), often in table.items():
            if not reduced.never_with[i] & (inside | 1 << i):
                seats = min(total + weight, reduced.quota)
                grown[seats, size + one, inside | (1 << i & tracked)] += often
        table = _affordable(grown, visited)
    return sum(
        often
        for (total, size, inside), often in table.items()
        if total == reduced.quota and size <= bargain.max_parties and bargain.allows(inside)
    )


def _reduced(bargain: Bargain, below: int | None) -> tuple[Bargain, int]:
    """Return the same bargain in the largest unit of seats that divides all of them."""
    unit = gcd(*bargain.weights) or 1
    quota = -(-bargain.quota // unit)
    limit = bargain.rest[0] // unit + 1 if below is None else -(-below // unit)
    weights = tuple(weight // unit for weight in bargain.weights)
    rest = tuple(total // unit for total in bargain.rest)
    return replace(bargain, weights=weights, rest=rest, quota=quota), limit


def _packed(bargain: Bargain, below: int) -> int:
    """Count with one integer, whose field ``s`` holds how many subsets have ``s`` seats.

    Players of equal weight are counted together: that ``taken`` of them are in, beside a subset
    of the larger players, can happen in binomially many ways. Those who must be in are outside
    the subsets; before the last of them nobody can be the smallest.
    """
    width = len(bargain.weights) + 1
    keep = (1 << bargain.quota * width) - 1
    base = bargain.seats(bargain.required)
    pending = bargain.required.bit_count()
    subsets, found, work = 1, 0, 0
    for weight, forced, players in _runs(bargain):
        if forced:
            pending -= players
            if not pending:
                low, top = bargain.quota - base, min(bargain.quota + weight, below) - base
                found += _between(subsets, low, top, width)
            continue
        most = 0 if pending else min(players, bargain.quota // weight + 1)
        for taken in range(1, most + 1):
            low = bargain.quota - base - taken * weight
            top = min(low + weight, below - base - taken * weight)
            beside = _between(subsets, low, top, width)
            found += beside and comb(players, taken) * beside
        if weight > bargain.weights[-1] or pending:
            for _ in range(players):
                work = _affordable_work(work + subsets.bit_length())
                subsets = subsets + (subsets << weight * width) & keep
    return found


def _runs(bargain: Bargain) -> Iterator[tuple[int, bool, int]]:
    """Yield (seats, whether they must be in, how many) from the largest, zero seats left out."""
    keys = [(-weight, not bargain.required >> i & 1) for i, weight in enumerate(bargain.weights)]
    for (negative, free), run in groupby(sorted(key for key in keys if key[0])):
        yield -negative, not free, len(list(run))


def _between(subsets: int, low: int, top: int, width: int) -> int:
    """Add up the fields from ``low`` to ``top - 1``: the remainder by a field of ones."""
    low = max(low, 0)
    if top <= low:
        return 0
    window = subsets >> low * width & (1 << (top - low) * width) - 1
    return window % ((1 << width) - 1)


def _spelled_out(bargain: Bargain, below: int) -> int:
    tracked = _tracked(bargain)
    table: Mapping[_State, int] = {(0, 0, 0): 1}
    one = int(bargain.max_parties < len(bargain.weights))
    found = visited = 0
    for i, weight in enumerate(bargain.weights):
        visited += len(table)
        grown: dict[_State, int] = defaultdict(int)
        for (total, size, inside), often in table.items():
            if total + bargain.rest[i] < bargain.quota:
                continue
            grown[total, size, inside] += often
            with_it = inside | 1 << i
            if bargain.never_with[i] & with_it or size == bargain.max_parties:
                continue
            seats = total + weight
            if seats < bargain.quota:
                grown[seats, size + one, with_it & tracked] += often
            elif seats < below and bargain.allows(with_it & tracked):
                found += often
        table = _affordable(grown, visited)
    return found


def _tracked(bargain: Bargain) -> int:
    """Return the players whose presence a term asks about."""
    tracked = bargain.required
    for i, (never, comes) in enumerate(zip(bargain.never_with, bargain.comes_with, strict=True)):
        tracked |= never | comes | (1 << i if comes else 0)
    for _, where in bargain.claims:
        tracked |= where
    return tracked


def _affordable(table: dict[_State, int], visited: int) -> dict[_State, int]:
    if len(table) > STATES or visited > VISITS:
        raise TooCostlyError(
            f"the count needs a table of more than {STATES:,} rows (about 100 MB), or goes over "
            f"its rows more than {VISITS:,} times: leave out small lists, or set fewer terms"
        )
    return table


def _affordable_work(work: int) -> int:
    if work > PACKED_WORK:
        raise TooCostlyError(
            f"the count would move more than {PACKED_WORK >> 33} GB through memory: "
            "leave out small lists"
        )
    return work

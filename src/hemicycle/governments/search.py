"""Walk through coalitions depth first, from the largest party down.

In descending order a set whose sum has just reached the quota is minimal by itself: without its
last, smallest member it was short. A branch ends where even all the parties that are left would
not do. Where parties come only together with others, those others are added at the end, and
minimal means that whoever leaves, with those who leave with it, takes the majority along.
"""

from collections.abc import Iterator
from typing import TypeAlias

from hemicycle.errors import TooCostlyError
from hemicycle.governments.bargain import Bargain, bits

STEPS = 1 << 21
"""Most steps between one result and the next: a few seconds."""

_Node: TypeAlias = tuple[int, int, int, int]
"""The next player, seats so far, the set so far, and the players whom the set keeps out."""


def minimal_masks(bargain: Bargain) -> Iterator[int]:
    """Yield the minimal winning sets, those with the largest parties first.

    Raises
    ------
    TooCostlyError
        After too many steps without a result.
    """
    if bargain.quota < 1:
        return
    weights, rest, required = bargain.weights, bargain.rest, bargain.required
    free = bargain.open
    steps = STEPS
    stack: list[_Node] = [(0, 0, 0, 0)]
    while stack:
        i, total, mask, blocked = stack.pop()
        while total + rest[i] >= bargain.quota + _lost(bargain, i, blocked):
            steps = _one_less(steps)
            enters = free or _may_enter(bargain, i, mask, blocked)
            if enters and total + weights[i] < bargain.quota:
                if not required >> i & 1:
                    stack.append((i + 1, total, mask, blocked))
                total, mask, blocked = _joined(bargain, i, total, mask, blocked)
            else:
                grown = mask | 1 << i
                if free or (enters and _is_whole(bargain, i, grown)):
                    steps = STEPS
                    yield grown if free else grown | _companions(bargain, grown)
                if required >> i & 1:
                    break
            i += 1


def winning_masks(bargain: Bargain) -> Iterator[int]:
    """Yield every winning set, minimal or not, those with the largest parties first.

    Raises
    ------
    TooCostlyError
        After too many steps without a result.
    """
    steps = STEPS
    stack: list[_Node] = [(0, 0, 0, 0)]
    while stack:
        steps = _one_less(steps)
        i, total, mask, blocked = stack.pop()
        if total + bargain.rest[i] < bargain.quota + _lost(bargain, i, blocked):
            continue
        if i < len(bargain.weights):
            if not bargain.required >> i & 1:
                stack.append((i + 1, total, mask, blocked))
            if _may_enter(bargain, i, mask, blocked):
                stack.append((i + 1, *_joined(bargain, i, total, mask, blocked)))
        elif mask and bargain.allows(mask):
            steps = STEPS
            yield mask


def is_minimal(bargain: Bargain, mask: int) -> bool:
    """Tell whether any member that leaves, with those who leave with it, takes the majority."""
    total = bargain.seats(mask)
    return all(
        total - bargain.seats(leaving(bargain, mask, i)) < bargain.quota for i in bits(mask)
    )


def leaving(bargain: Bargain, mask: int, who: int) -> int:
    """Return the members of the set that leave it if ``who`` does, ``who`` among them."""
    gone = 1 << who
    for i in bits(mask):
        if bargain.comes_with[i] >> who & 1:
            gone |= 1 << i
    return gone


def _one_less(steps: int) -> int:
    if steps == 0:
        raise TooCostlyError(
            f"no further coalition was found within {STEPS:,} steps: set fewer terms, or ask for "
            "coalitions with a party or with fewer parties"
        )
    return steps - 1


def _lost(bargain: Bargain, start: int, blocked: int) -> int:
    """Return the seats still to come of those whom the set keeps out."""
    if not blocked:
        return 0
    return sum(bargain.weights[start + i] for i in bits(blocked >> start))


def _may_enter(bargain: Bargain, i: int, mask: int, blocked: int) -> bool:
    """Tell whether player ``i`` may join the set, as far as its members' words and number go."""
    grown = mask | 1 << i
    if blocked >> i & 1 or bargain.never_with[i] & grown:
        return False
    return grown.bit_count() <= bargain.max_parties and not bargain.quarrels(grown)


def _joined(bargain: Bargain, i: int, total: int, mask: int, blocked: int) -> tuple[int, int, int]:
    return total + bargain.weights[i], mask | 1 << i, blocked | bargain.never_with[i]


def _companions(bargain: Bargain, mask: int) -> int:
    """Return those without whom members of the set do not come."""
    found = 0
    for i in bits(mask):
        found |= bargain.comes_with[i]
    return found


def _is_whole(bargain: Bargain, last: int, mask: int) -> bool:
    """Tell whether the set with its companions is allowed and minimal.

    None of them may be among those left out before player ``last`` came in.
    """
    whole = mask | _companions(bargain, mask)
    left_out = (2 << last) - 1 & ~mask
    if whole & left_out or not bargain.allows(whole):
        return False
    return whole == mask or is_minimal(bargain, whole)

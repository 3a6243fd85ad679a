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
    steps = STEPS
    stack: list[_Node] = [(0, 0, 0, 0)]
    while stack:
        steps = _one_less(steps)
        node = stack.pop()
        if not _can_still_win(bargain, node):
            continue
        stack += _without_next(bargain, node)
        for grown in _with_next(bargain, node):
            if grown[1] < bargain.quota:
                stack.append(grown)
                continue
            for whole in _with_companions(bargain, grown):
                steps = STEPS
                yield whole


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
        node = stack.pop()
        if not _can_still_win(bargain, node):
            continue
        if node[0] < len(bargain.weights):
            stack += _without_next(bargain, node)
            stack += _with_next(bargain, node)
        elif node[2] and bargain.allows(node[2]):
            steps = STEPS
            yield node[2]


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


def _can_still_win(bargain: Bargain, node: _Node) -> bool:
    start, total, _, blocked = node
    lost = sum(bargain.weights[start + i] for i in bits(blocked >> start)) if blocked else 0
    return total + bargain.rest[start] - lost >= bargain.quota


def _without_next(bargain: Bargain, node: _Node) -> list[_Node]:
    """Return the node after leaving the next player out; none if it must be in."""
    i, total, mask, blocked = node
    return [] if bargain.required >> i & 1 else [(i + 1, total, mask, blocked)]


def _with_next(bargain: Bargain, node: _Node) -> list[_Node]:
    """Return the node after taking the next player in; none if a word or the size forbids it."""
    i, total, mask, blocked = node
    never, grown = bargain.never_with[i], mask | 1 << i
    if blocked >> i & 1 or never & grown or grown.bit_count() > bargain.max_parties:
        return []
    if bargain.claims and bargain.quarrels(grown):
        return []
    return [(i + 1, total + bargain.weights[i], grown, blocked | never)]


def _with_companions(bargain: Bargain, node: _Node) -> list[int]:
    """Return the set with those whom its members need; none if not allowed or not minimal."""
    start, _, mask, _ = node
    if not any(bargain.comes_with):
        return [mask] if bargain.allows(mask) else []
    whole = mask
    for i in bits(mask):
        whole |= bargain.comes_with[i]
    left_out = (1 << start) - 1 & ~mask
    if whole & left_out or not bargain.allows(whole):
        return []
    return [whole] if is_minimal(bargain, whole) else []

"""Minimal winning sets in order, one after the other, however many there are.

Sets are asked for by size and surplus: "exactly 4 members and exactly 2 seats too many". For
every player a bit field tells which pairs of (size, sum) the larger players can make, so the
search never takes a step that leads nowhere, and its memory does not grow with the answers.
Size and sum are one number, ``sum * (players + 1) + size``. Sets of one size and surplus come in
the order of their masks: the larger their smallest member, the earlier.
"""

from collections.abc import Iterable, Iterator

from hemicycle.governments.bargain import Bargain

FIELD_BYTES = 1 << 24
"""Most memory for all the bit fields: 16 megabytes."""


def field_bytes(bargain: Bargain) -> int:
    """Return the memory that the order needs."""
    players = len(bargain.weights)
    return (players + 1) * bargain.quota * (players + 1) // 8


def in_order(bargain: Bargain, pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the minimal winning sets for each (size, surplus) of ``pairs``, in that order."""
    unit = len(bargain.weights) + 1
    steps = [weight * unit + 1 for weight in bargain.weights]
    made = _fields(steps, bargain.quota * unit)
    for size, surplus in pairs:
        target = (bargain.quota + surplus) * unit + size
        for last, weight in enumerate(bargain.weights):
            if weight <= surplus:
                break
            if _has(made[last], target - steps[last]):
                for mask in _exactly(bargain, made, steps, (last, target - steps[last])):
                    if bargain.allows(mask):
                        yield mask


def _exactly(
    bargain: Bargain, made: list[bytes], steps: list[int], start: tuple[int, int]
) -> Iterator[int]:
    """Yield the sets whose smallest member is the first of ``start`` and that make the second."""
    last, left = start
    stack = [(last, left, 1 << last)]
    while stack:
        i, left, mask = stack.pop()
        if i == 0:
            yield mask
            continue
        j = i - 1
        if _has(made[j], left - steps[j]) and not bargain.never_with[j] & mask:
            stack.append((j, left - steps[j], mask | 1 << j))
        if _has(made[j], left):
            stack.append((j, left, mask))


def _fields(steps: list[int], limit: int) -> list[bytes]:
    keep = (1 << limit) - 1
    field, fields = 1, []
    for step in [*steps, 0]:
        fields.append(field.to_bytes(limit // 8 + 1, "little"))
        field |= field << step & keep
    return fields


def _has(field: bytes, place: int) -> bool:
    return 0 <= place < len(field) * 8 and bool(field[place >> 3] >> (place & 7) & 1)

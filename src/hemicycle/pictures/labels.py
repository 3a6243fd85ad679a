"""Where labels stand so that none meets another or a seat.

`around` sets labels round an arch, each as near as can be to its bloc: on either side their
heights are spread just as far as needed (pool adjacent violators), and each begins beyond the
circle that its whole height clears. `columns` sets them in columns below a picture too narrow
for that.

Lengths are in pixels, heights upwards from the diameter of the arch.
"""

from collections.abc import Sequence
from math import ceil, cos, sin
from typing import NamedTuple, TypeAlias
from unicodedata import east_asian_width

from hemicycle.pictures.benches import Bench

CLEAR = 13
"""Distance of the labels from the outermost seats, in pixels."""

SWATCH = 16
"""Width that a swatch takes at the head of a label in columns, in pixels."""

_HALF = 5  # half of the least distance between the labels left and right of the top


Sides: TypeAlias = tuple[Sequence[tuple[float, int]], Sequence[tuple[float, int]]]
"""Labels left and right of the top, from the lowest up: the sine of the angle, and which it is."""


class Spot(NamedTuple):
    """Where a label begins, ``x`` from the middle; it runs away from the middle.

    A tuple, since the search for the largest arch makes hundreds.
    """

    x: float
    y: float
    left: bool


def text_width(text: str, size: float) -> float:
    """Return about how wide a line of text is, in pixels; rather too much than too little.

    >>> text_width("Fatah", 10) < text_width("FATAH", 10) < text_width("自由民主党", 10)
    True
    """
    width = 0.0
    for letter in text:
        if east_asian_width(letter) in "WF":
            width += 1.05
        elif letter in " .,:;'|!()[]ijlIft·-":
            width += 0.36
        elif letter.isupper() or letter in "mw@%–—":
            width += 0.76
        else:
            width += 0.62
    return width * size


def label_width(bench: Bench, size: float) -> float:
    """Return about how wide the label of a bench is, in pixels."""
    return text_width(f"{bench.label} {bench.figure}", size)


def shortened(label: str, room: float, size: float) -> str:
    """Cut a label so that it fits into ``room`` pixels, with an ellipsis.

    >>> shortened("National Wisdom Movement", 100, 13), shortened("Fatah", 100, 13)
    ('National Wisd…', 'Fatah')
    """
    if text_width(label, size) <= room:
        return label
    while label and text_width(label + "…", size) > room:
        label = label[:-1]
    return label.rstrip() + "…"


def wrapped(parts: Sequence[str], between: str, room: float, size: float) -> list[str]:
    """Set parts one after another, in as many lines as they need.

    >>> wrapped(["Sairoun", "Fatah", "Victory"], " + ", 130, 13)
    ['Sairoun + Fatah +', 'Victory']
    """
    lines = [parts[0]]
    for part in parts[1:]:
        if text_width(lines[-1] + between + part, size) <= room:
            lines[-1] += between + part
        else:
            lines[-1] += between.rstrip()
            lines.append(part)
    return lines


def sides(angles: Sequence[float]) -> Sides:
    """Part labels into those left and right of the top; angles run from 0 at the left to pi."""
    left, right = (
        sorted((sin(angle), at) for at, angle in enumerate(angles) if (cos(angle) > 0) == is_left)
        for is_left in (True, False)
    )
    return left, right


def around(labels: Sides, radius: float, line: float) -> list[Spot]:
    """Return the spots of labels, each ``line`` high, round an arch.

    >>> from math import pi
    >>> [(round(spot.x), round(spot.y)) for spot in around(sides([0, 0.01, pi]), 100, 16)]
    [(-113, 8), (-112, 24), (113, 8)]
    """
    edge = radius + CLEAR
    spots: dict[int, Spot] = {}
    for side, way in zip(labels, (-1, 1), strict=True):
        heights = _spread([edge * sine for sine, _ in side], line)
        for (_, at), height in zip(side, heights, strict=True):
            low = max(height - line / 2, 0)
            x = max(max(edge * edge - low * low, 0) ** 0.5, _HALF)
            spots[at] = Spot(way * x, height, way < 0)
    return [spots[at] for at in range(len(spots))]


def columns(benches: Sequence[Bench], width: float, size: float) -> list[tuple[float, int, float]]:
    """Return left edge, line (from 0) and room of every label in columns."""
    widest = max(SWATCH + label_width(bench, size) + size for bench in benches)
    count = max(1, min(int(width // widest), len(benches)))
    lines = ceil(len(benches) / count)
    room = width / count - SWATCH
    return [(at // lines * (width / count), at % lines, room) for at in range(len(benches))]


def _spread(wishes: Sequence[float], line: float) -> list[float]:
    """Return ascending heights, ``line`` apart and above the ground, nearest to the wishes."""
    blocks: list[tuple[float, int]] = []  # mean of (wish - rank * line), and how many share it
    for rank, wish in enumerate(wishes):
        mean, count = wish - rank * line, 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        blocks.append((mean, count))
    means = [max(mean, line / 2) for mean, count in blocks for _ in range(count)]
    return [mean + rank * line for rank, mean in enumerate(means)]

"""How far apart two colours are, for readers with each kind of colour vision.

Distances are Euclidean in OKLab (Ottosson 2020, "A perceptual color space for image
processing"); black and white are 1 apart. Colour-blind vision is simulated in linear RGB by the
matrices of Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation
of color vision deficiency", table 1, severity 1.0.
"""

import re
from functools import lru_cache
from math import cbrt, copysign
from typing import TypeAlias

from hemicycle.errors import RequestError

Colour: TypeAlias = str
"""``"#rrggbb"``, sRGB in hexadecimal."""

_Triple: TypeAlias = tuple[float, float, float]
_Matrix: TypeAlias = tuple[_Triple, _Triple, _Triple]

VISIONS: dict[str, _Matrix] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Matrix of each kind of colour vision, from linear RGB to linear RGB."""

_TO_LMS: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


@lru_cache(maxsize=4096)
def distance(one: Colour, other: Colour) -> tuple[float, str]:
    """Return how far apart two colours are at worst, and for which vision.

    >>> far, vision = distance("#ff0000", "#00ff00")
    >>> round(far, 3), vision
    (0.222, 'deutan')

    Raises
    ------
    RequestError
        If a colour is not written as ``#rrggbb``.
    """
    ours, theirs = _seen(one), _seen(other)
    apart = {
        vision: sum((a - b) ** 2 for a, b in zip(ours[vision], theirs[vision], strict=True)) ** 0.5
        for vision in VISIONS
    }
    worst = min(apart, key=apart.__getitem__)
    return apart[worst], worst


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 2)
    21.0
    """
    dark, light = sorted(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))
        for rgb in (_linear(one), _linear(other))
    )
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def _seen(colour: Colour) -> dict[str, _Triple]:
    """Return a colour in OKLab as each vision sees it."""
    rgb = _linear(colour)
    return {vision: _oklab(_times(matrix, rgb)) for vision, matrix in VISIONS.items()}


def _linear(colour: Colour) -> _Triple:
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise RequestError(f"{colour!r} is not a colour: write six digits, such as #b5443c")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _expand(red), _expand(green), _expand(blue)


def _expand(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else pow((part + 0.055) / 1.055, 2.4)


def _oklab(rgb: _Triple) -> _Triple:
    long, middle, short = _times(_TO_LMS, rgb)
    return _times(_TO_LAB, (_root(long), _root(middle), _root(short)))


def _root(value: float) -> float:
    return copysign(cbrt(abs(value)), value)


def _times(matrix: _Matrix, vector: _Triple) -> _Triple:
    x, y, z = vector
    a, b, c = (row[0] * x + row[1] * y + row[2] * z for row in matrix)
    return a, b, c

"""How a chamber is to be drawn: order, width, language, colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from hemicycle.errors import RequestError
from hemicycle.pictures.vision import Colour
from hemicycle.pictures.words import ENGLISH, Words
from hemicycle.records.chamber import BlocId

Order: TypeAlias = Literal["given", "size"] | Mapping[BlocId, float]
"""As the chamber lists them, the largest first, or by place on an axis, such as left to right.

Ties keep the order given; a bloc that the axis leaves out comes after all that it places.
"""


@dataclass(frozen=True, slots=True)
class View:
    """How a chamber is to be drawn.

    ``width`` is in pixels of the page; text is set for it. The blocs of ``coalition`` come first,
    in that order, whatever the ``order``. The majority line is counted from the first seat drawn
    or from the last (``count_from``). ``vacant`` of the unlisted seats are known to be empty.
    ``direction`` runs the picture from left to right or from right to left. ``prefix`` begins
    all ids. ``title`` and ``description`` replace those that are composed from the chamber.
    """

    width: float = 640
    order: Order = "given"
    coalition: tuple[BlocId, ...] = ()
    count_from: Literal["first", "last"] = "first"
    vacant: int = 0
    direction: Literal["ltr", "rtl"] = "ltr"
    colours: Mapping[BlocId, Colour] = field(default_factory=dict)
    words: Words = ENGLISH
    prefix: str = "hemicycle"
    title: str | None = None
    description: str | None = None


PLAIN = View()
"""640 pixels wide, in the order given, in English."""

NARROWEST = 120
"""Least width of a picture, in pixels."""


def text_size(width: float) -> float:
    """Return the size of text in a picture of a width, both in pixels.

    >>> text_size(320), text_size(640), text_size(1280)
    (13, 13.5, 16.5)

    Raises
    ------
    RequestError
        If the width is less than `NARROWEST`.
    """
    if not width >= NARROWEST:
        raise RequestError(f"{width} pixels are too narrow: give at least {NARROWEST}")
    return min(max(13, 2 * (10.5 + width / 213) // 1 / 2), 16.5)

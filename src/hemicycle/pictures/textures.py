"""Patterns that lie over parts of a bar: over uncertain seats, and over marked colours."""

from collections.abc import Iterator, Sequence

from hemicycle.pictures import svg
from hemicycle.pictures.view import View

_STROKES: dict[str, svg.Attributes] = {
    "hatch": {"d": "M-1 1l2-2M0 5l5-5M4 6l2-2", "stroke": svg.PAPER, "stroke-width": 1.8},
    "core": {
        "d": "M2.5 2.5h0",
        "stroke": svg.PAPER,
        "stroke-width": 2.4,
        "stroke-linecap": "round",
    },
    "ring": {"d": "M0 2.5h5", "stroke": svg.INK, "stroke-width": 1.2},
}
"""What is drawn over and over within a part, by the name of its texture."""


def textures(view: View, parts: Sequence[str]) -> Iterator[str]:
    """Yield the patterns that some of the parts ask for, by ``url(#PREFIX-NAME)``."""
    tile = {"patternUnits": "userSpaceOnUse", "width": "5", "height": "5"}
    for name, stroke in _STROKES.items():
        if any(f"url(#{view.prefix}-{name})" in part for part in parts):
            pattern = {"id": f"{view.prefix}-{name}"} | tile
            yield svg.tag("defs", {}, svg.tag("pattern", pattern, svg.tag("path", stroke)))

"""A picture for print: PNG or PDF, by the extra ``print``.

`typst` draws SVG as `resvg` does, and shapes Arabic. It follows no CSS, so the colours are those
of print. It takes the fonts of the system, those of the folders given, and a few of its own, in
which Arabic may be missing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from hemicycle.errors import RequestError
from hemicycle.pictures import svg
from hemicycle.pictures.picture import Picture

POINTS = 0.75
"""Points of a pixel: 96 pixels and 72 points are an inch."""

PNG_DPI = 288
"""Dots of an inch of a PNG: three for every pixel of the picture."""

_SOURCE = """
#set document(title: sys.inputs.title, date: none)
#set page(width: auto, height: auto, margin: 9pt, fill: rgb("#ffffff"))
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt,
  alt: sys.inputs.alt)
"""


def printed(picture: Picture, kind: Literal["png", "pdf"], fonts: Sequence[Path] = ()) -> bytes:
    """Return a picture as a file for print; ``fonts`` are folders with more fonts.

    Raises
    ------
    RequestError
        If the extra is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise RequestError(
            f"a {kind.upper()} needs the extra print: pip install 'hemicycle[print]'"
        ) from error
    return bytes(
        typst.compile(
            _SOURCE.encode(),
            format=kind,
            ppi=PNG_DPI,
            font_paths=typst.Fonts(font_paths=[str(folder) for folder in fonts]),
            sys_inputs={
                "svg": svg.for_paper(picture),
                "width": f"{picture.view.width * POINTS}",
                "title": picture.name,
                "alt": f"{picture.name}. {picture.description}",
            },
        )
    )

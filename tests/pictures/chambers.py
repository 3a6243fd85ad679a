"""How the tests of pictures read a picture, and how drawn seats are counted."""

import re
from xml.etree import ElementTree  # what is parsed here is our own

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314


def seats_drawn(svg: str) -> dict[str, int]:
    """Count the marks of every group of the picture that stands for a bench, by its name."""
    groups = [
        group for group in parsed(svg).iter(f"{SVG}g") if group.find(f"{SVG}title") is not None
    ]
    return {str(group.findtext(f"{SVG}title")): marks(group) for group in groups}


def marks(group: ElementTree.Element) -> int:
    paths = "".join(path.get("d", "") for path in group.iter(f"{SVG}path"))
    return paths.count("h0") + len(re.findall(r"M[^Mal]*a", paths))

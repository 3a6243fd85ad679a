"""Chambers that the tests of pictures share, and how drawn seats are counted."""

import re
from xml.etree import ElementTree  # what is parsed here is our own

from hemicycle.records.chamber import Bloc, Chamber

SVG = "{http://www.w3.org/2000/svg}"

IRAQ_2018 = (
    ("sairoun", "Sairoun", "سائرون", 54),
    ("fatah", "Fatah", "الفتح", 47),
    ("victory", "Victory", "النصر", 42),
    ("state-of-law", "State of Law", "دولة القانون", 25),
    ("kdp", "KDP", "الديمقراطي", 25),
    ("national-alliance", "National Alliance", "الوطنية", 21),
    ("wisdom-movement", "National Wisdom Movement", "تيار الحكمة", 19),
    ("wisdom-trend", "National Wisdom Trend", "الحكمة الوطني", 19),
    ("puk", "PUK", "الاتحاد الوطني", 18),
    ("decision", "Decision", "القرار", 14),
    ("anbar", "Anbar Is Our Identity", "الأنبار هويتنا", 6),
    ("change", "Change", "التغيير", 5),
    ("new-generation", "New Generation", "الجيل الجديد", 4),
)
"""Iraq, 12 May 2018: thirteen lists, 299 of 329 seats (Independent High Electoral Commission)."""


def iraq() -> Chamber:
    return Chamber(329, 165, tuple(Bloc(key, en, en, n) for key, en, _, n in IRAQ_2018))


def iraq_in_arabic() -> Chamber:
    return Chamber(329, 165, tuple(Bloc(key, ar, ar, n) for key, _, ar, n in IRAQ_2018))


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

"""Draw the gallery: ``python -m docs.gallery`` writes docs/reference/gallery.md and its pictures.

The chamber is Iraq's of 12 May 2018: thirteen lists with 299 of 329 seats (Independent High
Electoral Commission). A test proves that what is committed is what this module draws.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from pathlib import Path
from xml.etree import ElementTree  # what is parsed here is our own

from hemicycle.pictures.bars import coalition_bar, coalition_ladder, stacked_bar
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.shares import Measure, seats_against
from hemicycle.pictures.svg import standalone
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Bloc, Chamber

_ROOT = Path(__file__).parent

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
"""Iraq, 12 May 2018: thirteen lists, in English and Arabic, with 299 of 329 seats."""

_COUNCILLORS = (
    ("France", 4, 10),
    ("Germany", 4, 10),
    ("Italy", 4, 10),
    ("Belgium", 2, 6),
    ("Netherlands", 2, 6),
    ("Luxembourg", 1, 0),
)
"""The Council of the European Economic Community, 1958: votes of seventeen, twelve of which win,
and in how many of the 42 critical places a member is (Brams, Game Theory and Politics, 1975)."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture of the gallery, with what to see in it."""

    name: str
    heading: str
    remark: str
    svg: str


def iraq() -> Chamber:
    """Return the chamber of 2018, in English."""
    return Chamber(329, 165, tuple(Bloc(key, en, en, n) for key, en, _, n in IRAQ_2018))


def iraq_in_arabic() -> Chamber:
    """Return the chamber of 2018, in Arabic."""
    return Chamber(329, 165, tuple(Bloc(key, ar, ar, n) for key, _, ar, n in IRAQ_2018))


def council() -> Chamber:
    """Return the Council of 1958."""
    blocs = (Bloc(name.lower(), name, name, votes) for name, votes, _ in _COUNCILLORS)
    return Chamber(17, 12, tuple(blocs))


def council_power() -> Measure:
    """Return the normalised Banzhaf index of the Council of 1958."""
    return Measure("Power", {name.lower(): Fraction(n, 42) for name, _, n in _COUNCILLORS})


def exhibits() -> Iterator[Exhibit]:
    """Yield the pictures in the order of the page."""
    house = iraq()
    four = ("sairoun", "fatah", "victory", "kdp")
    yield Exhibit(
        "hemicycle",
        "A hemicycle",
        "Every seat is drawn, and each list is one patch; the seats that are not listed are "
        "hollow. The heavy line parts the first 165 seats from the others.",
        hemicycle(house),
    )
    yield Exhibit(
        "coalition",
        "A coalition first",
        "The same chamber with four lists moved to the front: they end just beyond the line.",
        hemicycle(house, View(coalition=four)),
    )
    yield Exhibit(
        "arabic",
        "From right to left",
        "In Arabic the chamber begins at the right.",
        hemicycle(iraq_in_arabic(), View(direction="rtl", words=ARABIC)),
    )
    yield Exhibit(
        "bar",
        "A bar for a narrow screen",
        "What the hemicycle says, in a fraction of its height.",
        stacked_bar(house, View(width=320)),
    )
    yield Exhibit(
        "ladder",
        "Coalitions against the majority",
        "The whole width is the chamber.",
        coalition_ladder(house, [four, ("sairoun", "fatah", "victory"), ("sairoun", "fatah")]),
    )
    yield Exhibit(
        "slim",
        "One slim bar",
        "For a page that says the words beside it; a screen reader gets them from the picture.",
        coalition_bar(house, four),
    )
    yield Exhibit(
        "power",
        "Seats against power",
        "The Council of the European Economic Community in 1958: with 12 of 17 votes to win, "
        "Luxembourg's vote never decided anything (Banzhaf's index). `seats_against` draws votes "
        "against seats in the same way.",
        seats_against(council(), council_power()),
    )


def page() -> str:
    """Return the gallery as Markdown."""
    parts = [
        "# Gallery",
        "",
        "Drawn by `python -m docs.gallery` from the functions of [Pictures](pictures.md).",
    ]
    for exhibit in exhibits():
        said = str(ElementTree.fromstring(exhibit.svg).findtext("{*}desc"))  # noqa: S314
        alternative = escape(said).replace("[", "").replace("]", "")
        parts += ["", f"## {exhibit.heading}", "", exhibit.remark, ""]
        parts.append(f"![{alternative}](../pictures/gallery/{exhibit.name}.svg)")
    return "\n".join(parts) + "\n"


def files() -> dict[Path, str]:
    """Return the text of every file of the gallery."""
    pictures = {
        _ROOT / "pictures" / "gallery" / f"{exhibit.name}.svg": standalone(exhibit.svg)
        for exhibit in exhibits()
    }
    return {_ROOT / "reference" / "gallery.md": page()} | pictures


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

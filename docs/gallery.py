"""Draw the gallery: ``python -m docs.gallery`` writes docs/reference/gallery.md and its pictures.

The chamber is Iraq's of 12 May 2018: thirteen lists with 299 of 329 seats (Independent High
Electoral Commission). A test proves that what is committed is what this module draws.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from html import escape
from pathlib import Path

from hemicycle.pictures.bars import coalition_bar, coalition_ladder, stacked_bar
from hemicycle.pictures.before import Before
from hemicycle.pictures.change import seats_with_change
from hemicycle.pictures.export import as_figure, as_table, page_of
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.horseshoe import horseshoe
from hemicycle.pictures.intervals import Band, SeatInterval, seat_intervals
from hemicycle.pictures.margins import CloseSeat, closest_seats
from hemicycle.pictures.opposing import opposing_benches
from hemicycle.pictures.picture import Picture
from hemicycle.pictures.shares import Measure, seats_against
from hemicycle.pictures.straight import straight_rows
from hemicycle.pictures.svg import standalone
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Bloc, Chamber
from hemicycle.records.labels import slug
from hemicycle.seats.allocation import allocate
from hemicycle.seats.folders import read_election
from hemicycle.seats.indices import house_votes
from hemicycle.seats.laws import law_named
from hemicycle.seats.margins import closest

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


_BUNDESTAG = (
    ("left", "The Left", 64, 39),
    ("greens", "Greens", 85, 118),
    ("spd", "SPD", 120, 206),
    ("ssw", "SSW", 1, 1),
    ("cdu", "CDU", 164, 152),
    ("csu", "CSU", 44, 45),
    ("afd", "AfD", 152, 83),
)
"""Germany: seats of 23 February 2025, of 630, and after the partly repeated election of 2021, of
735, of which the FDP had 91 (Federal Returning Officer; tests/elections/de_2025)."""

_COLOURS = {"left": "#b1003f", "greens": "#46962b", "spd": "#e3000f", "afd": "#009ee0"}

_SPANISH = {
    "PARTIDO POPULAR": "PP",
    "PARTIDO SOCIALISTA OBRERO ESPAÑOL": "PSOE",
    "UNIDOS PODEMOS": "Unidos Podemos",
    "CIUDADANOS-PARTIDO DE LA CIUDADANÍA": "Ciudadanos",
    "EN COMÚ PODEM-GUANYEM EL CANVI": "En Comú",
    "COMPROMÍS-PODEMOS-EUPV: A LA VALENCIANA": "Compromís",
    "ESQUERRA REPUBLICANA/CATALUNYA SÍ": "ERC",
    "CONVERGÈNCIA DEMOCRÀTICA DE CATALUNYA": "CDC",
    "EN MAREA": "En Marea",
    "EUZKO ALDERDI JELTZALEA-PARTIDO NACIONALISTA VASCO": "PNV",
    "EUSKAL HERRIA BILDU": "EH Bildu",
    "COALICIÓN CANARIA-PARTIDO NACIONALISTA CANARIO": "CC",
}
"""Short names of the lists of 2016 that won seats."""

_LIKELY = (("left", 61, 66, 57, 70), ("spd", 115, 126, 108, 133), ("afd", 146, 157, 139, 165))
"""Invented: half of the cases, then nine tenths."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture of the gallery, with what to see in it."""

    name: str
    heading: str
    remark: str
    svg: Picture


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


def bundestag() -> Chamber:
    """Return the Bundestag of 2025."""
    return Chamber(630, 316, tuple(Bloc(key, name, name, n) for key, name, n, _ in _BUNDESTAG))


def bundestag_before() -> Before:
    """Return what its parties had in 2021, after part of the election was repeated."""
    return Before(735, {key: seats for key, _, _, seats in _BUNDESTAG})


def likely() -> list[SeatInterval]:
    """Return an invented forecast."""
    return [
        SeatInterval(key, (low + high) / 2, (Band(0.5, low, high), Band(0.9, least, most)))
        for key, low, high, least, most in _LIKELY
    ]


def spain() -> tuple[Chamber, list[CloseSeat], Measure]:
    """Return the Congress of 2016, the closest of its seats, and the shares of votes.

    The folder beside the tests has the votes as the Ministry of the Interior published them.
    """
    folder = _ROOT.parent / "tests" / "elections" / "es_2016"
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    election = read_election(files)
    allocation = allocate(election, law_named("spain_1985"))
    votes = house_votes(election)
    cast = sum(votes.values())
    blocs, shares = [], {}
    for name, label in _SPANISH.items():
        bloc = Bloc(slug(label), name, label, allocation.totals[name])
        blocs.append(bloc)
        shares[bloc.id] = Fraction(votes[name], cast)
    close = [
        CloseSeat(_SPANISH[one.list], place, one.votes_to_next or 0, slug(_SPANISH[one.list]))
        for place, one in closest(allocation.contests)[:8]
    ]
    return Chamber(350, 176, tuple(blocs)), close, Measure("Votes", shares)


def exhibits() -> Iterator[Exhibit]:
    """Yield the pictures in the order of the page."""
    house = iraq()
    four = ("sairoun", "fatah", "victory", "kdp")
    yield Exhibit(
        "hemicycle",
        "A hemicycle",
        "Every seat is drawn, and each list is one patch; the seats that are not listed are "
        "hollow. The heavy line parts the first 165 seats from the others.",
        hemicycle(house, View(prefix="hemicycle")),
    )
    yield Exhibit(
        "coalition",
        "A coalition first",
        "The same chamber with four lists moved to the front: they end just beyond the line.",
        hemicycle(house, View(prefix="coalition", coalition=four)),
    )
    yield Exhibit(
        "arabic",
        "From right to left",
        "In Arabic the chamber begins at the right.",
        hemicycle(iraq_in_arabic(), View(prefix="arabic", direction="rtl", words=ARABIC)),
    )
    yield Exhibit(
        "bar",
        "A bar for a narrow screen",
        "What the hemicycle says, in a fraction of its height.",
        stacked_bar(house, View(prefix="bar", width=320)),
    )
    yield Exhibit(
        "ladder",
        "Coalitions against the majority",
        "The whole width is the chamber.",
        coalition_ladder(house, [four, four[:3], four[:2]], View(prefix="ladder")),
    )
    yield Exhibit(
        "slim",
        "One slim bar",
        "For a page that says the words beside it; a screen reader gets them from the picture.",
        coalition_bar(house, four, View(prefix="slim")),
    )
    yield from _halls()
    yield from _figures()
    yield Exhibit(
        "power",
        "Seats against power",
        "The Council of the European Economic Community in 1958: with 12 of 17 votes to win, "
        "Luxembourg's vote never decided anything (Banzhaf's index).",
        seats_against(council(), council_power(), View(prefix="power")),
    )


def _halls() -> Iterator[Exhibit]:
    house = bundestag()
    view = View(colours=_COLOURS)
    yield Exhibit(
        "ring",
        "With the election before",
        "The thin ring holds the seats of 2021, in the order of the seats within; the dashed part "
        "are lists that have none now.",
        hemicycle(house, replace(view, width=800, prefix="ring"), bundestag_before()),
    )
    yield Exhibit(
        "horseshoe",
        "A horseshoe",
        "The same truths in another hall: every seat, every list one patch, the line after seat "
        "316.",
        horseshoe(house, replace(view, prefix="horseshoe")),
    )
    yield Exhibit(
        "benches",
        "Opposing benches",
        "A coalition of CDU, CSU and SPD above the aisle; the line shows that it has a majority.",
        opposing_benches(house, replace(view, prefix="benches", coalition=("cdu", "csu", "spd"))),
    )
    yield Exhibit(
        "rows",
        "Straight rows",
        "Filled column by column. On a narrow page, from right to left.",
        straight_rows(
            iraq_in_arabic(), View(width=390, prefix="rows", direction="rtl", words=ARABIC)
        ),
    )
    yield Exhibit(
        "doubt",
        "What is not certain",
        "Hatched seats may be a list's, dotted ones are vacant, hollow ones not listed.",
        straight_rows(
            Chamber(60, 31, (Bloc("a", "Ayes", "Ayes", 22, 4), Bloc("b", "Bees", "Bees", 19, 3))),
            View(prefix="doubt", vacant=5),
        ),
    )


def _figures() -> Iterator[Exhibit]:
    view = View(colours=_COLOURS)
    chamber, close, votes = spain()
    yield Exhibit(
        "change",
        "Seats with change",
        "The mark on a bar is what a party had before; a party that has left stands among the "
        "others.",
        seats_with_change(bundestag(), bundestag_before(), replace(view, prefix="change")),
    )
    yield Exhibit(
        "votes",
        "Votes against seats",
        "Spain, 26 June 2016: the law's small districts favour the large and the local.",
        seats_against(chamber, votes, View(prefix="votes")),
    )
    yield Exhibit(
        "margins",
        "The closest seats",
        "Spain, 26 June 2016, as computed from the votes: so many more in that district, all "
        "others unchanged, and the list would have had another seat.",
        closest_seats(chamber, close, View(prefix="margins")),
    )
    yield Exhibit(
        "intervals",
        "What a forecast says",
        "Invented figures: half of the simulated elections fall into the thick band, nine tenths "
        "into the thin one.",
        seat_intervals(bundestag(), likely(), replace(view, prefix="intervals")),
    )


def page() -> str:
    """Return the gallery as Markdown."""
    parts = [
        "# Gallery",
        "",
        "Drawn by `python -m docs.gallery` from the functions of [Pictures](pictures.md).",
    ]
    for exhibit in exhibits():
        alternative = escape(exhibit.svg.description).replace("[", "").replace("]", "")
        parts += ["", f"## {exhibit.heading}", "", exhibit.remark, ""]
        parts.append(f"![{alternative}](../pictures/gallery/{exhibit.name}.svg)")
    return "\n".join(parts) + "\n"


def whole_page() -> str:
    """Return one page of HTML with every picture beside its table, as the tests open it."""
    sections = "".join(
        f'<section dir="{exhibit.svg.direction}" lang="{exhibit.svg.language}">'
        f"<h2>{escape(exhibit.heading)}</h2>{as_figure(exhibit.svg)}"
        f"{as_table(exhibit.svg)}</section>\n"
        for exhibit in exhibits()
    )
    return page_of("Gallery", sections)


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

"""How the election folders beside this file were made from the collected tables.

Run ``python -m tests.elections.convert COLLECTED OUT`` with the folder of collected tables (one
sub-folder an election, a README in each that names its source). Only facts are taken: votes,
seats, names. Nothing is computed but sums that a comment explains.
"""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Table: TypeAlias = list[dict[str, str]]
FACTS = "facts (votes, seats) from public authorities"


@dataclass(frozen=True, slots=True)
class About:
    """What stands in ``election.toml``."""

    id: str
    country: str
    body: str
    date: str
    law: str
    seats_total: int
    source: str
    figures: Mapping[str, int] | None = None


def toml(about: About) -> str:
    """Return ``election.toml``."""
    lines = [f'{key} = "{getattr(about, key)}"' for key in ("id", "country", "body")]
    lines += [f"date = {about.date}", f'law = "{about.law}"', f"seats_total = {about.seats_total}"]
    if about.figures:
        lines += ["", "[figures]", *(f"{key} = {value}" for key, value in about.figures.items())]
    lines += ["", "[[sources]]", f'title = "{about.source}"', f'licence = "{FACTS}"', ""]
    return "\n".join(lines)


def table(columns: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV table with the columns named, separated by blanks."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns.split())
    writer.writerows(rows)
    return text.getvalue()


def official(cells: Iterable[tuple[str, str, str]]) -> str:
    """Return ``official.csv`` of the lists that won a seat."""
    won = [cell for cell in cells if cell[2] not in ("", "0")]
    return table("contest list seats", won)


class Collected:
    """The folder of collected tables of one election."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> Table:
        """Return a table as a list of rows."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


Convert: TypeAlias = Callable[[Collected, About], dict[str, str]]
Case: TypeAlias = tuple[str, Convert, About]


def spain(found: Collected, about: About) -> dict[str, str]:
    """52 provinces; blank votes stand beside the seats."""
    districts = found.rows("districts.csv")
    results = found.rows("results.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats blank",
            ((d["district"], d["seats"], d["blank_votes"]) for d in districts),
        ),
        "votes.csv": votes(results),
        "official.csv": official((r["district"], r["party"], r["seats"]) for r in results),
    }


def votes(rows: Table, contest: str = "district", name: str = "party") -> str:
    """Return ``votes.csv``."""
    return table("contest list votes", ((r[contest], r[name], r["votes"]) for r in rows))


def national(found: Collected, about: About) -> dict[str, str]:
    """One contest of the whole country."""
    return one_contest(about, found.rows("results.csv"))


def one_contest(about: About, rows: Table) -> dict[str, str]:
    """One contest of the whole country, from rows of list, votes, seats."""
    return {
        "election.toml": toml(about),
        "contests.csv": table("contest seats", [("national", about.seats_total)]),
        "votes.csv": table(
            "contest list votes", (("national", r["list"], r["votes"]) for r in rows)
        ),
        "official.csv": official(("national", r["list"], r["seats"]) for r in rows),
    }


def kiesraad(found: Collected, about: About) -> dict[str, str]:
    """The Dutch Electoral Council's own votes, by list number."""
    rows = [
        {"list": f"list {r['list_number']}", "votes": r["votes"], "seats": r[SEATS_COMPUTED]}
        for r in found.rows("results_kiesraad.csv")
    ]
    return one_contest(about, rows)


SEATS_COMPUTED = "seats_computed_dhondt_quota_threshold"


def slovakia(found: Collected, about: About) -> dict[str, str]:
    """One contest; the one coalition was of two parties."""
    rows = found.rows("results.csv")
    parties = table("list parties", ((r["list"], int(r["is_coalition"]) + 1) for r in rows))
    return {**one_contest(about, rows), "lists.csv": parties}


def czechia(found: Collected, about: About) -> dict[str, str]:
    """14 regions, whose seats are computed from the votes; official totals of the country."""
    rows = found.rows("results.csv")
    regions = dict.fromkeys(r["district"] for r in rows)
    size = {"SPOLU": 3, "Piráti+STAN": 2}
    names = dict.fromkeys(r["party"] for r in rows)
    return {
        "election.toml": toml(about),
        "contests.csv": table("contest seats", ((region, "") for region in regions)),
        "votes.csv": votes(rows),
        "lists.csv": table("list parties", ((name, size.get(name, 1)) for name in names)),
        "official.csv": official(
            ("", r["party"], r["seats"]) for r in found.rows("official_national_seats.csv")
        ),
    }


def knesset(number: str) -> Convert:
    """One contest and the agreements on surplus votes."""

    def convert(found: Collected, about: About) -> dict[str, str]:
        rows = [r for r in found.rows("results.csv") if r["knesset"] == number]
        pairs = ((r["surplus_agreement"], r["list"]) for r in rows if r["surplus_agreement"])
        return {**one_contest(about, rows), "alliances.csv": table("alliance list", pairs)}

    return convert


def austria(year: str) -> Convert:
    """One contest of the whole country."""

    def convert(found: Collected, about: About) -> dict[str, str]:
        rows = [r | {"list": r["party"]} for r in found.rows("results.csv") if r["year"] == year]
        for place, row in enumerate(rows):
            # In 2008 two lists are written LINKE (349 and 1,789 votes): no seat hangs on it.
            if row["list"] in [earlier["list"] for earlier in rows[:place]]:
                row["list"] += " (second)"
        return one_contest(about, rows)

    return convert


def finland(found: Collected, about: About) -> dict[str, str]:
    """12 districts of the mainland; the source has no seats of parties."""
    districts = found.rows("districts.csv")
    rows = found.rows("results.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats", ((d["district_name"], d["seats"]) for d in districts)
        ),
        "votes.csv": votes(rows, "district_name", "party_name"),
    }


def simple_cases() -> Iterable[Case]:
    """Yield the elections of one tier."""
    interior = "Spanish Ministry of the Interior, as collected (the collector names no address)"
    for case, day in (("es_2015", "2015-12-20"), ("es_2016", "2016-06-26")):
        about = About(case, "ESP", "Congreso de los Diputados", day, "spain_1985", 350, interior)
        yield case, spain, about
    yield from _dutch()
    yield from _israeli()
    yield from _austrian()
    csu = "Czech Statistical Office, as in the test data of votelib 0.4.0"
    for year, day, law in (
        ("2017", "2017-10-20", "czechia_1995"),
        ("2021", "2021-10-08", "czechia_2021"),
    ):
        about = About(f"cz_{year}", "CZE", "Poslanecká sněmovna", day, law, 200, csu)
        yield f"cz_{year}", czechia, about
    yield (
        "sk_2020",
        slovakia,
        About(
            "sk_2020",
            "SVK",
            "Národná rada",
            "2020-02-29",
            "slovakia_2014",
            150,
            "Statistical Office of the Slovak Republic, as in the test data of votelib 0.4.0",
        ),
    )
    yield (
        "fi_2019",
        finland,
        About(
            "fi_2019",
            "FIN",
            "Eduskunta",
            "2019-04-14",
            "finland_1998",
            199,
            "Votes and district seats as in the R package proporz; Åland is not among them",
        ),
    )


def _dutch() -> Iterable[Case]:
    source = "{} in Inferi0r/restzetels 69df40a"
    for year, day in (("2021", "2021-03-17"), ("2023", "2023-11-22"), ("2025", "2025-10-29")):
        for convert, kind, who in (
            (national, "nos", "NOS press feed"),
            (kiesraad, "", "Kiesraad"),
        ):
            if year == "2025" and not kind:
                continue
            name = f"nl_{year}_{kind}" if kind else f"nl_{year}"
            yield (
                f"nl_tk{year}",
                convert,
                About(
                    name, "NLD", "Tweede Kamer", day, "netherlands_2017", 150, source.format(who)
                ),
            )


def _israeli() -> Iterable[Case]:
    days = {"19": "2013-01-22", "20": "2015-03-17", "21": "2019-04-09", "22": "2019-09-17"}
    for number, day in days.items():
        law = "israel_2004" if number == "19" else "israel_2014"
        yield (
            "il_19_22",
            knesset(number),
            About(
                f"il_{number}",
                "ISR",
                "Knesset",
                day,
                law,
                120,
                "Central Elections Committee, as in martinlackner/apportionment 25f7a87",
            ),
        )


def _austrian() -> Iterable[Case]:
    days = (
        *("1994-10-09", "1995-12-17", "1999-10-03", "2002-11-24", "2006-10-01"),
        *("2008-09-28", "2013-09-29", "2017-10-15", "2019-09-29"),
    )
    for day in days:
        yield (
            "at_1994_2019",
            austria(day[:4]),
            About(
                f"at_{day[:4]}",
                "AUT",
                "Nationalrat",
                day,
                "austria_1992",
                183,
                "Federal Ministry of the Interior, as in Inferi0r/restzetels 69df40a",
            ),
        )


def norway(found: Collected, about: About) -> dict[str, str]:
    """19 districts: direct seats by the first count, one levelling seat in each."""
    districts, results = found.rows("districts.csv"), found.rows("results.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats levelling",
            ((d["district"], d["seats_direct"], d["seats_levelling"]) for d in districts),
        ),
        "votes.csv": votes(results),
        "official.csv": table(
            "contest list seats levelling",
            (
                (r["district"], r["party"], r["seats_total"], r["seats_levelling"])
                for r in results
                if r["seats_total"] != "0"
            ),
        ),
    }


def sweden(found: Collected, about: About) -> dict[str, str]:
    """29 constituencies; all other lists stand as one, far below 4 %."""
    districts, results = found.rows("districts.csv"), found.rows("results.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats", ((d["district"], d["seats_fixed"]) for d in districts)
        ),
        "votes.csv": votes(results),
        "official.csv": official((r["district"], r["party"], r["seats_total"]) for r in results),
    }


def levelling_cases() -> Iterable[Case]:
    """Yield the elections with levelling seats."""
    for year, day in (("2017", "2017-09-11"), ("2021", "2021-09-13")):
        yield (
            f"no_{year}",
            norway,
            About(
                f"no_{year}",
                "NOR",
                "Stortinget",
                day,
                "norway_2002",
                169,
                "valgresultat.no, as in hersle/valgsimulator 1e79ae7",
            ),
        )
    yield (
        "se_2018",
        sweden,
        About(
            "se_2018",
            "SWE",
            "Riksdagen",
            "2018-09-09",
            "sweden_2014",
            349,
            "Valmyndigheten, as in edvinli/election-simulator f55bf366",
        ),
    )


STATES = {
    "1": "Schleswig-Holstein",
    "2": "Hamburg",
    "3": "Niedersachsen",
    "4": "Bremen",
    "5": "Nordrhein-Westfalen",
    "6": "Hessen",
    "7": "Rheinland-Pfalz",
    "8": "Baden-Württemberg",
    "9": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
"""The official numbers of the states."""

GERMANS_2012 = {
    "1": 2_686_085,
    "2": 1_559_655,
    "3": 7_354_892,
    "4": 575_805,
    "5": 15_895_182,
    "6": 5_388_350,
    "7": 3_672_888,
    "8": 9_482_902,
    "9": 11_353_264,
    "10": 919_402,
    "11": 3_025_288,
    "12": 2_418_267,
    "13": 1_585_032,
    "14": 4_005_278,
    "15": 2_247_673,
    "16": 2_154_202,
}
"""German population of 31 December 2012: Bundeswahlleiter, Erläuterung, 9 October 2013, p. 2."""

GERMANS_2021 = {
    "1": 2_659_792,
    "2": 1_537_766,
    "3": 7_207_587,
    "4": 548_941,
    "5": 15_415_642,
    "6": 5_222_158,
    "7": 3_610_865,
    "8": 9_313_413,
    "9": 11_328_866,
    "10": 865_191,
    "11": 2_942_960,
    "12": 2_397_701,
    "13": 1_532_412,
    "14": 3_826_905,
    "15": 2_056_177,
    "16": 1_996_822,
}
"""German population of 31 May 2021: Bundeswahlleiter, Erläuterung des Verfahrens 2021, p. 1."""


def germany_levelled(germans: dict[str, int]) -> Convert:
    """299 constituencies with first votes, 16 states with second votes and population."""

    def convert(found: Collected, about: About) -> dict[str, str]:
        first, second = found.rows("first_votes.csv"), found.rows("second_votes.csv")
        area = {f"WK {r['constituency']}": STATES[r["state"]] for r in first}
        contests = [
            *((state, "", "", "lists", germans[number]) for number, state in STATES.items()),
            *((constituency, 1, area[constituency], "constituency", "") for constituency in area),
        ]
        counted = [
            *((STATES[r["state"]], r["party"], r["votes"]) for r in second),
            *((f"WK {r['constituency']}", r["party"], r["votes"]) for r in first),
        ]
        parties = dict.fromkeys(r["party"] for r in (*second, *first))
        return {
            "election.toml": toml(about),
            "contests.csv": table("contest seats area kind population", contests),
            "votes.csv": table("contest list votes", counted),
            "lists.csv": table(
                "list minority", ((name, "yes" if name == "SSW" else "") for name in parties)
            ),
            "official.csv": official(
                ("", r["party"], r["seats"]) for r in found.rows("seats_total.csv")
            ),
        }

    return convert


def germany_2025(found: Collected, about: About) -> dict[str, str]:
    """299 constituencies and 16 states; official are the states' seats and who is elected."""
    first, second = found.rows("first_votes.csv"), found.rows("second_votes.csv")
    states = dict.fromkeys(r["state"] for r in second)
    area = {
        r["constituency"]: r["state"]
        for r in found.rows("constituency_state.csv")
        if r["state"] in states
    }
    contests = [
        *((state, "", "", "lists") for state in states),
        *((constituency, 1, state, "constituency") for constituency, state in area.items()),
    ]
    parties = dict.fromkeys(r["party"] for r in (*second, *first))
    seats = found.rows("official_seats_by_state.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table("contest seats area kind", contests),
        "votes.csv": votes(second, "state") + votes(first, "constituency").split("\n", 1)[1],
        "lists.csv": table(
            "list minority", ((name, "yes" if name == "SSW" else "") for name in parties)
        ),
        "official.csv": official((r["state"], r["party"], r["seats"]) for r in seats),
        "official_elected.csv": table(
            "contest list candidate",
            (
                (r["constituency"], r["party"], r["constituency"])
                for r in first
                if r["won"] == "1" and r["winner_without_seat"] == "0"
            ),
        ),
    }


def new_zealand(found: Collected, about: About) -> dict[str, str]:
    """71 electorates and the party votes; candidates without a party stand by their name."""
    rows = found.rows("results.csv")
    electorates = dict.fromkeys(r["district"] for r in rows)
    counted = [r for r in found.rows("party_votes.csv") if r["party"][0] not in "?!"]
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats kind",
            [("party", 120, "lists"), *((name, 1, "constituency") for name in electorates)],
        ),
        "votes.csv": table(
            "contest list votes",
            [
                *(("party", r["party"], r["votes"]) for r in counted),
                *((r["district"], r["alliance"] or r["party"], r["votes"]) for r in rows),
            ],
        ),
        "official.csv": official(
            [
                *(("party", r["party"], r["seats_field"]) for r in counted),
                *((r["district"], r["alliance"] or r["party"], r["seats"]) for r in rows),
            ]
        ),
    }


def mixed_cases() -> Iterable[Case]:
    """Yield the elections with constituencies and lists."""
    for case, day, law, seats, germans in (
        ("de_2013", "2013-09-22", "germany_2013", 631, GERMANS_2012),
        ("de_2021_repeat", "2021-09-26", "germany_2020", 735, GERMANS_2021),
    ):
        source = "Bundeswahlleiter, as in atticus-sullivan/bundestagswahl_sitzrechner bb1ba9a"
        about = About(case, "DEU", "Bundestag", day, law, seats, source)
        yield case, germany_levelled(germans), about
    yield (
        "de_2025",
        germany_2025,
        About(
            "de_2025",
            "DEU",
            "Bundestag",
            "2025-02-23",
            "germany_2023",
            630,
            "Bundeswahlleiter (open data), as in interregnum 0.4.1",
        ),
    )
    yield (
        "nz_2014",
        new_zealand,
        About(
            "nz_2014",
            "NZL",
            "House of Representatives",
            "2014-09-20",
            "new_zealand_1993",
            121,
            "Electoral Commission, as in interregnum 0.4.1",
        ),
    )


def cases() -> Iterable[Case]:
    """Yield every election: the folder it was collected in, how it is converted, what it is."""
    yield from simple_cases()
    yield from levelling_cases()
    yield from mixed_cases()


def main(collected: Path, out: Path) -> None:
    """Write every folder."""
    for source, convert, about in cases():
        folder = out / about.id
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in convert(Collected(collected / source), about).items():
            (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

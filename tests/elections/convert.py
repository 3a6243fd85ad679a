"""How the election folders beside this file were made from the collected tables.

Run ``python -m tests.elections.convert COLLECTED OUT`` with the folder of collected tables (one
sub-folder an election, a README in each that names its source). Only facts are taken: votes,
seats, names. Nothing is computed but sums that a comment explains.
"""

import csv
import io
import sys
from collections.abc import Callable, Iterable
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
    seats_total: str
    source: str


def toml(about: About) -> str:
    """Return ``election.toml``."""
    lines = [f'{key} = "{getattr(about, key)}"' for key in ("id", "country", "body")]
    lines += [f"date = {about.date}", f'law = "{about.law}"', f"seats_total = {about.seats_total}"]
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


def knesset(found: Collected, about: About) -> dict[str, str]:
    """One contest and the agreements on surplus votes."""
    number = about.id.removeprefix("il_")
    rows = [r for r in found.rows("results.csv") if r["knesset"] == number]
    pairs = ((r["surplus_agreement"], r["list"]) for r in rows if r["surplus_agreement"])
    return {**one_contest(about, rows), "alliances.csv": table("alliance list", pairs)}


def austria(found: Collected, about: About) -> dict[str, str]:
    """One contest of the whole country."""
    year = about.id.removeprefix("at_")
    rows = [r | {"list": r["party"]} for r in found.rows("results.csv") if r["year"] == year]
    for place, row in enumerate(rows):
        # In 2008 two lists are written LINKE (349 and 1,789 votes): no seat hangs on it.
        if row["list"] in [earlier["list"] for earlier in rows[:place]]:
            row["list"] += " (second)"
    return one_contest(about, rows)


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


def denmark(found: Collected, about: About) -> dict[str, str]:
    """10 constituencies in three provinces, whose levelling seats are those placed there."""
    districts, results = found.rows("districts.csv"), found.rows("results.csv")
    counted = [r for r in results if r["party"][0] not in "?!"]
    provinces: dict[str, int] = {}
    for r in found.rows("expected_compensatory.csv"):
        if r["stage"] == "global adjustment seats to provinces":
            provinces[r["district"]] = provinces.get(r["district"], 0) + int(r["seats"])
    area = {d["district"]: _province(d["region"], provinces) for d in districts}
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats area levelling",
            [
                *((name, "", "", levelling) for name, levelling in provinces.items()),
                *((d["district"], d["seats"], area[d["district"]], "") for d in districts),
            ],
        ),
        "votes.csv": votes(counted),
        "official.csv": with_adjustment(counted),
    }


def _province(region: str, provinces: Iterable[str]) -> str:
    return next(name for name in provinces if region.startswith(f"provinces/{name} "))


def with_adjustment(rows: Table) -> str:
    """Return ``official.csv`` where the source gives direct and levelling seats apart."""
    return table(
        "contest list seats levelling",
        (
            (
                r["district"],
                r["party"],
                int(r["seats"] or 0) + int(r["adjustment_seats"] or 0),
                r["adjustment_seats"],
            )
            for r in rows
            if r["seats"] != "0" or r["adjustment_seats"]
        ),
    )


def iceland(found: Collected, about: About) -> dict[str, str]:
    """Six constituencies with their levelling seats."""
    counted = [r for r in found.rows("results.csv") if r["party"][0] not in "?!"]
    districts = found.rows("districts.csv")
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats levelling",
            ((d["district"], d["seats"], d["max_adjustment_seats"]) for d in districts),
        ),
        "votes.csv": votes(counted),
        "official.csv": with_adjustment(counted),
    }


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


def iraq_2025(found: Collected, about: About) -> dict[str, str]:
    """14 of 18 governorates; official are the five whose seats a source gives."""
    districts, results = found.rows("districts.csv"), found.rows("results.csv")
    complete = [d for d in districts if d["governorate"] != "Baghdad"]
    # Of Baghdad the source has the first ten lists alone: 64 of 69 seats, a contest of its own.
    baghdad = {"governorate": "Baghdad", "general": "64"}
    return {
        "election.toml": toml(about),
        "contests.csv": table(
            "contest seats", ((d["governorate"], d["general"]) for d in (*complete, baghdad))
        ),
        "votes.csv": votes(results, "governorate", "list"),
        "official.csv": official(
            (r["governorate"], r["list"], r["official_seats_if_known"]) for r in results
        ),
    }


def zurich(found: Collected, about: About) -> dict[str, str]:
    """Nine constituencies; their seats are the sums of those won, as the source has no others."""
    rows = found.rows("results.csv")
    seats: dict[str, int] = {}
    for r in rows:
        seats[r["district"]] = seats.get(r["district"], 0) + int(r["seats"])
    return {
        "election.toml": toml(about),
        "contests.csv": table("contest seats", seats.items()),
        "votes.csv": votes(rows),
        "official.csv": official((r["district"], r["party"], r["seats"]) for r in rows),
    }


def zug(found: Collected, about: About) -> dict[str, str]:
    """11 communes and the personal votes of 267 candidates."""
    rows, people = found.rows("results.csv"), found.rows("candidates.csv")
    seats = {r["entity_name"]: r["election_mandates"] for r in rows}
    cells = [(p["entity_name"], p["list_name"], p["candidate_id"]) for p in people]
    return {
        "election.toml": toml(about),
        "contests.csv": table("contest seats", seats.items()),
        "votes.csv": table(
            "contest list votes",
            ((r["entity_name"], r["list_name"], r["list_votes"]) for r in rows),
        ),
        "candidates.csv": table(
            "contest list candidate votes",
            ((*cell, p["candidate_votes"]) for cell, p in zip(cells, people, strict=True)),
        ),
        "official.csv": official(
            (r["entity_name"], r["list_name"], r["list_number_of_mandates"]) for r in rows
        ),
        "official_elected.csv": table(
            "contest list candidate",
            (
                cell
                for cell, p in zip(cells, people, strict=True)
                if p["candidate_elected"] == "True"
            ),
        ),
    }


CONVERTERS: dict[str, Convert] = {
    "austria": austria,
    "czechia": czechia,
    "denmark": denmark,
    "finland": finland,
    "germany_2013": germany_levelled(GERMANS_2012),
    "germany_2021": germany_levelled(GERMANS_2021),
    "germany_2025": germany_2025,
    "iceland": iceland,
    "iraq_2025": iraq_2025,
    "kiesraad": kiesraad,
    "knesset": knesset,
    "national": national,
    "new_zealand": new_zealand,
    "norway": norway,
    "slovakia": slovakia,
    "spain": spain,
    "sweden": sweden,
    "zug": zug,
    "zurich": zurich,
}


def main(collected: Path, out: Path) -> None:
    """Write every folder that ``cases.csv`` names."""
    with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    for case in cases:
        source, convert = case.pop("collected"), CONVERTERS[case.pop("convert")]
        folder = out / case["id"]
        folder.mkdir(parents=True, exist_ok=True)
        about = About(**case)
        for name, text in convert(Collected(collected / source), about).items():
            (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

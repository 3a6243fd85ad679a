"""What was published of real assemblies, and what each index says of them."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

from hemicycle.governments.power import (
    WITH_UNIONS,
    Game,
    United,
    majority_game,
    power,
    power_to_act,
)

DATA = Path(__file__).parent / "data"
IRAQ_2018 = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)

EPIC_NAMES = {
    "RawBanzhaf": "swings",
    "Banzhaf": "banzhaf",
    "AbsoluteBanzhaf": "banzhaf-absolute",
    "ColemanInitiative": "coleman-initiate",
    "ColemanPreventive": "coleman-prevent",
    "ShapleyShubik": "shapley-shubik",
    "DeeganPackel": "deegan-packel",
    "PublicGood": "holler",
    "Johnston": "johnston",
    "Owen": "owen",
    "BanzhafOwen": "banzhaf-owen",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_luxembourg_turned_nothing_in_the_first_council() -> None:
    table = rows(DATA / "eec_council_1958.csv")
    council = Game(tuple(int(row["votes"]) for row in table), 12)
    swings = [int(row["swings"]) for row in table]
    assert list(power(council, "swings").values) == swings
    assert list(power(council, "banzhaf").values) == [Fraction(count, 42) for count in swings]


def test_the_security_council() -> None:
    """Five of fifteen have a veto, nine votes pass: 421/2145 and 4/2145 (gonitsora.com)."""
    council = Game((7,) * 5 + (1,) * 10, 39)
    shapley = power(council, "shapley-shubik").values
    assert shapley == (Fraction(421, 2145),) * 5 + (Fraction(4, 2145),) * 10
    assert [int(count) for count in power(council, "swings").values] == [848] * 5 + [84] * 10
    assert power(council, "coleman-prevent").values[0] == 1


@pytest.mark.parametrize(
    ("column", "index", "digits"),
    [
        ("shapley_shubik", "shapley-shubik", 9),
        ("banzhaf_normalised", "banzhaf", 9),
        ("johnston", "johnston", 9),
        ("deegan_packel", "deegan-packel", 7),
        ("public_good", "holler", 8),
    ],
)
def test_the_european_parliament_of_2004(column: str, index: str, digits: int) -> None:
    table = rows(DATA / "european_parliament_2004.csv")
    parliament = majority_game(int(row["seats"]) for row in table)
    assert parliament.quota == 367
    published = [float(row[column]) for row in table]
    found = [float(value) for value in power(parliament, index).values]
    assert found == pytest.approx(published, abs=0.6 * 10**-digits)


def test_the_electoral_college_of_1996(gold: Path) -> None:
    table = rows(gold / "power/us_electoral_college_1996/table.csv")
    college = Game(tuple(int(row["weight"]) for row in table), 270)
    for index, column in [
        ("banzhaf-absolute", "banzhaf_absolute"),
        ("shapley-shubik", "shapley_shubik"),
    ]:
        published = [float(row[column]) for row in table]
        found = [float(value) for value in power(college, index).values]
        assert found == pytest.approx(published, rel=1e-14)


def test_iraq_2018() -> None:
    """Thirteen lists hold 299 of 329 seats; 165 win. The figures were counted one by one."""
    parliament = Game(IRAQ_2018, 165)
    swings = power(parliament, "swings").values
    assert [swings[0], sum(swings)] == [Fraction(1821), Fraction(9383)]
    assert power_to_act(parliament) == Fraction(3167, 2**13)
    assert round(float(power(parliament, "banzhaf").values[0]), 4) == 0.1941
    assert round(float(power(parliament, "shapley-shubik").values[0]), 4) == 0.1986
    once = Game(IRAQ_2018[:6] + IRAQ_2018[7:], 165)
    assert round(float(power(once, "banzhaf").values[0]), 4) == 0.2063


def test_tables_of_an_independent_program(gold: Path) -> None:
    """Seventeen small games, by EPIC's own tests (tolerance there: 1e-5)."""
    seen = set()
    for row in rows(gold / "power/epic_unit_tables/table.csv"):
        if row["index"] not in EPIC_NAMES:
            continue
        weights = tuple(map(int, row["weights"].split(",")))
        game: Game | United = Game(weights, int(row["quota"]))
        if EPIC_NAMES[row["index"]] in WITH_UNIONS:
            unions = re.findall(r"{([\d, ]+)}", row["precoalitions_zero_based"])
            partition = tuple(tuple(map(int, union.split(","))) for union in unions)
            game = United(Game(weights, int(row["quota"])), partition)
        values = power(game, EPIC_NAMES[row["index"]]).values
        # EPIC prints its players in descending order of weight, equal ones in any.
        expected = zip(
            sorted(weights), map(float, reversed(row["expected"].split(","))), strict=True
        )
        found = zip(weights, map(float, values), strict=True)
        pairs = zip(sorted(found), sorted(expected), strict=True)
        assert all(mine == pytest.approx(theirs, abs=1e-5) for mine, theirs in pairs), row
        seen.add(row["index"])
    assert seen == set(EPIC_NAMES)

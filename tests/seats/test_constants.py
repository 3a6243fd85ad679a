"""Every number of every law: who just reaches it has seats, with one vote less there are none.

So a constant that is changed, upwards or downwards, fails here even where no real election at
hand would notice. `X` is the list at the bar; `A` has the other votes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from importlib import import_module

import pytest
from _pytest.mark import ParameterSet
from tests.seats.folder import allocated, election

from hemicycle.records.election import Candidate, Contest, Election, RegisteredList, Votes
from hemicycle.seats.laws import LAWS
from hemicycle.seats.laws.germany_2013 import LEVELLING as LEVELLING_2013
from hemicycle.seats.laws.germany_2020 import LEVELLING as LEVELLING_2020
from hemicycle.seats.laws.germany_levelling import Levelling, count_levelled
from hemicycle.seats.protocol import Protocol

Contests = tuple[Contest, ...]


def made(law: str, contests: Contests, votes: Mapping[str, Votes], seats: int) -> Election:
    """Return an election under a law, on the law's first day."""
    found = LAWS[law]
    return Election("made", found.country, "house", found.since, seats, contests, votes, law)


def of_x(found: Election) -> int:
    """Return the seats of X, those of its constituencies aside."""
    outright = {one.id for one in found.contests if one.kind == "constituency"}
    return sum(
        contest.seats.get("X", 0)
        for contest in allocated(found).contests
        if contest.contest not in outright
    )


def one_contest(law: str, seats: int = 100, parties: int = 1) -> Callable[[int], Election]:
    """Return elections of one contest in which X has so many of 10,000 votes."""

    def at(votes: int) -> Election:
        contest = Contest("P", seats, figures={"levelling": 0, "population": 1})
        found = made(law, (contest,), {"P": {"A": 6_999 - votes, "B": 3_001, "X": votes}}, seats)
        return replace(found, lists={"X": RegisteredList("X", "X", parties)})

    return at


def levelling(law: str, area: str = "") -> Callable[[int], Election]:
    """Return elections of two direct seats, which X does not win, and 98 that level."""

    def at(votes: int) -> Election:
        inside = (Contest("P", 2, area, figures={"levelling": 0 if area else 98}),)
        around = (Contest(area, 0, figures={"levelling": 98}),) if area else ()
        counts = {"P": {"A": 6_999 - votes, "B": 3_001, "X": votes}}
        return made(law, (*around, *inside), counts, 100)

    return at


def two_contests(law: str) -> Callable[[int], Election]:
    """Return elections in which X stands only in the smaller of two contests, of 10,000 votes."""

    def at(votes: int) -> Election:
        contests = (Contest("small", 10), Contest("large", 100))
        counts = {"small": {"A": 10_000 - votes, "X": votes}, "large": {"A": 990_000}}
        return made(law, contests, counts, 110)

    return at


def canton(votes: int) -> Election:
    """Return a canton of 30,000 votes; X has 290 of 10,000 in the north, the rest in the south."""
    contests = (Contest("north", 50), Contest("south", 50))
    north, south = {"A": 9_710, "X": 290}, {"A": 20_290 - votes, "X": votes - 290}
    return made("zug_2013", contests, {"north": north, "south": south}, 100)


def mixed(law: str) -> Callable[[int], Election]:
    """Return elections with a state of 10,000 second votes and a constituency that A wins."""

    def at(votes: int) -> Election:
        seats = {"germany_2023": 630, "new_zealand_1993": 120}.get(law, 0)
        state = Contest("S", seats, figures={"population": 1})
        won = Contest("one", 1, "S", "constituency")
        counts = {"S": {"A": 10_000 - votes, "X": votes}, "one": {"A": 1}}
        return made(law, (state, won), counts, 598)

    return at


def mandates(law: str) -> Callable[[int], Election]:
    """Return elections in which X has 4 % and wins so many of ten constituencies."""

    def at(number: int) -> Election:
        found = mixed(law)(400)
        won = [Contest(f"won {place}", 1, "S", "constituency") for place in range(10)]
        winners = {one.id: {"X" if place < number else "A": 1} for place, one in enumerate(won)}
        contests = (found.contests[0], *won)
        return replace(found, contests=contests, votes={"S": found.votes["S"], **winners})

    return at


def provinces(number: int) -> Election:
    """Return a Danish election in which X has a seat's votes in so many of three provinces.

    It has a third of the votes in each constituency of a province and wins nothing there, but in
    all three together more votes than one seat cost; in the country it has a fifth of a per cent.
    """
    contests = [Contest(name, 0, figures={"levelling": 9}) for name in "abc"]
    votes: dict[str, Votes] = {}
    for place, province in enumerate("abc"):
        for part in range(3):
            contests.append(Contest(f"{province}{part}", 1, province))
            few = {"X": 33 + place + part} if place < number else {}
            votes[f"{province}{part}"] = {"A": 60 + 3 * place + part, **few}
    contests.append(Contest("far", 0, figures={"levelling": 500}))
    contests.append(Contest("far 1", 100, "far"))
    return made("denmark_2007", tuple(contests), {**votes, "far 1": {"A": 100_000}}, 636)


BARS = [
    pytest.param(one_contest("austria_1992"), 400, id="Austria 4 %"),
    pytest.param(one_contest("spain_1985"), 300, id="Spain 3 %"),
    pytest.param(one_contest("israel_2004", 120), 200, id="Israel 2 % from 2004"),
    pytest.param(one_contest("israel_2014", 120), 325, id="Israel 3.25 % from 2014"),
    pytest.param(one_contest("netherlands_2017", 100), 100, id="Netherlands: one full quota"),
    pytest.param(one_contest("slovakia_2014", 150), 500, id="Slovakia, a party: 5 %"),
    pytest.param(one_contest("slovakia_2014", 150, 2), 700, id="Slovakia, two parties: 7 %"),
    pytest.param(one_contest("slovakia_2014", 150, 3), 700, id="Slovakia, three parties: 7 %"),
    pytest.param(one_contest("slovakia_2014", 150, 4), 1_000, id="Slovakia, four: 10 %"),
    pytest.param(one_contest("czechia_1995", 200), 500, id="Czechia 2017, a party: 5 %"),
    pytest.param(one_contest("czechia_1995", 200, 2), 1_000, id="Czechia 2017, two: 10 %"),
    pytest.param(one_contest("czechia_1995", 200, 3), 1_500, id="Czechia 2017, three: 15 %"),
    pytest.param(one_contest("czechia_1995", 200, 4), 2_000, id="Czechia 2017, four: 20 %"),
    pytest.param(one_contest("czechia_1995", 200, 5), 2_000, id="Czechia 2017, five: 20 %"),
    pytest.param(one_contest("czechia_2021", 200), 500, id="Czechia 2021, a party: 5 %"),
    pytest.param(one_contest("czechia_2021", 200, 2), 800, id="Czechia 2021, two: 8 %"),
    pytest.param(one_contest("czechia_2021", 200, 3), 1_100, id="Czechia 2021, three: 11 %"),
    pytest.param(one_contest("czechia_2021", 200, 4), 1_100, id="Czechia 2021, four: 11 %"),
    pytest.param(one_contest("sweden_2014"), 400, id="Sweden 4 % of the country"),
    pytest.param(two_contests("sweden_2014"), 1_200, id="Sweden 12 % of a constituency"),
    pytest.param(levelling("norway_2002"), 400, id="Norway 4 %"),
    pytest.param(levelling("iceland_2000"), 500, id="Iceland 5 %"),
    pytest.param(levelling("denmark_2007", "province"), 200, id="Denmark 2 %"),
    pytest.param(provinces, 2, id="Denmark: a seat's votes in two provinces"),
    pytest.param(mixed("germany_2013"), 500, id="Germany 2013 5 %"),
    pytest.param(mixed("germany_2020"), 500, id="Germany 2020 5 %"),
    pytest.param(mixed("germany_2023"), 500, id="Germany 2023 5 %"),
    pytest.param(mixed("new_zealand_1993"), 500, id="New Zealand 5 %"),
    pytest.param(mandates("new_zealand_1993"), 1, id="New Zealand: one electorate"),
    pytest.param(two_contests("zug_2013"), 500, id="Zug 5 % of a commune"),
    pytest.param(canton, 900, id="Zug 3 % of the canton"),
    pytest.param(two_contests("zurich_2003"), 500, id="Zurich 5 % of a constituency"),
]


@pytest.mark.parametrize(("at", "bar"), BARS)
def test_the_bar_lets_in_and_shuts_out(at: Callable[[int], Election], bar: int) -> None:
    assert of_x(at(bar))
    assert not of_x(at(bar - 1))


def _values(found: ParameterSet) -> tuple[Callable[[int], Election], int]:
    at, bar = found.values
    assert callable(at)
    assert isinstance(bar, int)
    return at, bar


BARRED = {str(at(bar).law) for at, bar in map(_values, BARS)}
SHARES = [
    (name, constant)
    for name in sorted({*BARRED, "germany"} - {"israel_2004", "israel_2014"})
    for constant, value in vars(import_module(f"hemicycle.seats.laws.{name}")).items()
    if isinstance(value, Fraction) and constant.isupper() and constant != "PREFERENCE"
]
"""Every share of a list that a law reads when it counts; Israel's is bound to both of its laws.

A preference is a candidate's share: `tests.seats.test_members` stands at both of its sides.
"""


@pytest.mark.parametrize("change", [Fraction(99, 100), Fraction(101, 100)])
@pytest.mark.parametrize(("law", "constant"), SHARES)
def test_a_share_one_hundredth_off_is_noticed(
    law: str, constant: str, change: Fraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bars above are not only right: they would not be right with another constant."""
    module = import_module(f"hemicycle.seats.laws.{law}")
    monkeypatch.setattr(module, constant, getattr(module, constant) * change)
    bars = [(at, bar) for at, bar in map(_values, BARS) if str(at(bar).law).startswith(law)]
    assert not all(of_x(at(bar)) and not of_x(at(bar - 1)) for at, bar in bars)


@pytest.mark.parametrize("law", ["germany_2013", "germany_2020", "germany_2023"])
def test_three_constituencies_let_a_party_in_below_the_bar(law: str) -> None:
    """Of two it keeps those that it won, but since 2023 not even these."""
    assert of_x(mandates(law)(3)) > 20
    assert of_x(mandates(law)(2)) == (0 if law == "germany_2023" else 2)


@pytest.mark.parametrize("law", ["germany_2013", "germany_2020"])
def test_the_house_of_598_without_overhang(law: str) -> None:
    assert sum(allocated(mixed(law)(4_000)).totals.values()) == 598


def levelled_house(law: Levelling) -> int:
    """Return the size of the house of 2021 under a law that levels."""
    protocol = Protocol()
    count_levelled(law, election("de_2021_repeat"), protocol)
    return sum(sum(one.seats.values()) for one in protocol.contests.values())


@pytest.mark.parametrize(("tolerated", "house"), [(2, 752), (3, 735), (4, 718)])
def test_each_seat_of_overhang_tolerated_in_2021_is_seventeen_of_the_house(
    tolerated: int, house: int
) -> None:
    """735 is the official one; the two beside it only show that the three is no other number."""
    assert levelled_house(replace(LEVELLING_2020, tolerated=tolerated)) == house


def test_no_overhang_was_tolerated_before_2020() -> None:
    """Counted by the law of 2013, that election would have had a larger house."""
    in_full = levelled_house(LEVELLING_2013)
    assert levelled_house(replace(LEVELLING_2013, tolerated=1)) < in_full


def standing(votes: Mapping[str, int], women: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate("Najaf", "A", name, name, rank, count, "female" if name in women else "male")
        for rank, (name, count) in enumerate(votes.items(), start=1)
    )


@pytest.mark.parametrize(
    ("seats", "elected"),
    [
        pytest.param(1, "a", id="one seat: a quarter of it is no woman"),
        pytest.param(2, "ab", id="two: half a woman is one, but no list has three seats"),
        pytest.param(3, "abw", id="three: a woman for every three, as four ask for none"),
        pytest.param(4, "abcw", id="four: one for every four"),
        pytest.param(6, "abcdwv", id="six: two are asked for, one for every three"),
    ],
)
def test_women_for_every_four_then_every_three_seats(seats: int, elected: str) -> None:
    people = standing({"a": 90, "b": 80, "c": 70, "d": 60, "e": 50, "f": 40, "w": 9, "v": 8}, "wv")
    found = made("iraq_2023", (Contest("Najaf", seats),), {"Najaf": {"A": 500}}, seats)
    won = {one.candidate for one in allocated(replace(found, candidates=people)).elected}
    assert won == set(elected)


def test_where_a_woman_for_every_four_is_enough_nobody_asks_for_every_three() -> None:
    """Twelve seats ask for three women: two of nine by every four, and one whom B's voters chose.

    By every five A would have one, and so by every three in the end three.
    """
    votes = {"A": {f"a{place}": 90 - place for place in range(9)} | {"v": 3, "w": 2, "x": 1}}
    votes["B"] = {"b": 9, "c": 8, "y": 7}
    people = tuple(
        Candidate("Najaf", name, one, one, rank, count, "female" if one in "vwxy" else "male")
        for name, counts in votes.items()
        for rank, (one, count) in enumerate(counts.items(), start=1)
    )
    found = made("iraq_2023", (Contest("Najaf", 12),), {"Najaf": {"A": 900, "B": 300}}, 12)
    won = {one.candidate for one in allocated(replace(found, candidates=people)).elected}
    assert won & set("vwxy") == set("vwy")


@pytest.mark.parametrize("law", ["iraq_2018", "iraq_2023"])
@pytest.mark.parametrize(("votes", "won"), [(1_701, 1), (1_699, 0)])
def test_iraqs_first_divisor_is_1_7(law: str, votes: int, won: int) -> None:
    """The large list's second quotient is 3,000 / 3; a small one's first is its votes by 1.7."""
    found = made(law, (Contest("Najaf", 2),), {"Najaf": {"A": 3_000, "B": votes}}, 2)
    assert allocated(found).totals["B"] == won

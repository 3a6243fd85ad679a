"""Members of lists under the laws that say who they are, and lists without candidates left."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.seats.folder import allocated

from hemicycle.records.allocation import Lot, Tie
from hemicycle.records.election import Candidate, Contest, Election
from hemicycle.seats.laws import netherlands_2017, slovakia_2014


def made(
    law: str, country: str, seats: int, votes: dict[str, int], *people: Candidate
) -> Election:
    """Return an election of one contest."""
    contest = (Contest("all", seats),)
    day = date(2021, 3, 17)
    return Election(
        "made", country, "house", day, seats, contest, {"all": votes}, law, candidates=people
    )


def listed(list_: str, *votes: int, left: str = "") -> list[Candidate]:
    """Return the candidates a1, a2 … of a list by their votes; those in ``left`` have died."""
    names = [f"{list_.lower()}{place}" for place in range(1, len(votes) + 1)]
    return [
        Candidate("all", list_, name, name, place, count, "", "died" if name in left else "")
        for place, (name, count) in enumerate(zip(names, votes, strict=True), start=1)
    ]


def members(found: Election, *lots: Lot) -> str:
    """Return the members of list A in the order in which they came in."""
    elected = allocated(found, *lots).elected
    return " ".join(one.candidate for one in elected if one.list == "A")


DUTCH = {"A": 600, "B": 400}
PREFERENCES = [
    pytest.param((590, 4, 3, 3), "a1 a2 a3", id="the order of the list"),
    pytest.param((540, 4, 5, 51), "a1 a4 a2", id="more than a quarter of the quota of 200"),
    pytest.param((540, 4, 6, 50), "a1 a2 a3", id="a quarter is not more than a quarter"),
    pytest.param((10, 4, 60, 526), "a4 a3 a1", id="the most votes first"),
]


@pytest.mark.parametrize(("votes", "elected"), PREFERENCES)
def test_the_netherlands_ask_for_more_than_a_quarter_of_the_quota(
    votes: tuple[int, ...], elected: str
) -> None:
    """Kieswet P 15, P 17: five seats for 1,000 votes, so the quota is 200; A has three."""
    people = listed("A", *votes)
    assert members(made("netherlands_2017", "NLD", 5, DUTCH, *people)) == elected


def test_equal_preferences_at_the_cut_draw_lots() -> None:
    people = listed("A", 300, 60, 60, 180)
    found = made("netherlands_2017", "NLD", 5, DUTCH, *people)
    assert allocated(found).tie == Tie(("a2", "a3"), 1, "candidates of A")
    assert members(found, Lot("all", "candidates of A", ("a3",))) == "a1 a4 a3"


def test_a_dutch_list_gives_seats_for_which_it_has_nobody_to_the_others() -> None:
    """Kieswet P 10: A is due three of five and has two candidates, then one."""
    people = [*listed("A", 300, 300), *listed("B", 100, 100, 100, 100)]
    assert allocated(made("netherlands_2017", "NLD", 5, DUTCH, *people)).totals == {"A": 2, "B": 3}
    gone = [*listed("A", 300, 300, left="a2"), *people[2:]]
    found = made("netherlands_2017", "NLD", 5, DUTCH, *gone)
    assert allocated(found).totals == {"A": 1, "B": 4}
    assert members(found) == "a1"


def test_who_has_died_is_passed_over_but_the_votes_stay() -> None:
    people = listed("A", 540, 4, 5, 51, left="a1")
    found = made("netherlands_2017", "NLD", 5, DUTCH, *people)
    assert allocated(found).totals == {"A": 3, "B": 2}
    assert members(found) == "a4 a2 a3"


@pytest.mark.parametrize(
    ("votes", "elected"),
    [
        pytest.param((1, 1, 1, 18), "a4 a1 a2", id="three per cent of 600"),
        pytest.param((1, 1, 1, 17), "a1 a2 a3", id="fewer"),
    ],
)
def test_slovakia_asks_for_three_per_cent_of_the_partys_votes(
    votes: tuple[int, ...], elected: str
) -> None:
    people = listed("A", *votes)
    assert members(made("slovakia_2014", "SVK", 5, DUTCH, *people)) == elected


def test_a_slovak_list_leaves_seats_empty() -> None:
    found = allocated(made("slovakia_2014", "SVK", 5, DUTCH, *listed("A", 5, 4)))
    vacant = {finding.message for finding in found.findings if finding.code == "seats-vacant"}
    assert "all: A has 3 seats but 2 candidates" in vacant


def test_without_candidates_nobody_is_named() -> None:
    assert allocated(made("netherlands_2017", "NLD", 5, DUTCH)).elected == ()


@pytest.mark.parametrize(
    ("module", "law", "country", "votes"),
    [
        pytest.param(netherlands_2017, "netherlands_2017", "NLD", (540, 4, 5, 51), id="dutch"),
        pytest.param(slovakia_2014, "slovakia_2014", "SVK", (1, 1, 1, 18), id="slovak"),
    ],
)
def test_every_preference_decides_a_member(
    monkeypatch: pytest.MonkeyPatch, module: object, law: str, country: str, votes: tuple[int, ...]
) -> None:
    found = made(law, country, 5, DUTCH, *listed("A", *votes))
    before = members(found)
    monkeypatch.setattr(module, "PREFERENCE", Fraction(9, 10))
    assert members(replace(found)) != before

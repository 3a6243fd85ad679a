"""Clauses that no real election at hand has needed, each on an election made for it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.seats.folder import allocated

from hemicycle.records.allocation import Lot, Tie
from hemicycle.records.election import Candidate, Contest, Election, RegisteredList
from hemicycle.seats.candidates import closed_list, flexible_list, open_list
from hemicycle.seats.laws.sweden_2014 import returned
from hemicycle.seats.protocol import LotNeeded, Protocol


def national(law: str, country: str, day: date, votes: dict[str, int], seats: int) -> Election:
    """Return an election of one contest."""
    contest = Contest("national", seats)
    return Election("made", country, "house", day, seats, (contest,), {"national": votes}, law)


def test_a_dutch_majority_of_votes_is_a_majority_of_seats() -> None:
    """Kieswet P 9: 51 % are two of four seats by D'Hondt; the last average makes it three."""
    found = allocated(
        national("netherlands_2017", "NLD", date(2021, 3, 17), {"A": 51, "B": 49}, 4)
    )
    assert found.totals == {"A": 3, "B": 1}
    assert any("most votes, so most seats" in step.text for step in found.steps)


def test_israels_threshold_before_and_after_2014() -> None:
    votes = {"A": 6_000, "B": 3_675, "C": 325}
    old = national("israel_2004", "ISR", date(2013, 1, 22), votes, 120)
    assert allocated(old).totals["C"] == 3
    assert allocated(replace(old, law="israel_2014", date=date(2015, 3, 17))).totals["C"] == 3
    fewer = {"A": 6_000, "B": 3_676, "C": 324}
    missed = national("israel_2014", "ISR", date(2015, 3, 17), fewer, 120)
    assert "C" not in allocated(missed).totals


def test_an_agreement_needs_both_partners_past_the_threshold() -> None:
    """C falls short, so A is counted alone."""
    votes = {"A": 6_000, "B": 3_676, "C": 324}
    lists = {
        name: RegisteredList(name, name, alliance="AC" if name in "AC" else "") for name in votes
    }
    made = national("israel_2014", "ISR", date(2015, 3, 17), votes, 120)
    assert allocated(replace(made, lists=lists)).totals == allocated(made).totals
    both = {"A": 6_000, "B": 3_635, "C": 365}
    joined = replace(made, lists=lists, votes={"national": both})
    assert allocated(joined).totals == {"A": 73, "B": 43, "C": 4}
    assert allocated(replace(joined, lists={})).totals == {"A": 72, "B": 44, "C": 4}


def test_a_swedish_list_with_too_many_fixed_seats_gives_its_cheapest_back() -> None:
    """A holds three and is due two. Its cheapest seat is the second in the south: 900 / 3."""
    votes = {"north": {"A": 500, "B": 400, "C": 390}, "south": {"A": 900, "B": 290, "C": 280}}
    fixed = {"north": {"A": 1, "B": 1, "C": 0}, "south": {"A": 2, "B": 0, "C": 0}}
    protocol = Protocol()
    after = returned(votes, fixed, {"A": 2, "B": 2, "C": 1}, protocol)
    assert after == {"north": {"A": 1, "B": 1, "C": 0}, "south": {"A": 1, "B": 1, "C": 0}}
    assert "A gives a fixed seat back, B takes it." in protocol.steps[0].text


PEOPLE = [
    Candidate("P", "A", name, name, rank, votes)
    for rank, (name, votes) in enumerate([("a", 10), ("b", 90), ("c", 50), ("d", 50)], start=1)
]


def names(found: list[Candidate]) -> str:
    return "".join(one.id for one in found)


@pytest.mark.parametrize(
    ("threshold", "seats", "elected"),
    [
        (Fraction(60), 2, "ba"),
        (Fraction(50), 3, "bcd"),
        (Fraction(91), 2, "ab"),
        (Fraction(10), 1, "b"),
    ],
)
def test_flexible_lists(threshold: Fraction, seats: int, elected: str) -> None:
    assert names(flexible_list(PEOPLE, seats, threshold, Protocol())) == elected


def test_closed_and_open_lists() -> None:
    assert names(closed_list(PEOPLE[::-1], 2)) == "ab"
    assert names(open_list(PEOPLE, 3, Protocol())) == "bcd"
    assert names(open_list(PEOPLE, 9, Protocol())) == "bcda"


def test_equal_candidates_need_a_lot_only_where_it_decides_who_is_elected() -> None:
    with pytest.raises(LotNeeded) as needed:
        open_list(PEOPLE, 2, Protocol())
    assert needed.value.tie == Tie(("c", "d"), 1, "candidates of A")
    lot = Lot("P", "candidates of A", ("d",))
    assert names(open_list(PEOPLE, 2, Protocol([lot]))) == "bd"

"""Majority bonus, minorities without a threshold, single votes, candidates who have left."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seats.folder import allocated, election, folder

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import Allocation, Lot, Tie
from hemicycle.records.election import Candidate, Contest, Election, RegisteredList
from hemicycle.seats.batch import law_batch, votes_table
from hemicycle.seats.bonus import first_place, with_bonus
from hemicycle.seats.candidates import candidates_of, open_list
from hemicycle.seats.comparison import differences
from hemicycle.seats.folders import read_official
from hemicycle.seats.laws import LAWS, greece_2012, serbia_2022
from hemicycle.seats.protocol import Protocol

MUTATIONS = [
    pytest.param("gr_2012_june", greece_2012, "THRESHOLD", Fraction(5, 100), id="greece 3 to 5 %"),
    pytest.param("gr_2012_may", greece_2012, "BONUS", 40, id="greece 50 to 40, as before 2012"),
    pytest.param("rs_2023", serbia_2022, "THRESHOLD", Fraction(6, 100), id="serbia 3 to 6 %"),
    pytest.param("rs_2023", serbia_2022, "RAISE", Fraction(1), id="serbia without 35 %"),
    pytest.param("rs_2023", serbia_2022, "RAISE", Fraction(15, 10), id="serbia 35 to 50 %"),
]


@pytest.mark.parametrize(("name", "module", "constant", "other"), MUTATIONS)
def test_every_constant_decides_a_seat(
    monkeypatch: pytest.MonkeyPatch, name: str, module: object, constant: str, other: object
) -> None:
    monkeypatch.setattr(module, constant, other)
    assert differences(allocated(election(name)), read_official(folder(name)))


GREECE = election("gr_2012_june")


def greece(votes: dict[str, int], parties: dict[str, int] | None = None) -> Allocation:
    """Return 300 seats of Greece by other votes; some lists are coalitions of so many parties."""
    lists = {name: RegisteredList(name, name, size) for name, size in (parties or {}).items()}
    made = replace(GREECE, votes={"Greece": votes}, lists=lists, figures={})
    return allocated(made)


def test_a_list_below_three_per_cent_of_all_valid_votes_has_no_seat() -> None:
    assert greece({"A": 671, "B": 299, "C": 30}).totals == {"A": 168 + 50, "B": 75, "C": 7}
    assert greece({"A": 672, "B": 299, "C": 29}).totals == {"A": 173 + 50, "B": 77}


def test_lists_that_are_not_given_count_for_the_three_per_cent() -> None:
    """With 1,001 valid votes, 30 are less than 3 %."""
    votes = {"Greece": {"A": 671, "B": 299, "C": 30}}
    made = replace(GREECE, votes=votes, figures={"valid_votes": 1_001})
    assert allocated(made).totals == {"A": 173 + 50, "B": 77}


def test_a_coalition_has_the_bonus_only_with_the_larger_average() -> None:
    votes = {"A": 560, "B": 440}
    assert greece(votes).totals == {"A": 140 + 50, "B": 110}
    assert greece(votes, {"A": 2}).totals == {"A": 140, "B": 110 + 50}


def test_an_equal_first_place_waits_for_the_lot() -> None:
    tied = greece({"A": 500, "B": 500})
    assert tied.tie == Tie(("A", "B"), 1, "bonus")
    made = replace(GREECE, votes={"Greece": {"A": 500, "B": 500}})
    drawn = allocated(made, Lot("Greece", "bonus", ("B",)))
    assert drawn.totals == {"A": 125, "B": 175}


@given(
    st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 50), min_size=2), st.integers(1, 60)
)
def test_the_bonus_changes_one_list_and_the_sum(ranks: dict[str, int], bonus: int) -> None:
    place = first_place(ranks)
    if place.tie:
        assert len({ranks[name] for name in place.tie.lists}) == 1
        return
    topped = with_bonus(ranks, place.seats, bonus)
    assert sum(topped.values()) == sum(ranks.values()) + bonus
    assert topped[max(ranks, key=lambda name: ranks[name])] == max(ranks.values()) + bonus


SERBIA = election("rs_2023")


def serbia(votes: dict[str, int], seats: int, *candidates: Candidate) -> Allocation:
    """Return seats of Serbia by other votes; M is a minority's list."""
    lists = {"M": RegisteredList("M", "M", minority=True)}
    made = replace(
        SERBIA,
        seats_total=seats,
        contests=(Contest("Serbia", seats),),
        votes={"Serbia": votes},
        lists=lists,
        candidates=candidates,
    )
    return allocated(made)


def test_a_minority_needs_no_threshold_and_its_quotients_are_raised() -> None:
    """20 * 1.35 is 27, more than 980 / 37 = 26.5 and less than 980 / 36 = 27.2."""
    assert serbia({"A": 980, "M": 20}, 36).totals == {"A": 36, "M": 0}
    assert serbia({"A": 980, "M": 20}, 37).totals == {"A": 36, "M": 1}
    assert "N" not in serbia({"A": 980, "N": 20}, 37).totals


def test_a_minority_above_the_threshold_is_not_raised() -> None:
    """30 of 1,000 are 3 %: 970 / 33 = 29.4 comes after 30, 970 / 25 = 38.8 before 30 * 1.35."""
    assert serbia({"A": 970, "M": 30}, 26).totals == {"A": 26, "M": 0}
    assert serbia({"A": 970, "M": 30}, 33).totals == {"A": 32, "M": 1}


def test_margins_of_a_raised_list_are_in_votes() -> None:
    """With 36 seats M lacks one vote: 20 * 1.35 = 27 < 27.2 < 28.35 = 21 * 1.35."""
    near = {margin.list: margin for margin in serbia({"A": 980, "M": 20}, 36).contests[0].margins}
    assert near["M"].votes_to_next == 1
    assert near["M"].first_missed == pytest.approx(27)
    assert near["A"].last_won == pytest.approx(980 / 36)


def test_equal_quotients_go_to_the_list_with_more_votes() -> None:
    """Article 129: 100 / 2 = 50 / 1."""
    assert serbia({"A": 100, "B": 50}, 2).totals == {"A": 2, "B": 0}


def person(name: str, votes: int = 0, list_: str = "B", left: str = "") -> Candidate:
    """Return a candidate of the contest ``Serbia``."""
    return Candidate("Serbia", list_, name, name, 1, votes, "", left)  # type: ignore[arg-type]


def test_a_list_without_candidates_left_loses_its_seat_to_the_next_quotient() -> None:
    """Article 129: B has two candidates, and one once the other has died."""
    votes = {"A": 500, "B": 400}
    assert serbia(votes, 5).totals == {"A": 3, "B": 2}
    assert serbia(votes, 5, person("b"), person("c")).totals == {"A": 3, "B": 2}
    assert serbia(votes, 5, person("b"), person("c", left="died")).totals == {"A": 4, "B": 1}


def test_a_house_without_seats_to_fill_is_told() -> None:
    assert serbia({"A": 5}, 250).steps[-1].text.startswith("250 seats by D'Hondt: A 250.")


def test_who_has_left_takes_no_seat_of_an_open_list() -> None:
    people = [person("b", 90, left="withdrew"), person("c", 50), person("d", 10)]
    standing = candidates_of(people, "Serbia", "B")
    assert [one.id for one in open_list(standing, 1, Protocol())] == ["c"]


def single(*votes: int, seats: int = 2) -> Election:
    """Return a constituency of Hong Kong with candidates a, b, c and so on."""
    people = tuple(
        Candidate("H", name, name, name, place, count)
        for place, (name, count) in enumerate(zip("abcde", votes, strict=False), start=1)
    )
    counts = {"H": {one.list: one.votes for one in people}}
    contest = (Contest("H", seats),)
    day = date(2021, 12, 19)
    return Election(
        "made", "HKG", "LegCo", day, seats, contest, counts, "hong_kong_2021", candidates=people
    )


@pytest.mark.parametrize(
    ("votes", "elected"),
    [
        pytest.param((5, 9, 7), "bc", id="the most votes, the most first"),
        pytest.param((99, 1, 0), "ab", id="a surplus helps nobody"),
        pytest.param((4, 4, 3), "ab", id="equal ones who both win"),
        pytest.param((4,), "a", id="fewer candidates than seats"),
    ],
)
def test_single_votes(votes: tuple[int, ...], elected: str) -> None:
    found = allocated(single(*votes))
    assert "".join(one.candidate for one in found.elected) == elected
    vacant = [finding for finding in found.findings if finding.code == "seats-vacant"]
    assert len(vacant) == (len(elected) < 2)


def test_equal_candidates_at_the_cut_draw_lots() -> None:
    tied = allocated(single(9, 4, 4))
    assert tied.tie == Tie(("b", "c"), 1, "single votes")
    drawn = allocated(single(9, 4, 4), Lot("H", "single votes", ("c",)))
    assert [one.candidate for one in drawn.elected] == ["a", "c"]
    with pytest.raises(ElectionError, match="nobody is tied"):
        allocated(single(9, 4, 3), Lot("H", "single votes", ("c",)))


def test_whoever_has_left_is_passed_over() -> None:
    made = single(9, 8, 7)
    first, *others = made.candidates
    gone = replace(made, candidates=(replace(first, left="died"), *others))
    assert [one.candidate for one in allocated(gone).elected] == ["b", "c"]


def test_without_candidates_nobody_can_be_elected() -> None:
    """So many draws of sums, which have no candidates, are refused as well."""
    made = single(9, 8, 7)
    with pytest.raises(ElectionError, match=r"H: no candidates; give them in candidates\.csv"):
        allocated(replace(made, candidates=()))
    with pytest.raises(ElectionError, match=r"H: no candidates"):
        law_batch(LAWS["hong_kong_2021"], made, votes_table(made)[None])

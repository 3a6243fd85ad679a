"""Quotas, largest remainders and thresholds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seats.oracle import votes_of_lists

from hemicycle.errors import SeatsError
from hemicycle.records.allocation import Tie
from hemicycle.records.election import RegisteredList
from hemicycle.seats.quotas import (
    QUOTAS,
    Quota,
    droop,
    hagenbach_bischoff,
    hare,
    imperiali,
    largest_remainders,
    without_excess,
)
from hemicycle.seats.thresholds import (
    exceeding,
    holding,
    reaching,
    reaching_anywhere,
    reaching_by_size,
)

VOTES = {"A": 47_000, "B": 16_000, "C": 15_800, "D": 12_000, "E": 6_100, "F": 3_100}


@pytest.mark.parametrize(
    ("quota", "seats"),
    [
        pytest.param(hare, [5, 2, 1, 1, 1, 0], id="hare favours the small"),
        pytest.param(droop, [5, 2, 2, 1, 0, 0], id="droop less so"),
        pytest.param(hagenbach_bischoff, [5, 2, 2, 1, 0, 0], id="hagenbach-bischoff likewise"),
    ],
)
def test_ten_seats_by_largest_remainders(quota: Quota, seats: list[int]) -> None:
    """100,000 votes and 10 seats: the field's worked example, quotas 10,000 and 9,091."""
    assert list(largest_remainders(VOTES, 10, quota).seats.values()) == seats


@pytest.mark.parametrize(
    ("name", "price"),
    [
        ("Hare", Fraction(101, 4)),
        ("Hare, rounded up", 26),
        ("Hare, rounded", 25),
        ("Droop", 21),
        ("Hagenbach-Bischoff", Fraction(101, 5)),
        ("Hagenbach-Bischoff, rounded up", 21),
        ("Hagenbach-Bischoff, rounded", 20),
        ("Imperiali", Fraction(101, 6)),
        ("Imperiali, rounded", 17),
    ],
)
def test_the_quotas_of_101_votes_and_4_seats(name: str, price: Fraction) -> None:
    assert QUOTAS[name](101, 4) == price


def test_half_a_vote_is_rounded_up() -> None:
    assert QUOTAS["Hare, rounded"](5, 2) == 3


def test_droop_is_more_than_hagenbach_bischoff_where_that_is_whole() -> None:
    assert droop(100, 4) == 21
    assert hagenbach_bischoff(100, 4) == 20


def test_equal_remainders_are_a_tie() -> None:
    found = largest_remainders({"A": 5, "B": 5, "C": 10}, 2, hare)
    assert found.seats == {"A": 0, "B": 0, "C": 1}
    assert found.tie == Tie(("A", "B"), 1)


def test_a_quota_that_sells_too_much_is_refused_or_taken_back() -> None:
    votes = {"A": 402, "B": 202, "C": 200}
    with pytest.raises(SeatsError, match="1 seats too many"):
        largest_remainders(votes, 2, imperiali)
    assert without_excess(votes, 2, imperiali).seats == {"A": 1, "B": 1, "C": 0}


def test_more_seats_left_than_lists() -> None:
    with pytest.raises(SeatsError, match="only 1 list"):
        largest_remainders({"A": 3, "B": 0}, 5, lambda votes, seats: Fraction(2))


@given(votes_of_lists, st.integers(0, 60), st.sampled_from([hare, droop, hagenbach_bischoff]))
def test_largest_remainders_stay_within_the_quota(
    votes: dict[str, int], seats: int, quota: Quota
) -> None:
    try:
        found = largest_remainders(votes, seats, quota)
    except SeatsError:
        assert quota is not hare
        return
    tied = found.tie.seats if found.tie else 0
    assert sum(found.seats.values()) + tied == seats
    if quota is hare:
        for name, won in found.seats.items():
            share = Fraction(votes[name] * seats, sum(votes.values()))
            assert won in (int(share), int(share) + 1)
    assert found == largest_remainders(dict(reversed(votes.items())), seats, quota)


def test_a_share_is_reached_by_exactly_that_share() -> None:
    votes = {"A": 50, "B": 49, "C": 901, "D": 0}
    assert reaching(votes, Fraction(5, 100), 1000) == {"A", "C"}
    assert exceeding(votes, Fraction(5, 100), 1000) == {"C"}
    assert reaching(votes, Fraction(0), 1000) == {"A", "B", "C"}


def test_the_size_of_an_alliance_raises_its_bar() -> None:
    lists = {"pair": RegisteredList("pair", "pair", 2), "one": RegisteredList("one", "one")}
    votes = {"pair": 80, "one": 60, "unregistered": 70}
    share = {1: Fraction(6, 100), 2: Fraction(9, 100)}
    assert reaching_by_size(votes, share.__getitem__, 1000, lists) == {"one", "unregistered"}


def test_one_area_is_enough() -> None:
    votes = {"north": {"A": 90, "B": 10}, "south": {"A": 996, "B": 4}}
    assert reaching_anywhere(votes, Fraction(5, 100)) == {"A", "B"}
    assert reaching_anywhere(votes, Fraction(5, 100), {"north": 1000, "south": 1000}) == {"A"}


def test_basic_mandates() -> None:
    assert holding({"A": 3, "B": 2}, 3) == {"A"}

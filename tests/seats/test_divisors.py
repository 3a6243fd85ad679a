"""Highest averages: real cases first, then the laws every case must obey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seats.oracle import LISTS, by_sorting, methods, votes_of_lists

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.records.allocation import Tie
from hemicycle.seats.column import Divisors
from hemicycle.seats.divisors import (
    ADAMS,
    D_HONDT,
    DANISH,
    DEAN,
    HUNTINGTON_HILL,
    IMPERIALI,
    MACAU,
    SAINTE_LAGUE,
    SAINTE_LAGUE_1_2,
    SAINTE_LAGUE_1_4,
    SAINTE_LAGUE_1_7,
    Apportionment,
    divide,
    highest_averages,
    row,
    settle,
)
from hemicycle.seats.margins import margins, nearness

seats_of_contests = st.integers(0, 60)


def test_european_parliament_czechia_2019() -> None:
    """Seven lists passed 5 %; 21 seats by D'Hondt (Czech Statistical Office)."""
    votes = {
        "ano": 502_343,
        "ods": 344_885,
        "pirati": 330_844,
        "stan-top09": 276_220,
        "spd": 216_718,
        "kdu-csl": 171_723,
        "kscm": 164_624,
    }
    assert list(highest_averages(votes, 21, D_HONDT).seats.values()) == [6, 4, 3, 3, 2, 2, 1]


@pytest.mark.parametrize(
    ("divisors", "seats"),
    [
        pytest.param(D_HONDT, [5, 2, 0], id="d'hondt favours the large"),
        pytest.param(IMPERIALI, [5, 2, 0], id="imperiali more so"),
        pytest.param(SAINTE_LAGUE, [4, 2, 1], id="sainte-lague is even"),
        pytest.param(SAINTE_LAGUE_1_7, [5, 2, 0], id="1.7 shuts the door"),
        pytest.param(DANISH, [4, 2, 1], id="danish favours the small"),
        pytest.param(MACAU, [4, 2, 1], id="macau's doubles"),
        pytest.param(HUNTINGTON_HILL, [4, 2, 1], id="huntington-hill: everybody one"),
        pytest.param(DEAN, [4, 2, 1], id="dean: everybody one"),
        pytest.param(ADAMS, [4, 2, 1], id="adams: everybody one"),
    ],
)
def test_every_method_by_hand(divisors: Divisors, seats: list[int]) -> None:
    won = highest_averages({"A": 600, "B": 280, "C": 95}, 7, divisors).seats
    assert list(won.values()) == seats


@pytest.mark.parametrize(
    ("votes", "entering"),
    [
        (340, [SAINTE_LAGUE]),
        (450, [SAINTE_LAGUE, SAINTE_LAGUE_1_2]),
        (520, [SAINTE_LAGUE, SAINTE_LAGUE_1_2, SAINTE_LAGUE_1_4]),
        (570, [SAINTE_LAGUE, SAINTE_LAGUE_1_2, SAINTE_LAGUE_1_4, SAINTE_LAGUE_1_7]),
    ],
)
def test_the_first_divisor_is_the_door(votes: int, entering: list[Divisors]) -> None:
    """The large list's second seat costs 1000 / 3: the small one needs 333.3 times the divisor."""
    family = [SAINTE_LAGUE, SAINTE_LAGUE_1_2, SAINTE_LAGUE_1_4, SAINTE_LAGUE_1_7]
    found = [
        divisors
        for divisors in family
        if highest_averages({"large": 1000, "small": votes}, 2, divisors).seats["small"]
    ]
    assert found == entering


@pytest.mark.parametrize(
    ("divisors", "first"),
    [
        (IMPERIALI, ["1", "3/2", "2", "5/2"]),
        (DANISH, ["1", "4", "7", "10"]),
        (MACAU, ["1", "2", "4", "8"]),
        (DEAN, ["0", "4/3", "12/5", "24/7"]),
        (HUNTINGTON_HILL, ["0", "2", "6", "12"]),
        (SAINTE_LAGUE_1_2, ["6/5", "3", "5", "7"]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_rows_as_defined(divisors: Divisors, first: list[str]) -> None:
    """Huntington-Hill's are the squares of the geometric means."""
    assert [str(divisors.at(held)) for held in range(4)] == first


def test_a_tie_is_reported_and_never_broken() -> None:
    found = highest_averages({"A": 60, "B": 30, "C": 30}, 3, D_HONDT)
    assert found == Apportionment({"A": 1, "B": 0, "C": 0}, Tie(("A", "B", "C"), 2))
    assert settle(found, ["A", "C"]).seats == {"A": 2, "B": 0, "C": 1}


def test_no_lot_where_all_the_equal_ones_win() -> None:
    assert highest_averages({"A": 60, "B": 30, "C": 30}, 4, D_HONDT).tie is None


def test_floats_that_are_equal_are_told_apart_by_integers() -> None:
    """10^15 against one vote less, divided by 3: the same float would do for both."""
    votes = {"A": 3 * 10**17 + 1, "B": 3 * 10**17}
    assert highest_averages(votes, 1, D_HONDT).seats == {"A": 1, "B": 0}
    assert (3 * 10**17 + 1) / 1 == (3 * 10**17) / 1


@pytest.mark.parametrize("drawn", [[], ["A"], ["A", "D"], ["A", "A"], ["A", "B", "C"]])
def test_a_lot_must_answer_the_tie(drawn: list[str]) -> None:
    found = highest_averages({"A": 60, "B": 30, "C": 30}, 3, D_HONDT)
    with pytest.raises(ElectionError, match="must draw 2 of A, B, C"):
        settle(found, drawn)


def test_seats_held_before_are_kept_and_limits_are_not_passed() -> None:
    votes = {"A": 600, "B": 280, "C": 95}
    assert highest_averages(votes, 7, D_HONDT, {"C": 2}).seats == {"A": 4, "B": 1, "C": 2}
    limited = highest_averages(votes, 7, D_HONDT, None, {"A": 2, "B": 9, "C": 9})
    assert limited.seats == {"A": 2, "B": 4, "C": 1}


@pytest.mark.parametrize(
    ("votes", "seats", "error", "message"),
    [
        ({}, 1, NoVotesError, "nothing to divide"),
        ({"A": 0}, 1, NoVotesError, "nothing to divide"),
        ({"A": 5, "B": -1}, 1, ElectionError, "negative votes: B -1"),
        ({"A": 1}, -1, SeatsError, "-1 seats"),
    ],
)
def test_nonsense_is_refused(
    votes: dict[str, int], seats: int, error: type[ElectionError], message: str
) -> None:
    with pytest.raises(error, match=message):
        highest_averages(votes, seats, D_HONDT)


def test_more_seats_than_the_lists_can_fill() -> None:
    with pytest.raises(SeatsError, match="only 3 of 5"):
        highest_averages({"A": 5, "B": 5}, 5, D_HONDT, None, {"A": 2, "B": 1})
    with pytest.raises(SeatsError, match="held before"):
        highest_averages({"A": 5}, 1, D_HONDT, {"A": 2})
    with pytest.raises(SeatsError, match="too few"):
        highest_averages({"A": 5, "B": 4}, 1, ADAMS)
    with pytest.raises(ElectionError, match="do not rise"):
        highest_averages({"A": 5}, 3, row("falling", 3, 2, -1))


def test_large_figures_and_many_lists() -> None:
    many = {str(index): 10**15 - index for index in range(10_000)}
    won = highest_averages(many, 300, SAINTE_LAGUE).seats
    assert [won["0"], won["299"], won["300"]] == [1, 1, 0]
    assert sum(highest_averages({"A": 10**15, "B": 1}, 709, D_HONDT).seats.values()) == 709


@given(votes_of_lists, seats_of_contests, methods)
def test_the_slow_path_agrees(votes: dict[str, int], seats: int, divisors: Divisors) -> None:
    found = highest_averages(votes, seats, divisors)
    outright, level, left = by_sorting(votes, seats, divisors)
    assert found.seats == outright
    assert found.tie == (Tie(tuple(level), left) if left else None)


@given(votes_of_lists, seats_of_contests, st.sampled_from([ADAMS, DEAN, HUNTINGTON_HILL]))
def test_the_slow_path_agrees_where_everybody_has_a_seat(
    votes: dict[str, int], seats: int, divisors: Divisors
) -> None:
    standing = {name: count for name, count in votes.items() if count}
    found = highest_averages(standing, seats + len(standing), divisors)
    later = Divisors("later", lambda held: divisors.at(held + 1), divisors.power)
    outright, level, left = by_sorting(standing, seats, later)
    assert found.seats == {name: won + 1 for name, won in outright.items()}
    assert found.tie == (Tie(tuple(level), left) if left else None)


@given(votes_of_lists, seats_of_contests, methods)
def test_one_more_seat_takes_none_away(
    votes: dict[str, int], seats: int, divisors: Divisors
) -> None:
    fewer = highest_averages(votes, seats, divisors).seats
    more = highest_averages(votes, seats + 1, divisors).seats
    assert all(more[name] >= fewer[name] for name in votes)


@given(votes_of_lists, seats_of_contests, methods, st.sampled_from(LISTS), st.integers(1, 10**6))
def test_more_votes_never_cost_a_seat(
    votes: dict[str, int], seats: int, divisors: Divisors, name: str, more: int
) -> None:
    before = highest_averages(votes, seats, divisors).seats.get(name, 0)
    gained = {**votes, name: votes.get(name, 0) + more}
    after = highest_averages(gained, seats, divisors)
    assert after.seats[name] + (after.tie is not None and name in after.tie.lists) >= before


@given(votes_of_lists, seats_of_contests, methods, st.integers(2, 9))
def test_names_order_and_scale_change_nothing(
    votes: dict[str, int], seats: int, divisors: Divisors, factor: int
) -> None:
    scaled = {name: count * factor for name, count in reversed(votes.items())}
    assert highest_averages(votes, seats, divisors) == highest_averages(scaled, seats, divisors)


@given(votes_of_lists, seats_of_contests)
def test_d_hondt_never_goes_below_the_lower_quota(votes: dict[str, int], seats: int) -> None:
    found = highest_averages(votes, seats, D_HONDT)
    for name, won in found.seats.items():
        tied = found.tie is not None and name in found.tie.lists
        assert won + tied >= votes[name] * seats // sum(votes.values())


@given(votes_of_lists, seats_of_contests, methods)
def test_votes_to_the_next_seat_are_enough_and_not_one_too_many(
    votes: dict[str, int], seats: int, divisors: Divisors
) -> None:
    column = divide(votes, seats, divisors)
    for name, held, missing in zip(
        votes, column.counts, nearness(column).votes_to_next, strict=True
    ):
        if missing is None:
            assert held == seats or not seats
            continue
        enough = {**votes, name: votes[name] + missing}
        assert highest_averages(enough, seats, divisors).seats[name] > held
        fewer = {**votes, name: votes[name] + missing - 1}
        if any(fewer.values()):
            assert highest_averages(fewer, seats, divisors).seats[name] <= held


def test_margins_of_duhok_2025() -> None:
    """KDP's ninth quotient is 24,335.2, KIU's second 24,319.7: 16 apart (IHEC, preliminary)."""
    found = margins(divide({"KDP": 413_698, "KIU": 72_959, "NS": 18_314}, 11, SAINTE_LAGUE_1_7))
    kdp, kiu, _ = found
    assert kdp.last_won == pytest.approx(413_698 / 17)
    assert kiu.seats == 2
    assert kiu.last_won == pytest.approx(72_959 / 3)


@given(votes_of_lists, seats_of_contests, methods)
def test_a_lot_fills_the_contest(votes: dict[str, int], seats: int, divisors: Divisors) -> None:
    found = highest_averages(votes, seats, divisors)
    if found.tie:
        assert 0 < found.tie.seats < len(found.tie.lists)
        found = settle(found, found.tie.lists[: found.tie.seats])
    assert sum(found.seats.values()) == seats
    assert all(votes[name] for name, won in found.seats.items() if won)

"""Ministries by Gamson's law: exact, by largest remainder, a tie returned."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import SeatsError
from hemicycle.governments.likely import Portfolios, gamson


def test_shares_are_exact() -> None:
    found = gamson({"CDU": 255, "SPD": 193, "CSU": 56}, 15)
    assert found.shares == {"CDU": Fraction(255, 504), "SPD": Fraction(193, 504),
                            "CSU": Fraction(1, 9)}  # fmt: skip
    # 7.589, 5.744 and 1.667: two remainders are rounded up, CDU's is not
    assert found.whole == {"CDU": 7, "SPD": 6, "CSU": 2}
    assert not found.tied


def test_a_tie_is_returned() -> None:
    found = gamson({"A": 20, "B": 10, "C": 10, "D": 10}, 7)
    # 2.8 and three times 1.4: A's remainder is rounded up, one ministry is left for three
    assert found.whole == {"A": 3, "B": 1, "C": 1, "D": 1}
    assert (found.tied, found.open) == (frozenset("BCD"), 1)


def test_two_halves_for_one_ministry() -> None:
    assert gamson({"A": 3, "B": 3, "C": 2}, 4) == Portfolios(
        {"A": Fraction(3, 8), "B": Fraction(3, 8), "C": Fraction(1, 4)},
        {"A": 1, "B": 1, "C": 1},
        frozenset("AB"),
        1,
    )


def test_equal_remainders_that_all_can_have_are_no_tie() -> None:
    # 1.75, 1.75 and 1.5: two ministries are left for two equal remainders
    found = gamson({"A": 7, "B": 7, "C": 6}, 5)
    assert found == Portfolios(found.shares, {"A": 2, "B": 2, "C": 1})


@pytest.mark.parametrize(("seats", "ministries"), [({}, 3), ({"A": 0}, 3), ({"A": 1}, -1)])
def test_nonsense_is_refused(seats: dict[str, int], ministries: int) -> None:
    with pytest.raises(SeatsError):
        gamson(seats, ministries)


@given(st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(1, 300), min_size=1),
       st.integers(0, 40))  # fmt: skip
def test_every_ministry_is_given_or_open(seats: dict[str, int], ministries: int) -> None:
    found = gamson(seats, ministries)
    assert sum(found.shares.values()) == 1
    assert sum(found.whole.values()) + found.open == ministries
    assert (found.open == 0) == (not found.tied)
    assert not found.tied or found.open < len(found.tied)
    for name, share in found.shares.items():
        assert abs(share * ministries - found.whole[name]) < 1

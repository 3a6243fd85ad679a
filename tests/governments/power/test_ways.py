"""Every way to count coalitions gives the same numbers; the size of the game chooses one."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import TooCostlyError
from hemicycle.governments.power import (
    Game,
    Join,
    Meet,
    Method,
    Restricted,
    halves,
    limbs,
    majority_game,
    packed,
    power,
    shapley_shubik_in_floats,
    table,
)

ELECTORS = (54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10)
LARGE = tuple(range(37, 107))
"""Seventy weights: more than a limb's players and more sums than a block."""

MANY = tuple(round(3_000 / (rank + 1)) + 1 for rank in range(190))
"""190 shareholders, a few of them large: where 64-bit integers overflow."""


@st.composite
def ascending(draw: st.DrawFn) -> tuple[list[int], int]:
    weights = draw(st.lists(st.integers(1, 30), min_size=1, max_size=40))
    quota = draw(st.integers(1, sum(weights)))
    return sorted(min(weight, quota) for weight in weights), quota


def packed_counts(weights: Sequence[int], terms: int) -> list[int]:
    width = packed.slot_bytes(1 << len(weights))
    return packed.coefficients(packed.product(weights, terms, 8 * width), terms, width)


@given(ascending())
def test_limbs_count_as_packed_integers_do(case: tuple[list[int], int]) -> None:
    weights, quota = case
    assert limbs.coefficients(weights, quota) == packed_counts(weights, quota)


@pytest.mark.parametrize("factor", [1, 10], ids=["one block", "several blocks"])
def test_limbs_carry(factor: int) -> None:
    weights = [factor * weight for weight in LARGE]
    terms = sum(weights) // 2
    assert limbs.coefficients(weights, terms) == packed_counts(weights, terms)


@given(ascending())
def test_limbs_count_sizes_as_packed_integers_do(case: tuple[list[int], int]) -> None:
    weights, quota = case
    players = len(weights)
    mark = limbs.LIMB * limbs.limbs(comb(players, players // 2))
    slots = players + 1
    whole = packed.product(weights, quota, slots * mark, mark)
    expected = packed.coefficients(whole, quota, slots * mark // 8)
    assert limbs.sized_coefficients(weights, quota, slots) == expected


def test_sized_limbs_carry() -> None:
    terms, players = sum(LARGE) // 2, len(LARGE)
    mark = limbs.LIMB * limbs.limbs(comb(players, players // 2))
    assert mark == 2 * limbs.LIMB
    slots = players + 1
    whole = packed.product(LARGE, terms, slots * mark, mark)
    expected = packed.coefficients(whole, terms, slots * mark // 8)
    assert limbs.sized_coefficients(LARGE, terms, slots) == expected


@given(st.lists(st.integers(0, 12), min_size=3, max_size=9).filter(any), st.data())
def test_the_middle_meets_what_the_table_holds(weights: list[int], data: st.DataObject) -> None:
    quotas = st.integers(1, sum(weights))
    heads = (1,) * len(weights)
    one, two = (Game(tuple(weights), data.draw(quotas)) for _ in range(2))
    three = Game(heads, data.draw(st.integers(1, len(heads))))
    for game in (one, Meet((one, three)), Join((Meet((one, three)), two))):
        turned, winning = halves.sized_swings(game)
        counts, expected = table.swings(game)
        assert turned == table.sized_swings(game)
        assert (tuple(map(sum, turned)), winning) == (counts, expected)


@pytest.mark.parametrize(
    ("game", "index", "method"),
    [
        pytest.param(Game(ELECTORS, 180), "banzhaf", Method.PACKED, id="a parliament"),
        pytest.param(majority_game(MANY), "banzhaf", Method.LIMBS, id="shareholders"),
        pytest.param(
            Game((10**18,) * 3 + (10**18 + 1, 7), 2 * 10**18),
            "banzhaf",
            Method.HALVES,
            id="few players, huge weights",
        ),
        pytest.param(
            Meet((Game((1,) * 5, 3), Game((9, 2, 2, 2, 1), 10))),
            "banzhaf",
            Method.TABLE,
            id="two rules, five members",
        ),
        pytest.param(
            Meet((Game((1,) * 24, 13), Game((99,) * 24, 700))),
            "banzhaf",
            Method.HALVES,
            id="two rules, 24 members",
        ),
    ],
)
def test_the_way_is_reported(game: Game, index: str, method: Method) -> None:
    assert power(game, index).method == method


def test_refusals_among_too_many_lists_name_the_memory() -> None:
    game = Restricted(majority_game((1,) * 40), frozenset({(0, 1)}))
    with pytest.raises(
        TooCostlyError, match="all coalitions of 40 players would need about 40 TiB"
    ):
        power(game, "banzhaf")


def test_190_players_have_no_negative_power() -> None:
    """Peers in 64-bit integers answer with negative indices here."""
    game = majority_game(MANY)
    absolute = power(game, "banzhaf-absolute").values
    assert min(absolute) > 0
    assert max(absolute) < 1
    assert sum(power(game, "banzhaf").values) == 1
    assert sum(power(game, "shapley-shubik").values) == 1


@pytest.mark.parametrize("index", ["banzhaf", "shapley-shubik", "deegan-packel", "johnston"])
def test_weights_of_ten_to_the_18(index: str) -> None:
    """Equal to the same game in small numbers: 3, 3, 2, 2, 1 of which 6 win."""
    small = Game((3, 3, 2, 2, 1), 6)
    huge = Game(tuple(weight * 10**18 + 1 for weight in small.weights), 6 * 10**18)
    assert power(huge, index).values == power(small, index).values


@pytest.mark.parametrize("index", ["banzhaf", "shapley-shubik", "holler", "johnston"])
def test_ten_thousand_players_are_refused_with_the_memory_needed(index: str) -> None:
    with pytest.raises(TooCostlyError, match=r"about [\d,.e+]+ (MiB|GiB|TiB|PiB) of memory"):
        power(majority_game(range(1, 10_001)), index)


def test_floats_of_a_thousand_players() -> None:
    """A large one and 1,000 of weight 1 to 7: exact is the sum, and the value of the large one."""
    weights = (900, *(rank % 7 + 1 for rank in range(1_000)))
    game = majority_game(weights)
    found = shapley_shubik_in_floats(game)
    assert found.error < 1e-11
    assert abs(sum(found.values) - 1) <= found.error * len(weights)
    equal = majority_game((3,) * 1_001)
    near = shapley_shubik_in_floats(equal)
    assert abs(near.values[0] - 1 / 1_001) <= near.error < 1e-13


def test_a_thousand_equal_players() -> None:
    game = majority_game((1,) * 1001)
    assert power(game, "banzhaf-absolute").values[0] == Fraction(comb(1000, 500), 2**1000)

"""The nucleolus: what is known of it, and that no other division is complained about less."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import RequestError, TooCostlyError
from hemicycle.governments.power import Game, Join, SimpleGame, power
from hemicycle.governments.power.programme import minimise_last


def excesses(game: SimpleGame, division: tuple[Fraction, ...]) -> list[Fraction]:
    players = range(game.size)
    found = [
        int(game.wins(members)) - sum((division[player] for player in members), Fraction())
        for size in range(1, game.size)
        for members in combinations(players, size)
    ]
    return sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("weights", "quota", "expected"),
    [
        pytest.param((2, 1, 1, 1), 3, "2/5 1/5 1/5 1/5", id="the apex game of four"),
        pytest.param((3, 1, 1, 1, 1), 4, "3/7 1/7 1/7 1/7 1/7", id="the apex game of five"),
        pytest.param((99, 98, 3), 101, "1/3 1/3 1/3", id="any two of three"),
        pytest.param((2, 2, 1, 1, 1, 0), 4, "2/7 2/7 1/7 1/7 1/7 0", id="homogeneous with a null"),
        pytest.param((7,), 1, "1", id="alone"),
    ],
)
def test_a_homogeneous_constant_sum_game_is_its_own_nucleolus(
    weights: tuple[int, ...], quota: int, expected: str
) -> None:
    """Peleg 1968: its normalised weights; minimal winning coalitions just reach the quota."""
    assert " ".join(map(str, power(Game(weights, quota), "nucleolus").values)) == expected


@st.composite
def division_and_game(draw: st.DrawFn) -> tuple[tuple[Fraction, ...], SimpleGame]:
    weights = draw(st.lists(st.integers(0, 7), min_size=2, max_size=5).filter(any))
    game = Game(tuple(weights), draw(st.integers(1, sum(weights))))
    alone = sum(weight >= game.quota for weight in weights)
    if alone > 1:
        game = Game((1,) * len(weights), len(weights))
    shares = draw(st.lists(st.integers(0, 9), min_size=game.size, max_size=game.size).filter(any))
    return tuple(Fraction(share, sum(shares)) for share in shares), game


@given(division_and_game())
def test_no_division_is_complained_about_less(
    case: tuple[tuple[Fraction, ...], SimpleGame],
) -> None:
    division, game = case
    best = power(game, "nucleolus").values
    assert sum(best) == 1
    assert min(best) >= 0
    alone = [int(game.wins({player})) for player in range(game.size)]
    if all(share >= least for share, least in zip(division, alone, strict=True)):
        assert excesses(game, best) <= excesses(game, division)
    assert neighbours_are_no_better(game, best, alone)


def neighbours_are_no_better(
    game: SimpleGame, best: tuple[Fraction, ...], alone: list[int]
) -> bool:
    """Move a hundredth from any player to any other: the complaints must not shrink."""
    step = Fraction(1, 100)
    least = excesses(game, best)
    for giver, taker in product(range(game.size), repeat=2):
        moved = list(best)
        moved[giver] -= step
        moved[taker] += step
        if moved[giver] >= alone[giver] and excesses(game, tuple(moved)) < least:
            return False
    return True


def test_several_winners_alone_have_no_nucleolus() -> None:
    with pytest.raises(RequestError, match="2 players win alone"):
        power(Join((Game((1, 0), 1), Game((0, 1), 1))), "nucleolus")


def test_many_players_are_refused() -> None:
    with pytest.raises(TooCostlyError, match="15 players are allowed"):
        power(Game((1,) * 16, 9), "nucleolus")


def test_a_programme_and_its_prices() -> None:
    """Least z with x + z >= 3, y + z >= 2, x + y <= 3: z = 1, half of each bound's rise."""
    bounds = [((1, 0, 1), Fraction(3)), ((0, 1, 1), Fraction(2)), ((-1, -1, 0), Fraction(-3))]
    optimum = minimise_last(bounds)
    assert [int(value) for value in optimum.values] == [2, 1, 1]
    assert optimum.prices == (Fraction(1, 2),) * 3

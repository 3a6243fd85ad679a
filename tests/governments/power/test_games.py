"""Games that go wrong elsewhere, and input that makes no game."""

from fractions import Fraction

import pytest

from hemicycle.errors import (
    HemicycleError,
    MajorityError,
    RequestError,
    SeatsError,
    UnknownNameError,
)
from hemicycle.governments.power import (
    INDICES,
    Game,
    Join,
    Meet,
    Restricted,
    SimpleGame,
    United,
    majority_game,
    power,
    power_to_act,
)


def values(game: SimpleGame, index: str) -> list[str]:
    return [str(value) for value in power(game, index).values]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        pytest.param("swings", "3 1 1", id="the first turns three coalitions, the others one"),
        pytest.param("banzhaf", "3/5 1/5 1/5", id="banzhaf: of five swings"),
        pytest.param("banzhaf-absolute", "3/4 1/4 1/4", id="banzhaf absolute: of four coalitions"),
        pytest.param("coleman-prevent", "1 1/3 1/3", id="coleman: of three that win"),
        pytest.param("coleman-initiate", "3/5 1/5 1/5", id="coleman: of five that lose"),
        pytest.param("shapley-shubik", "2/3 1/6 1/6", id="shapley-shubik: of six orders"),
        pytest.param("deegan-packel", "1/2 1/4 1/4", id="deegan-packel: two halves of a pair"),
        pytest.param("holler", "1/2 1/4 1/4", id="holler: two, one, one"),
        pytest.param("shift", "1/2 1/4 1/4", id="shift: the pairs have no surplus"),
        pytest.param("shift-deegan-packel", "1/2 1/4 1/4", id="shift: two halves of a pair"),
        pytest.param("nucleolus", "1 0 0", id="nucleolus: who can veto takes all"),
        pytest.param("johnston", "2/3 1/6 1/6", id="johnston: a third alone, two pairs shared"),
    ],
)
def test_one_percent_has_as_much_as_forty_nine(index: str, expected: str) -> None:
    """Seats (50, 49, 1), quota 51: what each index makes of the same three coalitions."""
    assert values(Game((50, 49, 1), 51), index) == expected.split()


@pytest.mark.parametrize(
    ("weights", "quota"),
    [
        pytest.param((2, 1, 1), 3, id="an even chamber: half does not win"),
        pytest.param((2, 2, 1), 3, id="an odd chamber"),
        pytest.param((329,), 165, id="one list has all"),
    ],
)
def test_a_majority_is_more_than_half(weights: tuple[int, ...], quota: int) -> None:
    assert majority_game(weights).quota == quota


def test_two_halves_stand_still() -> None:
    assert values(majority_game((5, 5)), "banzhaf") == ["1/2"] * 2
    assert values(majority_game((5, 5)), "coleman-prevent") == ["1", "1"]


def test_several_players_above_the_quota_are_counted_not_split() -> None:
    """Seats (5, 5, 1), quota 3: either of the first wins alone, the third never decides."""
    game = Game((5, 5, 1), 3)
    assert values(game, "swings") == ["2", "2", "0"]
    assert values(game, "shapley-shubik") == ["1/2", "1/2", "0"]
    mixed = Game((5, 5, 2, 1), 3)
    assert values(mixed, "swings") == ["3", "3", "1", "1"]
    assert values(mixed, "banzhaf")[0] == "3/8"


def test_the_callers_weights_stay_as_they_are() -> None:
    weights = [9, 0, 10**18, 3]
    for index in INDICES.keys() - {"nucleolus"}:
        power(Game(weights, 8), index)  # type: ignore[arg-type]
    assert weights == [9, 0, 10**18, 3]


def test_a_meet_and_a_join_of_heads_and_people() -> None:
    heads, people = Game((1, 1, 1), 2), Game((8, 1, 1), 6)
    assert values(Meet((heads, people)), "swings") == ["3", "1", "1"]
    assert values(Join((heads, people)), "swings") == ["3", "1", "1"]
    assert [power_to_act(kind((heads, people))) for kind in (Meet, Join)] == [
        Fraction(3, 8),
        Fraction(5, 8),
    ]
    assert values(Meet((heads, people)), "coleman-prevent") == ["1", "1/3", "1/3"]


def test_a_refusal_moves_power() -> None:
    """Two of three must agree; if A and B refuse one another, C sits in every government."""
    three = Game((1, 1, 1), 2)
    assert values(Restricted(three, frozenset({(1, 0)})), "shapley-shubik") == [
        "1/6",
        "1/6",
        "2/3",
    ]


@pytest.mark.parametrize(
    ("weights", "quota", "error", "message"),
    [
        pytest.param((), 1, SeatsError, "at least one player", id="nobody"),
        pytest.param((3, -1), 1, SeatsError, "player 1 has a negative weight: -1", id="negative"),
        pytest.param((3, 1), 0, MajorityError, "between 1 and that sum", id="no quota"),
        pytest.param((3, 1), 5, MajorityError, "the weights sum to 4", id="out of reach"),
        pytest.param((0, 0), 1, MajorityError, "the weights sum to 0", id="no votes"),
    ],
)
def test_what_is_no_game_is_refused(
    weights: tuple[int, ...], quota: int, error: type[HemicycleError], message: str
) -> None:
    with pytest.raises(error, match=message):
        Game(weights, quota)


def test_fractions_of_votes_are_no_weights() -> None:
    with pytest.raises(TypeError):
        Game((1.5, 2), 2)  # type: ignore[arg-type]


def test_an_unknown_index_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'banzhaf'"):
        power(Game((1,), 1), "banzaf")


def test_parts_of_a_compound_game_share_their_players() -> None:
    with pytest.raises(RequestError, match=r"\[1, 2\]"):
        Meet((Game((1,), 1), Game((1, 1), 1)))
    with pytest.raises(RequestError, match=r"\[\]"):
        Join(())


@pytest.mark.parametrize("pair", [(0, 0), (0, 3), (-1, 1)])
def test_a_refusal_needs_two_players(pair: tuple[int, int]) -> None:
    with pytest.raises(RequestError, match="two different players of 0 to 2"):
        Restricted(Game((1, 1, 1), 1), frozenset({pair}))


def test_refusals_that_leave_no_government() -> None:
    with pytest.raises(MajorityError, match="no coalition reaches the quota of 2"):
        Restricted(Game((1, 1), 2), frozenset({(0, 1)}))


@pytest.mark.parametrize("unions", [((0,), (1,)), ((0, 1), (1, 2)), ((0, 1, 2), ())])
def test_unions_are_a_partition(unions: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(RequestError, match="exactly once"):
        United(Game((1, 1, 1), 2), unions)


def test_an_index_without_unions_says_which_have_them() -> None:
    with pytest.raises(RequestError, match="those that do are owen, banzhaf-owen"):
        power(United(Game((1, 1, 1), 2), ((0, 1), (2,))), "holler")

"""Every index on random small games, against its definition spelled out over all coalitions."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, compress, permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import MajorityError
from hemicycle.governments.power import (
    Game,
    Join,
    Meet,
    Restricted,
    SimpleGame,
    United,
    power,
    power_to_act,
    shapley_shubik_in_floats,
)

Coalition = frozenset[int]
Values = tuple[Fraction, ...]


@st.composite
def weighted(draw: st.DrawFn, players: int | None = None) -> Game:
    size = st.integers(1, 8) if players is None else st.just(players)
    weights = draw(size.flatmap(lambda n: st.lists(st.integers(0, 12), min_size=n, max_size=n)))
    if not any(weights):
        weights[0] = 1
    return Game(tuple(weights), draw(st.integers(1, sum(weights))))


@st.composite
def compound(draw: st.DrawFn) -> SimpleGame:
    players = draw(st.integers(1, 6))
    one, two, three = (draw(weighted(players)) for _ in range(3))
    kinds: list[SimpleGame] = [
        Meet((one, two)),
        Join((one, two)),
        Join((Meet((one, two)), three)),
    ]
    return draw(st.sampled_from(kinds))


@st.composite
def restricted(draw: st.DrawFn) -> SimpleGame:
    game = draw(weighted(draw(st.integers(2, 7))))
    pairs = st.sampled_from(list(combinations(range(game.size), 2)))
    try:
        return Restricted(game, draw(st.frozensets(pairs, max_size=5)))
    except MajorityError:
        return game


games = st.one_of(weighted(), compound(), restricted())


@cache
def coalitions(players: int) -> list[Coalition]:
    everybody = range(players)
    return [frozenset(c) for size in range(players + 1) for c in combinations(everybody, size)]


@cache
def winning(game: SimpleGame) -> frozenset[Coalition]:
    return frozenset(c for c in coalitions(game.size) if game.wins(c))


@cache
def turned_by(game: SimpleGame, player: int) -> list[Coalition]:
    won = winning(game)
    return [c for c in won if player in c and c - {player} not in won]


def minimal(game: SimpleGame) -> list[Coalition]:
    won = winning(game)
    return [c for c in won if not any(c - {player} in won for player in c)]


def swings(game: SimpleGame) -> Values:
    return tuple(Fraction(len(turned_by(game, player))) for player in range(game.size))


def normalised(values: Values) -> Values:
    return tuple(value / sum(values) for value in values)


def scaled(values: Values, whole: int) -> Values:
    return tuple(value / whole for value in values)


def shapley_shubik(game: SimpleGame) -> Values:
    pivots = [0] * game.size
    orders = list(permutations(range(game.size)))
    won = winning(game)
    for order in orders:
        place = next(k for k in range(game.size) if frozenset(order[: k + 1]) in won)
        pivots[order[place]] += 1
    return tuple(Fraction(count, len(orders)) for count in pivots)


def deegan_packel(game: SimpleGame) -> Values:
    least = minimal(game)
    return tuple(
        sum((Fraction(1, len(c)) for c in least if player in c), Fraction()) / len(least)
        for player in range(game.size)
    )


def holler(game: SimpleGame) -> Values:
    least = minimal(game)
    return normalised(
        tuple(Fraction(sum(player in c for c in least)) for player in range(game.size))
    )


def johnston(game: SimpleGame) -> Values:
    turning = {
        c: sum(c in turned_by(game, player) for player in range(game.size)) for c in winning(game)
    }
    return normalised(
        tuple(
            sum((Fraction(1, turning[c]) for c in turned_by(game, player)), Fraction())
            for player in range(game.size)
        )
    )


def desirable(game: SimpleGame, one: int, other: int) -> bool:
    """One can stand in for the other, wherever neither sits."""
    won = winning(game)
    return all(
        c | {one} in won
        for c in coalitions(game.size)
        if one not in c and other not in c and c | {other} in won
    )


def shift_minimal(game: SimpleGame) -> list[Coalition]:
    won, players = winning(game), range(game.size)
    weaker = {
        (i, j)
        for i in players
        for j in players
        if desirable(game, i, j) and not desirable(game, j, i)
    }
    return [
        c
        for c in minimal(game)
        if not any(c - {i} | {j} in won for i, j in weaker if i in c and j not in c)
    ]


def shift(game: SimpleGame) -> Values:
    least = shift_minimal(game)
    return normalised(
        tuple(Fraction(sum(player in c for c in least)) for player in range(game.size))
    )


def shift_deegan_packel(game: SimpleGame) -> Values:
    least = shift_minimal(game)
    return tuple(
        sum((Fraction(1, len(c)) for c in least if player in c), Fraction()) / len(least)
        for player in range(game.size)
    )


def owen(game: United) -> Values:
    """Count the orders of the players in which no outsider stands between two of a union."""
    pivots = [0] * game.size
    orders = [
        tuple(chain.from_iterable(order))
        for unions in permutations(game.unions)
        for order in product(*(permutations(union) for union in unions))
    ]
    won = winning(game.game)
    for order in orders:
        place = next(k for k in range(game.size) if frozenset(order[: k + 1]) in won)
        pivots[order[place]] += 1
    return tuple(Fraction(count, len(orders)) for count in pivots)


def banzhaf_owen(game: United) -> Values:
    values = []
    for player in range(game.size):
        (union,) = (union for union in game.unions if player in union)
        whole = [frozenset(other) for other in game.unions if other != union]
        single = [frozenset({other}) for other in union if other != player]
        parts = whole + single
        sets = [
            frozenset(chain.from_iterable(compress(parts, chosen)))
            for chosen in product([False, True], repeat=len(parts))
        ]
        turned = sum(not game.game.wins(c) and game.game.wins(c | {player}) for c in sets)
        values.append(Fraction(turned, len(sets)))
    return tuple(values)


DEFINITIONS: dict[str, Callable[[SimpleGame], Values]] = {
    "swings": swings,
    "banzhaf": lambda game: normalised(swings(game)),
    "banzhaf-absolute": lambda game: scaled(swings(game), 2 ** (game.size - 1)),
    "coleman-prevent": lambda game: scaled(swings(game), len(winning(game))),
    "coleman-initiate": lambda game: scaled(swings(game), 2**game.size - len(winning(game))),
    "deegan-packel": deegan_packel,
    "holler": holler,
    "johnston": johnston,
    "shift": shift,
    "shift-deegan-packel": shift_deegan_packel,
}


@pytest.mark.parametrize("index", DEFINITIONS)
@given(game=games)
def test_an_index_is_its_definition(index: str, game: SimpleGame) -> None:
    assert power(game, index).values == DEFINITIONS[index](game)


@given(st.one_of(weighted(5), compound(), restricted()).filter(lambda game: game.size <= 6))
def test_shapley_and_shubik_count_orders(game: SimpleGame) -> None:
    assert power(game, "shapley-shubik").values == shapley_shubik(game)


@st.composite
def united(draw: st.DrawFn) -> United:
    game = draw(weighted(draw(st.integers(1, 6))))
    union_of = draw(st.lists(st.integers(0, 3), min_size=game.size, max_size=game.size))
    unions = [tuple(p for p, own in enumerate(union_of) if own == union) for union in range(4)]
    return United(game, tuple(union for union in unions if union))


@given(united())
def test_unions_bargain_first(game: United) -> None:
    assert power(game, "owen").values == owen(game)
    assert power(game, "banzhaf-owen").values == banzhaf_owen(game)


@given(weighted())
def test_who_is_alone_is_no_union(game: Game) -> None:
    alone = United(game, tuple((player,) for player in range(game.size)))
    for index, plain in [("owen", "shapley-shubik"), ("banzhaf-owen", "banzhaf-absolute")]:
        assert power(alone, index).values == power(game, index).values
        assert power(game, index).values == power(game, plain).values


@given(weighted())
def test_floats_keep_their_bound(game: Game) -> None:
    found = shapley_shubik_in_floats(game)
    exact = power(game, "shapley-shubik").values
    assert found.error < 1e-12
    assert all(
        abs(Fraction(near) - value) <= found.error
        for near, value in zip(found.values, exact, strict=True)
    )


@given(games)
def test_the_power_to_act_is_the_share_of_winning_coalitions(game: SimpleGame) -> None:
    assert power_to_act(game) == Fraction(len(winning(game)), 2**game.size)


@given(games)
def test_shares_sum_to_one(game: SimpleGame) -> None:
    for index in ("banzhaf", "shapley-shubik", "deegan-packel", "holler", "johnston"):
        assert sum(power(game, index).values) == 1


@given(games)
def test_who_turns_nothing_has_nothing(game: SimpleGame) -> None:
    nothing = [count == 0 for count in swings(game)]
    for index in ("shapley-shubik", "deegan-packel", "holler", "johnston"):
        assert [value == 0 for value in power(game, index).values] == nothing


@given(weighted(), st.randoms())
def test_only_weights_count_not_places(game: Game, order: Random) -> None:
    places = list(range(game.size))
    order.shuffle(places)
    moved = Game(tuple(game.weights[place] for place in places), game.quota)
    for index in (*DEFINITIONS, "shapley-shubik"):
        values = power(game, index).values
        assert power(moved, index).values == tuple(values[place] for place in places)


@given(weighted())
def test_more_votes_never_mean_less_power(game: Game) -> None:
    """A theorem for these; false for Deegan-Packel and for Holler."""
    for index in ("banzhaf", "coleman-prevent", "shapley-shubik", "johnston"):
        by_weight = sorted(zip(game.weights, power(game, index).values, strict=True))
        assert [value for _, value in by_weight] == sorted(value for _, value in by_weight)


@given(weighted(), st.integers(2, 10**20))
def test_power_does_not_hang_on_the_unit_of_weight(game: Game, factor: int) -> None:
    larger = Game(tuple(weight * factor for weight in game.weights), game.quota * factor)
    for index in ("banzhaf", "shapley-shubik", "holler", "johnston"):
        assert power(larger, index).values == power(game, index).values

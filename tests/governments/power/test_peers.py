"""Two independent implementations give the very same fractions on random games.

The peers compute in floats. For up to eight players every share is a fraction with a denominator
below 41,000, so the nearest such fraction to a float that is right to 12 digits is the share
itself, and the comparison is exact. The peers are not asked about games that one of them is
known to get wrong: those in which one player reaches the quota alone (it divides by zero).
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.governments.power import majority_game, power

powerindex = pytest.importorskip("powerindex", reason="the peers are developers' tools")
powerindices = pytest.importorskip("powerindices", reason="the peers are developers' tools")

LARGEST_DENOMINATOR = 41_000
weights_of_games = st.lists(st.integers(1, 60), min_size=2, max_size=8).filter(
    lambda weights: 2 * max(weights) <= sum(weights)
)


def exactly(values: list[float]) -> list[Fraction]:
    return [Fraction(value).limit_denominator(LARGEST_DENOMINATOR) for value in values]


@given(weights_of_games)
def test_banzhaf_is_that_of_two_peers(weights: list[int]) -> None:
    game = majority_game(weights)
    peer = powerindex.Game(game.quota, list(weights))
    peer.calc_banzhaf()
    absolute = exactly(powerindices.compute_pbi(game.quota, list(weights)))
    assert exactly(peer.banzhaf) == list(power(game, "banzhaf").values)
    assert absolute == list(power(game, "banzhaf-absolute").values)


@given(weights_of_games)
def test_shapley_shubik_is_that_of_two_peers(weights: list[int]) -> None:
    game = majority_game(weights)
    ours = list(power(game, "shapley-shubik").values)
    peer = powerindex.Game(game.quota, list(weights))
    peer.calc_shapley_shubik()
    assert exactly(peer.shapley_shubik) == ours
    assert exactly(powerindices.compute_ssi(game.quota, list(weights))) == ours

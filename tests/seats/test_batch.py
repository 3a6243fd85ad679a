"""The batch is the exact path, draw by draw."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seats.oracle import methods

from hemicycle.errors import ElectionError, NoVotesError, SeatsError
from hemicycle.seats.batch import highest_averages_batch
from hemicycle.seats.column import Divisors
from hemicycle.seats.divisors import ADAMS, D_HONDT, SAINTE_LAGUE_1_7, highest_averages


@settings(max_examples=40)
@given(
    st.integers(0, 2**32 - 1), st.sampled_from([3, 50, 10**6, 10**15]), methods, st.integers(0, 40)
)
def test_the_exact_path_agrees(seed: int, most: int, divisors: Divisors, seats: int) -> None:
    draws = np.random.default_rng(seed)
    votes = draws.integers(0, most, size=(25, 2, 7))
    votes[:, :, 0] += 1
    found = highest_averages_batch(votes, [seats, 5], divisors)
    for draw, contests in enumerate(votes):
        for contest, number in enumerate((seats, 5)):
            named = {str(index): int(count) for index, count in enumerate(contests[contest])}
            exact = highest_averages(named, number, divisors)
            assert found.seats[draw, contest].tolist() == list(exact.seats.values())
            assert found.tied[draw, contest] == (exact.tie is not None)
    assert found.seats.dtype == np.int32


def test_many_small_lists_behind_a_high_first_divisor() -> None:
    draws = np.random.default_rng(7)
    votes = (draws.pareto(1.0, size=(400, 1, 30)) * 900 + 1).astype(np.int64)
    found = highest_averages_batch(votes, [18], SAINTE_LAGUE_1_7)
    for draw in range(400):
        named = {str(index): int(count) for index, count in enumerate(votes[draw, 0])}
        exact = highest_averages(named, 18, SAINTE_LAGUE_1_7)
        assert found.seats[draw, 0].tolist() == list(exact.seats.values())


def test_methods_that_give_everybody_a_seat_first_are_counted_exactly() -> None:
    assert highest_averages_batch(np.array([[[9, 5]]]), [3], ADAMS).seats.tolist() == [[[2, 1]]]


@pytest.mark.parametrize(
    ("votes", "seats", "error"),
    [
        (np.ones((2, 1)), [1], ElectionError),
        (np.ones((2, 1, 3)), [1], ElectionError),
        (np.ones((2, 1, 3), np.int64), [1, 2], ElectionError),
        (-np.ones((2, 1, 3), np.int64), [1], ElectionError),
        (np.full((2, 1, 3), 2**53), [1], ElectionError),
        (np.zeros((2, 1, 3), np.int64), [1], NoVotesError),
        (np.ones((2, 1, 3), np.int64), [-1], SeatsError),
    ],
)
def test_nonsense_is_refused(
    votes: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]",
    seats: list[int],
    error: type[ElectionError],
) -> None:
    with pytest.raises(error):
        highest_averages_batch(votes, seats, D_HONDT)

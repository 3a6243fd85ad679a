"""Seats: one election, one large contest, and many draws of both, beside a peer where installed.

Case A is 18 districts of 30 lists and 329 seats with 1.7; case B one contest of 50 lists and 709
seats. The votes are drawn with a fixed seed, so that every run measures the same ones. The peer is
votelib (``pip install votelib``).
"""

from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from time import process_time

import numpy as np
import numpy.typing as npt

from hemicycle.seats.batch import highest_averages_batch
from hemicycle.seats.column import Divisors
from hemicycle.seats.divisors import SAINTE_LAGUE, SAINTE_LAGUE_1_7, apportion, divide
from hemicycle.seats.margins import nearness

DISTRICTS = (15, 17, 69, 25, 14, 11, 15, 11, 12, 10, 7, 12, 31, 11, 12, 18, 19, 20)
DRAWS = 10_000


def drawn(
    draws: int, contests: int, lists: int
) -> "np.ndarray[tuple[int, ...], np.dtype[np.int64]]":
    """Return votes whose sizes fall as those of real lists do."""
    chance = np.random.default_rng(2018)
    return (chance.pareto(1.0, (draws, contests, lists)) * 5000 + 1).clip(max=3e6).astype(np.int64)


def named(votes: npt.NDArray[np.int64]) -> dict[str, int]:
    """Return one contest's votes by name."""
    return {f"list {index}": int(count) for index, count in enumerate(votes)}


def best(act: Callable[[], object], rounds: int = 5) -> float:
    """Return the least of some timings, in milliseconds of this process."""
    taken = []
    for _ in range(rounds):
        start = process_time()
        act()
        taken.append(process_time() - start)
    return 1000 * min(taken)


def whole(contests: list[tuple[dict[str, int], int]], divisors: Divisors) -> None:
    """Divide every contest, with ties and margins."""
    for votes, seats in contests:
        column = divide(votes, seats, divisors)
        apportion(column)
        nearness(column)


def peer(contests: list[tuple[dict[str, int], int]], first: Fraction) -> float | None:
    """Return what votelib takes for the seats alone."""
    if find_spec("votelib") is None:
        return None
    proportional = import_module("votelib.evaluate.proportional")
    sainte_lague = import_module("votelib.component.divisor").modified_first_coef(
        import_module("votelib.component.divisor").sainte_lague, first
    )
    evaluator = proportional.HighestAverages(sainte_lague)
    return best(lambda: [evaluator.evaluate(votes, seats) for votes, seats in contests])


def main() -> None:
    """Print each case with its bar."""
    a = [
        (named(votes), seats) for votes, seats in zip(drawn(1, 18, 30)[0], DISTRICTS, strict=True)
    ]
    b = [(named(drawn(1, 1, 50)[0, 0]), 709)]
    for case, contests, divisors, first, bar in (
        ("A, one election with ties and margins", a, SAINTE_LAGUE_1_7, Fraction(17, 10), 1.0),
        ("B, one contest with ties and margins", b, SAINTE_LAGUE, Fraction(1), 0.3),
    ):
        taken = best(lambda: whole(contests, divisors), 100)  # noqa: B023 - called at once
        other = peer(contests, first)
        beside = f"{other:.2f} ms" if other else "not installed"
        print(f"{case:42} {taken:8.3f} ms   bar {bar} ms   votelib {beside}")
    for case, votes, seats, divisors, limit in (
        ("A, 100,000 elections", drawn(DRAWS, 18, 30), DISTRICTS, SAINTE_LAGUE_1_7, 4.0),
        ("B, 100,000 contests", drawn(DRAWS, 1, 50), (709,), SAINTE_LAGUE, 0.5),
    ):
        taken = best(lambda: highest_averages_batch(votes, seats, divisors), 3)  # noqa: B023
        print(f"{case:42} {taken * 100_000 / DRAWS / 1000:8.2f} s    bar {limit} s")

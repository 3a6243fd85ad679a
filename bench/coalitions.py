"""Coalitions: listing, counting, and the whole answer for 13 lists, beside a peer where installed.

The peer is coopgame-py (``pip install coopgame-py``), which lists the minimal winning coalitions
together with its power indices and has no way to ask for them alone. The chambers of 200 seats
are made by one rule, so that every run measures the same ones.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter

from hemicycle.governments.coalitions import count_minimal_winning, minimal_winning
from hemicycle.governments.hinges import hinges
from hemicycle.governments.listing import list_minimal_winning
from hemicycle.governments.measures import measure_of
from hemicycle.governments.needs import needs
from hemicycle.governments.refusals import Refusal, Terms
from hemicycle.records.chamber import Bloc, Chamber

IRAQ_2018 = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)
REFUSALS = Terms(refusals=(Refusal("b0", "b3"), Refusal("b1", "b4"), Refusal("b2", "b8")))


def chamber_of(seats: tuple[int, ...], total: int) -> Chamber:
    """Return a chamber with a simple majority."""
    blocs = tuple(Bloc(f"b{i}", f"B{i}", f"B{i}", own) for i, own in enumerate(seats))
    return Chamber(total, total // 2 + 1, blocs)


def parliament(parties: int) -> Chamber:
    """Return 200 seats among parties whose sizes fall as 1, 1/2, 1/3, with one seat at least."""
    shares = [1 / (place + 4) for place in range(parties)]
    seats = [max(1, int(200 * share / sum(shares))) for share in shares]
    seats[0] += 200 - sum(seats)
    return chamber_of(tuple(seats), 200)


def best(act: Callable[[], object], rounds: int = 5) -> float:
    """Return the least of some timings, in milliseconds."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return 1000 * min(taken)


def whole_answer(chamber: Chamber) -> None:
    """Work out every index, coalition and need, and the hinges of three refusals."""
    measure_of()(chamber, Terms())
    list(minimal_winning(chamber))
    needs(chamber)
    hinges(chamber, REFUSALS)


def main() -> None:
    """Print one line a case, in milliseconds, the bar behind it."""
    path = "numba" if find_spec("numba") else "numpy"
    iraq = chamber_of(IRAQ_2018, 329)
    taken = best(partial(whole_answer, iraq), 25)
    print(f"13 lists, indices, coalitions, needs, hinges  {taken:10.3f}  (10)")
    for parties, bar in ((20, 2), (30, 1000)):
        house = parliament(parties)
        count = count_minimal_winning(house)
        taken = best(partial(list_minimal_winning, house), 3)
        print(f"list {count:>11,} of {parties} parties ({path})      {taken:10.3f}  ({bar})")
    house = parliament(35)
    count = count_minimal_winning(house)
    taken = best(partial(count_minimal_winning, house))
    print(f"count {count:>11,} of 35 parties             {taken:10.3f}  (1)")
    if find_spec("coopgame"):
        _beside_the_peer()


def _beside_the_peer() -> None:
    coopgame = import_module("coopgame")
    for parties in (13, 16, 20):
        house = parliament(parties)
        weights = [bloc.seats for bloc in house.blocs]
        game = coopgame.Game.weighted_voting(weights, house.majority)
        theirs = best(partial(coopgame.power_indices, game), 1)
        ours = best(partial(list_minimal_winning, house), 1)
        print(f"{parties} parties: coopgame-py, all its indices {theirs:.3f}, ours {ours:.3f}")

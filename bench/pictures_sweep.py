"""Every size of chamber from 1 to 1,500 in every hall, with blocs drawn at random.

The geometry that the tests sample is checked here for all: seats drawn are seats declared, each
bloc is one patch, no two seats overlap, the line parts the first *n* seats from the others. It
takes minutes, so the bench runs a part; ``python -m bench.pictures_sweep`` runs all.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from hemicycle.pictures.benches import Bench
from hemicycle.pictures.patches import REACH
from hemicycle.pictures.seated import Seated, arched, bent, filled
from hemicycle.pictures.seating import GAP

MOST = 1_500
PART = 100  # the bench takes every hundredth size
SPLITS = 3
SEED = 20180512


def main(every: int = PART) -> None:
    """Print, for each hall, how many chambers were checked, and what was found wrong."""
    for name, seat in HALLS.items():
        chance = random.Random(SEED)  # noqa: S311  no secret
        start = time.perf_counter()
        found: list[str] = []
        count = 0
        for seats in range(1, MOST + 1, every):
            for _ in range(SPLITS):
                sizes = split(seats, chance)
                found += [f"{seats} {sizes}: {fault}" for fault in faults(seat(rows_of(sizes)))]
                count += 1
        seconds = time.perf_counter() - start
        print(f"{name:16}{count:>7} chambers{len(found):>7} faults{seconds:>8.0f} s")
        for fault in found[:5]:
            print(f"  {fault[:160]}")


def split(seats: int, chance: random.Random) -> list[int]:
    """Cut a chamber into blocs: few, many, or a crowd of tiny ones."""
    blocs = chance.randint(1, min(seats, chance.choice([3, 15, 40, MOST])))
    cuts = sorted(chance.sample(range(1, seats), blocs - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, seats], strict=True)]


def rows_of(sizes: Sequence[int]) -> list[Bench]:
    """Return benches of these sizes."""
    return [Bench("bloc", f"b{at}", f"B{at}", f"B{at}", str(n), n) for at, n in enumerate(sizes)]


def straight(rows: Sequence[Bench]) -> Seated:
    """Seat benches in straight rows, as deep as the picture has them."""
    return filled(rows, max(1, round((sum(bench.drawn for bench in rows) / 2.6) ** 0.5)))


HALLS: dict[str, Callable[[Sequence[Bench]], Seated]] = {
    "half circle": arched,
    "horseshoe": bent,
    "straight rows": straight,
}


def faults(house: Seated) -> list[str]:
    """Return what is wrong with a seated chamber."""
    found = []
    sizes = [bench.drawn for bench in house.benches]
    if [house.owners.count(bloc) for bloc in range(len(sizes))] != sizes:
        found.append("seats drawn are not seats declared")
    places = np.array(house.seating.places)
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    if sizes and len(places) > 1 and apart.min() < 0.999 * GAP * house.seating.diameter:
        found.append("seats overlap")
    near = apart <= REACH
    owners = np.array(house.owners)
    torn = [bloc for bloc in range(len(sizes)) if not connected(near, owners == bloc)]
    if torn:
        found.append(f"blocs {torn} are torn")
    half = len(places) // 2 + 1
    among = np.array(house.first(half))
    whole = np.bincount(owners[among], minlength=len(sizes))
    full = np.cumsum(sizes)
    wanted = np.clip(half - (full - sizes), 0, sizes)
    if among.sum() != half or (whole != wanted).any():
        found.append("the line does not part the first seats from the others")
    return found


def connected(near: npt.NDArray[np.bool_], own: npt.NDArray[np.bool_]) -> bool:
    """Tell whether seats are one patch, by flooding from the first of them."""
    seats = np.flatnonzero(own)
    front = [int(seats[0])]
    left = set(map(int, seats)) - set(front)
    while front and left:
        reached = left.intersection(map(int, np.flatnonzero(near[front.pop()])))
        left -= reached
        front += reached
    return not left


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)

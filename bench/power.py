"""Power indices: our times against the bars of issue 3, and two peers in the same run.

The peers, powerindex and powerindices, are developers' tools and no dependency. Weights of the
two large cases are made up by the rules below (no table of the IMF's votes is shipped).
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from hemicycle.governments.measures import ALWAYS
from hemicycle.governments.power import (
    Game,
    Join,
    Meet,
    majority_game,
    power,
    shapley_shubik_in_floats,
)

IRAQ_2018 = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)
ELECTORS_1996 = (
    *(54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9),
    *(8, 8, 8, 8, 8, 8, 7, 7, 7, 6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3),
)
POPULATION_2013 = (
    # EU members in hundreds, Council Decision 2013/746/EU; 5,055,725 in all.
    *(805237, 656332, 637301, 596852, 467043, 385333, 200575, 167796, 111616, 110625),
    *(105161, 104873, 99088, 95559, 84519, 72846, 56026, 54267, 54108, 45911, 42621, 29719),
    *(20588, 20238, 13248, 8659, 5370, 4214),
)
PEER_SCRIPT = """
import json, sys, time
weights, quota, name, index = json.load(sys.stdin)
def powerindex():
    import powerindex
    game = powerindex.Game(quota, weights)
    if index == "banzhaf":
        game.calc_banzhaf()
        return game.banzhaf
    game.calc_shapley_shubik()
    return game.shapley_shubik
def powerindices():
    import powerindices
    run = powerindices.compute_pbi if index == "banzhaf" else powerindices.compute_ssi
    return [float(value) for value in run(quota, list(weights))]
run = {"powerindex": powerindex, "powerindices": powerindices}[name]
run()
times = []
for _ in range(5):
    start = time.perf_counter()
    values = run()
    times.append(time.perf_counter() - start)
print(json.dumps([sorted(times)[2], values]))
"""


def main() -> None:
    """Print medians, bars and ratios."""
    print(f"{'case':<44}{'ours':>11}{'bar':>11}  peers (ratio to ours)")
    iraq, college = Game(IRAQ_2018, 165), Game(ELECTORS_1996, 270)
    _line("13 lists, eight indices", 0.010, lambda: [power(iraq, one) for one in ALWAYS])
    _line("13 lists, Banzhaf", 0.010, lambda: power(iraq, "banzhaf"), _peers(iraq, "banzhaf"))
    _line(
        "13 lists, Shapley-Shubik",
        0.010,
        lambda: power(iraq, "shapley-shubik"),
        _peers(iraq, "shapley-shubik"),
    )
    _line(
        "51 electors, Banzhaf",
        0.0005,
        lambda: power(college, "banzhaf"),
        _peers(college, "banzhaf"),
    )
    _line(
        "51 electors, Shapley-Shubik",
        0.005,
        lambda: power(college, "shapley-shubik"),
        _peers(college, "shapley-shubik"),
    )
    fund, company = majority_game(_falling(190, 50_005)), majority_game(_even(1_000, 49_992))
    _line("190 players, 50,005, Banzhaf", 0.05, lambda: power(fund, "banzhaf"))
    _line("190 players, 50,005, Shapley-Shubik", 1.5, lambda: power(fund, "shapley-shubik"))
    _line("1,000 players, 49,992, Banzhaf", 0.3, lambda: power(company, "banzhaf"))
    _line("1,000 players, Shapley-Shubik, floats", 1.0, lambda: shapley_shubik_in_floats(company))
    print(f"{'':<44}stated error {shapley_shubik_in_floats(company).error:.1e}, bar 1e-11")
    council = _eu_council()
    _line(
        "EU Council of 28, three rules, two indices",
        0.1,
        lambda: [power(council, one) for one in ("banzhaf", "shapley-shubik")],
    )


def _line(
    case: str, bar: float, run: Callable[[], object], others: dict[str, float] | None = None
) -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    ours = statistics.median(times)
    words = ", ".join(
        f"{name} {seconds * 1e3:,.2f} ms ({seconds / ours:,.0f}x)"
        for name, seconds in (others or {}).items()
    )
    mark = "" if ours <= bar else "  MISSED"
    print(f"{case:<44}{ours * 1e3:>8,.2f} ms{bar * 1e3:>8,.1f} ms{mark}  {words}")


def _peers(game: Game, index: str) -> dict[str, float]:
    """Return the seconds of each peer for an index."""
    timed = {name: _time_peer(name, game, index) for name in ("powerindex", "powerindices")}
    return {name: seconds for name, seconds in timed.items() if seconds is not None}


def _time_peer(name: str, game: Game, index: str) -> float | None:
    """Return a peer's median, after its shares have been compared with ours."""
    run = subprocess.run(
        [sys.executable, "-c", PEER_SCRIPT],
        input=json.dumps([game.weights, game.quota, name, index]),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        print(f"{name}: not measured: {run.stderr.strip().splitlines()[-1]}")
        return None
    seconds, values = json.loads(run.stdout)
    ours = [float(share) for share in power(game, index).values]
    apart = max(abs(his / sum(values) - own) for his, own in zip(values, ours, strict=True))
    if apart > 1e-12:
        print(f"{name}: its {index} differs from ours by {apart:.1e}")
    return float(seconds)


def _eu_council() -> Join:
    """Sixteen members with 65 % of the population, or all but three members."""
    heads = (1,) * len(POPULATION_2013)
    people = Game(POPULATION_2013, -(-sum(POPULATION_2013) * 65 // 100))
    return Join((Meet((Game(heads, 16), people)), Game(heads, 25)))


def _falling(players: int, total: int) -> tuple[int, ...]:
    """Weights that fall as the ninth tenth power of the rank, the rest to the largest."""
    shares = [(rank + 4) ** -0.9 for rank in range(players)]
    weights = [int(total * share / sum(shares)) for share in shares]
    return (weights[0] + total - sum(weights), *weights[1:])


def _even(players: int, total: int) -> tuple[int, ...]:
    """Weights from 1 to 99 in turn, the rest to the last."""
    weights = [rank * 37 % 99 + 1 for rank in range(players)]
    return (*weights[:-1], weights[-1] + total - sum(weights))

"""Shapley and Shubik's index in floats, for games too large to count by size.

The index is the mean over t from 0 to 1 of the chance that a player decides when every other one
agrees with probability t (Owen, "Multilinear extensions of games", Management Science 18 (1972)
64-79). That chance is a polynomial in t of degree n - 1, so Fejér's rule with n nodes gives the
mean itself, not an approximation of it; what is left is the rounding of floats.

The chance at a node comes from the distribution of the agreeing weight, whose Fourier transform
is the product over all players of ``1 - t + t exp(i angle w)``. Its length falls as quickly as a
bell curve, so a few hundred of its values do; which, one transform of the weights tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hemicycle.governments.power.cost import Method, afford_time
from hemicycle.governments.power.games import Game, Lean, lean, smaller

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

NEGLIGIBLE = 40.0
"""What is below exp(-40), 4e-18, of all coalitions is left out."""
CELLS = 2**18
"""Frequencies times weights worked on at a time."""


@dataclass(frozen=True, slots=True)
class Approximation:
    """Floats, none of which is further than ``error`` from the exact index.

    ``error`` is a running bound: the sum of the absolute values of all terms, times the rounding
    of a float, times the longest chain of operations behind a term.
    """

    index: str
    values: tuple[float, ...]
    error: float
    nodes: int
    method: Method


def shapley_shubik_in_floats(game: Game) -> Approximation:
    """Return the index of `shapley_shubik` in floats, with a bound of the error.

    Raises
    ------
    TooCostlyError
        Where the transform would take too long; the message says how long.
    """
    small = smaller(lean(game))
    nodes, shares = _nodes(small)
    values, magnitude = _mean(small, nodes, shares)
    chain = 4 * len(small.weights) + 64
    of_weight = {0: 0.0, **dict(zip(sorted(set(small.weights)), values.tolist(), strict=True))}
    return Approximation(
        "shapley-shubik",
        tuple(of_weight[small.of[weight]] for weight in game.weights),
        2.0**-52 * chain * float(magnitude.max()),
        len(nodes),
        Method.QUADRATURE,
    )


def _nodes(game: Lean) -> "tuple[Floats, Floats]":
    """Return the nodes of Fejér's first rule at which anybody may decide, and their shares.

    The rule of an even number of nodes, so that none is one half, where a factor can vanish.
    """
    import numpy as np

    count = len(game.weights) + len(game.weights) % 2
    angles = (2 * np.arange(count) + 1) * np.pi / (2 * count)
    nodes = (1 - np.cos(angles)) / 2
    near = _log_chance(game, nodes) > -NEGLIGIBLE
    nodes, angles = nodes[near], angles[near]
    order = np.arange(1, count // 2 + 1)
    waves = np.array([(np.cos(2 * order * angle) / (4 * order**2 - 1)).sum() for angle in angles])
    return nodes, (1 - 2 * waves) / count


def _log_chance(game: Lean, nodes: "Floats") -> "Floats":
    """Return for each node a bound of the logarithm of the chance that anybody decides there.

    With the heaviest player left out or not, the agreeing weight must come within its weight of
    the quota; Chernoff's inequality, with a choice of slopes, bounds the chance of either tail.
    """
    import numpy as np

    weights, counts = np.unique(np.array(game.weights), return_counts=True)
    heaviest = int(weights[-1])
    bound = np.zeros(len(nodes))
    for slope in np.geomspace(0.02, 30, 24) / heaviest:
        more = np.log1p(np.multiply.outer(nodes, np.expm1(slope * weights))) * counts
        less = np.log1p(np.multiply.outer(nodes, np.expm1(-slope * weights))) * counts
        upper = more.sum(axis=1) - slope * (game.quota - heaviest)
        lower = less.sum(axis=1) + slope * (game.quota - 1 + heaviest)
        bound = np.minimum(bound, np.minimum(upper, lower))
    return bound


def _mean(game: Lean, nodes: "Floats", shares: "Floats") -> "tuple[Floats, Floats]":
    """Return for each distinct weight the mean chance to decide, and the sum of absolute terms."""
    import numpy as np

    weights, players = np.unique(np.array(game.weights), return_counts=True)
    counts = players.astype(np.float64)
    # Odd, so that no frequency stands alone, and above every sum.
    period = (sum(game.weights) + 1) | 1
    order, decline = _frequencies(game, period)
    kept = np.searchsorted(decline, _reach(nodes, len(game.weights) - 1))
    afford_time(float(kept.sum()) * len(weights) * 2e-7, "integrating in floats")
    values, magnitude = np.zeros(len(weights)), np.zeros(len(weights))
    for start, stop in _blocks(int(kept.max()), len(weights)):
        turns = np.multiply.outer(order[start:stop], weights) % period
        angles = 2 * np.pi / period * turns
        cosines, sines = np.cos(angles), np.sin(angles)
        length, direction = _window(order[start:stop], turns, game.quota, period)
        length[order[start:stop] == 0] = weights / period
        for node, share, end in zip(nodes, shares, kept - start, strict=True):
            if end <= 0:
                continue
            along, across = 1 - node + node * cosines[:end], node * sines[:end]
            falls, leans = np.log(along**2 + across**2) / 2, np.arctan2(across, along)
            # All players together, less the one: lengths multiply, so their logarithms add.
            sizes = np.exp((falls @ counts)[:, None] - falls) * length[:end]
            leant = (leans @ counts)[:, None] - leans + direction[:end]
            values += share * (sizes * np.cos(leant)).sum(axis=0)
            magnitude += share * sizes.sum(axis=0)
    return values, magnitude


def _frequencies(game: Lean, period: int) -> "tuple[NDArray[np.int64], Floats]":
    """Return the frequencies and their decline, ascending.

    The decline is the sum of ``1 - cos(angle w)`` over all players but one, at least: the cosines
    of all sum to the real part of the transform of the number of players of each weight.
    """
    import numpy as np

    players_of = np.bincount(np.array(game.weights), minlength=period)
    decline = len(game.weights) - 2 - np.fft.rfft(players_of).real
    order = np.argsort(decline, kind="stable")
    return order, decline[order]


def _reach(nodes: "Floats", others: int) -> "Floats":
    """Return for each node the decline at which the transform becomes negligible.

    A factor's square is ``1 - 2 t (1-t) (1 - cos a)``; the logarithm is concave, so the product
    is at most that of ``others`` factors with the mean decline (Jensen).
    """
    import numpy as np

    if not others:
        return np.full(len(nodes), np.inf)
    steepest: Floats = 2 * nodes * (1 - nodes) / others
    reach: Floats = -np.expm1(-2 * NEGLIGIBLE / others) / steepest
    return reach


def _window(
    order: "NDArray[np.int64]", turns: "NDArray[np.int64]", quota: int, period: int
) -> "tuple[Floats, Floats]":
    """Return what a frequency tells of the weights from ``quota - w`` to ``quota - 1``.

    Length and direction of the sum of ``exp(-i angle k)`` over them, twice where its conjugate
    stands for the frequency on the other side, over the period. (At frequency 0 it is ``w``.)
    """
    import numpy as np

    half = np.pi / period
    tall = np.sin(half * np.maximum(order, 1))[:, None]
    last = order * (2 * quota - 1) % (2 * period)
    length: Floats = 2 / period * np.sin(half * turns) / tall
    return length, np.asarray(half * (turns - last[:, None]), dtype=np.float64)


def _blocks(frequencies: int, weights: int) -> Iterator[tuple[int, int]]:
    step = max(1, CELLS // weights)
    for start in range(0, frequencies, step):
        yield start, min(start + step, frequencies)

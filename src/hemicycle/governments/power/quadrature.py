"""Shapley and Shubik's index in floats, for games too large to count by size.

The index is the mean over t from 0 to 1 of the chance that a player decides when every other one
agrees with probability t (Owen, "Multilinear extensions of games", Management Science 18 (1972)
64-79). That chance is a polynomial in t of degree n - 1, so Fejér's rule with n nodes gives the
mean itself, not an approximation of it; what is left is the rounding of floats.

The chance at a node comes from the distribution of the agreeing weight, whose Fourier transform is
the product over all players of ``1 - t + t exp(i angle w)``. Its absolute value falls as quickly as
a bell curve, so a few hundred of its values do; which, one transform of the weights tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

from hemicycle.governments.power.cost import Method, afford_time
from hemicycle.governments.power.games import Game, Lean, lean, smaller

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Complexes: TypeAlias = NDArray[np.complex128]

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

    The rule of an even number of nodes, so that none is one half, where a factor can vanish. At
    the nodes left out the agreeing weight misses the quota by so much that Hoeffding's inequality
    (JASA 58 (1963), theorem 2) makes it negligible that anybody decides.
    """
    import numpy as np

    count = len(game.weights) + len(game.weights) % 2
    angles = (2 * np.arange(count) + 1) * np.pi / (2 * count)
    nodes = (1 - np.cos(angles)) / 2
    miss = np.abs(nodes * sum(game.weights) - game.quota) - game.weights[-1]
    far = sqrt(NEGLIGIBLE / 2 * sum(weight**2 for weight in game.weights))
    nodes, angles = nodes[miss < far], angles[miss < far]
    order = np.arange(1, count // 2 + 1)
    waves = np.array([(np.cos(2 * order * angle) / (4 * order**2 - 1)).sum() for angle in angles])
    return nodes, (1 - 2 * waves) / count


def _mean(game: Lean, nodes: "Floats", shares: "Floats") -> "tuple[Floats, Floats]":
    """Return for each distinct weight the mean chance to decide, and the sum of absolute terms."""
    import numpy as np

    weights, counts = np.unique(np.array(game.weights), return_counts=True)
    # Odd, so that no frequency stands alone, and above every sum.
    period = (sum(game.weights) + 1) | 1
    order, decline = _frequencies(game, period)
    kept = np.searchsorted(decline, _reach(nodes, len(game.weights) - 1))
    afford_time(float(kept.sum()) * len(weights) * 1e-7, "integrating in floats")
    values, magnitude = np.zeros(len(weights)), np.zeros(len(weights))
    for start, stop in _blocks(int(kept.max()), len(weights)):
        turns = np.multiply.outer(order[start:stop], weights) % period
        circle = np.exp(2j * np.pi / period * turns)
        window = _window(order[start:stop], turns, game.quota, period)
        window[order[start:stop] == 0] = weights / period
        for node, share, end in zip(nodes, shares, kept - start, strict=True):
            if end <= 0:
                continue
            factors = (1 - node) + node * circle[:end]
            whole = np.exp(np.log(factors) @ counts)
            terms = whole[:, None] / factors * window[:end]
            values += share * terms.real.sum(axis=0)
            magnitude += share * np.abs(terms).sum(axis=0)
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
    return others / (2 * nodes * (1 - nodes)) * -np.expm1(-2 * NEGLIGIBLE / others)


def _window(
    order: "NDArray[np.int64]", turns: "NDArray[np.int64]", quota: int, period: int
) -> "Complexes":
    """Return what a frequency tells of the weights from ``quota - w`` to ``quota - 1``.

    The sum of ``exp(-i angle k)`` over them, twice where its conjugate stands for the frequency
    on the other side, over the period. At frequency 0 the sum is ``w`` itself.
    """
    import numpy as np

    half = np.pi / period
    last = np.exp(-1j * half * (order * (2 * quota - 1) % (2 * period)))
    tall = np.sin(half * np.maximum(order, 1))
    sums = np.exp(1j * half * turns) * np.sin(half * turns) * (2 * last / tall)[:, None]
    return sums / period


def _blocks(frequencies: int, weights: int) -> Iterator[tuple[int, int]]:
    step = max(1, CELLS // weights)
    for start in range(0, frequencies, step):
        yield start, min(start + step, frequencies)

"""Shift-minimal coalitions: minimal winning ones that no weaker outsider could keep winning.

Player i is at least as *desirable* as j if i can stand in for j in every winning coalition, and
strictly more so if j cannot for i. A minimal winning coalition has no surplus if it also loses
whenever a member gives way to a strictly less desirable outsider. What is desirable is asked of
the game, not of the weights: 50 and 49 seats may be worth the same.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.governments.power import table
from hemicycle.governments.power.cost import Method
from hemicycle.governments.power.games import SimpleGame
from hemicycle.governments.power.indices import Power

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Coalitions = NDArray[np.int64]


def shift(game: SimpleGame) -> Power:
    """Return the number of shift-minimal coalitions that hold i, over the sum of these numbers.

    Alonso-Meijide and Freixas, "A new power index based on minimal winning coalitions without any
    surplus", Decision Support Systems 49 (2010) 70-76.

    Raises
    ------
    TooCostlyError
        Where a table of all coalitions does not fit: above 25 players.
    """
    coalitions = _shift_minimal(game)
    counts = [int((coalitions >> player & 1).sum()) for player in range(game.size)]
    return Power("shift", tuple(Fraction(n, sum(counts)) for n in counts), Method.TABLE)


def shift_deegan_packel(game: SimpleGame) -> Power:
    """Return the mean over the shift-minimal coalitions of 1/|S| where S holds i, of 0 elsewhere.

    Alonso-Meijide, Freixas and Molinero, "Computation of several power indices by generating
    functions", Applied Mathematics and Computation 219 (2012) 3395-3402.

    Raises
    ------
    TooCostlyError
        Where a table of all coalitions does not fit: above 25 players.
    """
    import numpy as np

    coalitions = _shift_minimal(game)
    sizes = table.members(game.size)[coalitions]
    values = []
    for player in range(game.size):
        counts = np.bincount(sizes[coalitions >> player & 1 == 1]).tolist()
        shared = sum((Fraction(n, size) for size, n in enumerate(counts) if n), Fraction())
        values.append(shared / len(coalitions))
    return Power("shift-deegan-packel", tuple(values), Method.TABLE)


def _shift_minimal(game: SimpleGame) -> "Coalitions":
    """Return the numbers of the shift-minimal coalitions."""
    wins, sizes = table.table(game), table.members(game.size)
    found = table.minimal(wins, sizes)
    for one in range(game.size):
        for other in range(game.size):
            held = (found >> one & 1) > (found >> other & 1)
            if held.any() and _more_desirable(wins, one, other):
                swapped = found ^ (1 << one) ^ (1 << other)
                found = found[~(held & wins[swapped])]
    return found


def _more_desirable(wins: "table.Wins", one: int, other: int) -> bool:
    """Tell whether one can always stand in for the other, and not the other way round."""
    low, high = sorted((one, other))
    rows = wins.reshape(-1, 2, 1 << high - low - 1, 2, 1 << low)
    with_low, with_high = rows[:, 0, :, 1], rows[:, 1, :, 0]
    with_one, with_other = (with_low, with_high) if one == low else (with_high, with_low)
    return bool((with_one >= with_other).all() and (with_one > with_other).any())

"""Meeting in the middle: weights too huge for a generating function, and several rules at once.

Split the players into two halves and list the coalitions of each: ``2**(n/2)`` rows instead of
``2**n``. Rows of equal size and equal sums in all rules but one form a class. For two classes
those rules are decided, so what is still needed is a number in the last rule, the *main* one, and
with its sums sorted a search tells with how many rows of the other half a row wins (Horowitz and
Sahni, JACM 21 (1974) 277-292, for the split; Klinz and Woeginger, Math. Soc. Sci. 49 (2005)
111-116, for power indices).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hemicycle.errors import TooCostlyError
from hemicycle.governments.power.cost import afford
from hemicycle.governments.power.games import Game, Join, Meet, Restricted, SimpleGame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Sums: TypeAlias = NDArray[Any]

Vector: TypeAlias = tuple[int, ...]

BYTES_A_ROW = 300
"""Sums, codes, members and the search's answers, as measured."""
REFUSALS = "refusals inside a compound game need a table, which is too large for so many players"
PAIRS = 1_000_000
"""Pairs of classes that can be gone through in reasonable time."""


@dataclass(frozen=True, slots=True)
class _Class:
    """Coalitions of one half, of one size and with the same sums in all rules but the main one.

    ``main`` are their sums in that rule, ascending; ``members[r, i]`` is 1 if row r holds the
    half's player i.
    """

    size: int
    sums: tuple[int, ...]
    main: "Sums"
    members: "Ints"


def size_in_bytes(players: int) -> int:
    """Return what the rows of the larger half take."""
    return BYTES_A_ROW << (players + 1) // 2


def sized_swings(game: SimpleGame) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Return each player's swings by the number of others, and how many coalitions win.

    Raises
    ------
    TooCostlyError
        Where the rows do not fit, or fall into too many classes.
    """
    import numpy as np

    afford(size_in_bytes(game.size), f"the coalitions of each half of {game.size} players")
    won_with = np.zeros((game.size, game.size + 1), dtype=object)
    won = np.zeros(game.size + 1, dtype=object)
    middle = game.size // 2
    for one, other, needed in _pairs(game):
        size = one.size + other.size
        with_other = _partners(one.main, other.main, needed)
        with_one = _partners(other.main, one.main, needed)
        won[size] += int(with_other.sum())
        won_with[:middle, size] += (with_other @ one.members).astype(object)
        won_with[middle:, size] += (with_one @ other.members).astype(object)
    # Winning with i and s others, less winning without i at s: those that i turns.
    turned = won_with[:, 1:] - (won[:-1] - won_with[:, :-1])
    return tuple(map(tuple, turned.tolist())), int(won.sum())


def _partners(sums: "Sums", others: "Sums", needed: int | None) -> "Ints":
    """Return for each sum with how many of the others, ascending, it makes up what is needed."""
    import numpy as np

    if needed is None:
        return np.full(len(sums), len(others), dtype=np.int64)
    return len(others) - np.searchsorted(others, needed - sums).astype(np.int64)


def _pairs(game: SimpleGame) -> "Iterator[tuple[_Class, _Class, int | None]]":
    """Return the pairs of classes that can win, and the sum that they need in the main rule.

    ``None`` stands for pairs that win whatever that sum is.
    """
    vectors = sorted(_quotas(game), key=sum)
    *small, main = vectors
    middle = game.size // 2
    first = list(_classes(small, main, 0, middle))
    second = list(_classes(small, main, middle, game.size))
    if len(first) * len(second) > PAIRS:
        raise TooCostlyError(
            f"the rules split the coalitions of {game.size} players into {len(first):,} and "
            f"{len(second):,} classes, more pairs than the {PAIRS:,} allowed. "
            "Measure the rules one by one."
        )
    least = _least_in_main(game, main)
    for one in first:
        for other in second:
            sums = dict(zip(small, map(sum, zip(one.sums, other.sums, strict=True)), strict=True))
            needed = least(sums)
            if needed != _NEVER:
                yield one, other, needed


_NEVER = -1


def _least_in_main(game: SimpleGame, main: Vector) -> Callable[[Mapping[Vector, int]], int | None]:
    """Return what tells the least sum in the main rule that wins, given the other sums."""
    steps = sorted(_quotas(game)[main])

    def least(sums: Mapping[Vector, int]) -> int | None:
        if _wins(game, {**sums, main: 0}):
            return None
        return next((step for step in steps if _wins(game, {**sums, main: step})), _NEVER)

    return least


def _wins(game: SimpleGame, sums: Mapping[Vector, int]) -> bool:
    match game:
        case Game(weights, quota):
            return sums[weights] >= quota
        case Meet(parts):
            return all(_wins(part, sums) for part in parts)
        case Join(parts):
            return any(_wins(part, sums) for part in parts)
        case Restricted():
            raise TooCostlyError(REFUSALS)


def _quotas(game: SimpleGame) -> dict[Vector, set[int]]:
    """Return the quotas that the game sets for each vector of weights."""
    found: dict[Vector, set[int]] = {}
    match game:
        case Game(weights, quota):
            found[weights] = {quota}
        case Meet(parts) | Join(parts):
            for part in parts:
                for vector, quotas in _quotas(part).items():
                    found.setdefault(vector, set()).update(quotas)
        case Restricted():
            raise TooCostlyError(REFUSALS)
    return found


def _classes(small: Sequence[Vector], main: Vector, start: int, stop: int) -> "Iterator[_Class]":
    """Return the coalitions of the players from start to stop, class by class."""
    import numpy as np

    heads = (1,) * len(main)
    keys = np.stack([_sums(weights[start:stop]) for weights in (heads, *small)])
    sums = _sums(main[start:stop])
    order = np.lexsort((sums, *keys))
    keys, sums = keys[:, order], sums[order]
    changes = np.flatnonzero((keys[:, 1:] != keys[:, :-1]).any(axis=0)) + 1
    for rows in np.split(np.arange(len(order)), changes):
        size, *others = (int(key) for key in keys[:, rows[0]])
        members = order[rows, None] >> np.arange(stop - start) & 1
        yield _Class(size, tuple(others), sums[rows], members)


def _sums(weights: Sequence[int]) -> "Sums":
    import numpy as np

    sums: Sums = np.zeros(1, dtype=np.int64 if sum(weights) < 2**61 else object)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums

"""All coalitions of a small game in one table: the way that serves every simple game.

Coalition number c holds player i where bit i of c is set. ``wins[c]`` tells whether it wins.
"""

from typing import TYPE_CHECKING, TypeAlias

from hemicycle.governments.power.cost import afford
from hemicycle.governments.power.games import Game, Join, Meet, Restricted, SimpleGame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Wins: TypeAlias = NDArray[np.bool_]
    Counts: TypeAlias = NDArray[np.uint8]

BYTES_A_COALITION = 40
"""Sums, best parts, winners, sizes and their copies, as measured."""


def size_in_bytes(players: int) -> int:
    """Return what a table of all coalitions takes."""
    return BYTES_A_COALITION << players


def table(game: SimpleGame) -> "Wins":
    """Return who wins, coalition by coalition.

    Raises
    ------
    TooCostlyError
        Where ``2**players`` rows do not fit.
    """
    afford(size_in_bytes(game.size), f"a table of all coalitions of {game.size} players")
    return _wins(game)


def _wins(game: SimpleGame) -> "Wins":
    match game:
        case Game():
            return _sums(game.weights) >= game.quota
        case Restricted():
            return _best_parts(game) >= game.game.quota
        case Meet(parts):
            won = _wins(parts[0])
            for part in parts[1:]:
                won = won & _wins(part)
            return won
        case Join(parts):
            won = _wins(parts[0])
            for part in parts[1:]:
                won = won | _wins(part)
            return won


def members(players: int) -> "Counts":
    """Return the number of members of every coalition."""
    import numpy as np

    sizes = np.zeros(1, dtype=np.uint8)
    for _ in range(players):
        sizes = np.concatenate([sizes, sizes + np.uint8(1)])
    return sizes


def swings(game: SimpleGame) -> tuple[tuple[int, ...], int]:
    """Return the number of coalitions that each player turns, and the number that win."""
    wins = table(game)
    counts = tuple(int(turned(wins, player).sum()) for player in range(game.size))
    return counts, int(wins.sum())


def sized_swings(game: SimpleGame) -> tuple[tuple[int, ...], ...]:
    """Return for each player how many coalitions of 0, 1, 2 ... others the player turns."""
    import numpy as np

    wins, sizes = table(game), members(game.size)
    return tuple(
        tuple(
            np.bincount(without(sizes, player)[turned(wins, player)], minlength=game.size).tolist()
        )
        for player in range(game.size)
    )


def turned(wins: "Wins", player: int) -> "Wins":
    """Tell of every coalition without the player whether it wins once the player joins."""
    halves = wins.reshape(-1, 2, 1 << player)
    return (halves[:, 1] & ~halves[:, 0]).reshape(-1)


def without(rows: "Counts", player: int) -> "Counts":
    """Return the rows of the coalitions that do not hold the player."""
    return rows.reshape(-1, 2, 1 << player)[:, 0].reshape(-1)


def critical(wins: "Wins", players: int) -> "Counts":
    """Return of every coalition how many members turn it."""
    import numpy as np

    found = np.zeros(len(wins), dtype=np.uint8)
    for player in range(players):
        halves = found.reshape(-1, 2, 1 << player)
        halves[:, 1] += turned(wins, player).reshape(-1, 1 << player)
    return found


def minimal(wins: "Wins", sizes: "Counts") -> "NDArray[np.int64]":
    """Return the numbers of the minimal winning coalitions."""
    import numpy as np

    turning = critical(wins, len(wins).bit_length() - 1)
    return np.flatnonzero(wins & (turning == sizes)).astype(np.int64)


def _sums(weights: tuple[int, ...]) -> "NDArray[np.int64]":
    import numpy as np

    kind = np.int64 if sum(weights) < 2**62 else object
    sums = np.zeros(1, dtype=kind)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums


def _best_parts(game: Restricted) -> "NDArray[np.int64]":
    """Return of every coalition the greatest weight of members who refuse one another not."""
    import numpy as np

    weights = game.game.weights
    kind = np.int64 if sum(weights) < 2**62 else object
    best = np.zeros(1, dtype=kind)
    for player, weight in enumerate(weights):
        refused = sum(1 << other for other in game.refused_by(player) if other < player)
        friends = np.arange(len(best)) & ~refused
        best = np.concatenate([best, np.maximum(best, weight + best[friends])])
    return best

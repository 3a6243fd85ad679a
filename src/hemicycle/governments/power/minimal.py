"""Minimal winning coalitions: how many there are, and how many of each size hold each player.

A winning coalition is minimal if it loses without any one of its members. In a weighted game add
members from the heaviest to the lightest: the coalition is minimal exactly if it reaches the quota
with its last, lightest member. So with the players in that order, ``heads`` counts the coalitions
of the players before one by weight, and ``tails`` the ways in which those after it complete a sum;
both are carried from one player to the next, and their inner product counts the minimal winning
coalitions that hold the player: two additions and a product for each player and sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from hemicycle.governments.power import packed, table
from hemicycle.governments.power.cost import Method, afford
from hemicycle.governments.power.games import Game, Lean, SimpleGame, lean


@dataclass(frozen=True, slots=True)
class MinimalWinning:
    """``holding[player][s]``: minimal winning coalitions of s members that hold the player."""

    holding: tuple[tuple[int, ...], ...]
    total: int
    method: Method


def minimal_winning(game: SimpleGame) -> MinimalWinning:
    """Count the minimal winning coalitions, by player and size."""
    if not isinstance(game, Game):
        return _from_table(game)
    small = lean(game)
    players = len(small.weights)
    width = packed.slot_bytes(1 << players)
    slots = players + 1
    afford(2 * small.quota * width * slots, f"minimal winning coalitions of {players} players")
    total, found = _holding(small, 8 * width)
    sizes = {
        weight: tuple(packed.coefficients(count, slots, width)) for weight, count in found.items()
    }
    sizes[0] = (0,) * slots
    holding = tuple(sizes[small.of[weight]] for weight in game.weights)
    return MinimalWinning(holding, sum(packed.coefficients(total, slots, width)), Method.PACKED)


def _holding(game: Lean, mark: int) -> tuple[int, dict[int, int]]:
    """Return packed by size: all minimal winning coalitions, and those with a given weight."""
    quota = game.quota
    heads = packed_heads(game, mark)
    tails = [0] * quota
    found = {}
    for weight in game.weights:  # the lightest, last in order, comes first
        for total in range(weight, quota):
            heads[total] -= heads[total - weight] << mark
        light = quota - weight
        completed = sum(map(mul, heads[:light], tails[weight:])) + sum(heads[light:])
        found[weight] = completed << mark
        tails = [
            skipped + (joined << mark)
            for skipped, joined in zip(tails, tails[weight:] + [1] * weight, strict=True)
        ]
    return tails[0], found


def packed_heads(game: Lean, mark: int) -> list[int]:
    """Return for each sum below the quota the coalitions of that weight, packed by size."""
    heads = [1] + [0] * (game.quota - 1)
    for weight in game.weights:
        heads = heads[:weight] + [
            skipped + (joined << mark)
            for skipped, joined in zip(heads[weight:], heads, strict=False)
        ]
    return heads


def _from_table(game: SimpleGame) -> MinimalWinning:
    import numpy as np

    wins, sizes = table.table(game), table.members(game.size)
    minimal = wins & (table.critical(wins, game.size) == sizes)
    coalitions, of_size = np.flatnonzero(minimal), sizes[minimal]
    holding = tuple(
        _by_size(of_size[coalitions >> player & 1 == 1], game.size) for player in range(game.size)
    )
    return MinimalWinning(holding, len(coalitions), Method.TABLE)


def _by_size(of_size: Sequence[int], players: int) -> tuple[int, ...]:
    import numpy as np

    return tuple(np.bincount(of_size, minlength=players + 1).tolist())

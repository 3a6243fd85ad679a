"""Minimal winning coalitions: how many there are, and how many of each size hold each player.

A winning coalition is minimal if it loses without any one of its members. In a weighted game add
members from the heaviest to the lightest: the coalition is minimal exactly if it reaches the quota
with its last, lightest member. So with the players in that order, ``heads`` counts the coalitions
of the players before one by weight, and ``tails`` the ways in which those after it complete a sum;
both are carried from one player to the next, and their inner product counts the minimal winning
coalitions that hold the player: two additions and a product for each player and sum.
"""

from dataclasses import dataclass
from operator import mul

from hemicycle.governments.power import packed, table
from hemicycle.governments.power.cost import Method, afford_time, rows_are_cheaper
from hemicycle.governments.power.games import Game, Lean, SimpleGame, lean


@dataclass(frozen=True, slots=True)
class Holders:
    """``counts[player]``: the minimal winning coalitions that hold the player."""

    counts: tuple[int, ...]
    method: Method


@dataclass(frozen=True, slots=True)
class SizedHolders:
    """``counts[player][s]``: those of s members that hold the player; ``total``: all there are."""

    counts: tuple[tuple[int, ...], ...]
    total: int
    method: Method


def holders(game: SimpleGame) -> Holders:
    """Count the minimal winning coalitions that hold each player.

    Raises
    ------
    TooCostlyError
        Where no way to count them fits in memory.
    """
    if isinstance(game, Game):
        small = lean(game)
        players = len(small.weights)
        if not _table_is_cheaper(game.size, small.quota * (players // 8 + 64)):
            afford_time(players * small.quota * 3e-7, _COUNTING)
            found = {0: 0, **_holding(small, mark=0)[1]}
            return Holders(
                tuple(found[small.of[weight]] for weight in game.weights), Method.PACKED
            )
    sized = _from_table(game)
    return Holders(tuple(map(sum, sized.counts)), sized.method)


def sized_holders(game: SimpleGame) -> SizedHolders:
    """Count the minimal winning coalitions that hold each player, by size.

    Raises
    ------
    TooCostlyError
        Where no way to count them fits in memory.
    """
    if not isinstance(game, Game):
        return _from_table(game)
    small = lean(game)
    players = len(small.weights)
    width, slots = packed.slot_bytes(1 << players), players + 1
    if _table_is_cheaper(game.size, 3 * small.quota * width * slots):
        return _from_table(game)
    afford_time(players * small.quota * 6e-6 * (width * slots / 1000) ** 1.6, _COUNTING)
    total, found = _holding(small, 8 * width)
    sizes = {
        weight: tuple(packed.coefficients(count, slots, width)) for weight, count in found.items()
    }
    sizes[0] = (0,) * slots
    counts = tuple(sizes[small.of[weight]] for weight in game.weights)
    return SizedHolders(counts, sum(packed.coefficients(total, slots, width)), Method.PACKED)


_COUNTING = "counting the minimal winning coalitions"


def _table_is_cheaper(players: int, sums: int) -> bool:
    return rows_are_cheaper(
        table.size_in_bytes(players), sums, f"{_COUNTING} of {players} players"
    )


def _holding(game: Lean, mark: int) -> tuple[int, dict[int, int]]:
    """Return packed by size: all minimal winning coalitions, and those with a given weight."""
    quota = game.quota
    heads = _heads(game, mark)
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


def _heads(game: Lean, mark: int) -> list[int]:
    """Return for each sum below the quota the coalitions of that weight, packed by size."""
    heads = [1] + [0] * (game.quota - 1)
    for weight in game.weights:
        heads = heads[:weight] + [
            skipped + (joined << mark)
            for skipped, joined in zip(heads[weight:], heads, strict=False)
        ]
    return heads


def _from_table(game: SimpleGame) -> SizedHolders:
    import numpy as np

    wins, sizes = table.table(game), table.members(game.size)
    coalitions = table.minimal(wins, sizes)
    of_size = sizes[coalitions]
    counts = tuple(
        tuple(np.bincount(of_size[held], minlength=game.size + 1).tolist())
        for held in (coalitions >> player & 1 == 1 for player in range(game.size))
    )
    return SizedHolders(counts, len(coalitions), Method.TABLE)

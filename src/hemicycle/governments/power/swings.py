"""Swings: the coalitions that win with a player and lose without, for all players at once.

Banzhaf's and Coleman's indices need their number, Shapley and Shubik's also their sizes. In a
weighted game let P(x) be the product of ``1 + x**w`` over all players, so that its coefficient at
``x**k`` counts the coalitions of weight k. The losing ones that do not hold player i, and that i
turns, have weights from ``quota - w`` to ``quota - 1`` in ``P(x) / (1 + x**w)``; with the running
totals of P that is an alternating sum over every w-th of them (`packed.without`). The game and its
dual (quota ``total - quota + 1``) have the same swings, those of s others being those of all but s
others, so the smaller quota is taken.
"""

from dataclasses import dataclass
from math import comb

from hemicycle.governments.power import packed, table
from hemicycle.governments.power.cost import Method
from hemicycle.governments.power.games import Game, Lean, SimpleGame, lean, smaller


@dataclass(frozen=True, slots=True)
class Swings:
    """How many coalitions each player turns, and how many win at all."""

    counts: tuple[int, ...]
    winning: int
    method: Method


@dataclass(frozen=True, slots=True)
class SizedSwings:
    """How many coalitions of s others each player turns: ``counts[player][s]``.

    ``players`` is the number of players among whom the sizes were counted: players who turn
    nothing may have been left out.
    """

    counts: tuple[tuple[int, ...], ...]
    players: int
    method: Method


def swings(game: SimpleGame) -> Swings:
    """Count every player's swings."""
    if not isinstance(game, Game):
        return Swings(*table.swings(game), Method.TABLE)
    small = smaller(lean(game))
    losing, turned = _packed_swings(small)
    spare = 2**small.null
    winning = losing if small.dual else 2 ** len(small.weights) - losing
    counts = tuple(turned[small.of[weight]] * spare for weight in game.weights)
    return Swings(counts, winning * spare, Method.PACKED)


def sized_swings(game: SimpleGame) -> SizedSwings:
    """Count every player's swings by the number of others in the coalition."""
    if not isinstance(game, Game):
        return SizedSwings(table.sized_swings(game), game.size, Method.TABLE)
    small = smaller(lean(game))
    turned = _packed_sized_swings(small)
    in_order = -1 if small.dual else 1
    counts = tuple(turned[small.of[weight]][::in_order] for weight in game.weights)
    return SizedSwings(counts, len(small.weights), Method.PACKED)


def _packed_swings(game: Lean) -> tuple[int, dict[int, int]]:
    """Return the number of losing coalitions, and the swings of a player of each weight."""
    quota = game.quota
    width = packed.slot_bytes(1 << len(game.weights))
    whole = packed.product(game.weights, quota, 8 * width)
    totals = packed.running_totals(whole, quota, width)
    turned = {0: 0}
    for weight in set(game.weights):
        reached = packed.without(totals, weight, quota - 1)
        turned[weight] = reached - packed.without(totals, weight, quota - 1 - weight)
    return totals[-1], turned


def _packed_sized_swings(game: Lean) -> dict[int, tuple[int, ...]]:
    """Return the swings of a player of each weight, by the number of others."""
    quota, players = game.quota, len(game.weights)
    width = packed.slot_bytes(comb(players, players // 2) + 1)
    mark = 8 * width
    whole = packed.product(game.weights, quota, players * mark, mark)
    totals = packed.running_totals(whole, quota, players * width)
    turned = {0: (0,) * players}
    for weight in set(game.weights):
        reached = packed.without(totals, weight, quota - 1, mark)
        found = reached - packed.without(totals, weight, quota - 1 - weight, mark)
        turned[weight] = tuple(packed.coefficients(found, players, width))
    return turned

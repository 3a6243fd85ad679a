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
from itertools import accumulate
from math import comb

from hemicycle.governments.power import halves, limbs, packed, table
from hemicycle.governments.power.cost import Method, afford_time, rows_are_cheaper
from hemicycle.governments.power.games import (
    Game,
    Join,
    Lean,
    Meet,
    Restricted,
    SimpleGame,
    lean,
    most_members,
    smaller,
)

PACKED = 2**17
"""Bytes of a generating function up to which one integer beats arrays (and spares numpy)."""
TABLE = 20
"""Players up to whom a table of all coalitions is quick."""


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
    """Count every player's swings.

    Raises
    ------
    TooCostlyError
        Where no way to count them fits in memory.
    """
    if not isinstance(game, Game):
        return _compound_swings(game)
    small = smaller(lean(game))
    players, width = len(small.weights), packed.slot_bytes(1 << len(small.weights))
    if small.quota * width <= PACKED:
        whole = packed.product(small.weights, small.quota, 8 * width)
        counts, method = packed.coefficients(whole, small.quota, width), Method.PACKED
    elif _in_the_middle(players, limbs.size_in_bytes(players, small.quota)):
        return _from_sizes(*halves.sized_swings(game))
    else:
        counts, method = limbs.coefficients(small.weights, small.quota), Method.LIMBS
    totals = list(accumulate(counts))
    turned = _turned(small, totals, mark=0)
    spare = 2**small.null
    winning = totals[-1] if small.dual else 2**players - totals[-1]
    own = tuple(turned[small.of[weight]] * spare for weight in game.weights)
    return Swings(own, winning * spare, method)


def sized_swings(game: SimpleGame) -> SizedSwings:
    """Count every player's swings by the number of others in the coalition.

    Raises
    ------
    TooCostlyError
        Where no way to count them fits in memory.
    """
    if not isinstance(game, Game):
        return _compound_sized_swings(game)
    small = smaller(lean(game))
    players, slots = len(small.weights), most_members(small) + 1
    mark = 8 * packed.bytes_for(comb(players, players // 2))
    if small.quota * slots * mark <= 8 * PACKED:
        whole = packed.product(small.weights, small.quota, slots * mark, mark)
        counts = packed.coefficients(whole, small.quota, slots * mark // 8)
        method = Method.PACKED
    elif _in_the_middle(players, limbs.sized_size_in_bytes(players, slots, small.quota)):
        return SizedSwings(halves.sized_swings(game)[0], game.size, Method.HALVES)
    else:
        mark = limbs.LIMB * limbs.limbs(comb(players, players // 2))
        counts = limbs.sized_coefficients(small.weights, small.quota, slots)
        method = Method.LIMBS
    turned = {
        weight: packed.coefficients(found, players, mark // 8)
        for weight, found in _turned(small, list(accumulate(counts)), mark).items()
    }
    in_order = -1 if small.dual else 1
    own = tuple(tuple(turned[small.of[weight]][::in_order]) for weight in game.weights)
    return SizedSwings(own, players, method)


def _turned(game: Lean, totals: list[int], mark: int) -> dict[int, int]:
    """Return the swings of a player of each weight, by the running totals below the quota."""
    turned, last = {0: 0}, game.quota - 1
    for weight in set(game.weights):
        reached = packed.without(totals, weight, last, mark)
        turned[weight] = reached - packed.without(totals, weight, last - weight, mark)
    return turned


def _in_the_middle(players: int, sums: int) -> bool:
    what = f"counting the coalitions of {players} players with these weights"
    if rows_are_cheaper(halves.size_in_bytes(players), sums, what):
        return True
    afford_time(players * sums * 5e-11, what)
    return False


def _compound_swings(game: Meet | Join | Restricted) -> Swings:
    if game.size <= TABLE or isinstance(game, Restricted):
        return Swings(*table.swings(game), Method.TABLE)
    return _from_sizes(*halves.sized_swings(game))


def _compound_sized_swings(game: Meet | Join | Restricted) -> SizedSwings:
    if game.size <= TABLE or isinstance(game, Restricted):
        return SizedSwings(table.sized_swings(game), game.size, Method.TABLE)
    return SizedSwings(halves.sized_swings(game)[0], game.size, Method.HALVES)


def _from_sizes(counts: tuple[tuple[int, ...], ...], winning: int) -> Swings:
    return Swings(tuple(map(sum, counts)), winning, Method.HALVES)

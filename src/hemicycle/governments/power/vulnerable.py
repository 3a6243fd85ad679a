"""Vulnerable coalitions: winning ones that at least one member turns, by how many members do.

Johnston's index shares each of them among the members who turn it. In a weighted game a member
turns a winning coalition if its weight exceeds the surplus over the quota. So for a surplus
between two neighbouring weights the members who turn are those of the upper weights: mark them
with y in the product of ``1 + y x**w`` (upper) and ``1 + x**w`` (lower), and the coefficient of
``x**(quota + surplus) y**c`` counts the coalitions with c such members. Going down the weights,
one weight after another changes from lower to upper: a division and a multiplication.
"""

from dataclasses import dataclass

from hemicycle.governments.power import packed, table
from hemicycle.governments.power.cost import Method, afford_time, rows_are_cheaper
from hemicycle.governments.power.games import Game, Lean, SimpleGame, lean


@dataclass(frozen=True, slots=True)
class Vulnerable:
    """``turned[player][c]``: coalitions that the player and c - 1 others turn, each alone."""

    turned: tuple[tuple[int, ...], ...]
    method: Method


def vulnerable(game: SimpleGame) -> Vulnerable:
    """Count for each player the coalitions it turns, by how many members turn them."""
    if not isinstance(game, Game):
        return _from_table(game)
    small = lean(game)
    slots = len(small.weights) + 1
    width = packed.slot_bytes(1 << len(small.weights))
    sums = 6 * (small.quota + small.weights[-1]) * width * slots
    what = f"counting the vulnerable coalitions of {slots - 1} players"
    if rows_are_cheaper(table.size_in_bytes(game.size), sums, what):
        return _from_table(game)
    steps = slots * 2 * sums.bit_length() + 4 * len(set(small.weights))
    afford_time(steps * sums / 6 * 1.5e-9, what)
    counts = {
        weight: tuple(packed.coefficients(count, slots, width))
        for weight, count in _turned(small, width).items()
    }
    counts[0] = (0,) * slots
    return Vulnerable(tuple(counts[small.of[weight]] for weight in game.weights), Method.PACKED)


def _turned(game: Lean, width: int) -> dict[int, int]:
    """Return for each weight the coalitions that such a player turns, packed by how many do."""
    distinct = sorted(set(game.weights), reverse=True)
    mark = 8 * width
    slots = len(game.weights) + 1
    slot = slots * mark
    terms = game.quota + distinct[0]
    whole = packed.product(game.weights, terms, slot)
    found = dict.fromkeys(distinct, 0)
    for place, upper in enumerate(distinct):
        terms = game.quota + upper
        whole &= (1 << terms * slot) - 1
        for _ in range(game.weights.count(upper)):
            whole = packed.quotient(whole, upper, terms, slot)
            whole += whole << (upper * slot + mark)
            whole &= (1 << terms * slot) - 1
        totals = packed.running_totals(whole, terms, slots * width)
        lower = distinct[place + 1] if place + 1 < len(distinct) else 0
        for weight in distinct[: place + 1]:
            # Coalitions with the player: y x**w times those without.
            found[weight] += (
                packed.without(totals, weight, terms - 1 - weight, mark)
                - packed.without(totals, weight, game.quota + lower - 1 - weight, mark)
            ) << mark
    return found


def _from_table(game: SimpleGame) -> Vulnerable:
    import numpy as np

    wins = table.table(game)
    critical = table.critical(wins, game.size)
    turned = []
    for player in range(game.size):
        held = critical.reshape(-1, 2, 1 << player)[:, 1].reshape(-1)
        counts = np.bincount(held[table.turned(wins, player)], minlength=game.size + 1)
        turned.append(tuple(counts.tolist()))
    return Vulnerable(tuple(turned), Method.TABLE)

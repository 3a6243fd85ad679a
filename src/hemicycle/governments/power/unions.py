"""A-priori unions: alliances bargain first, and then their members inside them.

A player turns a coalition of whole other unions and some members of its own. So for each union
the generating function has two marks: y for its members, z for the other unions.
"""

from dataclasses import replace
from fractions import Fraction
from math import factorial

from hemicycle.governments.power import packed
from hemicycle.governments.power.cost import Method, afford
from hemicycle.governments.power.games import SimpleGame, United, lean
from hemicycle.governments.power.indices import Power, banzhaf_absolute, shapley_shubik


def owen(game: SimpleGame | United) -> Power:
    """Return the share of the orders in which i decides, where unions stay together.

    Owen, "Values of games with a priori unions" (1977), in Henn and Moeschlin (eds.),
    *Mathematical Economics and Game Theory*, 76-88. With m unions and k members in i's own, a
    coalition of r other unions and t other members weighs r! (m-1-r)! / m! times
    t! (k-1-t)! / k!. Where everybody is alone it is Shapley and Shubik's index.
    """
    if not isinstance(game, United):
        return replace(shapley_shubik(game), index="owen")
    orders = _orders(len(game.unions))
    values = [Fraction()] * game.size
    for union in game.unions:
        own = _orders(len(union))
        for player, counts in zip(union, _turned(game, union), strict=True):
            values[player] = sum(
                (
                    count * orders[unions] * own[members]
                    for unions, row in enumerate(counts)
                    for members, count in enumerate(row)
                ),
                Fraction(),
            )
    return Power("owen", tuple(values), Method.PACKED)


def banzhaf_owen(game: SimpleGame | United) -> Power:
    """Return the chance that i decides, if the other unions and the other members toss coins.

    Owen, "Modification of the Banzhaf-Coleman index for games with a priori unions" (1982), in
    Holler (ed.), *Power, Voting and Voting Power*, 232-238: swings over 2**(m-1) 2**(k-1). Where
    everybody is alone it is the absolute Banzhaf index.
    """
    if not isinstance(game, United):
        return replace(banzhaf_absolute(game), index="banzhaf-owen")
    values = [Fraction()] * game.size
    for union in game.unions:
        coins = len(game.unions) - 1 + len(union) - 1
        for player, counts in zip(union, _turned(game, union), strict=True):
            values[player] = Fraction(sum(map(sum, counts)), 2**coins)
    return Power("banzhaf-owen", tuple(values), Method.PACKED)


def _orders(players: int) -> list[Fraction]:
    """Return for 0, 1, 2 ... others the share of orders in which just they come before one."""
    return [
        Fraction(factorial(before) * factorial(players - 1 - before), factorial(players))
        for before in range(players)
    ]


def _turned(game: United, union: tuple[int, ...]) -> list[list[list[int]]]:
    """Return for each member what it turns: ``[other unions][other members]``."""
    small = lean(game.game)
    weight_of = [small.of[weight] for weight in game.game.weights]
    inside = [weight_of[player] for player in union]
    outside = [sum(map(weight_of.__getitem__, one)) for one in game.unions if one != union]
    members, unions = len(inside) + 1, len(outside) + 1
    width = packed.bytes_for(1 << len(inside) + len(outside))
    mark, slots = 8 * width, members * unions
    afford(4 * small.quota * slots * width, f"the coalitions of {len(game.unions)} unions")
    slot = slots * mark
    whole = packed.product(outside, small.quota, slot, members * mark)
    whole *= packed.product(inside, small.quota, slot, mark)
    whole &= (1 << small.quota * slot) - 1
    totals = packed.running_totals(whole, small.quota, slots * width)
    last = small.quota - 1
    turned = []
    for weight in inside:
        found = 0
        if weight:
            reached = packed.without(totals, weight, last, mark)
            found = reached - packed.without(totals, weight, last - weight, mark)
        counts = packed.coefficients(found, slots, width)
        turned.append([counts[k : k + members - 1] for k in range(0, slots, members)])
    return turned

"""The power indices, one function each: what a count of coalitions says about a player.

Notation: n players; v(S) is 1 if coalition S wins and 0 if it loses; W is the set of winning
coalitions, M that of the minimal ones; player i *turns* S if S wins and S without i loses;
eta_i is the number of coalitions that i turns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm
from operator import mul

from hemicycle.governments.power.cost import Method
from hemicycle.governments.power.games import SimpleGame
from hemicycle.governments.power.minimal import holders, sized_holders
from hemicycle.governments.power.swings import sized_swings, swings
from hemicycle.governments.power.vulnerable import vulnerable


@dataclass(frozen=True, slots=True)
class Power:
    """An index of every player, in the order of the game, and how it was counted."""

    index: str
    values: tuple[Fraction, ...]
    method: Method


def swing_counts(game: SimpleGame) -> Power:
    """Return eta_i, the number of coalitions that a player turns (raw Banzhaf count).

    Banzhaf, "Weighted voting doesn't work", Rutgers Law Review 19 (1965) 317-343; Felsenthal and
    Machover 1998, definition 3.1.1.
    """
    found = swings(game)
    return Power("swings", tuple(map(Fraction, found.counts)), found.method)


def banzhaf(game: SimpleGame) -> Power:
    """Return eta_i / sum of eta: the share of all swings that are the player's.

    The normalised Banzhaf index; Felsenthal and Machover 1998, definition 3.2.1.
    """
    found = swings(game)
    return Power("banzhaf", _shares(found.counts), found.method)


def banzhaf_absolute(game: SimpleGame) -> Power:
    """Return eta_i / 2**(n-1): how probable it is that i decides, if all others toss a coin.

    Penrose, "The elementary statistics of majority voting", JRSS 109 (1946) 53-57; Dubey and
    Shapley, "Mathematical properties of the Banzhaf power index", Math. Oper. Res. 4 (1979)
    99-131.
    """
    found = swings(game)
    return Power("banzhaf-absolute", _over(found.counts, 2 ** (game.size - 1)), found.method)


def coleman_prevent(game: SimpleGame) -> Power:
    """Return eta_i / |W|: of the coalitions that win, the share that i can make lose.

    Coleman, "Control of collectivities and the power of a collectivity to act" (1971), in
    Lieberman (ed.), *Social Choice*, 269-300: the power to prevent action.
    """
    found = swings(game)
    return Power("coleman-prevent", _over(found.counts, found.winning), found.method)


def coleman_initiate(game: SimpleGame) -> Power:
    """Return eta_i / (2**n - |W|): of the coalitions that lose, the share that i can make win.

    Coleman 1971: the power to initiate action.
    """
    found = swings(game)
    losing = 2**game.size - found.winning
    return Power("coleman-initiate", _over(found.counts, losing), found.method)


def power_to_act(game: SimpleGame) -> Fraction:
    """Return |W| / 2**n: the chance that a vote passes if everybody tosses a coin.

    Coleman 1971: the power of a collectivity to act. It is one number for the whole game.
    """
    return Fraction(swings(game).winning, 2**game.size)


def shapley_shubik(game: SimpleGame) -> Power:
    """Return the share of all orders of the players in which i is the one who makes them win.

    The sum over the coalitions S of others that i turns of |S|! (n-|S|-1)! / n!; Shapley and
    Shubik, "A method for evaluating the distribution of power in a committee system", APSR 48
    (1954) 787-792; Shapley, "A value for n-person games" (1953), equation 12.
    """
    found = sized_swings(game)
    orders = [factorial(s) * factorial(found.players - 1 - s) for s in range(found.players)]
    pivotal = _weighed(found.counts, orders)
    return Power("shapley-shubik", _over(pivotal, factorial(found.players)), found.method)


def deegan_packel(game: SimpleGame) -> Power:
    """Return the mean over M of 1/|S| where S holds i, of 0 where it does not.

    Minimal winning coalitions are equally probable and divide equally: Deegan and Packel, "A new
    index of power for simple n-person games", Int. J. Game Theory 7 (1978) 113-123.
    """
    found = sized_holders(game)
    whole = lcm(*range(1, game.size + 1))
    parts = [0, *(whole // size for size in range(1, game.size + 1))]
    shared = _weighed(found.counts, parts)
    return Power("deegan-packel", _over(shared, whole * found.total), found.method)


def holler(game: SimpleGame) -> Power:
    """Return the number of minimal winning coalitions that hold i, over the sum of these numbers.

    The public good index: Holler, "Forming coalitions and measuring voting power", Political
    Studies 30 (1982) 262-271; Holler and Packel, "Power, luck and the right index", Zeitschrift
    für Nationalökonomie 43 (1983) 21-29.
    """
    found = holders(game)
    return Power("holler", _shares(found.counts), found.method)


def johnston(game: SimpleGame) -> Power:
    """Return i's share when each coalition that members turn is divided equally among them.

    Johnston, "On the measurement of power: some reactions to Laver", Environment and Planning A
    10 (1978) 907-914; normalised as in Felsenthal and Machover 1998.
    """
    found = vulnerable(game)
    whole = lcm(*range(1, game.size + 1))
    parts = [0, *(whole // turning for turning in range(1, game.size + 1))]
    return Power("johnston", _shares(_weighed(found.turned, parts)), found.method)


def _weighed(counts: Sequence[tuple[int, ...]], weights: Sequence[int]) -> list[int]:
    """Return the inner product of each player's counts with the weights."""
    known = {row: sum(map(mul, row, weights)) for row in set(counts)}
    return [known[row] for row in counts]


def _shares(counts: Sequence[int]) -> tuple[Fraction, ...]:
    return _over(counts, sum(counts))


def _over(counts: Sequence[int], whole: int) -> tuple[Fraction, ...]:
    known = {count: Fraction(count, whole) for count in set(counts)}
    return tuple(known[count] for count in counts)

"""Biproportional apportionment: seats that fit the areas and the lists of the whole country.

Balinski and Demange (1989): given the seats of every area and of every list, there is one
matrix, but for ties, in which each cell is its votes divided by an area's and a list's divisor
and rounded. For Sainte-Laguë a cell's ``n``-th seat costs ``(2 n - 1) / votes``; the matrix is
the one whose seats cost least when the costs are multiplied.

Found here as a flow of least cost, in exact fractions: every area is first divided by itself,
then seats move from lists that have too many to lists that have too few, each time along the
cheapest chain of exchanges. Every chain mends one seat, so the number of rounds is the number of
seats misplaced at first: the method always ends. Where no chain is left the margins contradict
each other. The matrix is unique unless a closed chain of exchanges costs nothing: a tie.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from hemicycle.errors import ElectionError, SeatsError
from hemicycle.records.election import ContestId, ListId, Votes
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import SAINTE_LAGUE, highest_averages
from hemicycle.seats.tiers import national

Cell: TypeAlias = tuple[ContestId, ListId]
Matrix: TypeAlias = dict[ContestId, dict[ListId, int]]
_Prices: TypeAlias = dict[tuple[ListId, ListId], tuple[Fraction, ContestId]]


@dataclass(frozen=True, slots=True)
class Biproportion:
    """The seats by area and list that are certain; ``open`` more fall on some of ``tied``."""

    seats: Mapping[ContestId, Seats]
    tied: tuple[Cell, ...] = ()
    open: int = 0


def biproportional(
    votes: Mapping[ContestId, Votes], areas: Mapping[ContestId, int], lists: Seats
) -> Biproportion:
    """Return the seats of every list in every area.

    Parameters
    ----------
    votes
        Votes by area and list; a list without votes in an area wins no seat there.
    areas, lists
        Seats of each area, and of each list in all areas together.

    Raises
    ------
    SeatsError
        Where the areas' seats are not as many as the lists'.
    ElectionError
        Where no matrix fits, because lists stand in too few areas.

    Examples
    --------
    >>> votes = {"north": {"A": 60, "B": 40}, "south": {"A": 55, "B": 45}}
    >>> biproportional(votes, {"north": 1, "south": 1}, {"A": 1, "B": 1}).seats
    {'north': {'A': 1, 'B': 0}, 'south': {'A': 0, 'B': 1}}
    """
    if sum(areas.values()) != sum(lists.values()):
        raise SeatsError(
            f"the areas have {sum(areas.values())} seats, the lists {sum(lists.values())}"
        )
    seats = {area: _alone(votes[area], number) for area, number in areas.items()}
    while gap := _gap(seats, lists):
        cost, before = _cheapest(_prices(votes, seats), gap)
        short = [name for name, missing in gap.items() if missing > 0 and name in cost]
        if not short:
            raise ElectionError("no matrix fits: a list is due more seats than areas can give it")
        _exchange(seats, before, min(short, key=lambda name: cost[name]))
    giving, taking = _open_cells(votes, seats)
    for area, name in giving:
        seats[area][name] -= 1
    return Biproportion(seats, tuple(sorted(giving | taking)), len(giving))


def _alone(votes: Votes, seats: int) -> dict[ListId, int]:
    """Divide an area by itself; a tie is broken in any way, as later exchanges mend it."""
    standing = {name: count for name, count in votes.items() if count}
    if not seats:
        return dict.fromkeys(standing, 0)
    result = highest_averages(standing, seats, SAINTE_LAGUE)
    held = dict(result.seats)
    if result.tie:
        for name in result.tie.lists[: result.tie.seats]:
            held[name] += 1
    return held


def _gap(seats: Matrix, lists: Seats) -> dict[ListId, int]:
    """Return how many seats each list lacks (or, below zero, has too many); empty when none."""
    held = national(seats.values())
    gap = {name: number - held[name] for name, number in lists.items()}
    return gap if any(gap.values()) else {}


def _prices(votes: Mapping[ContestId, Votes], seats: Matrix) -> _Prices:
    """Return what moving a seat from one list to another costs at best, and in which area.

    Giving up the ``n``-th seat saves ``(2 n - 1) / votes``, taking one more costs
    ``(2 n + 1) / votes``: the price is what is paid divided by what is saved.
    """
    prices: _Prices = {}
    for area, held in seats.items():
        for giver in filter(held.get, held):
            for taker in held:
                if giver == taker:
                    continue
                price = _price(votes[area], held, giver, taker)
                if (giver, taker) not in prices or price < prices[giver, taker][0]:
                    prices[giver, taker] = price, area
    return prices


def _price(votes: Votes, held: Seats, giver: ListId, taker: ListId) -> Fraction:
    return Fraction((2 * held[taker] + 1) * votes[giver], votes[taker] * (2 * held[giver] - 1))


def _cheapest(
    prices: _Prices, gap: Mapping[ListId, int]
) -> tuple[dict[ListId, Fraction], dict[ListId, tuple[ListId, ContestId]]]:
    """Return the cost of bringing a seat to each list from those with too many, and from where.

    Bellman and Ford's method with products for sums. No closed chain costs less than nothing,
    as every exchange so far was the cheapest, so it settles in as many rounds as there are lists.
    """
    cost = {name: Fraction(1) for name, missing in gap.items() if missing < 0}
    before: dict[ListId, tuple[ListId, ContestId]] = {}
    changed = True
    while changed:
        changed = False
        for (giver, taker), (price, area) in prices.items():
            if giver in cost and (taker not in cost or cost[giver] * price < cost[taker]):
                cost[taker] = cost[giver] * price
                before[taker] = giver, area
                changed = True
    return cost, before


def _exchange(
    seats: Matrix, before: Mapping[ListId, tuple[ListId, ContestId]], name: ListId
) -> None:
    """Move one seat along the chain that ends with the list."""
    while name in before:
        giver, area = before[name]
        seats[area][giver] -= 1
        seats[area][name] += 1
        name = giver


def _open_cells(
    votes: Mapping[ContestId, Votes], seats: Matrix
) -> tuple[frozenset[Cell], frozenset[Cell]]:
    """Return the cells that give and that take a seat in some exchange that costs nothing."""
    prices = _prices(votes, seats)
    potential, _ = _cheapest(prices, dict.fromkeys({name for pair in prices for name in pair}, -1))
    tight = {
        (giver, taker)
        for (giver, taker), (price, _) in prices.items()
        if potential[giver] * price == potential[taker]
    }
    giving, taking = set[Cell](), set[Cell]()
    for giver, taker in tight:
        if giver not in _reached(taker, tight):
            continue
        best = prices[giver, taker][0]
        for area, held in seats.items():
            both = held.get(giver) and taker in held
            if both and _price(votes[area], held, giver, taker) == best:
                giving.add((area, giver))
                taking.add((area, taker))
    return frozenset(giving), frozenset(taking)


def _reached(start: ListId, steps: set[tuple[ListId, ListId]]) -> set[ListId]:
    found, new = set[ListId](), {start}
    while new:
        found |= new
        new = {taker for giver, taker in steps if giver in found} - found
    return found

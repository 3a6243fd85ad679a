"""Quotas and largest remainders: a seat for every full quota, the rest by what is left over.

The quota is a price in votes. Each list first buys whole seats; those that remain go to the
lists with the largest remainders, one each. Equal remainders at the cut are a tie.

A low quota can sell more seats than there are (Imperiali's, or Hagenbach-Bischoff's with an
exact multiple). Laws differ on that, so the caller says what follows: `largest_remainders`
refuses, `without_excess` takes the seats back from the smallest remainders.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import NoReturn, TypeAlias

from hemicycle.errors import SeatsError
from hemicycle.records.allocation import Tie
from hemicycle.records.election import ListId, Votes
from hemicycle.seats.column import Seats, check_votes
from hemicycle.seats.divisors import Apportionment

Quota: TypeAlias = Callable[[int, int], Fraction]
"""Votes and seats to the price of a seat in votes."""


def hare(votes: int, seats: int) -> Fraction:
    """Return ``votes / seats``.

    >>> hare(100, 8)
    Fraction(25, 2)
    """
    return Fraction(votes, seats)


def hare_up(votes: int, seats: int) -> Fraction:
    """Return Hare's quota rounded up to a whole vote."""
    return Fraction(ceil(Fraction(votes, seats)))


def hare_nearest(votes: int, seats: int) -> Fraction:
    """Return Hare's quota rounded to the nearest whole vote, a half upwards."""
    return _nearest(Fraction(votes, seats))


def droop(votes: int, seats: int) -> Fraction:
    """Return the least whole number of votes that more than ``seats`` lists cannot all have.

    >>> droop(100, 4), hagenbach_bischoff(100, 4)
    (Fraction(21, 1), Fraction(20, 1))
    """
    return Fraction(votes // (seats + 1) + 1)


def hagenbach_bischoff(votes: int, seats: int) -> Fraction:
    """Return ``votes / (seats + 1)``, not rounded."""
    return Fraction(votes, seats + 1)


def hagenbach_bischoff_up(votes: int, seats: int) -> Fraction:
    """Return ``votes / (seats + 1)`` rounded up to a whole vote."""
    return Fraction(ceil(Fraction(votes, seats + 1)))


def hagenbach_bischoff_nearest(votes: int, seats: int) -> Fraction:
    """Return ``votes / (seats + 1)`` rounded to the nearest whole vote, a half upwards."""
    return _nearest(Fraction(votes, seats + 1))


def imperiali(votes: int, seats: int) -> Fraction:
    """Return ``votes / (seats + 2)``, not rounded."""
    return Fraction(votes, seats + 2)


def imperiali_nearest(votes: int, seats: int) -> Fraction:
    """Return ``votes / (seats + 2)`` rounded to the nearest whole vote, a half upwards."""
    return _nearest(Fraction(votes, seats + 2))


QUOTAS: dict[str, Quota] = {
    "Hare": hare,
    "Hare, rounded up": hare_up,
    "Hare, rounded": hare_nearest,
    "Droop": droop,
    "Hagenbach-Bischoff": hagenbach_bischoff,
    "Hagenbach-Bischoff, rounded up": hagenbach_bischoff_up,
    "Hagenbach-Bischoff, rounded": hagenbach_bischoff_nearest,
    "Imperiali": imperiali,
    "Imperiali, rounded": imperiali_nearest,
}
"""Every quota that has a name in the literature or in a law."""


def full_quotas(votes: Votes, quota: Fraction) -> dict[ListId, int]:
    """Return how many whole quotas each list has.

    >>> full_quotas({"A": 100, "B": 49}, Fraction(25))
    {'A': 4, 'B': 1}
    """
    if quota <= 0:
        raise SeatsError(f"a quota of {quota} votes cannot be divided by")
    return {name: floor(count / quota) for name, count in votes.items()}


def largest_remainders(votes: Votes, seats: int, quota: Quota) -> Apportionment:
    """Award whole quotas, then the remaining seats to the largest remainders, one a list.

    Raises
    ------
    NoVotesError
        Where no list has a vote.
    SeatsError
        Where ``seats`` is negative, the whole quotas are more than ``seats``, or more seats
        remain than there are lists with votes.

    Examples
    --------
    >>> largest_remainders({"A": 47, "B": 16, "C": 37}, 10, hare).seats
    {'A': 5, 'B': 1, 'C': 4}
    """
    return _by_quota(votes, seats, quota, _too_many)


def without_excess(votes: Votes, seats: int, quota: Quota) -> Apportionment:
    """Do as `largest_remainders`, but take seats too many back from the smallest remainders.

    Czech Act 247/1995, section 50 (3) as of 2021, has this for its quota of ``seats + 2``.

    >>> without_excess({"A": 402, "B": 202, "C": 200}, 2, imperiali).seats
    {'A': 1, 'B': 1, 'C': 0}
    """
    return _by_quota(votes, seats, quota, take_back)


def _by_quota(
    votes: Votes,
    seats: int,
    quota: Quota,
    excess: Callable[[Votes, Seats, Fraction, int], Apportionment],
) -> Apportionment:
    """Give whole quotas, then the rest by remainders; ``excess`` deals with seats too many."""
    check_votes(votes, seats)
    if seats == 0:
        return Apportionment(dict.fromkeys(votes, 0))
    price = quota(sum(votes.values()), seats)
    whole = full_quotas(votes, price)
    remaining = seats - sum(whole.values())
    if remaining < 0:
        return excess(votes, whole, price, -remaining)
    return by_remainders(votes, whole, price, remaining)


def _too_many(_votes: Votes, _whole: Seats, price: Fraction, excess: int) -> NoReturn:
    raise SeatsError(f"with a quota of {price} votes {excess} seats too many are won")


def take_back(votes: Votes, whole: Seats, price: Fraction, excess: int) -> Apportionment:
    """Take ``excess`` seats back, one from each list with the smallest remainder that has one."""
    # A list keeps its last seat if its remainder is one of the largest among those with seats.
    remainders = {
        name: count - whole[name] * price for name, count in votes.items() if whole[name]
    }
    if excess > len(remainders):
        raise SeatsError(f"{excess} seats too many are won, by only {len(remainders)} lists")
    fewer = {name: won - (name in remainders) for name, won in whole.items()}
    return largest(remainders, len(remainders) - excess, fewer)


def by_remainders(votes: Votes, whole: Seats, price: Fraction, seats: int) -> Apportionment:
    """Give ``seats`` more to the lists with the largest ``votes - whole * price``, one each."""
    remainders = {name: count - whole[name] * price for name, count in votes.items() if count}
    return largest(remainders, seats, whole)


def largest(
    ranks: Mapping[ListId, Fraction | int], seats: int, held: Seats | None = None
) -> Apportionment:
    """Give one more seat than ``held`` to each of the ``seats`` lists that rank highest.

    >>> largest({"A": 7, "B": 5, "C": 5}, 2)
    Apportionment(seats={'A': 1, 'B': 0, 'C': 0}, tie=Tie(lists=('B', 'C'), seats=1, step=''))
    """
    if seats > len(ranks):
        raise SeatsError(f"{seats} seats remain for only {len(ranks)} lists with votes")
    before = dict.fromkeys(ranks, 0) if held is None else dict(held)
    if seats == 0:
        return Apportionment(before)
    cut = sorted(ranks.values(), reverse=True)[seats - 1]
    above = {name for name, rank in ranks.items() if rank > cut}
    level = sorted(name for name, rank in ranks.items() if rank == cut)
    left = seats - len(above)
    tie = None if left == len(level) else Tie(tuple(level), left)
    winners = above if tie else above.union(level)
    return Apportionment({name: count + (name in winners) for name, count in before.items()}, tie)


def prefer(result: Apportionment, ranks: Mapping[ListId, Fraction | int]) -> Apportionment:
    """Break a tie as far as the law does: the tied lists that rank highest win it.

    >>> tied = Apportionment({"A": 1, "B": 0, "C": 0}, Tie(("A", "B", "C"), 2))
    >>> prefer(tied, {"A": 60, "B": 30, "C": 30})
    Apportionment(seats={'A': 2, 'B': 0, 'C': 0}, tie=Tie(lists=('B', 'C'), seats=1, step=''))
    """
    if result.tie is None:
        return result
    ranked = largest({name: ranks[name] for name in result.tie.lists}, result.tie.seats)
    seats = {name: held + ranked.seats.get(name, 0) for name, held in result.seats.items()}
    return Apportionment(seats, ranked.tie)


def _nearest(price: Fraction) -> Fraction:
    return Fraction(floor(price + Fraction(1, 2)))

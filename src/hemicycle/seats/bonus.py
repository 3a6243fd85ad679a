"""Majority bonus: a number of seats on top for whoever stands first."""

from collections.abc import Mapping
from fractions import Fraction

from hemicycle.records.election import ListId
from hemicycle.seats.column import Seats
from hemicycle.seats.divisors import Apportionment
from hemicycle.seats.quotas import largest


def first_place(ranks: Mapping[ListId, Fraction | int]) -> Apportionment:
    """Return the first place as a seat for the list that ranks highest; equal ranks are a tie.

    >>> first_place({"A": 7, "B": 9}).seats
    {'A': 0, 'B': 1}
    """
    return largest(ranks, 1)


def with_bonus(seats: Seats, place: Seats, bonus: int) -> dict[ListId, int]:
    """Return the seats with the bonus on top for the list that holds the first place.

    >>> with_bonus({"A": 79, "B": 71}, {"A": 1, "B": 0}, 50)
    {'A': 129, 'B': 71}
    """
    return {name: won + bonus * place.get(name, 0) for name, won in seats.items()}

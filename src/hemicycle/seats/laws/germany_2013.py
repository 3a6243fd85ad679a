"""Germany, Bundestag 2013 and 2017: overhang levelled in full.

Bundeswahlgesetz, section 6, as of the 22nd amendment of 3 May 2013. First distribution: 598
seats between the states by their German population, and in each state between the lists by
second votes (6(2)). A party is guaranteed in each state the larger of these seats and its
constituencies; their sum is its guaranteed number (6(5)). The house grows until Sainte-Laguë over
the country's second votes gives every party that (6(5), 6(6)). Then each party's seats are
divided between its state lists, each of which has at least its constituencies (6(6)).

A state's contest gives its German ``population``. The trap: it must be the one of the official
seat calculation; the structural data published for the constituencies differ.
"""

from datetime import date
from functools import partial

from hemicycle.seats.law import Law
from hemicycle.seats.laws.germany_levelling import Levelling, count_levelled, draws_levelled


def guaranteed(list_seats: int, constituencies: int) -> int:
    """Return what a party is guaranteed in a state (6(5)).

    >>> guaranteed(8, 9), guaranteed(56, 45)
    (9, 56)
    """
    return max(list_seats, constituencies)


def least(_: int, constituencies: int) -> int:
    """Return what its state list has at the end in any case (6(6))."""
    return constituencies


TOLERATED = 0
"""Seats of overhang that may stay unlevelled."""

LEVELLING = Levelling(guaranteed, least, TOLERATED)

LAW = Law(
    id="germany_2013",
    title="Germany: Bundestag, 22nd amendment of 2013",
    country="DEU",
    since=date(2013, 5, 9),
    until=date(2020, 11, 18),
    sources=(
        "Bundeswahlgesetz, § 6, i. d. F. vom 3. Mai 2013 (BGBl. I S. 1082)",
        "Bundeswahlleiter, Erläuterung des neuen Verfahrens, 9 October 2013",
    ),
    count=partial(count_levelled, LEVELLING),
    count_draws=partial(draws_levelled, LEVELLING),
    doubts=("The majority clause (6(7)) is not computed: no election has come near it.",),
)

"""Germany, Bundestag 2021: three seats of overhang stay unlevelled.

Bundeswahlgesetz, section 6, as of the 25th amendment of 14 November 2020. As in 2013, but a party
is guaranteed in each state the larger of its constituencies and the mean, rounded up, of these
and its list seats of the first distribution (6(5), second sentence), in the whole country at
least its list seats (third sentence), and up to three constituency seats beyond the list seats
are left out of account when the house grows (fourth sentence). They stay with the party and make
the house larger (6(6)). Its state lists have at the end at least what was guaranteed there.

A state's contest gives its German ``population``. The trap: it must be the one of the official
seat calculation; the structural data published for the constituencies differ.
"""

from datetime import date
from functools import partial

from hemicycle.seats.law import Law
from hemicycle.seats.laws.germany_levelling import Levelling, count_levelled, draws_levelled


def guaranteed(list_seats: int, constituencies: int) -> int:
    """Return what a party is guaranteed in a state (6(5), second sentence).

    >>> guaranteed(7, 10), guaranteed(6, 3), guaranteed(20, 0)
    (10, 5, 10)
    """
    return max(constituencies, (list_seats + constituencies + 1) // 2)


TOLERATED = 3
"""Seats of overhang that may stay unlevelled."""

LEVELLING = Levelling(guaranteed, guaranteed, TOLERATED)

LAW = Law(
    id="germany_2020",
    title="Germany: Bundestag, 25th amendment of 2020",
    country="DEU",
    since=date(2020, 11, 19),
    until=date(2023, 6, 13),
    sources=(
        "Bundeswahlgesetz, § 6, i. d. F. vom 14. November 2020 (BGBl. I S. 2395)",
        "Bundeswahlleiter, Erläuterung des Verfahrens mit dem endgültigen Wahlergebnis 2021",
    ),
    count=partial(count_levelled, LEVELLING),
    count_draws=partial(draws_levelled, LEVELLING),
    doubts=("The majority clause (6(7)) is not computed: no election has come near it.",),
)

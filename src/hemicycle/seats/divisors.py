"""Highest averages: votes to seats, with every tie reported.

Each list's votes are divided by a rising row of divisors. All the quotients, of all the lists,
stand in one column from the largest down; the first ``seats`` of them win a seat each.

Iraq, regulation 12 of 2018, section III, step one: the row is 1.7, 3, 5, 7, 9, 11 and so on, and
lists with equal quotients at the cut draw lots (step one, e). A lot is a public act, so this
module never draws it: it says who is tied for how many seats, and `settle` takes the outcome.

Quotients are compared exactly (see `hemicycle.seats.column`): two lists tie only if the law says
so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import Tie
from hemicycle.records.election import ListId, Votes
from hemicycle.seats.column import Column, Divisors, Seats, check_votes


def row(
    name: str, first: Fraction | int, second: Fraction | int, step: int | Fraction
) -> Divisors:
    """Return the divisors ``first, second, second + step, second + 2 * step, ...``.

    >>> [str(SAINTE_LAGUE_1_7.at(held)) for held in range(4)]
    ['17/10', '3', '5', '7']
    """
    begin, then, rise = Fraction(first), Fraction(second), Fraction(step)
    return Divisors(name, lambda held: then + (held - 1) * rise if held else begin)


D_HONDT = row("D'Hondt", 1, 2, 1)
SAINTE_LAGUE = row("Sainte-Laguë", 1, 3, 2)
SAINTE_LAGUE_1_2 = row("Sainte-Laguë with 1.2", Fraction(12, 10), 3, 2)
SAINTE_LAGUE_1_4 = row("Sainte-Laguë with 1.4", Fraction(14, 10), 3, 2)
SAINTE_LAGUE_1_7 = row("Sainte-Laguë with 1.7", Fraction(17, 10), 3, 2)
IMPERIALI = row("Imperiali", 1, Fraction(3, 2), Fraction(1, 2))
DANISH = row("Danish", 1, 4, 3)
ADAMS = row("Adams", 0, 1, 1)
MACAU = Divisors("Macau", lambda held: Fraction(2**held))
# The harmonic and the geometric mean of n and n + 1.
DEAN = Divisors("Dean", lambda held: Fraction(2 * held * (held + 1), 2 * held + 1))
HUNTINGTON_HILL = Divisors("Huntington-Hill", lambda held: Fraction(held * (held + 1)), power=2)

METHODS = {
    divisors.name: divisors
    for divisors in (
        *(D_HONDT, SAINTE_LAGUE, SAINTE_LAGUE_1_2, SAINTE_LAGUE_1_4, SAINTE_LAGUE_1_7),
        *(IMPERIALI, DANISH, ADAMS, MACAU, DEAN, HUNTINGTON_HILL),
    )
}
"""Every row of divisors that has a name in the literature or in a law."""


@dataclass(frozen=True, slots=True)
class Apportionment:
    """Seats won outright by every list that stood, and the tie, if any, for the rest."""

    seats: Seats
    tie: Tie | None = None


def highest_averages(
    votes: Votes,
    seats: int,
    divisors: Divisors,
    held: Seats | None = None,
    limits: Seats | None = None,
) -> Apportionment:
    """Award ``seats`` to the largest quotients ``votes / divisor``.

    Parameters
    ----------
    votes
        Valid votes of each list admitted to the division (thresholds come before).
    seats
        Seats of the contest, those already held among them.
    divisors
        The row laid down by the law.
    held
        Seats that lists hold before the division and keep; their first quotients are used up.
    limits
        The most seats that a list can take, such as the number of its candidates.

    Raises
    ------
    NoVotesError
        Where no list has a vote.
    SeatsError
        Where ``seats`` is negative, fewer than are held, or more than the lists can fill.

    Examples
    --------
    >>> highest_averages({"A": 100, "B": 80, "C": 30}, 8, D_HONDT).seats
    {'A': 4, 'B': 3, 'C': 1}
    >>> highest_averages({"A": 100, "B": 100, "C": 30}, 3, D_HONDT)
    Apportionment(seats={'A': 1, 'B': 1, 'C': 0}, tie=Tie(lists=('A', 'B'), seats=1, step=''))
    """
    check_votes(votes, seats)
    return apportion(divide(votes, seats, divisors, held, limits))


def divide(
    votes: Votes,
    seats: int,
    divisors: Divisors,
    held: Seats | None = None,
    limits: Seats | None = None,
) -> Column:
    """Return the column of quotients behind `highest_averages`, from which margins are read."""
    check_votes(votes, seats)
    return Column(votes, seats, divisors, held or {}, limits or {})


def apportion(column: Column) -> Apportionment:
    """Return the seats and the tie of a column."""
    seats = dict(zip(column.votes, column.counts, strict=True))
    if not column.tied:
        return Apportionment(seats)
    names = list(column.votes)
    lists = sorted(names[index] for index in column.tied)
    return Apportionment(seats, Tie(tuple(lists), column.open))


def settle(apportionment: Apportionment, drawn: Collection[ListId]) -> Apportionment:
    """Give the tied seats to the lists ``drawn`` by lot.

    >>> settle(highest_averages({"A": 5, "B": 5}, 1, D_HONDT), ["B"]).seats
    {'A': 0, 'B': 1}
    """
    tie = apportionment.tie
    names = set(drawn)
    if tie is None or len(drawn) != len(names) or len(names) != tie.seats or names - {*tie.lists}:
        wanted = f"{tie.seats} of {', '.join(tie.lists)}" if tie else "nobody, as nothing is tied"
        raise ElectionError(f"the lot drew {', '.join(drawn) or 'nobody'}; it must draw {wanted}")
    won = {name: count + (name in names) for name, count in apportionment.seats.items()}
    return Apportionment(won)

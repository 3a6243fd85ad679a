"""Linear programmes in exact fractions, small enough for a plain tableau.

Minimise the last of the variables, none of them negative, subject to rows ``a x >= b``. The
start, all variables 0, is optimal but for the rows that it breaks; the dual simplex method mends
one row after another. Bland's rule (Math. Oper. Res. 2 (1977) 103-107) keeps it from cycling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Row: TypeAlias = tuple[tuple[int, ...], Fraction]
"""Coefficients and the least value of their sum."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The variables, and the price of each row: how fast the least value rises with its bound."""

    values: tuple[Fraction, ...]
    prices: tuple[Fraction, ...]


def minimise_last(rows: Sequence[Row]) -> Optimum:
    """Return where the last variable is least. Some point must satisfy the rows."""
    width = len(rows[0][0])
    # Columns: variables, the rows' slacks, and the right-hand side; the last line is the cost.
    tableau = [
        [Fraction(-value) for value in coefficients]
        + [Fraction(place == own) for place in range(len(rows))]
        + [-bound]
        for own, (coefficients, bound) in enumerate(rows)
    ]
    cost = [Fraction(place == width - 1) for place in range(width + len(rows) + 1)]
    basis = [width + place for place in range(len(rows))]
    while broken := [place for place, line in enumerate(tableau) if line[-1] < 0]:
        leaving = min(broken, key=basis.__getitem__)
        line = tableau[leaving]
        entering = min(
            (place for place in range(len(line) - 1) if line[place] < 0),
            key=lambda place: (cost[place] / -line[place], place),
        )
        _pivot(tableau, cost, leaving, entering)
        basis[leaving] = entering
    values = [Fraction()] * width
    for place, variable in enumerate(basis):
        if variable < width:
            values[variable] = tableau[place][-1]
    return Optimum(tuple(values), tuple(cost[width:-1]))


def _pivot(
    tableau: list[list[Fraction]], cost: list[Fraction], leaving: int, entering: int
) -> None:
    line = tableau[leaving]
    by = line[entering]
    line[:] = [value / by if value else value for value in line]
    for other in (*tableau, cost):
        times = other[entering]
        if other is not line and times:
            other[:] = [
                value - times * own if own else value
                for value, own in zip(other, line, strict=True)
            ]

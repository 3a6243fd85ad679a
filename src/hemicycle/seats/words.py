"""Steps in words: what a newspaper or a court would want to read of a division."""

from collections.abc import Mapping
from math import inf

from hemicycle.records.election import ListId
from hemicycle.seats.column import NOTHING, Column, Divisors


def seats_in_words(seats: Mapping[ListId, int]) -> str:
    """Return who won how many, the most first.

    >>> seats_in_words({"A": 1, "B": 0, "C": 3})
    'C 3, A 1'
    """
    won = sorted((item for item in seats.items() if item[1]), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count}" for name, count in won) or "nobody"


def division_in_words(column: Column, divisors: Divisors) -> str:
    """Return a division in one or two sentences, with the quotients at the cut.

    >>> from hemicycle.seats.divisors import D_HONDT, divide
    >>> division_in_words(divide({"A": 100, "B": 80, "C": 30}, 8, D_HONDT), D_HONDT)
    "8 seats by D'Hondt: A 4, B 3, C 1. Last seat: A with 25; first missed: A with 20."
    """
    names = list(column.votes)
    total = sum(column.counts) + column.open
    seats = seats_in_words(dict(zip(names, column.counts, strict=True)))
    text = f"{total} seats by {divisors.name}: {seats}."
    if column.tied:
        tied = ", ".join(sorted(names[index] for index in column.tied))
        return f"{text} {tied} have equal quotients for {column.open} more."
    lowest = column.lowest_won()
    if column.last[lowest] == inf:
        return text
    won = column.readable(column.last, inf)[lowest] or 0.0
    text += f" Last seat: {names[lowest]} with {number(won)}"
    highest = column.highest_missed()
    missed = column.readable(column.next, NOTHING)[highest]
    return (
        f"{text}; first missed: {names[highest]} with {number(missed)}." if missed else f"{text}."
    )


def number(value: float) -> str:
    """Return a quotient for reading: thousands apart, at most two decimals.

    >>> number(24335.176), number(25.0)
    ('24,335.18', '25')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")

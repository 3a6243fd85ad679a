"""Small pieces of English: lists of names, and numbers with their noun."""

from collections.abc import Iterable


def conjunction(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    >>> conjunction(["Fatah", "Victory", "PUK"]), conjunction(["Fatah"])
    ('Fatah, Victory and PUK', 'Fatah')
    """
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural.

    >>> counted(1, "seat"), counted(3_167, "coalition"), counted(346, "majority")
    ('1 seat', '3,167 coalitions', '346 majorities')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"

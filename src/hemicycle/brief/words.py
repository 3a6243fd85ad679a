"""Small pieces of English: lists of names, numbers with their noun, a fund meter."""

from collections.abc import Iterable

from hemicycle.records.money import amount_text
from hemicycle.records.page import FundMeter


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


def index_title(index: str) -> str:
    """Return the id of a power index as a heading: its authors keep their capitals.

    >>> index_title("shapley-shubik"), index_title("banzhaf")
    ('Shapley-Shubik', 'Banzhaf')
    """
    return "-".join(word.capitalize() for word in index.split("-"))


def fund_text(fund: FundMeter) -> str:
    """Return a fund meter in a line; an amount without a currency stays in minor units.

    >>> fund_text(FundMeter("2021-06", "USD", 112_000, (0, 250_000, 500_000)))
    '1,120 USD of 5,000 USD, 2021-06'
    """
    currency = fund.currency or "minor units"
    raised = "?" if fund.raised_minor is None else amount_text(fund.raised_minor, currency)
    goal = f" of {amount_text(max(fund.marks_minor), currency)}" if fund.marks_minor else ""
    return raised + goal + (f", {fund.month}" if fund.month else "")

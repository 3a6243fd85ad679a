"""Amounts as people type them, and as they are converted: whole minor units throughout.

The exponents are those of `hemicycle.records.money`. Nothing here is a float.
"""

import re
from decimal import Decimal
from fractions import Fraction

from hemicycle.records.money import amount_text, exponent
from hemicycle.site.fund.errors import AmountError

LARGEST = 10**12
"""Minor units above which an amount is a slip of the keyboard."""

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
"""Signs that stand for one currency alone in what this site prints and reads."""

_FOLDED = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬،−",
    "01234567890123456789.',-",
    "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e",
)
_GROUPED = re.compile(r"\d{1,3}(?:([ \u00a0\u202f'’])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"[\d.,]*\d|\d[\d.,]*")


def minor_of(typed: str, currency: str) -> int:
    """Read an amount that a person typed.

    Digits may be Arabic-Indic or Persian. A comma or a point is a decimal sign where the digits
    behind it allow that, and parts thousands where they do not; where both readings would give an
    amount, the typed text is refused rather than guessed at.

    Raises
    ------
    AmountError
        It is no amount, is not above zero, is too large, has more decimals than the currency, or
        can be read in two ways; the message says which.

    Examples
    --------
    >>> minor_of("1,120", "USD"), minor_of("١٠٫٥٠", "USD"), minor_of("5,000.5", "KWD")
    (112000, 1050, 5000500)
    """
    text = typed.translate(_FOLDED).strip()
    for mark in (currency, currency.lower(), SYMBOLS.get(currency, currency)):
        text = text.removeprefix(mark).removesuffix(mark).strip()
    if not text:
        raise AmountError("Write an amount, for example 10.")
    if text.startswith("-"):
        raise AmountError(f"{typed} is below zero. Write an amount above zero.")
    whole, decimals = _parts(text, typed, currency)
    places = exponent(currency)
    if len(decimals.rstrip("0")) > places:
        finest = "no decimals" if places == 0 else f"{places} decimals"
        raise AmountError(f"{typed} is too fine: {currency} has {finest}.")
    minor = int(whole) * 10**places + int(decimals[:places].ljust(places, "0") or 0)
    if minor == 0:
        raise AmountError(f"{typed} is nothing. Write an amount above zero.")
    if minor > LARGEST:
        raise AmountError(f"{typed} {currency} is more than can be given here.")
    return minor


def _parts(text: str, typed: str, currency: str) -> tuple[str, str]:
    """Return the digits before and after the decimal sign."""
    head = re.split(r"[.,]", text)[0]
    if _GROUPED.fullmatch(head):
        text = re.sub(r"\D", "", head) + text[len(head) :]
    if not _PLAIN.fullmatch(text) or len(text) > 40:
        raise AmountError(f"{typed[:40]!r} is no amount. Write digits, for example 10 or 12.50.")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text, ""
    sign, other = text[last], "," if text[last] == "." else "."
    before, after = text[:last], text[last + 1 :]
    if other in before:  # 1,120.50 or 1.120,50: the last sign is the decimal one
        return _thousands(before, other, typed), after
    if sign in before:  # 1,120,500: all of them part thousands
        return _thousands(text, sign, typed), ""
    if len(after) == 3 and before not in ("", "0"):
        return _three_behind(before, sign, after, currency)
    return before or "0", after


def _three_behind(before: str, sign: str, after: str, currency: str) -> tuple[str, str]:
    """Read 1,120 and 1.120, where one sign may part thousands or begin decimals."""
    three_decimals = exponent(currency) == 3
    if sign == "," and not three_decimals:
        return before + after, ""
    if sign == "." and three_decimals:
        return before, after
    raise AmountError(
        f"{before}{sign}{after} can be read in two ways. Write {before}{after} or {before}."
    )


def _thousands(text: str, sign: str, typed: str) -> str:
    first, *groups = text.split(sign)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 or not group.isdigit() for group in groups):
        raise AmountError(f"{typed} is no amount: thousands have three digits each.")
    return "".join((first, *groups))


def converted(minor: int, source: str, target: str, rate: Decimal) -> int:
    """Return an amount in another currency, halves rounded away from zero.

    ``rate`` is how much of the target one whole unit of the source buys.

    >>> converted(1_000, "EUR", "USD", Decimal("1.1235"))
    1124
    >>> converted(500, "JPY", "KWD", Decimal("0.0025"))
    1250
    """
    exact = (
        Fraction(minor) * Fraction(rate) * Fraction(10) ** (exponent(target) - exponent(source))
    )
    rounded = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return rounded if exact >= 0 else -rounded


def spoken(minor: int, currency: str) -> str:
    r"""Return an amount as the site prints it.

    >>> spoken(112_000, "USD"), spoken(1_050, "KWD")
    ('1,120\xa0$', '1.050\xa0KWD')
    """
    amount, _, code = amount_text(minor, currency).rpartition(" ")
    return f"{amount}\u00a0{SYMBOLS.get(code, code)}"

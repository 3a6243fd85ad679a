"""Stripe's minor units, which are not always ISO 4217's.

Source: docs.stripe.com/currencies, "Minor units in API amounts", "Zero-decimal currencies",
"Three-decimal currencies" and "Special cases".

* Amounts are whole minor units; of the zero-decimal currencies, whole units.
* The ariary has two decimals in ISO 4217 and none here.
* The króna and the Ugandan shilling have none in ISO 4217, but are sent as if they had two, with
  00 at the end (5 UGX are 500), although the page lists the shilling among the zero-decimal ones.
* Of five currencies with three decimals the last digit must be 0: 5.124 KWD are to be rounded to
  5.120 or 5.130. We ask the reader to, rather than charge what nobody typed.
* An amount has at most eight digits.
"""

from hemicycle.records.money import exponent
from hemicycle.site.fund.errors import AmountError

DECIMALS = {"ISK": 2, "UGX": 2, "MGA": 0}
"""Decimals of the currencies for which Stripe differs from ISO 4217."""

THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
NOT_TAKEN = frozenset({"IQD", "LYD", "CLF", "UYI", "UYW"})
"""Currencies with unusual decimals that the page does not name: refused, never guessed at."""

LARGEST = 99_999_999


def to_stripe(minor: int, currency: str) -> int:
    """Return an ISO amount in Stripe's units.

    Raises
    ------
    AmountError
        Stripe does not take the currency, or not this fine or large an amount of it.

    Examples
    --------
    >>> to_stripe(1_000, "USD"), to_stripe(500, "JPY"), to_stripe(5, "UGX"), to_stripe(500, "MGA")
    (1000, 500, 500, 5)
    """
    if currency in NOT_TAKEN:
        raise AmountError(f"Cards cannot be charged in {currency} here. Choose another currency.")
    step = step_of(currency)
    if minor % step:
        places = exponent(currency)
        near = [minor - minor % step, minor - minor % step + step]
        offers = " or ".join(f"{one / 10**places:.{places}f}" for one in near if one)
        raise AmountError(f"Cards can be charged {offers} {currency}, nothing between.")
    charged = minor * 10 ** DECIMALS.get(currency, exponent(currency)) // 10 ** exponent(currency)
    if charged > LARGEST:
        raise AmountError("That is more than a card can be charged at once. Write to us instead.")
    return charged


def from_stripe(charged: int, currency: str) -> int:
    """Return an amount of Stripe's in ISO minor units.

    >>> from_stripe(500, "UGX"), from_stripe(5, "MGA"), from_stripe(-1_000, "USD")
    (5, 500, -1000)
    """
    ours, theirs = exponent(currency), DECIMALS.get(currency, exponent(currency))
    whole, rest = divmod(charged * 10**ours, 10**theirs)
    if rest:
        raise AmountError(f"{charged} is no whole amount of {currency} at Stripe.")
    return whole


def step_of(currency: str) -> int:
    """Return the ISO minor units between two amounts that Stripe can charge."""
    if currency in THREE_DECIMALS:
        return 10
    return 100 if currency == "MGA" else 1

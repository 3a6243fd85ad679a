"""Money as whole minor units of an ISO 4217 currency: never a float.

The exponents are those of ISO 4217:2015, list one, in its "Minor unit" column; every currency
that is not named here has two decimals.
"""

WITHOUT_DECIMALS = (
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
    "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
)  # fmt: skip
WITH_THREE = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
WITH_FOUR = ("CLF", "UYW")
EXPONENTS = {
    **dict.fromkeys(WITHOUT_DECIMALS, 0),
    **dict.fromkeys(WITH_THREE, 3),
    **dict.fromkeys(WITH_FOUR, 4),
}
"""Decimals of the currencies that have not two."""


def exponent(currency: str) -> int:
    """Return the number of decimals of a currency.

    >>> exponent("USD"), exponent("JPY"), exponent("KWD")
    (2, 0, 3)
    """
    return EXPONENTS.get(currency, 2)


def amount_text(minor: int, currency: str) -> str:
    """Return an amount in words for people; whole amounts go without decimals.

    >>> amount_text(112_000, "USD"), amount_text(1_050, "EUR"), amount_text(5_000, "JPY")
    ('1,120 USD', '10.50 EUR', '5,000 JPY')
    """
    places = exponent(currency)
    whole, rest = divmod(abs(minor), 10**places)
    sign = "-" if minor < 0 else ""
    decimals = f".{rest:0{places}d}" if rest else ""
    return f"{sign}{whole:,}{decimals} {currency}"

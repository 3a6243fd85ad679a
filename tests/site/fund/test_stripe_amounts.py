"""Stripe's minor units beside ISO's (docs.stripe.com/currencies, read in November 2026)."""

import pytest

from hemicycle.site.fund.errors import AmountError
from hemicycle.site.fund.gateways.stripe_amounts import from_stripe, to_stripe

CHARGED = {
    "ten-dollars": (1_000, "USD", 1_000),
    "yen-are-whole": (500, "JPY", 500),
    "shillings-as-if-with-cents": (5, "UGX", 500),
    "kronas-as-if-with-cents": (5, "ISK", 500),
    "ariary-without-cents": (500, "MGA", 5),
    "forints-with-cents": (1_045, "HUF", 1_045),
    "dinars-of-kuwait": (5_120, "KWD", 5_120),
    "eight-digits": (99_999_999, "USD", 99_999_999),
}


@pytest.mark.parametrize(("minor", "currency", "charged"), CHARGED.values(), ids=CHARGED)
def test_amounts_go_to_stripe_and_come_back(minor: int, currency: str, charged: int) -> None:
    assert to_stripe(minor, currency) == charged
    assert from_stripe(charged, currency) == minor


REFUSED = {
    "last-digit-of-three": (5_124, "KWD", "5.120 or 5.130 KWD"),
    "next-ten": (5_125, "BHD", "5.120 or 5.130 BHD"),
    "below-the-first-step": (5, "JOD", "charged 0.010 JOD"),
    "cents-of-an-ariary": (550, "MGA", "5.00 or 6.00 MGA"),
    "dinars-of-iraq": (5_000_000, "IQD", "cannot be charged in IQD"),
    "nine-digits": (100_000_000, "USD", "more than a card"),
    "nine-digits-of-shillings": (1_000_000, "UGX", "more than a card"),
}


@pytest.mark.parametrize(("minor", "currency", "said"), REFUSED.values(), ids=REFUSED)
def test_what_stripe_cannot_charge_is_refused_before_it_is_asked(
    minor: int, currency: str, said: str
) -> None:
    with pytest.raises(AmountError, match=said):
        to_stripe(minor, currency)

"""What people type as an amount, and what it is converted to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.records.money import exponent
from hemicycle.site.fund.errors import AmountError
from hemicycle.site.fund.money import LARGEST, converted, minor_of, spoken

TYPED = {
    "whole": ("10", "USD", 1_000),
    "thousands-by-comma": ("1,120", "USD", 112_000),
    "millions": ("1,120,500", "USD", 112_050_000),
    "thousands-and-point": ("1,120.50", "USD", 112_050),
    "european": ("1.120,50", "EUR", 112_050),
    "comma-as-decimal": ("10,5", "EUR", 1_050),
    "point-without-whole": (".50", "USD", 50),
    "point-without-rest": ("10.", "USD", 1_000),
    "spaces": ("1 120", "USD", 112_000),
    "apostrophe": ("1'120.05", "USD", 112_005),
    "sign": ("$10", "USD", 1_000),
    "code-behind": ("10 usd", "USD", 1_000),
    "zeros-behind": ("10.500", "KWD", 10_500),
    "needless-zeros": ("10.50000", "USD", 1_050),
    "arabic-indic": ("١٬١٢٠٫٥٠", "USD", 112_050),
    "arabic-indic-plain": ("٥٠٠٠", "IQD", 5_000_000),
    "persian": ("۱۰", "USD", 1_000),
    "yen-thousands": ("5,000", "JPY", 5_000),
    "fils": ("0.005", "KWD", 5),
    "direction-marks": ("\u200f10\u200e", "USD", 1_000),
}


@pytest.mark.parametrize(("typed", "currency", "minor"), TYPED.values(), ids=TYPED)
def test_what_is_typed_is_read(typed: str, currency: str, minor: int) -> None:
    assert minor_of(typed, currency) == minor


REFUSED = {
    "nothing": ("", "USD", "Write an amount"),
    "zero": ("0.00", "USD", "nothing"),
    "arabic-zero": ("٠", "USD", "nothing"),
    "negative": ("-5", "USD", "below zero"),
    "minus-sign": ("−5", "USD", "below zero"),
    "nan": ("NaN", "USD", "no amount"),
    "infinity": ("inf", "USD", "no amount"),
    "exponent": ("1e3", "USD", "no amount"),
    "words": ("ten", "USD", "no amount"),
    "two-amounts": ("10 20", "USD", "no amount"),
    "too-fine": ("10.5050", "USD", "2 decimals"),
    "half-yen": ("10.5", "JPY", "no decimals"),
    "ten-thousandth": ("1.0005", "KWD", "3 decimals"),
    "huge": ("99999999999999999", "USD", "more than"),
    "endless": ("9" * 5_000, "USD", "no amount"),
    "point-or-thousands": ("1.120", "USD", "two ways"),
    "comma-or-thousands": ("1,120", "KWD", "two ways"),
    "bad-thousands": ("1,12,000", "USD", "three digits"),
    "superscript": ("10²", "USD", "no amount"),
    "injection": ("10; DROP", "USD", "no amount"),
}


@pytest.mark.parametrize(("typed", "currency", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_amount_is_refused_in_words(typed: str, currency: str, said: str) -> None:
    with pytest.raises(AmountError, match=said):
        minor_of(typed, currency)


@given(st.integers(1, LARGEST), st.sampled_from(["USD", "JPY", "KWD", "CLF"]))
def test_what_is_printed_plainly_is_read_back(minor: int, currency: str) -> None:
    places = exponent(currency)
    whole, rest = divmod(minor, 10**places)
    typed = f"{whole}.{rest:0{places}d}" if places else str(whole)
    if places != 3 and len(typed.rpartition(".")[2]) == 3:
        return
    assert minor_of(typed, currency) == minor


@given(st.integers(-(10**9), 10**9), st.decimals("0.0001", "2000", places=4))
def test_conversion_is_as_near_as_minor_units_allow(minor: int, rate: Decimal) -> None:
    there = converted(minor, "KWD", "JPY", rate)
    assert abs(there - Decimal(minor) / 1000 * rate) <= Decimal("0.5")
    assert converted(-minor, "KWD", "JPY", rate) == -there


def test_amounts_are_printed_with_their_sign_or_code() -> None:
    assert spoken(500_000, "USD") == "5,000\u00a0$"
    assert spoken(1_050, "IQD") == "1.050\u00a0IQD"

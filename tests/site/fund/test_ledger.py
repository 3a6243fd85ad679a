"""The book: what it holds, what it adds up to, and what the database refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Sum
from tests.site.fund.campaigns import campaign_of_june

from hemicycle.site.fund.errors import FundError, RateError
from hemicycle.site.fund.ledger import (
    Leg,
    Posting,
    correct,
    post,
    post_movements,
    simple_legs,
)
from hemicycle.site.fund.meter import meter_of, raised_by_query
from hemicycle.site.fund.models import Account, Campaign, Closing, Entry, Kind, Total, Transaction
from hemicycle.site.fund.movements import Money, Movement


def movement(kind: Kind, minor: int, at: datetime, **other: object) -> Movement:
    money = Money(minor, str(other.pop("currency", "USD")))
    name = str(other.pop("object", f"txn_{kind}"))
    settled = other.pop("settled", money)
    return Movement(name, kind, at, money, settled, **other)  # type: ignore[arg-type]


def entries(written: Transaction) -> dict[str, int]:
    return {entry.account: entry.amount_minor for entry in written.entries.all()}


def test_a_gift_of_ten_dollars_stands_on_three_accounts(
    campaign: Campaign, june: datetime
) -> None:
    [gift] = post_movements(campaign, "till", [movement(Kind.GIFT, 1_000, june, fee=59)])
    assert entries(gift) == {"gifts": -1_000, "fees": 59, "provider": 941}
    assert (gift.number, gift.month) == (1, "2021-06")


def test_the_same_movements_are_written_once(campaign: Campaign, june: datetime) -> None:
    seen = [movement(Kind.GIFT, 1_000, june), movement(Kind.REFUND, -400, june)]
    assert len(post_movements(campaign, "till", seen)) == 2
    assert post_movements(campaign, "till", reversed(seen)) == []
    assert Transaction.objects.count() == 2


def test_numbers_have_no_gaps_even_after_a_failure(campaign: Campaign, june: datetime) -> None:
    post_movements(campaign, "till", [movement(Kind.GIFT, 1_000, june)])
    with pytest.raises(RateError, match="No rate from CHF to USD on or before 2021-06-10"):
        post_movements(
            campaign, "till", [movement(Kind.GIFT, 5, june, currency="CHF", object="x")]
        )
    [second] = post_movements(campaign, "till", [movement(Kind.GIFT, 2_000, june, object="y")])
    assert second.number == 2


def test_a_gift_in_another_currency_is_worth_its_dated_rate(
    campaign: Campaign, june: datetime
) -> None:
    [gift] = post_movements(
        campaign, "till", [movement(Kind.GIFT, 5_000_000, june, currency="IQD")]
    )
    entry = gift.entries.get(account=Account.GIFTS)
    assert (entry.exponent, entry.rate, entry.rate_on) == (3, Decimal("0.00068"), date(2021, 6, 1))
    assert entry.campaign_minor == -340  # 5,000 dinars at 0.00068 are 3.40 dollars


def test_a_balance_in_another_currency_balances_in_each(
    campaign: Campaign, june: datetime
) -> None:
    paid = movement(Kind.GIFT, 1_000, june, currency="EUR", settled=Money(1_190, "USD"), fee=65)
    [gift] = post_movements(campaign, "till", [paid])
    rows = list(gift.entries.values_list("account", "currency", "amount_minor", "campaign_minor"))
    assert sorted(rows) == [
        ("exchange", "EUR", 1_000, 1_213),
        ("exchange", "USD", -1_190, -1_190),
        ("fees", "USD", 65, 65),
        ("gifts", "EUR", -1_000, -1_213),
        ("provider", "USD", 1_125, 1_125),
    ]


def test_a_gift_taken_back_in_parts_leaves_nothing(campaign: Campaign, june: datetime) -> None:
    parts = [movement(Kind.GIFT, 1_000, june, currency="EUR")] + [
        movement(Kind.REFUND, -amount, june, currency="EUR", object=f"re_{amount}")
        for amount in (333, 334, 332, 1)
    ]
    for part in parts:
        post_movements(campaign, "till", [part], payment="pi_1")
    assert meter_of(campaign, "2021-06").raised_minor == 0


def test_what_is_taken_back_later_counts_for_the_month_of_the_gift(
    campaign: Campaign, june: datetime
) -> None:
    back = movement(Kind.REFUND, -400, datetime(2021, 7, 2, tzinfo=UTC))
    post_movements(campaign, "till", [back, movement(Kind.GIFT, 1_000, june)], payment="pi_1")
    assert meter_of(campaign, "2021-06").raised_minor == 600
    assert meter_of(campaign, "2021-07").raised_minor == 0


def test_a_correction_is_a_new_entry_and_made_once(campaign: Campaign, june: datetime) -> None:
    [gift] = post_movements(campaign, "till", [movement(Kind.GIFT, 1_000, june, fee=59)])
    opposite = correct(gift, "ada", "entered twice")
    assert entries(opposite) == {"gifts": 1_000, "fees": -59, "provider": -941}
    assert meter_of(campaign, "2021-06").raised_minor == 0
    with pytest.raises(FundError, match="1 has been corrected already"):
        correct(gift, "ada", "again")
    with pytest.raises(FundError, match="2 is a correction itself"):
        correct(opposite, "ada", "back")


UNBALANCED: dict[str, Callable[[Leg, Leg], tuple[Leg, ...]]] = {
    "a-cent-short": lambda into, out: (into, replace(out, money=Money(-499, "USD"))),
    "a-cent-of-worth-short": lambda into, out: (into, replace(out, worth=out.worth + 1)),
    "two-currencies": lambda into, out: (into, replace(out, money=Money(-500, "EUR"))),
    "one-leg": lambda into, _out: (replace(into, money=Money(0, "USD"), worth=0),),
    "no-leg": lambda _into, _out: (),
}


@pytest.mark.parametrize("legs", UNBALANCED.values(), ids=UNBALANCED)
def test_what_does_not_balance_is_refused_by_the_database(
    campaign: Campaign, june: datetime, legs: Callable[[Leg, Leg], tuple[Leg, ...]]
) -> None:
    pair = simple_legs(campaign, june.date(), Money(500, "USD"), (Account.BANK, Account.GIFTS))
    with pytest.raises(IntegrityError, match="do not balance"):
        post(Posting(campaign, "desk", "1", Kind.GIFT, june, legs(*pair)))
    assert not Transaction.objects.exists()
    assert not Entry.objects.exists()


FORBIDDEN = {
    "change-an-entry": "UPDATE fund_entry SET amount_minor = amount_minor + 1",
    "change-a-month": "UPDATE fund_transaction SET month = '2021-07'",
    "renumber": "UPDATE fund_closing SET number = 7",
    "delete-entries": "DELETE FROM fund_entry",
    "delete-a-transaction": "DELETE FROM fund_transaction",
    "reopen": "DELETE FROM fund_closing",
    "add-an-entry": "INSERT INTO fund_entry (transaction_id, account, amount_minor, currency,"
    " exponent, rate, rate_on, campaign_minor)"
    " VALUES (1, 'bank', 0, 'USD', 2, 1, '2021-06-01', 0)",
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_database_keeps_what_is_written(
    campaign: Campaign, june: datetime, statement: str
) -> None:
    post_movements(campaign, "till", [movement(Kind.GIFT, 1_000, june)])
    before = list(Entry.objects.values_list())
    with (
        pytest.raises(DatabaseError, match=r"append-only|is closed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(Entry.objects.values_list()) == before


REPLACED = {
    "an-entry": "INSERT OR REPLACE INTO fund_entry SELECT id, account, amount_minor + 1, currency,"
    " exponent, rate, rate_on, campaign_minor, 99 FROM fund_entry",
    "a-transaction": "INSERT OR REPLACE INTO fund_transaction SELECT * FROM fund_transaction",
    "a-closing": "INSERT OR REPLACE INTO fund_closing SELECT * FROM fund_closing",
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows on conflict")
@pytest.mark.parametrize("statement", REPLACED.values(), ids=REPLACED)
def test_sqlite_replaces_no_row_of_the_book(
    campaign: Campaign, june: datetime, statement: str
) -> None:
    post_movements(campaign, "till", [movement(Kind.GIFT, 1_000, june)])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_transaction_that_nobody_closed_is_not_committed(fresh_database: None) -> None:
    campaign = campaign_of_june()
    with pytest.raises(IntegrityError), transaction.atomic():
        Transaction.objects.create(
            closing_id=1, campaign=campaign, month="2021-06", provider="desk", object="1",
            kind=Kind.GIFT, happened_at=datetime(2021, 6, 1, tzinfo=UTC),
        )  # fmt: skip
    assert not Transaction.objects.exists()


def test_a_closing_seals_no_empty_number(fresh_database: None) -> None:
    with pytest.raises(IntegrityError, match="do not balance"):
        Closing.objects.create(number=7)


def test_the_totals_are_what_the_entries_sum_to(campaign: Campaign, june: datetime) -> None:
    for number, minor in enumerate((1_000, 2_500, 777)):
        paid = movement(Kind.GIFT, minor, june, object=f"t{number}", currency="EUR", fee=30)
        post_movements(campaign, "till", [paid], payment=f"pi_{number}")
        back = movement(Kind.REFUND, -number, june, object=f"r{number}", currency="EUR")
        if number:
            post_movements(campaign, "till", [back], payment=f"pi_{number}")
    kept = dict(Total.objects.values_list("account", "campaign_minor"))
    summed = dict(
        Entry.objects.values_list("account").annotate(worth=Sum("campaign_minor")).order_by()
    )
    assert kept == summed
    assert sum(kept.values()) == 0
    assert meter_of(campaign, "2021-06").raised_minor == raised_by_query(campaign, "2021-06")

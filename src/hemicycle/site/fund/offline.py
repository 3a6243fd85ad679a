"""Gifts that came by bank or in cash, and expenses: entered by people, written once."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from hemicycle.site.fund.errors import FundError
from hemicycle.site.fund.ledger import DESK, Posting, post, rate_on, simple_legs
from hemicycle.site.fund.models import Account, Campaign, Expense, Kind, OfflineGift, Transaction
from hemicycle.site.fund.money import converted, spoken
from hemicycle.site.fund.movements import Money


def enter_gift(gift: OfflineGift) -> OfflineGift:
    """Keep a gift, and write it in the book unless a second treasurer must confirm it.

    Raises
    ------
    django.db.IntegrityError
        A gift with this reference is entered already.
    """
    with transaction.atomic():
        gift.save()
        if not needs_two(gift):
            _write_gift(gift)
    return gift


def needs_two(gift: OfflineGift) -> bool:
    """Return whether a gift is above the limit for one person."""
    rate, _on = rate_on(gift.received_on, gift.currency, gift.campaign.currency)
    worth = converted(gift.amount_minor, gift.currency, gift.campaign.currency, rate)
    return bool(worth > gift.campaign.two_person_above_minor)


def confirm_gift(gift: OfflineGift, by: Any) -> None:
    """Write a gift that another treasurer entered.

    Raises
    ------
    FundError
        The same person entered it, or it is written already.
    """
    with transaction.atomic():
        held = OfflineGift.objects.select_for_update().get(pk=gift.pk)
        if held.transaction_id is not None:
            raise FundError(f"{held.reference} is in the book already.")
        if held.entered_by_id == by.pk:
            raise FundError(
                f"{spoken(held.amount_minor, held.currency)} needs a second treasurer: "
                "whoever entered a gift cannot confirm it."
            )
        held.confirmed_by = by
        _write_gift(held)


def enter_expense(expense: Expense) -> Expense:
    """Keep an expense and write it in the book."""
    with transaction.atomic():
        expense.save()
        money = Money(expense.amount_minor, expense.currency)
        legs = simple_legs(
            expense.campaign, expense.paid_on, money, (Account.EXPENSES, Account.BANK)
        )
        expense.transaction = post(
            Posting(
                expense.campaign,
                DESK,
                f"expense-{expense.pk}",
                Kind.EXPENSE,
                _noon(expense.paid_on, expense.campaign),
                legs,
                memo=expense.purpose,
                by=expense.entered_by.get_username(),
            )
        )
        expense.save(update_fields=["transaction"])
    return expense


def _write_gift(gift: OfflineGift) -> Transaction:
    money = Money(gift.amount_minor, gift.currency)
    by = [gift.entered_by, gift.confirmed_by]
    written = post(
        Posting(
            gift.campaign,
            DESK,
            f"gift-{gift.pk}",
            Kind.GIFT,
            _noon(gift.received_on, gift.campaign),
            simple_legs(gift.campaign, gift.received_on, money, (Account.BANK, Account.GIFTS)),
            memo=f"{gift.way} {gift.reference}",
            by=", ".join(one.get_username() for one in by if one),
        )
    )
    gift.transaction = written
    gift.save(update_fields=["transaction", "confirmed_by"])
    return written


def _noon(day: Any, campaign: Campaign) -> datetime:
    """Return the middle of a day in the campaign's zone, so that its month is the day's."""
    return datetime.combine(day, time(12), ZoneInfo(campaign.zone))

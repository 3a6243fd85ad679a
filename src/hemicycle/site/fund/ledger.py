"""Writing in the book: every posting is balanced, numbered without gaps, and made once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Sum

from hemicycle.records.money import exponent
from hemicycle.site.fund.errors import FundError, RateError
from hemicycle.site.fund.models import (
    Account,
    Book,
    Campaign,
    Closing,
    Entry,
    Kind,
    Pledge,
    Rate,
    Transaction,
)
from hemicycle.site.fund.models.ledger import RAISED
from hemicycle.site.fund.money import converted
from hemicycle.site.fund.months import month_of
from hemicycle.site.fund.movements import CONTRA, Money, Movement

DESK = "desk"
"""The provider of what people enter by hand."""

OF_THE_GIFT = frozenset(
    {Kind.REFUND, Kind.REFUND_FAILED, Kind.DISPUTE, Kind.DISPUTE_REVERSAL, Kind.CORRECTION}
)
"""Kinds that take back a gift or give it back: they count for the month of that gift."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One line to be written: money on an account, its rate, and its worth to the campaign."""

    account: Account
    money: Money
    rate: Decimal
    rate_on: date
    worth: int


@dataclass(frozen=True, slots=True)
class Posting:
    """A transaction to be written, without its number."""

    campaign: Campaign
    provider: str
    object: str
    kind: Kind
    happened_at: datetime
    legs: tuple[Leg, ...]
    month: str = ""
    payment: str = ""
    pledge: Pledge | None = None
    corrects: Transaction | None = None
    memo: str = ""
    by: str = ""


def held_book() -> Book:
    """Take the book, so that nobody else writes in it until this database transaction ends."""
    Book.objects.filter(pk=1).update(last=F("last"))
    return Book.objects.get(pk=1)


def post(posting: Posting) -> Transaction:
    """Write one transaction with its entries and its closing.

    Raises
    ------
    django.db.IntegrityError
        The entries do not balance, or the same object's kind is in the book already.
    """
    with transaction.atomic():
        book = held_book()
        Book.objects.filter(pk=1).update(last=book.last + 1)
        written = Transaction.objects.create(
            closing_id=book.last + 1,
            campaign=posting.campaign,
            month=posting.month or month_of(posting.happened_at, posting.campaign.zone),
            happened_at=posting.happened_at,
            provider=posting.provider,
            object=posting.object,
            kind=posting.kind,
            payment=posting.payment,
            pledge=posting.pledge,
            corrects=posting.corrects,
            memo=posting.memo[:300],
            by=posting.by,
        )
        Entry.objects.bulk_create(
            Entry(
                transaction=written,
                account=leg.account,
                amount_minor=leg.money.minor,
                currency=leg.money.currency,
                exponent=exponent(leg.money.currency),
                rate=leg.rate,
                rate_on=leg.rate_on,
                campaign_minor=leg.worth,
            )
            for leg in posting.legs
        )
        Closing.objects.create(number=written.number)
        return written


def post_movements(
    campaign: Campaign,
    provider: str,
    movements: Iterable[Movement],
    *,
    payment: str = "",
    pledge: Pledge | None = None,
) -> list[Transaction]:
    """Write those movements of a provider that are not in the book yet, gifts first."""
    with transaction.atomic():
        held_book()
        ordered = sorted(movements, key=lambda one: (one.kind != Kind.GIFT, one.at, one.object))
        known = set(
            Transaction.objects.filter(
                provider=provider, object__in=[one.object for one in ordered]
            ).values_list("object", "kind")
        )
        return [
            post(_posting(campaign, provider, one, payment, pledge))
            for one in ordered
            if (one.object, one.kind) not in known
        ]


def correct(written: Transaction, by: str, why: str) -> Transaction:
    """Write the opposite of a transaction; what is right is entered anew.

    Raises
    ------
    FundError
        It has been corrected already, or is itself a correction.
    """
    with transaction.atomic():
        held_book()
        if written.kind == Kind.CORRECTION:
            raise FundError(f"{written.number} is a correction itself: enter what is right anew.")
        if Transaction.objects.filter(corrects=written).exists():
            raise FundError(f"{written.number} has been corrected already.")
        legs = tuple(
            Leg(
                Account(entry.account),
                Money(-entry.amount_minor, entry.currency),
                entry.rate,
                entry.rate_on,
                -entry.campaign_minor,
            )
            for entry in written.entries.order_by("pk")
        )
        return post(
            Posting(
                written.campaign,
                DESK,
                str(written.number),
                Kind.CORRECTION,
                written.happened_at,
                legs,
                month=written.month,
                payment=written.payment,
                pledge=written.pledge,
                corrects=written,
                memo=why,
                by=by,
            )
        )


def rate_on(day: date, source: str, target: str) -> tuple[Decimal, date]:
    """Return the last rate published up to a day, and its day.

    Raises
    ------
    RateError
        None is stored; the message says which a treasurer must enter.
    """
    if source == target:
        return Decimal(1), day
    found = Rate.objects.filter(source=source, target=target, on__lte=day).order_by("-on").first()
    if found is None:
        raise RateError(
            f"No rate from {source} to {target} on or before {day}: enter one under Rates."
        )
    return found.rate, found.on


def simple_legs(
    campaign: Campaign, day: date, money: Money, sides: tuple[Account, Account]
) -> tuple[Leg, Leg]:
    """Return the two legs of money that goes onto the first account out of the second."""
    rate, on = rate_on(day, money.currency, campaign.currency)
    worth = converted(money.minor, money.currency, campaign.currency, rate)
    into = Leg(sides[0], money, rate, on, worth)
    return into, replace(
        into, account=sides[1], money=Money(-money.minor, money.currency), worth=-worth
    )


def _posting(
    campaign: Campaign, provider: str, movement: Movement, payment: str, pledge: Pledge | None
) -> Posting:
    """Return what a movement writes; what takes back a gift keeps that gift's month and rate."""
    gift = (
        Transaction.objects.filter(provider=provider, payment=payment, kind=Kind.GIFT).first()
        if payment and movement.kind in OF_THE_GIFT
        else None
    )
    given = _given_leg(campaign, movement, gift)
    return Posting(
        campaign,
        provider,
        movement.object,
        movement.kind,
        movement.at,
        (given, *_settled_legs(campaign, movement, given)),
        month=gift.month if gift else "",
        payment=payment,
        pledge=pledge,
        memo=movement.memo,
    )


def _given_leg(campaign: Campaign, movement: Movement, gift: Transaction | None) -> Leg:
    """Return the leg on the other side of the balance, in the currency that the reader paid in.

    What parts of a gift are worth is the difference between two rounded sums and not a rounded
    difference, so that a gift taken back in parts leaves nothing behind.
    """
    money = Money(-movement.given.minor, movement.given.currency)
    account = CONTRA[movement.kind]
    if gift is None:
        rate, on = rate_on(movement.at.date(), money.currency, campaign.currency)
        worth = converted(money.minor, money.currency, campaign.currency, rate)
        return Leg(account, money, rate, on, worth)
    first = gift.entries.get(account=Account.GIFTS)
    so_far = Entry.objects.filter(
        transaction__provider=gift.provider, transaction__payment=gift.payment, account__in=RAISED
    ).aggregate(amount=Sum("amount_minor"), worth=Sum("campaign_minor"))
    after = converted(
        so_far["amount"] + money.minor, money.currency, campaign.currency, first.rate
    )
    return Leg(account, money, first.rate, first.rate_on, after - so_far["worth"])


def _settled_legs(campaign: Campaign, movement: Movement, given: Leg) -> Sequence[Leg]:
    """Return the legs in the balance's currency; the exchange account joins two currencies."""
    day, settled = movement.at.date(), movement.settled
    rate, on = rate_on(day, settled.currency, campaign.currency)
    fee_worth = converted(movement.fee, settled.currency, campaign.currency, rate)
    legs = []
    if settled.currency == given.money.currency:
        worth = -given.worth
    else:
        worth = converted(settled.minor, settled.currency, campaign.currency, rate)
        legs = [
            Leg(Account.EXCHANGE, Money(-settled.minor, settled.currency), rate, on, -worth),
            Leg(
                Account.EXCHANGE,
                Money(-given.money.minor, given.money.currency),
                given.rate,
                given.rate_on,
                -given.worth,
            ),
        ]
    if movement.fee:
        fee = Money(movement.fee, settled.currency)
        legs.append(Leg(Account.FEES, fee, rate, on, fee_worth))
    net = Money(settled.minor - movement.fee, settled.currency)
    return [*legs, Leg(Account.PROVIDER, net, rate, on, worth - fee_worth)]

"""From a reader's form to the provider's page, once, however often the button is pressed."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hemicycle.site.fund.errors import AmountError, TooManyTriesError
from hemicycle.site.fund.gateways import Gateway, Order
from hemicycle.site.fund.ledger import rate_on
from hemicycle.site.fund.models import Campaign, Pledge
from hemicycle.site.fund.models.pledges import Rhythm
from hemicycle.site.fund.money import spoken

LIMITS = ((timedelta(minutes=10), 6), (timedelta(days=1), 30))
"""How many gifts one visitor, or one address, may begin in a span of time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader filled in. ``form`` is the number of the page that it was filled in on."""

    form: uuid.UUID
    minor: int
    currency: str
    monthly: bool = False
    email: str = ""
    name: str = ""
    message: str = ""
    show_name: bool = False
    show_message: bool = False
    language: str = "en"
    visitor: str = ""

    @property
    def token(self) -> uuid.UUID:
        """The pledge's token: the same page filled in the same way is the same pledge.

        A reader who goes back and changes the amount asks for something else, and gets it.
        """
        content = [self.minor, self.currency, self.monthly, self.email, self.name, self.message]
        return uuid.uuid5(self.form, json.dumps(content))


def open_pledge(
    gateway: Gateway, campaign: Campaign, asked: Asked, returns: tuple[str, str]
) -> Pledge:
    """Keep a pledge and open the provider's page for it.

    ``returns`` are the addresses of the thanks, which gets the token added, and of the form.

    Raises
    ------
    AmountError
        The campaign or the provider does not take this amount or currency.
    RateError
        The currency has no rate, so that the meter could not count the gift.
    TooManyTriesError
        This visitor has begun too many gifts.
    GatewayError
        The provider does not answer; trying again opens the same page.
    """
    check_amount(campaign, asked.minor, asked.currency)
    gateway.check(asked.minor, asked.currency)
    rate_on(timezone.now().date(), asked.currency, campaign.currency)
    pledge = Pledge.objects.filter(token=asked.token).first() or _kept(gateway, campaign, asked)
    if not pledge.checkout:
        order = Order(
            str(pledge.token),
            asked.minor,
            asked.currency,
            asked.monthly,
            campaign.name,
            asked.email,
            asked.language,
            f"{returns[0]}{pledge.token}/",
            returns[1],
        )
        page = gateway.open(order)
        pledge.checkout, pledge.address = page.id, page.address
        pledge.save(update_fields=["checkout", "address"])
    return pledge


def check_amount(campaign: Campaign, minor: int, currency: str) -> None:
    """Refuse what lies outside the campaign's limits.

    Raises
    ------
    AmountError
        The currency is not taken, or the amount is too small or too large.
    """
    taken = {one.currency: one for one in campaign.accepted.all()}
    if currency not in taken:
        raise AmountError(f"{currency} is not taken here. Choose {' or '.join(taken)}.")
    limits = taken[currency]
    if minor < limits.smallest_minor:
        raise AmountError(f"The smallest gift is {spoken(limits.smallest_minor, currency)}.")
    if minor > limits.largest_minor:
        raise AmountError(
            f"The largest gift here is {spoken(limits.largest_minor, currency)}. "
            "Write to us to give more."
        )


def _kept(gateway: Gateway, campaign: Campaign, asked: Asked) -> Pledge:
    """Keep a new pledge; of two presses at the same moment one makes it and the other finds it."""
    check_pace(asked, timezone.now())
    with transaction.atomic():
        return Pledge.objects.get_or_create(
            token=asked.token,
            defaults={
                "campaign": campaign,
                "provider": gateway.name,
                "rhythm": Rhythm.MONTHLY if asked.monthly else Rhythm.ONCE,
                "amount_minor": asked.minor,
                "currency": asked.currency,
                "email": asked.email,
                "name": asked.name,
                "message": asked.message,
                "show_name": asked.show_name,
                "show_message": asked.show_message,
                "language": asked.language,
                "visitor": asked.visitor,
            },
        )[0]


def check_pace(asked: Asked, now: datetime) -> None:
    """Refuse more attempts than a reader makes: whoever tests cards makes many.

    Raises
    ------
    TooManyTriesError
        The visitor or the mail address has begun too many gifts lately.
    """
    who = Q()
    if asked.visitor:
        who |= Q(visitor=asked.visitor)
    if asked.email:
        who |= Q(email=asked.email)
    if not who:
        return
    for span, most in LIMITS:
        if Pledge.objects.filter(who, opened_at__gt=now - span).count() >= most:
            raise TooManyTriesError(
                "Many gifts were begun from here just now. Please try again later."
            )

"""What readers may see of the book: sums by month and by purpose, and what givers let be shown."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import formats

from hemicycle.site.fund.models import Account, Campaign, Entry, Kind, Pledge, Total
from hemicycle.site.fund.models.ledger import RAISED
from hemicycle.site.fund.money import spoken
from hemicycle.site.fund.months import first_day, moved

MONTHS = 12
"""Months that the page goes back."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: a name and its amounts, spoken."""

    name: str
    amounts: tuple[str, ...]


def by_month(campaign: Campaign, last: str) -> list[Line]:
    """Return what was given, kept as fees and spent in each of the last months, newest first."""
    sums: dict[str, dict[str, int]] = {}
    kept = Total.objects.filter(
        campaign=campaign, month__gt=moved(last, -MONTHS), month__lte=last
    ).values_list("month", "account", "campaign_minor")
    for month, account, minor in kept:
        sums.setdefault(month, {})[account] = minor
    lines = []
    for month in sorted(sums, reverse=True):
        found = sums[month]
        given = -sum(found.get(account, 0) for account in RAISED)
        fees = found.get(Account.FEES, 0)
        spent = found.get(Account.EXPENSES, 0)
        amounts = tuple(spoken(one, campaign.currency) for one in (given, fees, spent))
        lines.append(Line(formats.date_format(first_day(month), "F Y"), amounts))
    return lines


def by_purpose(campaign: Campaign) -> list[Line]:
    """Return what was spent on each purpose so far, the largest first."""
    spent = (
        Entry.objects.filter(account=Account.EXPENSES, transaction__campaign=campaign)
        .values_list(Coalesce("transaction__corrects__memo", "transaction__memo"))
        .annotate(worth=Sum("campaign_minor"))
        .order_by("-worth")
    )
    return [Line(name, (spoken(worth, campaign.currency),)) for name, worth in spent if worth]


def voices(campaign: Campaign, most: int = 20) -> QuerySet:
    """Return the last givers who let their name or message be shown, and whose gift is paid."""
    return (
        Pledge.objects.filter(
            Q(show_name=True) | Q(show_message=True),
            campaign=campaign,
            hidden=False,
            transactions__kind=Kind.GIFT,
        )
        .distinct()
        .order_by("-opened_at")[:most]
    )

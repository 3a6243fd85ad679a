"""The meter: what readers gave in a month, as a query over the book and as its snapshot."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Sum
from django.utils import timezone

from hemicycle.site.fund.models import Campaign, Entry, Total
from hemicycle.site.fund.models.ledger import RAISED
from hemicycle.site.fund.months import days_left, month_of, moved


@dataclass(frozen=True, slots=True)
class Meter:
    """A month of a campaign. Amounts are minor units of ``currency``; ``month`` is ``YYYY-MM``.

    Raised is what was given less what was taken back, before fees; it can be below zero.
    """

    campaign: str
    month: str
    currency: str
    raised_minor: int
    marks_minor: tuple[int, ...]
    last_month_minor: int
    days_left: int

    @property
    def goal_minor(self) -> int:
        """The month's goal: the last mark."""
        return self.marks_minor[-1]

    @property
    def share(self) -> Fraction:
        """The part of the goal that is raised; above 1 when more came in."""
        return Fraction(self.raised_minor, self.goal_minor)

    def share_of(self, mark: int) -> Fraction:
        """Return the part of one mark that is raised."""
        return Fraction(self.raised_minor, mark)


def current_month(campaign: Campaign, now: datetime | None = None) -> str:
    """Return the month that it is in the campaign's zone."""
    return month_of(now or timezone.now(), campaign.zone)


def meter_of(campaign: Campaign, month: str, now: datetime | None = None) -> Meter:
    """Return a month's meter from the snapshot: one query."""
    before = moved(month, -1)
    sums = dict(
        Total.objects.filter(campaign=campaign, month__in=(month, before), account__in=RAISED)
        .values_list("month")
        .annotate(worth=Sum("campaign_minor"))
        .order_by()
    )
    return Meter(
        campaign.slug,
        month,
        campaign.currency,
        -sums.get(month, 0),
        campaign.marks_minor,
        -sums.get(before, 0),
        days_left(month, now or timezone.now(), campaign.zone),
    )


def raised_by_query(campaign: Campaign, month: str) -> int:
    """Return what was raised in a month from the entries themselves; the snapshot must agree."""
    found = Entry.objects.filter(
        transaction__campaign=campaign, transaction__month=month, account__in=RAISED
    ).aggregate(worth=Sum("campaign_minor"))
    return -(found["worth"] or 0)

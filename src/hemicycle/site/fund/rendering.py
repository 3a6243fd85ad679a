"""The meter as HTML: words first, and a bar that says the same."""

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import formats
from django.utils.translation import get_language_bidi

from hemicycle.site.fund.meter import Meter, current_month, meter_of
from hemicycle.site.fund.models import Campaign
from hemicycle.site.fund.money import spoken
from hemicycle.site.fund.months import first_day


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the bar: where it stands, in per cent from the left, and what it says."""

    at: str
    anchor: str
    said: str


def percent(share: Fraction) -> str:
    """Return a share as the pages write it, rounded to one decimal, half up.

    >>> percent(Fraction(112_000, 500_000))
    '22.4'
    """
    tenths = (2000 * share + 1).__floor__() // 2
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


def meter(campaign: Campaign, request: HttpRequest | None = None) -> str:
    """Return the meter of the campaign's current month."""
    shown = meter_of(campaign, current_month(campaign))
    return str(render_to_string("fund/meter.html", words_of(shown), request))


def words_of(shown: Meter) -> dict[str, object]:
    """Return what the template says of a meter."""
    filled = min(max(shown.share, Fraction(0)), Fraction(1))
    rtl = get_language_bidi()
    return {
        "meter": shown,
        "month": formats.date_format(first_day(shown.month), "F Y"),
        "raised": spoken(shown.raised_minor, shown.currency),
        "goal": spoken(shown.goal_minor, shown.currency),
        "last_month": spoken(shown.last_month_minor, shown.currency),
        "percent": percent(shown.share),
        "filled": percent(filled),
        "filled_from": percent(1 - filled) if rtl else "0",
        "marks": [_mark(shown, one, rtl=rtl) for one in (0, *shown.marks_minor)],
    }


def _mark(shown: Meter, minor: int, *, rtl: bool) -> Mark:
    share = Fraction(minor, shown.goal_minor)
    place = 1 - share if rtl else share
    anchor = {Fraction(0): "start", Fraction(1): "end"}.get(place, "middle")
    return Mark(percent(place), anchor, spoken(minor, shown.currency) if minor else "0")

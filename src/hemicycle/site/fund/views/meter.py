"""The meter by itself: for frames of other sites, for machines, and for its own renewal."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from hemicycle.site.fund import rendering
from hemicycle.site.fund.meter import current_month, meter_of
from hemicycle.site.fund.models import Campaign

FRESH = 15
"""Seconds that a meter may be kept."""


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=FRESH)
@require_safe
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the meter on a page of its own, which any site may frame."""
    campaign = get_object_or_404(Campaign, slug=slug)
    return render(request, "fund/embed.html", {"campaign": campaign})


@cache_control(public=True, max_age=FRESH)
@require_safe
def fragment(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the meter alone, for the script that renews it."""
    return HttpResponse(rendering.meter(get_object_or_404(Campaign, slug=slug)))


@cache_control(public=True, max_age=FRESH)
@require_safe
def as_json(_request: HttpRequest, slug: str) -> JsonResponse:
    """Return the meter's figures, with the keys of a report's fund."""
    campaign = get_object_or_404(Campaign, slug=slug)
    shown = meter_of(campaign, current_month(campaign))
    figures = {
        "schema": "hemicycle/fund-meter/1",
        "campaign": shown.campaign,
        "month": shown.month,
        "currency": shown.currency,
        "raised_minor": shown.raised_minor,
        "marks_minor": shown.marks_minor,
        "last_month_minor": shown.last_month_minor,
        "days_left": shown.days_left,
    }
    response = JsonResponse(figures)
    response["Access-Control-Allow-Origin"] = "*"
    return response

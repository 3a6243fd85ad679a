"""Where the money goes, from the book."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hemicycle.site.fund import spending
from hemicycle.site.fund.meter import current_month
from hemicycle.site.fund.models import Campaign


@require_safe
def where(request: HttpRequest) -> HttpResponse:
    """Show what came in, what the provider kept, what was spent on what, and what is left."""
    campaign = get_object_or_404(Campaign, current=True)
    context = {
        "campaign": campaign,
        "months": spending.by_month(campaign, current_month(campaign)),
        "purposes": spending.by_purpose(campaign),
        "voices": spending.voices(campaign),
    }
    return render(request, "fund/where.html", context)

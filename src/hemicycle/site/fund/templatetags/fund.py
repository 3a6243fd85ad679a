"""``{% fund_meter %}`` for any page: the current campaign's meter, or a named one's."""

from typing import Any

from django import template

from hemicycle.site.fund import rendering
from hemicycle.site.fund.models import Campaign

register = template.Library()


@register.simple_tag(takes_context=True)
def fund_meter(context: dict[str, Any], slug: str = "") -> str:
    """Draw the meter; nothing where the site has no such campaign."""
    which = {"slug": slug} if slug else {"current": True}
    campaign = Campaign.objects.filter(**which).first()
    return rendering.meter(campaign, context.get("request")) if campaign else ""

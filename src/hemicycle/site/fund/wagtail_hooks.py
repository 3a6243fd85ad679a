"""The fund's place in the admin."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hemicycle.site.fund import desk
from hemicycle.site.fund.models import Campaign, Rate


class CampaignViewSet(SnippetViewSet):
    """Campaigns: goals, currencies, limits."""

    model = Campaign
    icon = "order"
    list_display = ["name", "marks", "currency", "current"]


class RateViewSet(SnippetViewSet):
    """Dated rates between currencies."""

    model = Rate
    icon = "sliders"
    list_display = ["source", "target", "on", "rate", "said_by"]
    panels = [FieldPanel(name) for name in ("source", "target", "on", "rate", "said_by")]


register_snippet(CampaignViewSet)
register_snippet(RateViewSet)


@hooks.register("register_admin_urls")
def fund_addresses() -> list[Any]:
    """Give the treasurers' pages their addresses."""
    pages = [
        path("", desk.overview, name="overview"),
        path("gift/", desk.add_gift, name="add-gift"),
        path("gift/<int:pk>/confirm/", desk.confirm, name="confirm"),
        path("expense/", desk.add_expense, name="add-expense"),
        path("correct/<int:number>/", desk.correct_one, name="correct"),
        path("notice/<int:pk>/again/", desk.try_again, name="try-again"),
        path("export/<slug:kind>/", desk.export, name="export"),
    ]
    return [path("fund/", include((pages, "fund-desk")))]


class FundMenuItem(MenuItem):
    """Shown to treasurers."""

    def is_shown(self, request: Any) -> bool:
        """Return whether this person may read the book."""
        return bool(request.user.has_perm("fund.view_transaction"))


@hooks.register("register_admin_menu_item")
def fund_menu() -> MenuItem:
    """Stand in the admin's menu."""
    return FundMenuItem(_("Fund"), reverse("fund-desk:overview"), icon_name="order", order=450)

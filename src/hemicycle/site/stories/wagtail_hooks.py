"""What stories add to the admin: paste and go, new figures, the second factor."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from hemicycle.site.desk.models import Election
from hemicycle.site.stories.figures import MAY_CHANGE, figures
from hemicycle.site.stories.pasting import views
from hemicycle.site.stories.staff import second_factor


class PasteMenuItem(MenuItem):
    """The menu's way to paste and go, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this person may paste."""
        return bool(request.user.has_perm(views.MAY_PASTE))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of paste and go, of new figures, and of the second factor."""
    return [
        path("paste/", views.paste, name="paste"),
        path("figures/<int:election_id>/", figures, name="figures"),
        path("paste/<int:paste_id>/", views.review, name="review"),
        path("second-factor/", second_factor.second_factor, name="second_factor"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Return the menu's first item."""
    return PasteMenuItem(_("Paste and go"), reverse("paste"), icon_name="paste", order=10)


@hooks.register("register_snippet_listing_buttons")
def figures_button(snippet: object, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer new figures beside each election."""
    if isinstance(snippet, Election) and user.has_perm(MAY_CHANGE):
        yield Button(
            _("New figures"), reverse("figures", args=[snippet.pk]), icon_name="plus", priority=5
        )

"""The moderators' pages, hung into Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hemicycle.site.discussion.views import moderating

_URLS = [
    path("", moderating.queue, name="queue"),
    path("log/", moderating.log, name="log"),
    path("statistics/", moderating.statistics, name="statistics"),
    path("history/<int:comment_id>/", moderating.history, name="history"),
    path("act/<int:comment_id>/", moderating.act, name="act"),
    path("thread/<int:thread_id>/", moderating.act_on_thread, name="thread"),
    path("lift/<int:ban_id>/", moderating.lift, name="lift"),
]


class ModeratorsItem(MenuItem):
    """The menu's way to the queue, for those who may moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may moderate."""
        return bool(request.user.has_perm(moderating.PERMISSION))


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Give the moderators' pages their addresses."""
    return [path("discussion/", include((_URLS, "discussion_moderating")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Show the queue in the menu."""
    address = reverse("discussion_moderating:queue")
    return ModeratorsItem(_("Comments"), address, icon_name="comment", order=250)


@hooks.register("register_permissions")
def permissions() -> Any:
    """Let an administrator give the right to moderate to a group."""
    return Permission.objects.filter(
        content_type__app_label="discussion", codename="moderate_comment"
    )

"""The group of those who keep the book, and the least rights that this needs."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

NAME = "Treasurers"

RIGHTS = (
    "view_transaction", "add_transaction", "add_offlinegift", "add_expense", "change_event",
    "add_rate", "view_rate", "view_campaign", "change_campaign",
)  # fmt: skip
"""What a treasurer may do. Nobody may change what is in the book: the database refuses."""


def give_rights() -> None:
    """Make the group where it is missing, and give it its rights, the admin's door among them."""
    create_permissions(apps.get_app_config("fund"), verbosity=0)
    group, _made = Group.objects.get_or_create(name=NAME)
    rights = Permission.objects.filter(content_type__app_label="fund", codename__in=RIGHTS)
    door = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    group.permissions.add(*rights, *door)

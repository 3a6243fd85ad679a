"""The app of this room."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FundConfig(AppConfig):
    """Fund: the meter, the till and the ledger."""

    name = "hemicycle.site.fund"
    label = "fund"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the treasurers' group in step with the permissions that exist."""
        post_migrate.connect(_give_rights, sender=self)


def _give_rights(**_signal: Any) -> None:
    from hemicycle.site.fund.treasurers import give_rights

    give_rights()

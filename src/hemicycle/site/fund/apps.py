"""The app of this room."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    """Fund: the meter, the till and the ledger."""

    name = "hemicycle.site.fund"
    label = "fund"
    default_auto_field = "django.db.models.BigAutoField"

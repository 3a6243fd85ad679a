"""The app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Desk: elections, chambers and results as rows."""

    name = "hemicycle.site.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

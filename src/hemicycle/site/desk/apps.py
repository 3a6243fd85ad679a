"""The app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Desk: elections, chambers and results as rows."""

    name = "hemicycle.site.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what changes an election's pages."""
        from hemicycle.site.desk.signals import connect

        connect()

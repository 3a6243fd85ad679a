"""The app of this room."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Stories: pages and their blocks."""

    name = "hemicycle.site.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what is published and corrected."""
        from hemicycle.site.stories import anchoring, caching, correcting
        from hemicycle.site.stories.machines import websub
        from hemicycle.site.stories.staff import tries

        anchoring.connect()
        caching.connect()
        correcting.connect()
        websub.connect()
        tries.connect()

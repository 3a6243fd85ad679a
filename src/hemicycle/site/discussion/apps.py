"""The app of this room."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """Discussion: readers' comments, votes and notices."""

    name = "hemicycle.site.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"

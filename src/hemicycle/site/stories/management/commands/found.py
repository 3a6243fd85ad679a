"""``found``: the first pages and roles of a new site."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from hemicycle.site.stories.founding import found


class Command(BaseCommand):
    """Make the front page of each language, the site and the roles."""

    help = "Make the first pages and roles of a new site."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them where they do not stand yet."""
        base = urlsplit(settings.BASE_URL)
        port = base.port or (443 if base.scheme == "https" else 80)
        found(settings.SITE_NAME, (base.hostname or "localhost", port))

"""What every page's template knows."""

from django.conf import settings
from django.http import HttpRequest


def house(_request: HttpRequest) -> dict[str, str]:
    """Return the site's name and its public address."""
    return {"site_name": settings.SITE_NAME, "base_url": settings.BASE_URL}

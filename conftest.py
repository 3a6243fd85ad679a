"""Sets Django up where the site's extra is installed; the library's tests run without it."""

import os
from importlib.util import find_spec

SITE_STANDS = find_spec("wagtail") is not None

# Settings read the environment as they are imported, so the site's modules are no doctests.
collect_ignore = ["src/hemicycle/site", *([] if SITE_STANDS else ["tests/site"])]


def pytest_configure() -> None:
    """Choose the tests' settings before pytest-django looks for them."""
    if SITE_STANDS:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hemicycle.site.settings.testing")
        django.setup()

"""Sets Django up where the site's extra is installed; the library's tests run without it.

At import, since a room's conftest imports models before any hook is called.
"""

import os
from importlib.util import find_spec

SITE_STANDS = find_spec("wagtail") is not None

# Settings read the environment as they are imported, so the site's modules are no doctests.
collect_ignore = ["src/hemicycle/site", *([] if SITE_STANDS else ["tests/site", "tests/till"])]

if SITE_STANDS:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hemicycle.site.settings.testing")
    django.setup()

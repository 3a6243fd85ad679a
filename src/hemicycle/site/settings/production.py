"""The public site: HTTPS only, and no start without its secrets."""

from hemicycle.site.settings import environment
from hemicycle.site.settings.base import *  # noqa: F403
from hemicycle.site.settings.base import BASE_URL

DEBUG = False
SECRET_KEY = environment.required(
    "SECRET_KEY", "it signs sessions and links; `hemicycle site init` writes one"
)
# A site tried on its own machine has no certificate; anything else must have one.
HTTPS = environment.flag("HTTPS", "no" if BASE_URL.startswith("http://127.0.0.1") else "yes")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# Believed only where the operator says that a proxy stands before the site and sets it.
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
STAFF_SECOND_FACTOR = environment.flag("STAFF_SECOND_FACTOR", "yes")

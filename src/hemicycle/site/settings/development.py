"""One machine, one person: nothing to configure, mails printed, tasks done at once."""

from hemicycle.site.settings import environment
from hemicycle.site.settings.base import *  # noqa: F403
from hemicycle.site.settings.base import STORAGES

DEBUG = True
SECRET_KEY = "only-for-development-" + "x" * 40
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
STAFF_SECOND_FACTOR = environment.flag("STAFF_SECOND_FACTOR", "no")

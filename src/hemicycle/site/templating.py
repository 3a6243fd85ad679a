"""Jinja2 for what is drawn two hundred times a page; Django's templates for the rest."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Return the environment of the site's Jinja2 templates: escaped, strict, translated."""
    options["extensions"] = ["jinja2.ext.i18n", *options.get("extensions", ())]
    options["undefined"] = StrictUndefined
    made = Environment(**options)  # noqa: S701 - Django passes autoescape=True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(static=static, url=reverse)
    return made

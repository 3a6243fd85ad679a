"""Guessing passwords is made slow: so many wrong tries for a name or a network, then a pause."""

import hashlib
from typing import Any

from django import forms
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.signals import user_login_failed
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from hemicycle.site.discussion.networks import client_network

PAUSE = 15 * 60
"""Seconds for which wrong tries are remembered."""
MOST_FOR_A_NAME = 10
MOST_FOR_A_NETWORK = 50
"""A newsroom behind one address may mistype more often than one person."""


class LimitedTries(ModelBackend):
    """Django's own backend, which asks for no password once there were too many wrong ones."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return the person, or None.

        Raises
        ------
        PermissionDenied
            There were too many wrong tries; whether the password is right is not looked at.
        """
        if too_many(request, username or ""):
            raise PermissionDenied
        return super().authenticate(request, username, password, **kwargs)


class LoginForm(WagtailLoginForm):
    """Wagtail's form, which says so where there were too many wrong tries."""

    def get_invalid_login_error(self) -> forms.ValidationError:
        """Return why the login was refused."""
        if too_many(self.request, self.cleaned_data.get("username", "")):
            return forms.ValidationError(_("Too many tries. Wait a quarter of an hour."))
        return super().get_invalid_login_error()


def too_many(request: HttpRequest | None, name: str) -> bool:
    """Return whether a name, or the network of a request, has had its tries."""
    return any((cache.get(key) or 0) >= most for key, most in _counts(request, name))


def count_a_wrong_try(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_known: Any
) -> None:
    """Count a refused login."""
    for key, _most in _counts(request, credentials.get("username") or ""):
        cache.add(key, 0, PAUSE)
        try:
            cache.incr(key)
        except ValueError:  # it lapsed between the two
            cache.set(key, 1, PAUSE)


def _counts(request: HttpRequest | None, name: str) -> list[tuple[str, int]]:
    counted = [("name", name.casefold(), MOST_FOR_A_NAME)]
    if request is not None:
        counted.append(("network", client_network(request), MOST_FOR_A_NETWORK))
    return [
        (f"tries-{hashlib.sha256(f'{kind}:{value}'.encode()).hexdigest()}", most)
        for kind, value, most in counted
    ]


def connect() -> None:
    """Listen to refused logins."""
    user_login_failed.connect(count_a_wrong_try, dispatch_uid="a wrong try is counted")

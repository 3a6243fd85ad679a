"""Readers' addresses at rest: sealed for sending, and a keyed hash for finding.

Both keys are derived from the site's SECRET_KEY; after a change of it, SECRET_KEY_FALLBACKS opens
what was sealed before.
"""

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """Return the text encrypted and authenticated (Fernet: AES-128-CBC, HMAC-SHA-256)."""
    return (
        _box(settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))
        .encrypt(text.encode())
        .decode()
    )


def unseal(sealed: str) -> str | None:
    """Return what was sealed, or None where no key of this site opens it."""
    try:
        return (
            _box(settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))
            .decrypt(sealed.encode())
            .decode()
        )
    except InvalidToken:
        return None


def key_of(purpose: str, text: str) -> str:
    """Return a keyed hash: equal for equal texts of one purpose, and telling nothing else."""
    return hmac.new(_derived(settings.SECRET_KEY, purpose), text.encode(), sha256).hexdigest()


def email_key(address: str) -> str:
    """Return the key by which an address is found, whatever its capitals.

    >>> email_key("A@Example.org") == email_key(" a@example.org")
    True
    """
    return key_of("email", address.strip().casefold())


@lru_cache(maxsize=4)
def _box(secret: str, fallbacks: tuple[str, ...]) -> MultiFernet:
    keys = [urlsafe_b64encode(_derived(each, "seal")) for each in (secret, *fallbacks)]
    return MultiFernet([Fernet(key) for key in keys])


def _derived(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), f"hemicycle.discussion.{purpose}".encode(), sha256).digest()

"""The form's signed token: when it was drawn, for which page, and a number used once."""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

OLDEST_SECONDS = 24 * 3600
_SALT = "hemicycle.discussion.form"


@dataclass(frozen=True, slots=True)
class FormToken:
    """What a token says: the number used once, and the seconds since the form was drawn."""

    nonce: str
    age: float


def form_token(page_id: int) -> str:
    """Return a token for one writing under one page."""
    return signing.TimestampSigner(salt=_SALT).sign(f"{page_id}.{secrets.token_hex(12)}")


def read_token(token: str, page_id: int) -> FormToken | None:
    """Return what the token says, or None where it is forged, too old or another page's."""
    signer = signing.TimestampSigner(salt=_SALT)
    try:
        value = signer.unsign(token, max_age=OLDEST_SECONDS)
    except signing.BadSignature:
        return None
    page, _, nonce = value.partition(".")
    if page != str(page_id):
        return None
    return FormToken(nonce, _age(token))


def _age(token: str) -> float:
    drawn = signing.b62_decode(token.rsplit(":", 2)[1])
    return time.time() - float(drawn)

"""Proof of work for guests, served and checked here: the ALTCHA scheme, no third party.

The reader's device looks for the number behind a SHA-256; the challenge names the form's own
number used once, so one proof serves one comment.
"""

import json
from base64 import b64decode
from binascii import Error as Base64Error
from typing import Any
from urllib.parse import parse_qs

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution

from hemicycle.site.discussion.screening.tokens import read_token
from hemicycle.site.discussion.sealing import key_of

WORK = 40_000
"""The largest number to be tried: a second on a phone."""


def challenge(token: str, page_id: int) -> dict[str, Any] | None:
    """Return the challenge for a form, or None where its token is no good."""
    read = read_token(token, page_id)
    if read is None:
        return None
    made = create_challenge(
        ChallengeOptions(hmac_key=_key(), max_number=WORK, params={"nonce": read.nonce})
    )
    found: dict[str, Any] = made.to_dict()
    return found


def is_proved(payload: str, nonce: str) -> bool:
    """Return whether the work was done, and for this form."""
    if not payload or len(payload) > 2000:
        return False
    try:
        salt = json.loads(b64decode(payload, validate=True))["salt"]
        named = parse_qs(str(salt).partition("?")[2].rstrip("&")).get("nonce")
        proved, _ = verify_solution(payload, _key())
    except (Base64Error, ValueError, KeyError, TypeError, AttributeError):
        return False
    return bool(proved) and named == [nonce]


def _key() -> str:
    return key_of("proof", "")

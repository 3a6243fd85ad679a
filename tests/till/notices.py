"""Events as bodies with signatures, made after Stripe's published scheme and not with its SDK.

The header is ``t=<seconds>,v1=<HMAC-SHA256 of "seconds.body">`` (docs.stripe.com/webhooks, "Verify
webhook signatures manually").
"""

import hashlib
import hmac
import json
from urllib.request import Request, urlopen

from tests.till.till import Json

SECRET = "whsec_of_the_till"  # noqa: S105 - opens nothing


def signed(event: Json, at: float, secret: str = SECRET) -> tuple[bytes, str]:
    """Return the raw body of an event and the header that signs it."""
    body = json.dumps(event, separators=(",", ":")).encode()
    seconds = int(at)
    mac = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return body, f"t={seconds},v1={mac.hexdigest()}"


def deliver(event: Json, address: str, at: float, secret: str = SECRET) -> int:
    """Post an event to a site over HTTP; return the status of the answer."""
    body, header = signed(event, at, secret)
    request = Request(  # noqa: S310 - the tests' own address
        address, body, {"Stripe-Signature": header, "Content-Type": "application/json"}
    )
    with urlopen(request) as answer:  # noqa: S310
        return int(answer.status)

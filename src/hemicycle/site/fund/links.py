"""Links that stand for a person: signed, and good for a while only."""

from django.core import signing
from django.urls import reverse

from hemicycle.site.fund.errors import SignatureError
from hemicycle.site.fund.models import Pledge

SALT = "fund.manage"
GOOD_FOR = 90 * 24 * 3600
"""Seconds that a link to a monthly gift is good for; each receipt brings a new one."""


def manage_path(pledge: Pledge) -> str:
    """Return the path at which the holder of the link may end a monthly gift."""
    return str(reverse("fund:manage", args=[signing.dumps(pledge.token.hex, salt=SALT)]))


def pledge_of(signed: str) -> Pledge:
    """Return the pledge that a link was made for.

    Raises
    ------
    SignatureError
        Nobody signed it, or too long ago.
    """
    try:
        token = signing.loads(signed, salt=SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        raise SignatureError("This link has expired. Ask for a new one.") from None
    except signing.BadSignature:
        raise SignatureError("This link is not whole. Open it as it stands in the mail.") from None
    found: Pledge = Pledge.objects.get(token=token)
    return found

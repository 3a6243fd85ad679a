"""Who acts: an account, or a guest known by a signed cookie that is set when they first act.

The cookie holds a random id and its signature; what is stored of it is a keyed hash. Nobody who
only reads is given one.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from hemicycle.site.discussion.networks import client_network, network_key
from hemicycle.site.discussion.sealing import key_of

COOKIE = "reader"
_SALT = "hemicycle.discussion.reader"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Reader:
    """The one who acts: ``key`` says who, ``network`` (this week's hash) from where.

    ``cookie`` is the id to be handed out with the answer, for a guest who had none.
    """

    key: str
    network: str
    plain_network: str
    account_id: int | None = None
    name: str = ""
    email: str = ""
    staff: bool = False
    cookie: str | None = None


def key_if_known(request: HttpRequest) -> str | None:
    """Return the key of a reader who has acted before, without a query for guests."""
    if "sessionid" in request.COOKIES and request.user.is_authenticated:
        return f"account:{request.user.pk}"
    known = request.get_signed_cookie(COOKIE, default=None, salt=_SALT)
    return key_of("reader", known) if known else None


def reader_of(request: HttpRequest, now: datetime) -> Reader:
    """Return who acts with this request."""
    plain = client_network(request)
    network = network_key(plain, now)
    if "sessionid" in request.COOKIES and request.user.is_authenticated:
        user = request.user
        name = user.get_full_name() or user.get_username()
        return Reader(
            key=f"account:{user.pk}",
            network=network,
            plain_network=plain,
            account_id=user.pk,
            name=name[:50],
            email=user.email,
            staff=user.has_perm("wagtailadmin.access_admin"),
        )
    known = request.get_signed_cookie(COOKIE, default=None, salt=_SALT)
    made = secrets.token_hex(16)
    return Reader(
        key=key_of("reader", known or made),
        network=network,
        plain_network=plain,
        cookie=None if known else made,
    )


def remember(response: HttpResponse, reader: Reader, secure: bool) -> HttpResponse:
    """Hand a guest who has just acted for the first time their cookie."""
    if reader.cookie is not None:
        response.set_signed_cookie(
            COOKIE,
            reader.cookie,
            salt=_SALT,
            max_age=_YEAR,
            httponly=True,
            samesite="Lax",
            secure=secure,
        )
    return response

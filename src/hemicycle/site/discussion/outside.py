"""A verdict from outside: a service of the house's own is asked, and answers by a signed callback.

Where `Rules.verdict_url` is set, a comment waits until the service has passed it, or a moderator
has. Both ways are signed: ``t=<seconds>,v1=<HMAC-SHA-256 of "t.body">``, good for five minutes.
"""

import hmac
import json
import urllib.request
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from hemicycle.site.discussion.models import Comment, Rules, State
from hemicycle.site.discussion.notices import published
from hemicycle.site.discussion.sealing import key_of
from hemicycle.site.discussion.threads import changed

RULE = "outside"
_TOLERANCE = 300
_TIMEOUT = 5


def secret() -> str:
    """Return the secret that the service shares with this site."""
    return key_of("outside verdict", "")


def signed(body: bytes, now: datetime) -> str:
    """Return the signature of a body sent now.

    >>> from datetime import UTC
    >>> signed(b"{}", datetime(2026, 6, 1, tzinfo=UTC)).split(",")[0]
    't=1780272000'
    """
    at = int(now.timestamp())
    return f"t={at},v1={_mac(at, body)}"


def is_signed(body: bytes, signature: str, now: datetime) -> bool:
    """Return whether a body was signed with the secret within the last five minutes."""
    parts = dict(part.partition("=")[::2] for part in signature.split(","))
    at = parts.get("t", "")
    if not (at.isascii() and at.isdigit() and len(at) < 12):
        return False
    fresh = abs(int(now.timestamp()) - int(at)) <= _TOLERANCE
    return fresh and hmac.compare_digest(_mac(int(at), body), parts.get("v1", ""))


def ask(comment_id: int, now: datetime) -> bool:
    """Send a comment's words, and nothing of its writer's, to the service; return if it heard."""
    url = Rules.load().verdict_url
    comment = Comment.objects.filter(pk=comment_id, state=State.HELD).first()
    if comment is None or not url.startswith(("https://", "http://127.0.0.1")):
        return False
    told = {
        "comment": comment.pk,
        "name": comment.name,
        "text": comment.source,
        "callback": f"{settings.BASE_URL}/api/discussion/verdicts",
    }
    body = json.dumps(told).encode()
    headers = {"Content-Type": "application/json", "X-Hemicycle-Signature": signed(body, now)}
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - the scheme is checked above
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
        return 200 <= answer.status < 300


def take(comment_id: int, verdict: str, reason: str) -> None:
    """Pass a comment that waits for the service alone, or hold it with the service's reason.

    Raises
    ------
    ValueError
        The verdict is neither *pass* nor *hold*.
    """
    if verdict not in ("pass", "hold"):
        raise ValueError(f"a verdict is pass or hold, not {verdict!r}")
    with transaction.atomic():
        comment = Comment.objects.select_for_update().filter(pk=comment_id).first()
        if comment is None or comment.state != State.HELD:
            return
        others = [each for each in comment.verdicts if each["rule"] != RULE]
        if verdict == "hold":
            said = {"rule": RULE, "act": "hold", "reason": reason[:200], "risk": 40}
            comment.verdicts, comment.risk = [*others, said], comment.risk + 40
        else:
            comment.verdicts = others
            comment.state = State.HELD if others else State.VISIBLE
        comment.save(update_fields=["verdicts", "risk", "state"])
        if comment.state == State.VISIBLE:
            published(comment)
            changed(comment.thread_id, visible=1)


def _mac(at: int, body: bytes) -> str:
    return hmac.new(secret().encode(), f"{at}.".encode() + body, sha256).hexdigest()

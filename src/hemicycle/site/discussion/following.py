"""Following: asked for, confirmed from the address itself, ended with one click.

The links in mails carry a signed id and nothing else. Whether an address was known is never told.
"""

from datetime import datetime, timedelta
from functools import partial

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from hemicycle.site.discussion.identity import Reader
from hemicycle.site.discussion.limits import CONFIRMATIONS, FOLLOWS, within
from hemicycle.site.discussion.models import Comment, Subscription, Thread
from hemicycle.site.discussion.sealing import email_key, seal

_CONFIRM, _END, _MINE = "confirm", "end", "mine"
_CONFIRM_SECONDS = 7 * 24 * 3600


def follow(
    thread: Thread, comment: Comment | None, address: str, wish: tuple[str, str], reader: Reader
) -> Subscription | None:
    """Note that an address wants to follow; ``wish`` is the kind and the pace.

    An account's own address needs no confirmation; any other gets one mail that asks, and no
    more than a few a day, whoever asks. Returns None where too much was asked for.
    """
    now = timezone.now()
    kind, pace = wish
    key = email_key(address)
    sure = reader.account_id is not None and email_key(reader.email) == key
    if not within(FOLLOWS, reader.network, now):
        return None
    target = comment if kind == "comment" else None
    try:
        with transaction.atomic():
            made = Subscription.objects.create(
                thread=thread,
                comment=target,
                kind=kind,
                pace=pace,
                email_sealed=seal(address),
                email_key=key,
                account_id=reader.account_id if sure else None,
                language=translation.get_language() or "en",
                asked_at=now,
                confirmed_at=now if sure else None,
            )
    except IntegrityError:
        made = Subscription.objects.get(email_key=key, thread=thread, comment=target, kind=kind)
    if made.confirmed_at is None:
        _ask(made, key, now)
    return made


def confirm_token(subscription: Subscription) -> str:
    """Return the token of the link that confirms."""
    return signing.dumps(subscription.pk, salt=f"hemicycle.discussion.{_CONFIRM}")


def end_token(subscription: Subscription) -> str:
    """Return the token of the link that ends a subscription; it never grows old."""
    return signing.dumps(subscription.pk, salt=f"hemicycle.discussion.{_END}")


def mine_token(key: str) -> str:
    """Return the token by which the owner of an address sees what was written with it."""
    return signing.dumps(key, salt=f"hemicycle.discussion.{_MINE}")


def to_confirm(token: str) -> Subscription | None:
    """Return the subscription that a link would confirm."""
    return _named(token, _CONFIRM, _CONFIRM_SECONDS)


def to_end(token: str) -> Subscription | None:
    """Return the subscription that a link would end."""
    return _named(token, _END, None)


def key_of_mine(token: str) -> str | None:
    """Return the address's key from the link in a mail, good for a week."""
    try:
        return str(
            signing.loads(token, salt=f"hemicycle.discussion.{_MINE}", max_age=_CONFIRM_SECONDS)
        )
    except signing.BadSignature:
        return None


def confirm(subscription: Subscription, now: datetime) -> None:
    """Begin to send."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=now)


def end(subscription: Subscription) -> None:
    """Send no more, and forget the address."""
    subscription.delete()


def forget_unconfirmed(now: datetime) -> int:
    """Forget the addresses that did not confirm in time; return how many."""
    late = now - timedelta(seconds=_CONFIRM_SECONDS)
    gone, _ = Subscription.objects.filter(confirmed_at=None, asked_at__lt=late).delete()
    return int(gone)


def _ask(subscription: Subscription, key: str, now: datetime) -> None:
    from hemicycle.site.discussion.tasks import send_confirmation

    if within(CONFIRMATIONS, key, now):
        transaction.on_commit(partial(send_confirmation.enqueue, subscription.pk))


def _named(token: str, purpose: str, max_age: int | None) -> Subscription | None:
    try:
        found = signing.loads(token, salt=f"hemicycle.discussion.{purpose}", max_age=max_age)
    except signing.BadSignature:
        return None
    return Subscription.objects.filter(pk=found).first()

"""Notices: who is to hear of a comment, from the moment it can be read, and once.

A row of `Notice` is written in the transaction that makes a comment visible; what sends mail only
empties that table. Nothing is owed to an address that has not confirmed.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hemicycle.site.discussion.markup import mention_of, mentions
from hemicycle.site.discussion.models import Comment, Notice, State, Subscription


def published(comment: Comment) -> None:
    """Owe a notice to all who follow what this comment is part of; never to its writer."""
    found = _followers(comment).exclude(confirmed_at=None)
    if comment.email_key:
        found = found.exclude(email_key=comment.email_key)
    now = timezone.now()
    owed = {each.email_key: each for each in found.order_by("-pace", "pk")}
    if not owed:
        return
    Notice.objects.bulk_create(
        [
            Notice(subscription=each, email_key=key, comment=comment, made_at=now)
            for key, each in owed.items()
        ],
        ignore_conflicts=True,
    )
    from hemicycle.site.discussion.tasks import send_notices

    transaction.on_commit(partial(send_notices.enqueue, "once"))


def withdrawn(comment_id: int) -> None:
    """Owe nothing any more for a comment that can no longer be read."""
    Notice.objects.filter(comment=comment_id, sent_at=None).delete()


def claimed(pace: str, now: datetime) -> list[Notice]:
    """Return the notices to be sent now, marked as sent beforehand: nobody sends them twice.

    What was hidden since is left out: its notice waits, and goes if it is shown again.
    """
    waiting = Notice.objects.filter(
        sent_at=None, subscription__pace=pace, comment__state=State.VISIBLE
    )
    with transaction.atomic():
        rows = waiting.select_for_update(skip_locked=True, of=("self",))
        found = list(rows.values_list("pk", flat=True)[:500])
        Notice.objects.filter(pk__in=found, sent_at=None).update(sent_at=now)
    taken = Notice.objects.filter(pk__in=found).select_related("subscription", "comment__thread")
    return list(taken.order_by("email_key", "comment__posted_at"))


def returned(notices: list[Notice]) -> None:
    """Put back what could not be sent."""
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(sent_at=None)


def _followers(comment: Comment) -> Any:
    wanted = Q(kind=Subscription.Kind.THREAD)
    if comment.parent_id is not None:
        wanted |= Q(kind=Subscription.Kind.COMMENT, comment=comment.parent_id)
        if comment.parent.email_key:
            wanted |= Q(kind=Subscription.Kind.MINE, email_key=comment.parent.email_key)
    named = mentions(comment.source)
    if named:
        said = Comment.objects.filter(thread=comment.thread_id, state=State.VISIBLE)
        keys = {
            key
            for name, key in said.exclude(email_key="").values_list("name", "email_key")
            if mention_of(name) in named
        }
        wanted |= Q(kind=Subscription.Kind.MINE, email_key__in=keys)
    return Subscription.objects.filter(wanted, thread=comment.thread_id)

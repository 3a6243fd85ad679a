"""Votes: one a voter, changeable, never for oneself; the score changes in the same transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q

from hemicycle.site.discussion.bans import is_banned
from hemicycle.site.discussion.identity import Reader
from hemicycle.site.discussion.limits import VOTES, within
from hemicycle.site.discussion.models import Comment, State, Thread, Vote
from hemicycle.site.discussion.threads import changed, is_open

Voted: TypeAlias = Literal[
    "counted", "changed", "unchanged", "own", "network", "closed", "banned", "limit"
]


@dataclass(frozen=True, slots=True)
class Miscount:
    """A counter that is not what its rows say."""

    what: str
    id: int
    stored: tuple[int, ...]
    counted: tuple[int, ...]


def vote(comment: Comment, reader: Reader, value: Literal[-1, 1], now: datetime) -> Voted:
    """Count one reader's vote for (1) or against (-1) a comment; the last one stands."""
    if not is_open(comment.thread, now):
        return "closed"
    if is_own(comment, reader):
        return "own"
    if is_banned(reader, now):
        return "banned"
    with transaction.atomic():
        if not within(VOTES, reader.network, now):
            return "limit"
        Comment.objects.select_for_update().get(pk=comment.pk)
        said = _recorded(comment, reader, value, now)
        if said in ("counted", "changed"):
            changed(comment.thread_id)
        return said


def is_own(comment: Comment, reader: Reader) -> bool:
    """Return whether the reader wrote the comment, as far as can be told.

    Two guests in one network are taken for one, or a new cookie would let anybody vote for
    themselves; whoever shares a network and wants to be told apart uses an account.
    """
    if comment.writer == reader.key:
        return True
    guests = reader.account_id is None and comment.account_id is None
    return guests and comment.network != "" and comment.network == reader.network


def withdraw(comment_id: int, voter: str) -> bool:
    """Take a vote back; return whether there was one."""
    with transaction.atomic():
        locked = Comment.objects.select_for_update().filter(pk=comment_id).first()
        found = Vote.objects.filter(comment=comment_id, voter=voter).first()
        if locked is None or found is None:
            return False
        _add(comment_id, found.value, -1)
        found.delete()
        changed(locked.thread_id)
    return True


def miscounts() -> list[Miscount]:
    """Return every counter that differs from a recount of its rows."""
    found = []
    votes = Comment.objects.annotate(
        ups=Count("votes", filter=Q(votes__value=1)),
        downs=Count("votes", filter=Q(votes__value=-1)),
    ).exclude(up=F("ups"), down=F("downs"))
    for comment in votes:
        counted = (comment.ups, comment.downs)
        found.append(Miscount("votes", comment.pk, (comment.up, comment.down), counted))
    threads = Thread.objects.annotate(
        seen=Count("comments", filter=Q(comments__state=State.VISIBLE))
    ).exclude(count=F("seen"))
    found += [
        Miscount("comments", thread.pk, (thread.count,), (thread.seen,)) for thread in threads
    ]
    return found


def mend(wrong: Iterable[Miscount]) -> None:
    """Set counters to what was counted."""
    for each in wrong:
        if each.what == "votes":
            up, down = each.counted
            Comment.objects.filter(pk=each.id).update(up=up, down=down, score=up - down)
        else:
            Thread.objects.filter(pk=each.id).update(
                count=each.counted[0], version=F("version") + 1
            )


def _recorded(comment: Comment, reader: Reader, value: int, now: datetime) -> Voted:
    network = "" if reader.account_id else reader.network
    try:
        with transaction.atomic():
            Vote.objects.create(
                comment=comment, voter=reader.key, network=network, value=value, at=now
            )
    except IntegrityError:
        found = Vote.objects.filter(comment=comment, voter=reader.key).first()
        if found is None:
            return "network"
        if found.value == value:
            return "unchanged"
        Vote.objects.filter(pk=found.pk).update(value=value, at=now)
        _add(comment.pk, found.value, -1)
        _add(comment.pk, value, 1)
        return "changed"
    _add(comment.pk, value, 1)
    return "counted"


def _add(comment_id: int, value: int, times: int) -> None:
    side = "up" if value == 1 else "down"
    Comment.objects.filter(pk=comment_id).update(
        **{side: F(side) + times, "score": F("score") + value * times}
    )

"""What moderators do: each act changes the comment, the thread's counters and the log at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from django.db import transaction
from django.db.models import Count, Q

from hemicycle.site.discussion.models import (
    Ban,
    Comment,
    ModeratorAct,
    Report,
    State,
    Subscription,
    Thread,
)
from hemicycle.site.discussion.networks import LONGEST_BAN
from hemicycle.site.discussion.notices import published, withdrawn
from hemicycle.site.discussion.threads import changed

CommentAct: TypeAlias = Literal["approve", "hide", "remove", "pin", "unpin"]
ThreadAct: TypeAlias = Literal["close", "open", "slow"]

_STATE_AFTER = {"approve": "visible", "hide": "hidden", "remove": "removed"}


class ActRefusedError(ValueError):
    """The act makes no sense here; the message says why."""


@dataclass(frozen=True, slots=True)
class Moderator:
    """Who acts, as the log will say."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """How long a ban lasts, and why."""

    days: int
    reason: str = ""


def moderate(
    comment_id: int, act: CommentAct, by: Moderator, now: datetime, reason: str = ""
) -> Comment:
    """Approve, hide, remove (with a reason for all to read), pin or unpin a comment.

    Raises
    ------
    ActRefusedError
        Its writer has deleted it, or a removal gives no reason.
    """
    reason = " ".join(reason.split())[:200]
    if act == "remove" and not reason:
        raise ActRefusedError("A removal needs a reason; readers will see it.")
    with transaction.atomic():
        comment = Comment.objects.select_for_update().get(pk=comment_id)
        if comment.state == State.DELETED:
            raise ActRefusedError("Its writer has deleted this comment.")
        before = comment.state
        if act in ("pin", "unpin"):
            comment.sticky = act == "pin"
        else:
            comment.state = _STATE_AFTER[act]
            comment.public_reason = reason if act == "remove" else ""
        comment.save(update_fields=["sticky", "state", "public_reason"])
        _tell(comment, before)
        Report.objects.filter(comment=comment, settled_at=None).update(settled_at=now)
        _log(by, now, act, comment=comment, reason=reason, before=before)
    return comment


def moderate_thread(
    thread_id: int, act: ThreadAct, by: Moderator, now: datetime, amount: int = 0
) -> None:
    """Close a thread (now, or after ``amount`` days), open it, or let it go slowly.

    For *slow*, ``amount`` is the seconds between two comments of one reader; 0 ends it.
    """
    changes: dict[str, dict[str, Any]] = {
        "close": {"closes_at": now + timedelta(days=amount)} if amount else {"closed": True},
        "open": {"closed": False, "closes_at": None},
        "slow": {"slow_seconds": amount},
    }
    with transaction.atomic():
        Thread.objects.filter(pk=thread_id).update(**changes[act])
        changed(thread_id)
        _log(by, now, act, thread_id=thread_id, amount=amount)


def ban(
    comment: Comment,
    kind: Literal["writer", "email", "network"],
    by: Moderator,
    now: datetime,
    term: Term,
) -> Ban:
    """Keep the writer of a comment, their address or their network out for a time.

    Raises
    ------
    ActRefusedError
        The comment does not tell it (an imported one, say, or one whose salt is gone).
    """
    value = {"writer": comment.writer, "email": comment.email_key, "network": comment.network}[
        kind
    ]
    if not value:
        raise ActRefusedError("This comment does not tell whom to ban.")
    lasts = min(timedelta(days=term.days), LONGEST_BAN if kind == "network" else timedelta.max)
    with transaction.atomic():
        made, _ = Ban.objects.update_or_create(
            kind=kind,
            value=value,
            defaults={"until": now + lasts, "reason": term.reason, "made_at": now},
        )
        _log(by, now, "ban", comment=comment, reason=term.reason, kind=kind, days=lasts.days)
    return made


def lift(ban_id: int, by: Moderator, now: datetime) -> None:
    """End a ban before its time."""
    with transaction.atomic():
        found = Ban.objects.get(pk=ban_id)
        _log(by, now, "lift", reason=found.reason, kind=found.kind)
        found.delete()


def queue(order: Literal["risk", "age"]) -> Any:
    """Return what waits for a moderator: held comments, and reported ones."""
    waiting = Comment.objects.annotate(
        reported=Count("reports", filter=Q(reports__settled_at=None), distinct=True)
    ).filter(Q(state=State.HELD) | Q(state=State.VISIBLE, reported__gt=0))
    orders = {"risk": ("-reported", "-risk", "posted_at"), "age": ("posted_at", "pk")}
    return waiting.select_related("thread__page").order_by(*orders[order])


def history(comment: Comment) -> Any:
    """Return what the same writer, address or network wrote, the newest first."""
    same = Q(pk=comment.pk)
    for field in ("writer", "email_key", "network"):
        if getattr(comment, field):
            same |= Q(**{field: getattr(comment, field)})
    return Comment.objects.filter(same).select_related("thread__page").order_by("-posted_at")


def statistics(since: datetime) -> dict[str, Any]:
    """Return the figures of the time since: comments by state, acts, rules that held, follows."""
    comments = Comment.objects.filter(posted_at__gte=since)
    held: dict[str, int] = {}
    for verdicts in comments.exclude(verdicts=[]).values_list("verdicts", flat=True):
        for verdict in verdicts:
            held[verdict["rule"]] = held.get(verdict["rule"], 0) + 1
    acts = ModeratorAct.objects.filter(at__gte=since)
    return {
        "states": dict(comments.values_list("state").annotate(Count("pk"))),
        "writers": comments.values("writer").distinct().count(),
        "rules": dict(sorted(held.items(), key=lambda item: -item[1])),
        "acts": dict(acts.values_list("act").annotate(Count("pk"))),
        "reports": Report.objects.filter(at__gte=since).count(),
        "following": Subscription.objects.exclude(confirmed_at=None).count(),
    }


def _tell(comment: Comment, before: Any) -> None:
    visible = int(comment.state == State.VISIBLE) - int(before == State.VISIBLE)
    if visible == 1:
        published(comment)
    elif visible == -1:
        withdrawn(comment.pk)
    changed(comment.thread_id, visible=visible)


def _log(by: Moderator, now: datetime, act: str, **what: Any) -> None:
    comment = what.pop("comment", None)
    ModeratorAct.objects.create(
        at=now,
        moderator=by.id,
        moderator_name=by.name,
        act=act,
        comment=comment.pk if comment else None,
        thread=comment.thread_id if comment else what.pop("thread_id", None),
        reason=what.pop("reason", ""),
        detail=what,
    )

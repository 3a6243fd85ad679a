"""The thread of a page: finding it, making it, whether it is open, and what it holds."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q

from hemicycle.site.discussion.models import Comment, Rules, State, Thread
from hemicycle.site.discussion.trees import Row

_SHOWN = (
    "id",
    "parent_id",
    "name",
    "by_desk",
    "html",
    "state",
    "public_reason",
    "sticky",
    "posted_at",
    "edited_at",
    "score",
    "up",
    "down",
    "block",
    "exact",
    "orphaned",
)


def thread_of(page: Any) -> Thread | None:
    """Return the page's thread, asked for once for each page object; None before anybody acted."""
    if "_discussion_thread" not in page.__dict__:
        page._discussion_thread = Thread.objects.filter(page_id=page.pk).first()
    found: Thread | None = page._discussion_thread
    return found


def version_of(page_id: int) -> int:
    """Return the version of a page's thread; -1 where there is none yet.

    For whoever keeps a whole page: as long as this has not changed, what readers say has not.
    """
    version = Thread.objects.filter(page_id=page_id).values_list("version", flat=True).first()
    return -1 if version is None else int(version)


def thread_for_writing(page: Any) -> Thread:
    """Return the page's thread, made now if nobody has acted before."""
    found = Thread.objects.filter(page_id=page.pk).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            closes_at = closing_time(page, Rules.load())
            return Thread.objects.create(page_id=page.pk, closes_at=closes_at)
    except IntegrityError:
        return Thread.objects.get(page_id=page.pk)


def is_open(thread: Thread | None, now: datetime) -> bool:
    """Return whether readers may write in the thread now."""
    if thread is None:
        return True
    return not thread.closed and (thread.closes_at is None or now < thread.closes_at)


def closing_time(page: Any, rules: Rules) -> datetime | None:
    """Return when the rules close the page's thread, for a thread that is made now."""
    first = page.first_published_at
    if not rules.close_after_days or first is None:
        return None
    closes: datetime = first + timedelta(days=rules.close_after_days)
    return closes


def rows_of(thread: Thread) -> list[Row]:
    """Return all that readers see of a thread, in one flat query and in no order."""
    found = Comment.objects.filter(~Q(state=State.HELD), thread=thread).values_list(*_SHOWN)
    return [Row(*values) for values in found.iterator(chunk_size=5000)]


def counts_by_block(thread: Thread) -> dict[str, int]:
    """Return how many comments stand on each block of the story."""
    found = Comment.objects.filter(thread=thread, state=State.VISIBLE).exclude(block="")
    return dict(found.values_list("block").annotate(Count("id")))


def changed(thread_id: int, visible: int = 0) -> None:
    """Record that readers see something else now, and ``visible`` comments more (or fewer).

    To be called in the transaction of the change, and last in it: the row is everybody's.
    """
    Thread.objects.filter(pk=thread_id).update(
        version=F("version") + 1, count=F("count") + visible
    )

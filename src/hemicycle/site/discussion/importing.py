"""Threads from elsewhere: of a page that was read, or of another system's export.

An import run twice changes nothing: a comment is known by where it came from and by its id there.
What was voted there becomes votes here, so that a recount still proves every counter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import escape
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from hemicycle.records.page import Report
from hemicycle.site.discussion.markup import sanitised, tidied, to_html
from hemicycle.site.discussion.models import Comment, Thread, Vote
from hemicycle.site.discussion.threads import changed, thread_for_writing

_STATES = {"approved": "visible", "pending": "held", "deleted": "deleted"}


class VotesLike(Protocol):
    """Votes as a source gives them; ``score`` where it knows no more."""

    @property
    def up(self) -> int | None: ...  # noqa: D102
    @property
    def down(self) -> int | None: ...  # noqa: D102
    @property
    def score(self) -> int | None: ...  # noqa: D102


class PostLike(Protocol):
    """A post as a reader of exports gives it (`hemicycle.records.discussion.Post`)."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str | None: ...  # noqa: D102
    @property
    def form(self) -> str: ...  # noqa: D102
    @property
    def posted_at(self) -> str | None: ...  # noqa: D102
    @property
    def parent(self) -> str | None: ...  # noqa: D102
    @property
    def votes(self) -> VotesLike: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Votes:
    """How a post was voted on."""

    up: int | None = None
    down: int | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A comment of a page that was read: all that such a page tells."""

    id: str
    author: str | None
    text: str
    parent: str | None = None
    source: str | None = None
    form: str = "text"
    posted_at: str | None = None
    votes: Votes = Votes()
    state: str = "approved"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: comments added, and those that were there already."""

    added: int
    known: int


def posts_of(report: Report) -> list[Post]:
    """Return the comments of a read page as posts.

    A page gives no ids; a comment is told by its author and words, and by how many equal ones
    stand before it, so that another reading of a longer thread finds the same ones again.
    """
    ids: list[str] = []
    for comment in report.comments:
        words = f"{comment.author}\n{comment.text}"
        nth = sum(1 for each in report.comments[: len(ids)] if _same(each, comment))
        ids.append(sha256(f"{nth}\n{words}".encode()).hexdigest()[:32])
    return [
        Post(own, each.author, each.text, None if each.parent is None else ids[each.parent])
        for own, each in zip(ids, report.comments, strict=True)
    ]


def import_posts(page: Any, origin: str, posts: Sequence[PostLike], now: datetime) -> Imported:
    """Add the posts that are not there yet to the page's thread.

    ``origin`` names the source (the page's address, "disqus"); ``now`` dates what has no time.
    """
    thread = thread_for_writing(page)
    wanted = [post for post in posts if post.state in _STATES]
    with transaction.atomic():
        there = {
            each.external_id: each
            for each in Comment.objects.filter(thread=thread, origin=origin).exclude(
                external_id=""
            )
        }
        before, visible = len(there), 0
        for at, post in enumerate(_parents_first(wanted, set(there))):
            if post.id in there:
                continue
            above = there.get(post.parent) if post.parent is not None else None
            made = _comment(thread, origin, post, above)
            made.posted_at = made.posted_at or now + timedelta(microseconds=at)
            made.save(force_insert=True)
            _vote_rows(made, now)
            there[post.id] = made
            visible += made.state == "visible"
        if len(there) > before:
            changed(thread.pk, visible=visible)
    return Imported(added=len(there) - before, known=len(wanted) - (len(there) - before))


def _same(one: Any, other: Any) -> bool:
    return (one.author, one.text) == (other.author, other.text)


def _parents_first(posts: Sequence[PostLike], known: set[str]) -> Iterable[PostLike]:
    """Yield each post after the one that it answers; a parent that is nowhere is passed over."""
    ids, waiting = {post.id for post in posts} | known, list(posts)
    given = set(known)
    while waiting:
        ready = [
            post for post in waiting
            if post.parent is None or post.parent in given or post.parent not in ids
        ]  # fmt: skip
        if not ready:  # posts that answer one another in a ring: the first begins
            ready = waiting[:1]
        yield from ready
        given.update(post.id for post in ready)
        waiting = [post for post in waiting if post.id not in given]


def _comment(thread: Thread, origin: str, post: PostLike, above: Comment | None) -> Comment:
    made = Comment(
        thread=thread,
        parent=above,
        root_id=(above.root_id or above.pk) if above else None,
        depth=above.depth + 1 if above else 0,
        state=_STATES[post.state],
        posted_at=_moment(post.posted_at),
        origin=origin[:100],
        external_id=post.id[:100],
    )
    if made.state != "deleted":
        made.name = " ".join(tidied(post.author or "").split())[:50] or _("A reader")
        made.source = tidied(post.source if post.source is not None else post.text)
        made.html = _html(post, made.source)
        made.up, made.down = _votes(post.votes)
        made.score = made.up - made.down
    return made


def _html(post: PostLike, source: str) -> str:
    if post.form == "markdown":
        return to_html(source)
    if post.form == "html":
        return sanitised(source)
    parts = (part.strip() for part in source.split("\n\n"))
    return "\n".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _votes(votes: VotesLike) -> tuple[int, int]:
    if votes.up is None and votes.down is None:
        score = votes.score or 0
        return max(score, 0), max(-score, 0)
    return max(votes.up or 0, 0), max(votes.down or 0, 0)


def _vote_rows(made: Comment, now: datetime) -> None:
    values = [1] * made.up + [-1] * made.down
    Vote.objects.bulk_create(
        [
            Vote(comment=made, voter=f"import:{at}", value=value, at=now)
            for at, value in enumerate(values)
        ],
        batch_size=200,
    )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)

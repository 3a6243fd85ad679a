"""The discussion as HTML: drawn by Jinja2, kept by the thread's version.

What is kept is the same for all readers; the form's signed token is put in afterwards. What is
one reader's own (`own_comments`) is drawn apart, so that a page can be kept whole without it.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.template import engines
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dates import MONTHS_3
from django.utils.safestring import SafeString, mark_safe

from hemicycle.site.discussion.identity import key_if_known
from hemicycle.site.discussion.models import Comment, State, Thread
from hemicycle.site.discussion.screening.tokens import form_token
from hemicycle.site.discussion.threads import counts_by_block, is_open, rows_of, thread_of
from hemicycle.site.discussion.trees import SORTS, Row, Sort, tree_of

SHOWN_DEPTH = 4
"""Replies to replies that a phone can still show; what lies deeper is one link away."""

SHOWN_AT_ONCE = 300
_KEPT_SECONDS = 3600
_TOKEN = "@@token@@"  # noqa: S105 - a place in the page, not a secret
_BLOCK = re.compile(r"[0-9a-fA-F-]{1,36}")


@dataclass(frozen=True, slots=True)
class Shown:
    """Which page's thread a request was shown, and its version (see `threads.version_of`)."""

    page_id: int
    version: int


@dataclass(frozen=True, slots=True)
class View:
    """How a reader wants to see the thread; every part is a word of the address."""

    sort: Sort = "newest"
    only: str = "all"
    block: str = ""
    shown: int = SHOWN_AT_ONCE
    since: int = 0

    def address(self, **changes: Any) -> str:
        """Return the query of this view with changes, defaults left out.

        >>> View(sort="best").address(shown=600)
        '?sort=best&shown=600#comments'
        """
        wanted, plain = replace(self, **changes), View()
        parts = [
            f"{name}={getattr(wanted, name)}"
            for name in ("sort", "only", "block", "shown", "since")
            if getattr(wanted, name) != getattr(plain, name)
        ]
        return f"?{'&'.join(parts)}#comments"


def view_of(request: HttpRequest) -> View:
    """Return the view that the address asks for; what makes no sense is left at its default."""
    asked = request.GET
    sort, only, block = asked.get("sort"), asked.get("only"), asked.get("block", "")
    return View(
        sort=sort if sort in SORTS else "newest",
        only=only if only in ("parents", "text") else "all",
        block=block if _BLOCK.fullmatch(block) else "",
        shown=max(SHOWN_AT_ONCE, _number(asked.get("shown"), SHOWN_AT_ONCE)),
        since=_number(asked.get("since"), 0),
    )


def section(page: Any, request: HttpRequest) -> SafeString:
    """Return the whole discussion of a page: heading, order, threads and the form.

    It notes on the request what was shown (`Shown`), for whoever keeps the page whole.
    """
    thread, view, now = thread_of(page), view_of(request), timezone.now()
    request.discussion_shown = Shown(page.pk, thread.version if thread else -1)
    opened = is_open(thread, now)
    language = translation.get_language()
    key = ":".join(
        map(str, ("discussion", page.pk, thread and thread.version, opened, language, *_key(view)))
    )
    drawn = cache.get(key)
    if drawn is None:
        drawn = _drawn(page, thread, view, opened)
        cache.set(key, drawn, _KEPT_SECONDS)
    return mark_safe(drawn.replace(_TOKEN, form_token(page.pk), 1))  # noqa: S308 - they escape


def own_comments(page: Any, request: HttpRequest) -> SafeString:
    """Return links to the reader's own comments under a page; empty for whoever has none.

    Never to be kept for others.
    """
    key = key_if_known(request)
    if key is None:
        return SafeString("")
    mine = Comment.objects.filter(thread__page=page.pk, writer=key).exclude(state=State.DELETED)
    found = list(mine.order_by("-posted_at")[:5].only("id", "state", "posted_at"))
    return fragment("own", mine=found, when=_when()) if found else SafeString("")


def branch(comment: Comment, request: HttpRequest) -> SafeString:
    """Return one comment with all its answers, as deep as a page can show."""
    view = view_of(request)
    rows = rows_of(comment.thread)
    tree = tree_of(rows, view.sort)
    found = next((row for row in _walk(tree) if row.id == comment.pk), None)
    page_id = comment.thread.page_id
    drawn = _template("branch").render(
        **_words(page_id, view), root=found, open=is_open(comment.thread, timezone.now())
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by templates that escape


def passage_link(page: Any, block: str) -> SafeString:
    """Return the link to what readers say of one block of the story, with their number."""
    if not _BLOCK.fullmatch(str(block)):
        return SafeString("")
    if "_discussion_counts" not in page.__dict__:
        page._discussion_counts = _counts(thread_of(page))
    count = page._discussion_counts.get(str(block), 0)
    drawn = _template("passage").render(
        count=count, block=block, write=reverse("discussion:write", args=[page.pk])
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by templates that escape


def fragment(name: str, **values: Any) -> SafeString:
    """Return one of the discussion's own pages' bodies."""
    return mark_safe(_template(name).render(**values))  # noqa: S308 - the templates escape


def _drawn(page: Any, thread: Thread | None, view: View, opened: bool) -> str:
    rows = rows_of(thread) if thread else []
    roots = tree_of(_only(rows, view), view.sort)
    total = sum(root.size for root in roots)
    if view.only == "parents":
        for root in roots:
            root.replies = []
    shown = _first(roots, view.shown)
    rest = total - sum(root.size for root in shown)
    return _template("section").render(
        **_words(page.pk, view),
        roots=shown,
        rest=rest,
        count=thread.count if thread else 0,
        open=opened,
        token=_TOKEN,
        last=max((row.posted_at for row in rows), default=None),
    )


def _words(page_id: int, view: View) -> dict[str, Any]:
    return {
        "view": view,
        "page_id": page_id,
        "write": reverse("discussion:write", args=[page_id]),
        "vote": reverse("discussion:vote", args=[page_id]),
        "follow": reverse("discussion:follow", args=[page_id]),
        "one_address": reverse("discussion:comment", args=[0])[: -len("0/")],
        "deepest": SHOWN_DEPTH,
        "since": datetime.fromtimestamp(view.since, UTC) if view.since else None,
        "when": _when(),
        "stamp": lambda moment: f"{moment:%Y-%m-%dT%H:%MZ}",
    }


def _only(rows: list[Row], view: View) -> list[Row]:
    if view.only != "text" and not view.block:
        return rows
    roots = {row.id for row in rows if row.block and view.block in ("", row.block)}
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: row.id):  # a reply is younger than what it answers
        if row.id in roots or row.parent in roots:
            roots.add(row.id)
            kept.append(row)
    known = {row.id for row in kept}
    for row in kept:
        row.parent = row.parent if row.parent in known else None
    return kept


def _first(roots: list[Row], most: int) -> list[Row]:
    shown: list[Row] = []
    seen = 0
    for root in roots:
        if seen >= most:
            break
        shown.append(root)
        seen += root.size
    return shown


def _walk(roots: list[Row]) -> list[Row]:
    found, waiting = [], list(roots)
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting.extend(row.replies)
    return found


def _counts(thread: Thread | None) -> dict[str, int]:
    if thread is None:
        return {}
    key = f"discussion:blocks:{thread.pk}:{thread.version}"
    counts: dict[str, int] | None = cache.get(key)
    if counts is None:
        counts = counts_by_block(thread)
        cache.set(key, counts, _KEPT_SECONDS)
    return counts


def _when() -> Any:
    """Return a writer of moments in the reader's language: Django's own takes 60 µs a date."""
    months = [str(MONTHS_3[month]).capitalize() for month in range(1, 13)]
    zone = timezone.get_current_timezone()

    def written(moment: datetime) -> str:
        local = moment.astimezone(zone)
        return f"{local.day} {months[local.month - 1]} {local.year}, {local:%H:%M}"

    return written


def _key(view: View) -> tuple[object, ...]:
    return (view.sort, view.only, view.block, view.shown, view.since)


def _number(text: str | None, otherwise: int) -> int:
    return (
        int(text) if text and text.isascii() and text.isdigit() and len(text) < 11 else otherwise
    )


@lru_cache(maxsize=32)
def _template(name: str) -> Any:
    return engines["jinja2"].env.get_template(f"discussion/{name}.html")

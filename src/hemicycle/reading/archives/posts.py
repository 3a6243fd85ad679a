"""What the exports share: from stored words to printed ones, and posts gathered into threads."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hemicycle.errors import DocumentError
from hemicycle.reading.html import flatten
from hemicycle.records.discussion import Discussion, Post, Thread
from hemicycle.records.page import Finding, Source

_ORPHANED = "{count} of the posts answer one that is not in the export; they stand by themselves"


@dataclass(slots=True)
class Threads:
    """Threads being gathered, by the system's id of the page."""

    pages: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    posts: dict[str, list[Post]] = field(default_factory=dict)

    def page(self, key: str, url: str | None, title: str | None) -> None:
        """Note the address and the title of a page."""
        self.pages[key] = (url or None, title or None)

    def add(self, key: str, post: Post) -> None:
        """Add a post under a page, which may become known later."""
        self.posts.setdefault(key, []).append(post)

    def discussion(self, data: bytes, name: str, system: str) -> Discussion:
        """Return all that has been gathered; pages without posts are left out.

        Raises
        ------
        DocumentError
            Where two posts of a thread have one id: nobody can say which one an answer means.
        """
        source = Source(name, hashlib.sha256(data).hexdigest())
        threads = []
        orphans = 0
        for key, posts in self.posts.items():
            kept, lost = _joined(key, posts)
            orphans += lost
            threads.append(Thread(*self.pages.get(key, (None, None)), kept))
        message = _ORPHANED.format(count=orphans)
        findings = (Finding("answer-orphaned", "warning", message),) if orphans else ()
        return Discussion(source, system, tuple(threads), findings)


def printed(source: str) -> str:
    r"""Return the words of stored HTML as they are printed.

    >>> printed("One &amp; <b>two</b>.<br>Three.")
    'One & two.\nThree.'
    """
    return flatten(source)


def stripped(value: str | None) -> str | None:
    """Return characters without white space around them; None where none are left."""
    return (value or "").strip() or None


def number(value: object) -> int | None:
    """Return a whole number that may be written as characters; None where it is none.

    >>> number("-3"), number(7), number("many"), number(True)
    (-3, 7, None, None)
    """
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 16:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text_at(fields: Mapping[str, object], name: str) -> str | None:
    """Return a member of a JSON object where it is characters, stripped."""
    value = fields.get(name)
    return stripped(value) if isinstance(value, str) else None


def _joined(key: str, posts: Iterable[Post]) -> tuple[tuple[Post, ...], int]:
    """Return a thread's posts, and how many of them answer one that is not there."""
    by_id: dict[str, Post] = {}
    for post in posts:
        if post.id in by_id:
            raise DocumentError(f"two posts under {key} have the id {post.id}")
        by_id[post.id] = post
    kept = [
        post if post.parent is None or post.parent in by_id else replace(post, parent=None)
        for post in by_id.values()
    ]
    lost = sum(one is not two for one, two in zip(kept, by_id.values(), strict=True))
    return tuple(kept), lost

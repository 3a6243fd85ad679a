"""From the marked comments of a page to posts: who, when, votes, and whom it answers."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.reading.markup.drafts import Draft, drafts_of
from hemicycle.reading.markup.elements import Element
from hemicycle.reading.markup.systems import SYSTEMS, System, names_of
from hemicycle.reading.markup.times import iso, since_1970
from hemicycle.reading.signatures import signature_of
from hemicycle.reading.text import Text
from hemicycle.records.discussion import Post, State, Votes
from hemicycle.records.page import Comment, LineRange

_COUNT = re.compile(r"[+\-\u2212]?\d{1,9}")
_STAMP = re.compile(r"showComment=(\d{13})\b")
_LONGEST_NAME = 100  # characters


@dataclass(frozen=True, slots=True)
class Marked:
    """The comments that a page's markup tells apart; ``system`` is whose markup it is."""

    system: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """Characters of the page without the white space around them."""

    start: int
    end: int

    def text(self, string: str) -> str:
        return string[self.start : self.end]


def marked_comments(elements: Sequence[Element], text: Text) -> Marked | None:
    """Return the comments of the system that explains most of the page; None without any."""
    best: tuple[int, Marked | None] = (0, None)
    named = [(element, names_of(element)) for element in elements]
    borne = frozenset().union(*(names for _, names in named))
    for system in SYSTEMS:
        if borne.isdisjoint(system.items or system.authors):
            continue
        drafts = drafts_of(named, system)
        posts = _posts(drafts, system, text)
        told = sum(_told(draft, system) for draft in drafts) if posts else 0
        if told > best[0]:
            best = (told, Marked(system.name, tuple(posts)))
    return best[1]


def _told(draft: Draft, system: System) -> int:
    """Return how many of a comment's parts the system's names explain."""
    words = (*system.texts, *system.bodies)
    return sum(draft.part(names) is not None for names in (system.authors, words, system.times))


def comments_in(marked: Marked) -> tuple[Comment, ...]:
    """Return the posts as the report lists comments, with the place of the one answered."""
    places = {post.id: place for place, post in enumerate(marked.posts)}
    return tuple(
        Comment(post.author, post.text, post.lines, places.get(post.parent or ""))
        for post in marked.posts
        if post.lines
    )


def _posts(drafts: Sequence[Draft], system: System, text: Text) -> list[Post]:
    ids = _ids(drafts)
    starts = [line.start for line in text.lines]
    posts = []
    for place, draft in enumerate(drafts):
        words = _words(draft, system, text.string)
        if words.start >= words.end:
            continue
        author = draft.part(system.authors)
        posted_at, posted_text = _when(draft, system, text.string)
        posts.append(
            Post(
                id=ids[place],
                author=_name(author, text.string),
                text=words.text(text.string),
                posted_at=posted_at,
                posted_text=posted_text,
                parent=None if draft.parent is None else ids[draft.parent],
                votes=_votes(draft, system, text.string),
                permalink=_permalink(draft),
                state=_state(draft, system),
                lines=_lines(author, words, starts, text.string),
            )
        )
    return posts


def _ids(drafts: Sequence[Draft]) -> list[str]:
    """Return an id for each: the system's number, or where that is missing its place from 1."""
    taken: set[str] = set()
    ids = []
    for place, draft in enumerate(drafts, 1):
        own = draft.number if draft.number and draft.number not in taken else f"at-{place}"
        taken.add(own)
        ids.append(own)
    return ids


def _printed(element: Element, string: str) -> _Range:
    return _stripped(element.start, element.end, string)


def _stripped(start: int, end: int, string: str) -> _Range:
    inside = string[start:end]
    lead = len(inside) - len(inside.lstrip())
    return _Range(start + lead, max(start + lead, start + len(inside.rstrip())))


def _words(draft: Draft, system: System, string: str) -> _Range:
    """Return the comment's own words, up to its first answer."""
    element = draft.part(system.texts)
    if element:
        return _printed(element, string)
    body = draft.part(tuple(sorted(system.bodies, reverse=True)))
    if body is None:
        return _Range(0, 0)
    above = [draft.part(system.authors), draft.part(system.times), draft.parts.get("time")]
    start = max([body.start, *(one.end for one in above if one and one.end <= body.end)])
    end = min(body.end, draft.first_answer or body.end)
    controls = [part for name in system.others if (part := draft.parts.get(name))]
    words = _stripped(start, min([end, *(c.start for c in controls if c.start >= start)]), string)
    if words.start < words.end:
        return words
    return _stripped(max([start, *(c.end for c in controls if c.end <= end)]), end, string)


def _name(element: Element | None, string: str) -> str | None:
    """Return who wrote it, without the "says:" that a theme prints behind the name."""
    if element is None:
        return None
    name = element.attributes.get("content") or _printed(element, string).text(string)
    name = " ".join(name.split())
    signature = signature_of(name) if name.endswith((":", "...", "…")) else None
    name = signature.name if signature else name.removesuffix(":").strip()
    return name if name and len(name) <= _LONGEST_NAME else None


def _when(draft: Draft, system: System, string: str) -> tuple[str | None, str | None]:
    """Return the time in ISO 8601 where a machine wrote it, and otherwise as it is printed."""
    marked = draft.part(system.times)
    for element in (draft.parts.get("time"), marked):
        given = element.attributes if element else {}
        moment = iso(given.get("datetime") or given.get("content") or "")
        if moment:
            return moment, None
    link = draft.parts.get("link")
    stamp = _STAMP.search(link.attributes["href"]) if link else None
    if stamp:
        return since_1970(int(stamp[1]) // 1000), None
    if marked is None:
        return None, None
    shown = marked.attributes.get("title") or _printed(marked, string).text(string)
    return None, " ".join(shown.split())[:_LONGEST_NAME] or None


def _votes(draft: Draft, system: System, string: str) -> Votes:
    up, down = _count(draft, system.up, string), _count(draft, system.down, string)
    score = _count(draft, system.score, string) if up is None and down is None else None
    return Votes(up, None if down is None else abs(down), score)


def _count(draft: Draft, name: str, string: str) -> int | None:
    element = draft.parts.get(name)
    if element is None:
        return None
    stated = element.attributes.get("content") or element.attributes.get("title")
    shown = (stated or _printed(element, string).text(string)).strip()
    return int(shown.replace("\u2212", "-")) if _COUNT.fullmatch(shown) else None


def _permalink(draft: Draft) -> str | None:
    link = draft.parts.get("link")
    if link:
        return link.attributes["href"]
    own = draft.parts.get("anchor", draft.item).attributes.get("id")
    return f"#{own}" if own else None


def _state(draft: Draft, system: System) -> State:
    words = draft.part(system.texts)
    if words and "deleted" in words.classes:
        return "deleted"
    return "pending" if "comment-awaiting-moderation" in draft.parts else "approved"


def _lines(author: Element | None, words: _Range, starts: Sequence[int], string: str) -> LineRange:
    """Return the lines from the author's, where there is one, to the last of the words."""
    name = _printed(author, string) if author else words
    if name.start >= name.end:
        name = words
    first, last = min(name.start, words.start), max(name.end, words.end) - 1
    return bisect_right(starts, first), bisect_right(starts, last)

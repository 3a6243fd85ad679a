"""Linked data: what schema.org's JSON in a page says of its article and its comments."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from hemicycle.reading.markup.printed import plain
from hemicycle.reading.markup.times import iso
from hemicycle.records.discussion import Post, Votes

_MOST = 100_000  # nodes of linked data that are looked at


def nodes(blocks: Iterable[str]) -> list[Mapping[str, Any]]:
    """Return every object of the linked data, from the outside in; broken blocks say nothing."""
    waiting: list[Any] = [document for block in blocks for document in _documents(block)]
    found: list[Mapping[str, Any]] = []
    place = 0
    while place < min(len(waiting), _MOST):
        node = waiting[place]
        place += 1
        if isinstance(node, dict):
            found.append(node)
            waiting += [part for part in node.values() if isinstance(part, dict | list)]
        elif isinstance(node, list):
            waiting += [part for part in node if isinstance(part, dict | list)]
    return found


def is_a(node: Mapping[str, Any], *kinds: str) -> bool:
    """Return whether a node's type ends as one of the kinds does.

    >>> is_a({"@type": ["NewsArticle"]}, "Article", "Posting"), is_a({}, "Article")
    (True, False)
    """
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return any(isinstance(one, str) and one.endswith(kinds) for one in types)


def words(value: object) -> str | None:
    """Return a value's characters, those of its name where it is a thing; None where it has none.

    >>> words(" A &amp; B "), words({"name": "Ann"}), words([{"name": "Bo"}, "C"]), words(7)
    ('A & B', 'Ann', 'Bo', None)
    """
    if isinstance(value, list):
        return words(value[0]) if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return (plain(value).strip() or None) if isinstance(value, str) else None


def linked_posts(found: Iterable[Mapping[str, Any]]) -> tuple[Post, ...]:
    """Return the comments of the linked data. They have no lines: the page need not print them."""
    comments = [node for node in found if is_a(node, "Comment") and words(node.get("text"))]
    ids = {id(node): f"at-{place}" for place, node in enumerate(comments, 1)}
    parents = {
        id(answer): ids[id(node)]
        for node in comments
        for answer in _listed(node.get("comment"))
        if id(answer) in ids
    }
    return tuple(_post(node, ids[id(node)], parents.get(id(node))) for node in comments)


def _post(node: Mapping[str, Any], own: str, parent: str | None) -> Post:
    when = node.get("dateCreated") or node.get("datePublished")
    url = node.get("url")
    return Post(
        id=own,
        author=words(node.get("author") or node.get("creator")),
        text=words(node.get("text")) or "",
        posted_at=iso(when) if isinstance(when, str) else None,
        parent=parent,
        votes=Votes(_count(node.get("upvoteCount")), _count(node.get("downvoteCount"))),
        permalink=url if isinstance(url, str) else None,
    )


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _documents(block: str) -> Iterator[Any]:
    try:
        yield msgspec.json.decode(block.strip())
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return

"""Who published a page, and when: from its linked data, its OpenGraph names, and its head.

The linked data is believed first, because it is made for it; then OpenGraph; then the plain
elements of the head. What none of them says is unknown.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hemicycle.reading.markup.elements import attributes_of
from hemicycle.reading.markup.linked import is_a, words
from hemicycle.reading.markup.printed import plain
from hemicycle.reading.markup.times import iso
from hemicycle.records.page import Publication

_TAG = re.compile(r"<(?:meta|link)\b[^>]{0,1000}>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_HTML = re.compile(r"<html\b[^>]{0,1000}>", re.IGNORECASE)
_TAG_OF_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_BEGINNING = 4_000  # characters in which the tag that opens the page stands
_HEAD = 100_000  # characters of a head that are looked at


def publication_of(
    markup: str, head: str, found: Iterable[Mapping[str, Any]]
) -> Publication | None:
    """Return what a page says of itself; None where it says nothing."""
    story = next((node for node in found if is_a(node, "Article", "Posting")), {})
    named = _named(head)
    title = _TITLE.search(head[:_HEAD])
    opening = _HTML.search(markup[:_BEGINNING])
    known = Publication(
        title=words(story.get("headline"))
        or named.get("og:title")
        or (plain(title[1]).strip() if title else None),
        outlet=words(story.get("publisher")) or named.get("og:site_name"),
        authors=_authors(story.get("author")) or _author(named),
        published_at=_time(story.get("datePublished"), named.get("article:published_time")),
        modified_at=_time(story.get("dateModified"), named.get("article:modified_time")),
        language=_language(
            words(story.get("inLanguage")),
            attributes_of(opening[0]).get("lang") if opening else None,
            named.get("og:locale"),
        ),
        url=named.get("canonical") or named.get("og:url"),
    )
    return None if known == Publication() else known


def _named(head: str) -> dict[str, str]:
    """Return what the head's meta and link elements say, the first of each name."""
    named: dict[str, str] = {}
    for tag in _TAG.findall(head[:_HEAD]):
        attributes = attributes_of(tag)
        name = attributes.get("property") or attributes.get("name") or attributes.get("rel", "")
        value = (attributes.get("content") or attributes.get("href", "")).strip()
        if name and value:
            named.setdefault(name.lower(), value)
    return named


def _authors(stated: object) -> tuple[str, ...]:
    listed = stated if isinstance(stated, list) else [stated]
    names = [name for one in listed if (name := words(one))]
    return tuple(dict.fromkeys(names))


def _author(named: Mapping[str, str]) -> tuple[str, ...]:
    """Return the author of the head; a link to a profile is no name."""
    stated = (named.get("author"), named.get("article:author"))
    return next(((name,) for name in stated if name and "://" not in name), ())


def _time(*stated: object) -> str | None:
    known = (iso(one) for one in stated if isinstance(one, str))
    return next((moment for moment in known if moment), None)


def _language(*stated: str | None) -> str | None:
    tags = (one.replace("_", "-") for one in stated if one and _TAG_OF_LANGUAGE.fullmatch(one))
    return next(tags, None)

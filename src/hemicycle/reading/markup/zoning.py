"""The kinds of a marked page's lines: what the markup knows overrides what the rule guesses."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hemicycle.reading.looks import Look
from hemicycle.records.page import LineRange, ZoneKind

_WORD = re.compile(r"\w+")
_BYLINE = 12  # words of the longest line of names and dates under a headline
_TITLE = 3  # words of the shortest title that is looked for


@dataclass(frozen=True, slots=True)
class Known:
    """What the markup tells: positions of the article's looks, lines of comments, the head."""

    article: frozenset[int] = frozenset()
    comments: tuple[LineRange, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()


def kinds_known(
    looks: Sequence[Look], ruled: Sequence[ZoneKind], known: Known, headline: int | None
) -> list[ZoneKind]:
    """Return the kind of each look.

    Comments that are marked are the comments; where none is, the rule's stand, also where the
    extractor took them for the article's last paragraphs. The article is
    what was extracted, with its headline, the names and dates under it, and the tables and
    figures within it, which extractors of prose leave out. Without it the rule's stands.
    """
    marked = {number for first, last in known.comments for number in range(first, last + 1)}
    story = _story(looks, ruled, known, headline) if known.article else _of(ruled, "article")
    kinds: list[ZoneKind] = []
    for place, look in enumerate(looks):
        if look.line.number in marked or (ruled[place] == "comments" and not marked):
            kinds.append("comments")
        else:
            kinds.append("article" if place in story else "furniture")
    return kinds


def headline_at(looks: Sequence[Look], known: Known) -> int | None:
    """Return the position of the title that the head names: the last print above the article."""
    wanted = _words(known.title or "")
    if len(wanted) < _TITLE:
        return None
    first = min(known.article, default=len(looks))
    for place in range(min(first, len(looks) - 1), -1, -1):
        own = _words(looks[place].line.text)
        if len(own) >= _TITLE and own == wanted[: len(own)] and 2 * len(own) > len(wanted):
            return place
    return None


def _story(
    looks: Sequence[Look], ruled: Sequence[ZoneKind], known: Known, headline: int | None
) -> set[int]:
    first, last = min(known.article), max(known.article)
    story = set(known.article)
    story.update(
        place
        for place in range(first, last)
        if ruled[place] == "article" and looks[place].digits and _is_row(looks[place])
    )
    if headline is not None:
        story.add(headline)
        story.update(
            place
            for place in range(headline + 1, first)
            if looks[place].words <= _BYLINE and _signs(looks[place], known.authors)
        )
    return story


def _is_row(look: Look) -> bool:
    return " | " in look.line.text or look.line.text.startswith("• ")


def _signs(look: Look, authors: Iterable[str]) -> bool:
    return look.date or any(author in look.line.text for author in authors)


def _of(kinds: Sequence[ZoneKind], kind: ZoneKind) -> Collection[int]:
    return {place for place, one in enumerate(kinds) if one == kind}


def _words(line: str) -> list[str]:
    return _WORD.findall(line.casefold())

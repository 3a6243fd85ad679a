"""The year of the story, where its article says it."""

import re
from collections.abc import Iterable

from hemicycle.reading.looks import Look
from hemicycle.reading.wording import folded, wording

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 24  # characters before a year in which its month stands


def story_year(article: Iterable[Look]) -> int | None:
    """Return the year of the dateline, else the one year in which the article's dates lie.

    Only the article is asked: the month of a fund meter or the date of a comment is another's.
    A year without a month ("the 2003 invasion") dates nothing. None where the dates disagree.
    """
    years: set[int] = set()
    for look in article:
        text = look.line.text
        for found in _YEAR.finditer(text):
            before = folded(text[max(0, found.start() - _REACH) : found.start()])
            if look.date:
                return int(found.group())
            if not wording().months.keys().isdisjoint(_WORD.findall(before)):
                years.add(int(found.group()))
    return years.pop() if len(years) == 1 else None

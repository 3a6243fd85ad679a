"""The title of the story: the line over the first paragraph, not the name of the site."""

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.reading.looks import Look, gap_before
from hemicycle.reading.signatures import names_day
from hemicycle.reading.text import Text
from hemicycle.records.page import Headline

_SEEN = 12  # printed lines in which a headline must come
_LONGEST = 30  # words
_TITLE = 4  # words that make a title rather than a section's label
_ROWS = 3  # lines with figures above the first paragraph that make it a table
_LABEL = 6  # words of the longest name of a site


@dataclass(frozen=True, slots=True)
class Top:
    """Where the headline stands among the looks, and which looks above it are labels."""

    headline: int | None
    labels: frozenset[int] = frozenset()


def headline_of(text: Text, article: Sequence[Look]) -> Headline | None:
    """Return the headline among the article's lines, with its span."""
    index = top_of(article).headline
    if index is None:
        return None
    return titled(text, article[index])


def titled(text: Text, look: Look) -> Headline:
    """Return a line as the headline that it is."""
    title = look.line.text.strip()
    start = look.line.start + look.line.text.index(title)
    return Headline(title, text.span(look.line, start, start + len(title)))


def top_of(looks: Sequence[Look]) -> Top:
    """Return the headline and the labels above it; no headline where the passage has none.

    Over prose it is the first line of a title's length that is no sentence; over a table, where
    any row might be taken for it, only a first line without figures and with a blank line below.
    """
    body = next((i for i, look in enumerate(looks[:_SEEN]) if look.plain and look.prose), None)
    above = [i for i, look in enumerate(looks[: _SEEN if body is None else body]) if look.plain]
    titles = [index for index in above if _is_title(looks, index)]
    if not titles:
        return Top(None)
    if body is None or sum(1 for index in above if looks[index].digits) > _ROWS:
        first = titles[0] == above[0] and not looks[titles[0]].digits
        return _over(looks, titles[0], -1) if first else Top(None)
    header = _date_header(looks, titles)
    titles = [index for index in titles if index > header]
    long = [index for index in titles if looks[index].words >= _TITLE]
    return _over(looks, (long or titles[-1:])[0], header)


def _over(looks: Sequence[Look], headline: int, header: int) -> Top:
    labels = {
        index
        for index in range(headline)
        if looks[index].date
        or index < header
        or (looks[index].words < _TITLE and not looks[index].digits and not looks[index].sentence)
    }
    return Top(headline, frozenset(labels))


def _date_header(looks: Sequence[Look], titles: Sequence[int]) -> int:
    """Return the position of a date over the headline, as blogs print it, or -1.

    Only labels stand above it, such as the name of the site, and a title stands below.
    """
    for index, look in enumerate(looks):
        if look.date:
            return index if titles[-1] > index and names_day(look.line.text) else -1
        if look.words > _LABEL:
            break
    return -1


def _is_title(looks: Sequence[Look], index: int) -> bool:
    """Return whether the line can be a title: short, no sentence, no row, and set off."""
    look = looks[index]
    if look.words > _LONGEST or look.number is not None or "|" in look.line.text:
        return False
    if look.line.text.rstrip().endswith((".", ",", ":", ";")) and not look.cut:
        return False
    below = index + 1
    return below < len(looks) and (gap_before(looks, below) > 0 or looks[below].date)

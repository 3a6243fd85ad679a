"""Which printed lines are the article, by trafilatura's verdict.

trafilatura (Barbaresi 2021, ACL demos) returns the article as text of its own. Its words are laid
over the page's: a line is the article's when it is one of trafilatura's lines, or when most of its
runs of four words are. So every span still points at the page's own text. Nothing is laid over
anything twice: the work grows with the page.
"""

import re
from collections import Counter
from collections.abc import Sequence

from hemicycle.reading.looks import Look

LONGEST = 2_000_000
"""Characters of a page that trafilatura is given."""

MOST_ELEMENTS = 20_000
"""Elements of a page that trafilatura is given: it copies its tree, and walks it many times."""

DEEPEST = 100
"""Elements within one another: deeper pages are broken or hostile, and are read by rule."""

_RUN = 4
_MOST = 0.7  # share of a line's runs that must be the article's
_FEWEST = 25  # words of the shortest article that is believed
_WORD = re.compile(r"\w+")
_NOISE = re.compile(r"(?is)<(script|style|svg|noscript|iframe)\b")


def is_installed() -> bool:
    """Return whether trafilatura, the extra ``html``, is there."""
    from importlib.util import find_spec

    return find_spec("trafilatura") is not None


def extracted(markup: str) -> str | None:
    """Return the article's text; None where trafilatura finds none."""
    from trafilatura import extract

    return extract(
        without_scripts(markup),
        favor_precision=True,
        include_comments=False,
        with_metadata=False,
        deduplicate=False,
    )


def without_scripts(markup: str) -> str:
    """Return the page without what no reader sees, in one scan.

    >>> without_scripts("a<script>b</script>c<style>d")
    'ac'
    """
    kept, place, absent = [], 0, set()
    while opening := _NOISE.search(markup, place):
        tag = opening[1].lower()
        kept.append(markup[place : opening.start()])
        end = -1 if tag in absent else _closing(markup, tag, opening.end())
        if end < 0:
            absent.add(tag)
            if tag in ("script", "style"):
                return "".join(kept)
            kept.append(opening[0])
            place = opening.end()
            continue
        place = end
    return "".join((*kept, markup[place:]))


def article_lines(looks: Sequence[Look], article: str) -> frozenset[int]:
    """Return the positions of the looks whose lines stand in the article's text."""
    told = [_WORD.findall(line.casefold()) for line in article.split("\n")]
    words = [word for line in told for word in line]
    if len(words) < _FEWEST:
        return frozenset()
    lines = {" ".join(line) for line in told}
    runs = Counter(_runs(words))
    sure, short = set(), []
    for place, look in enumerate(looks):
        own = _WORD.findall(look.line.text.casefold())
        if len(own) < _RUN:
            short.append((place, " ".join(own)))
        elif _spent(_runs(own), runs):
            sure.add(place)
    if not sure:
        return frozenset()
    first, last = min(sure) - 2, max(sure) + 2
    near = {place for place, key in short if key in lines and key and first <= place <= last}
    return frozenset(sure | near)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[ahead:] for ahead in range(_RUN)), strict=False))


def _spent(own: Sequence[tuple[str, ...]], runs: Counter[tuple[str, ...]]) -> bool:
    """Return whether a line is the article's, and take its runs away: a second print is not."""
    held = [run for run in own if runs[run] > 0]
    if len(held) < _MOST * len(own):
        return False
    runs.subtract(held)
    return True


def _closing(markup: str, tag: str, place: int) -> int:
    """Return the place behind a closing tag, or -1."""
    closing = _CLOSING[tag].search(markup, place)
    if not closing:
        return -1
    end = markup.find(">", closing.end())
    return len(markup) if end < 0 else end + 1


_CLOSING = {
    tag: re.compile(f"</{tag}", re.IGNORECASE)
    for tag in ("script", "style", "svg", "noscript", "iframe")
}

"""Which lines before the discussion are the article's.

Its top is told by the headline, its end by what announces other stories or the foot of the page.
What the layout repeats (a headline over a picture, a body printed twice) counts once.
"""

from collections.abc import Sequence

from hemicycle.reading.headline import top_of
from hemicycle.reading.looks import PROSE, Look

_ALWAYS = frozenset({"furniture", "open", "none", "form"})


def article_of(looks: Sequence[Look]) -> list[int]:
    """Return the positions of the looks that are the article's."""
    top = top_of(looks)
    left_out = top.labels | _printed_twice(looks, top.headline)
    article: list[int] = []
    elsewhere = told = False
    for index, look in enumerate(looks):
        if look.role == "hard" and article and not _story_follows(looks, index):
            break
        if look.role in ("soft", "hard"):
            elsewhere = bool(article)
            continue
        elsewhere = elsewhere and not look.story
        if elsewhere or look.rule or look.role in _ALWAYS or index in left_out:
            continue
        told = told or look.prose
        if not (told and look.clocked and look.signature and look.signature.led):
            article.append(index)  # a blog's "Posted by Ann at 10:15" is no part of its story
    return article


def _story_follows(looks: Sequence[Look], index: int) -> bool:
    """Return whether the words of a foot stand inside the story: two paragraphs come at once."""
    following = looks[index + 1 : index + 3]
    return len(following) == 2 and all(look.story for look in following)


def _printed_twice(looks: Sequence[Look], headline: int | None) -> set[int]:
    """Return the positions of lines that the page has already printed in the same order.

    One pass: a pointer runs along the earlier print for as long as it agrees. A short line
    alone, such as a figure in a table, may stand twice by right; a run of a paragraph's length,
    or the headline, may not.
    """
    keys = [" ".join(look.line.text.split()).casefold() for look in looks]
    first: dict[str, int] = {}
    twice: set[int] = set()
    run: list[int] = []
    pointer = -1
    for index, key in enumerate(keys):
        if run and pointer + 1 < run[0] and keys[pointer + 1] == key:
            pointer += 1
        else:
            twice.update(_weighty(looks, run))
            run, pointer = [], first.get(key, -1)
        if pointer >= 0:
            run.append(index)
        first.setdefault(key, index)
    twice.update(_weighty(looks, run))
    if headline is not None:
        twice.update(i for i in range(headline + 1, len(keys)) if keys[i] == keys[headline])
    return twice


def _weighty(looks: Sequence[Look], run: list[int]) -> list[int]:
    return run if sum(looks[index].words for index in run) >= PROSE else []

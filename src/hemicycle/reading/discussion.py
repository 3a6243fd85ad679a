"""Where the readers' discussion begins and ends, in a page that has lost its markup.

Controls are the anchors: what opens a discussion ("12 comments", "Newest Most Voted"), what says
that it is empty, and the form to write. Between two anchors lies a stretch of lines. It is the
readers' if it shows *evidence* (signatures, reply buttons, numbered letters), or if nothing but
an opening anchor stands before it; under a form or "No comments" evidence must be sure, because
teasers of other stories stand there too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hemicycle.reading.looks import Look, gap_before
from hemicycle.reading.signatures import could_be_name, looks_like_name

_ANCHORS = frozenset({"open", "none", "form"})
_BODY_LINES = 3
_ELLIPSES = ("...", "…")


@dataclass(frozen=True, slots=True)
class Discussion:
    """The looks ``start:`` that are no longer the article, and which of them are readers'."""

    start: int
    readers: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Looks ``start:end`` after the anchors that begin at ``anchor``."""

    anchor: int
    start: int
    end: int


def discussion_of(looks: Sequence[Look]) -> Discussion | None:
    """Return the page's discussion; None where the page has not even a control of one."""
    stretches = _stretches(looks, _body_ends(looks))
    unannounced = _unannounced(looks, stretches[0].anchor if stretches else len(looks))
    if unannounced is not None:
        end = stretches[0].anchor if stretches else len(looks)
        stretches.insert(0, _Stretch(unannounced, unannounced, end))
    for position, stretch in enumerate(stretches):
        last = position == len(stretches) - 1
        if last or _is_readers(looks, stretch) or not _has_story(looks, stretch):
            return _from(looks, stretches[position:])
    return None


def has_sure_evidence(looks: Sequence[Look]) -> bool:
    """Return whether the lines are readers' wherever they stand."""
    signed = sum(1 for look in looks if look.signature and look.signature.sure)
    pressed = sum(1 for look in looks if look.role == "inline")
    return signed > 0 or pressed > 1 or is_lettered(looks)


def _from(looks: Sequence[Look], stretches: Sequence[_Stretch]) -> Discussion:
    readers: list[int] = []
    for stretch in stretches:
        if _is_readers(looks, stretch):
            readers += _words_of_readers(looks, stretch)
    return Discussion(stretches[0].anchor, frozenset(readers))


def _words_of_readers(looks: Sequence[Look], stretch: _Stretch) -> list[int]:
    """Return the stretch without its controls, up to the foot of the page.

    Rules of the house stand above the first comment, not within one.
    """
    readers: list[int] = []
    for index in range(stretch.start, stretch.end):
        look = looks[index]
        if look.role in ("hard", "soft"):
            break
        if look.role or look.rule or (not readers and look.policy):
            continue
        readers.append(index)
    return readers


def _is_readers(looks: Sequence[Look], stretch: _Stretch) -> bool:
    inside = looks[stretch.start : stretch.end]
    if has_sure_evidence(inside):
        return True
    roles = {look.role for look in looks[stretch.anchor : stretch.start]}
    if roles & {"none", "form"}:
        return False
    readers = [looks[index] for index in _words_of_readers(looks, stretch)]
    return any(look.plain and not could_be_name(look.line.text) for look in readers)


def _has_story(looks: Sequence[Look], stretch: _Stretch) -> bool:
    return any(look.story for look in looks[stretch.start : stretch.end])


def _stretches(looks: Sequence[Look], body: int) -> list[_Stretch]:
    """Divide what follows the first lines of the article at its anchors."""
    starts = [
        index
        for index in range(body, len(looks))
        if looks[index].role in _ANCHORS
        and (index == body or looks[index - 1].role not in _ANCHORS)
    ]
    found: list[_Stretch] = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(looks)
        first = start
        while first < end and looks[first].role in _ANCHORS:
            first += 1
        found.append(_Stretch(start, first, end))
    return found


def _body_ends(looks: Sequence[Look]) -> int:
    """Return where enough of the article has been seen for a discussion to follow."""
    plain = 0
    for index, look in enumerate(looks):
        if look.plain:
            plain += 1
            if look.prose or plain > _BODY_LINES:
                return index + 1
    return len(looks)


def _unannounced(looks: Sequence[Look], end: int) -> int | None:
    """Return where readers begin to write without a control above them."""
    signed = [i for i in range(_body_ends(looks), end) if looks[i].clocked]
    if len(signed) > 1 or any(looks[i].line.text.rstrip().endswith(_ELLIPSES) for i in signed):
        return signed[0]
    for index in range(1, end):
        if looks[index - 1].role == "furniture" and looks[index].number == 1:
            return index if end < len(looks) and is_lettered(looks[index:end]) else None
    return None


def is_lettered(looks: Sequence[Look]) -> bool:
    """Return whether readers' letters are numbered from 1 as a theme does."""
    numbers = [look.number for look in looks if look.number is not None]
    wordy = [look for look in looks if look.number is not None and look.words > 3]
    return numbers[:1] == [1] and numbers == sorted(set(numbers)) and len(wordy) == len(numbers)


def is_named(looks: Sequence[Look], index: int) -> bool:
    """Return whether a bare name stands above what it signs.

    The name is a line of its own; under it comes a date, or after a blank line prose.
    """
    look = looks[index]
    if index + 1 >= len(looks) or not look.plain or not could_be_name(look.line.text):
        return False
    below, gap = looks[index + 1], gap_before(looks, index + 1)
    if below.date or below.role == "inline":
        return True
    if could_be_name(below.line.text) and below.words < 3:
        return False
    apart = index == 0 or gap_before(looks, index) > 0 or looks[index - 1].role == "inline"
    return apart and (gap > 0 or looks_like_name(look.line.text))

"""Where the body of a story lies among all the lines of a page.

A page that was flattened whole begins and ends with menus, teasers and forms. Its body is the run
of lines with the largest sum, where a line of prose counts for its words and any other against
itself: the best of the ways without training that were measured (docs/decisions/0013). What
stands above its head and behind its end is no article. A page that begins with its story is left
as it is: what its first lines are is told by `hemicycle.reading.article`.
"""

from collections.abc import Sequence

from hemicycle.reading.looks import Look

_TOLL = 8  # words that a sentence must have more than to count for the body
_MOST = 40  # words for which one line can count
_ROW = 1
_SHORT = -2
_FURNITURE = -8
_FOOT = -25
_TOP = 12  # printed lines within which a story's body begins, where no menu stands above it
_HEAD = 4  # lines of title, names and dates above a body
_FULL = 12  # lines behind a body that make what follows it more than the end of a story
_TRAIL = 3  # lines in a row without a figure that end the rows behind a body


def story_in(looks: Sequence[Look]) -> range:
    """Return the positions between which the story lies: all where nothing tells better."""
    body = body_of(looks)
    if not body:
        return range(len(looks))
    return range(_head(looks, body), _end(looks, body))


def body_of(looks: Sequence[Look]) -> range:
    """Return the positions of the run of lines with the largest sum; empty without prose."""
    best = total = start = 0
    run = range(0)
    for place, look in enumerate(looks):
        if total <= 0:
            total, start = 0, place
        total += _weight(look)
        if total > best:
            best, run = total, range(start, place + 1)
    return run


def _weight(look: Look) -> int:
    """Return what a line counts for the body: its words less a toll, if it is a sentence."""
    if look.role in ("hard", "soft"):
        return _FOOT
    if look.role or look.rule:
        return _FURNITURE
    if look.sentence:
        return min(look.words, _MOST) - _TOLL
    if look.digits and " | " in look.line.text:
        return _ROW
    return min(look.words - _TOLL, 0) + _SHORT


def _head(looks: Sequence[Look], body: range) -> int:
    if body.start <= _TOP:
        return 0
    place = body.start
    while place > body.start - _HEAD and (looks[place - 1].plain or looks[place - 1].date):
        place -= 1
    return place


def _end(looks: Sequence[Look], body: range) -> int:
    """Return where the story ends: behind its body and the rows of figures that follow it."""
    if len(looks) - body.stop < _FULL:
        return len(looks)
    place = end = body.stop
    while place < len(looks) and place - end < _TRAIL and not looks[place].role:
        place += 1
        if looks[place - 1].digits or looks[place - 1].story:
            end = place
    return end

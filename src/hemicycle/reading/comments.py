"""Readers' comments: the discussion divided at its authors' lines.

Scrapers lose some authors and keep others. Where lines sign, a comment runs from one signature
to the next. Where bare names stand over prose, a name begins a comment, and so do two blank lines
with no name under them: there stood the line of an author who has been removed, and the author
is unknown. Numbered letters begin at their numbers. Replies keep their order; nesting is
unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hemicycle.reading.discussion import is_lettered, is_named
from hemicycle.reading.looks import Look, gap_before
from hemicycle.reading.wording import wording
from hemicycle.records.page import Comment, ZoneKind

_NUMBER = re.compile(r"\s*\d{1,4}[.)]\s+")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a comment begins. ``named`` where the line is its author's and no text."""

    index: int
    author: str | None
    named: bool


@dataclass(slots=True)
class _Draft:
    """A comment that is being gathered: its first and last line so far, and its text."""

    start: _Start
    looks: list[Look] = field(default_factory=list)


def comments_of(looks: Sequence[Look], kinds: Sequence[ZoneKind]) -> tuple[Comment, ...]:
    """Return the comments of a page, in its order."""
    readers = [index for index, kind in enumerate(kinds) if kind == "comments"]
    if not readers:
        return ()
    drafts: list[_Draft] = []
    starts = {start.index: start for start in _starts(looks, readers)}
    for index in readers:
        start = starts.get(index)
        if start or not drafts:
            drafts.append(_Draft(start or _Start(index, None, named=False)))
        drafts[-1].looks.append(looks[index])
    signed_below = _signs_below(looks, readers)
    drafted = (_comment(draft, signed_below=signed_below) for draft in drafts)
    return tuple(comment for comment in drafted if comment.text)


def _starts(looks: Sequence[Look], readers: Sequence[int]) -> Iterator[_Start]:
    """Yield the beginnings of comments, by the strongest sign that the discussion gives."""
    if _signs_below(looks, readers):
        yield from _after_signatures(looks, readers)
    elif any(looks[index].signature for index in readers) or _names_dated(looks, readers):
        yield from _at_signatures(looks, readers)
    elif is_lettered([looks[index] for index in readers]):
        yield from (
            _Start(index, None, named=False)
            for index in readers
            if looks[index].number is not None
        )
    else:
        yield from _at_names(looks, readers)


def _at_signatures(looks: Sequence[Look], readers: Sequence[int]) -> Iterator[_Start]:
    for index in readers:
        signature = looks[index].signature
        if signature:
            yield _Start(index, signature.name, named=True)
        elif is_named(looks, index) and looks[index + 1].date:
            yield _Start(index, looks[index].line.text.strip(), named=True)


def _after_signatures(looks: Sequence[Look], readers: Sequence[int]) -> Iterator[_Start]:
    """Yield a start below each signature: some themes sign under the text."""
    fresh = True
    for place, index in enumerate(readers):
        if fresh:
            below = (looks[later].signature for later in readers[place:])
            signature = next((found for found in below if found), None)
            yield _Start(index, signature.name if signature else None, named=False)
        fresh = looks[index].signature is not None


def _at_names(looks: Sequence[Look], readers: Sequence[int]) -> Iterator[_Start]:
    """Yield starts at bare names, at buttons that end a comment, and at wide gaps."""
    named = [index for index in readers if is_named(looks, index)]
    gaps = [gap_before(looks, index) for index in readers[1:]]
    gap = 2 if named or (gaps and max(gaps) > 1) else 1
    names, expecting = set(named), False
    for index in readers:
        if index in names and not expecting:
            yield _Start(index, looks[index].line.text.strip(), named=True)
            expecting = True
        elif not expecting and _begins(looks, index, gap):
            yield _Start(index, None, named=False)
        else:
            expecting = expecting and looks[index].date


def _begins(looks: Sequence[Look], index: int, gap: int) -> bool:
    above = looks[index - 1] if index else None
    if above is None or looks[index].date:
        return False
    ended = above.role == "inline" or _glued(above.line.text) is not None
    return ended or gap_before(looks, index) >= gap


def _names_dated(looks: Sequence[Look], readers: Sequence[int]) -> bool:
    return any(is_named(looks, index) and looks[index + 1].date for index in readers)


def _signs_below(looks: Sequence[Look], readers: Sequence[int]) -> bool:
    """Return whether signatures stand under the texts: the last line signs, the first does not."""
    first, last = looks[readers[0]], looks[readers[-1]]
    return (
        len(readers) > 1
        and last.signature is not None
        and first.signature is None
        and (not is_named(looks, readers[0]))
    )


def _comment(draft: _Draft, *, signed_below: bool) -> Comment:
    body = draft.looks[1:] if draft.start.named else draft.looks
    pieces: list[str] = []
    previous: Look | None = None
    for look in body:
        if look.date or (signed_below and look.signature):
            continue
        if previous:
            pieces.append("\n\n" if look.line.number - previous.line.number > 1 else "\n")
        pieces.append(_without_buttons(look.line.text))
        previous = look
    text = "".join(pieces)
    if body and body[0].number is not None:
        text = _NUMBER.sub("", text, count=1)
    lines = (draft.looks[0].line.number, draft.looks[-1].line.number)
    return Comment(draft.start.author, text.strip(), lines)


def _without_buttons(line: str) -> str:
    return line.strip().removesuffix(_glued(line) or "")


def _glued(line: str) -> str | None:
    """Return the buttons that a scraper has glued to a line's end."""
    end = line.rstrip()
    return next((button for button in wording().glued if end.endswith(button)), None)

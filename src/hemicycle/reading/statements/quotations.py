"""Quotation marks: which characters of a paragraph are somebody's own words.

Pairs are “ ”, " ", « », » «, „ “, „ ”, ” ” (Swedish, Finnish), ‘ ’ and ' '. A mark pairs with the
nearest one that can close it; pairs inside a pair are part of it. A double mark that nothing
closes opens a quotation that runs to the end of the paragraph, as print does when a speech goes
on in the next paragraph. A single mark that nothing closes is an apostrophe.

Every mark is looked at once and pushed and popped at most once, so a million marks cost a
million steps.
"""

import re
from dataclasses import dataclass

_MARK = re.compile("[“”„«»\"‘’']")
_CLOSES = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "”": "”",
    '"': '"”',
    "‘": "’",
    "'": "'",
}
_ALWAYS_OPENS = "“„«"
_SINGLE = "‘’'"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters ``start:end`` of a paragraph, marks included.

    ``closed`` is false where the closing mark is missing; then ``end`` is the paragraph's.
    """

    start: int
    end: int
    closed: bool = True


def quotations_of(paragraph: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a paragraph, from left to right.

    >>> [(q.start, q.end) for q in quotations_of("He said “no «deal» now” and left")]
    [(8, 23)]
    >>> quotations_of("the parties’ seats")
    ()
    """
    open_marks: list[int] = []
    depth_of: dict[str, int] = {}
    found: list[Quotation] = []
    for match in _MARK.finditer(paragraph):
        at, mark = match.start(), match.group()
        if _closes(paragraph, at, depth_of):
            _close(paragraph, at, (open_marks, depth_of, found))
        elif _opens(paragraph, at):
            open_marks.append(at)
            depth_of[mark] = depth_of.get(mark, 0) + 1
    return _outermost(found + _unclosed(paragraph, open_marks))


def _closes(paragraph: str, at: int, depth_of: dict[str, int]) -> bool:
    mark = paragraph[at]
    if not any(depth_of.get(opener) for opener, closers in _CLOSES.items() if mark in closers):
        return False
    if mark in _SINGLE:
        return at > 0 and not paragraph[at - 1].isspace() and not _word_at(paragraph, at + 1)
    if mark in _ALWAYS_OPENS:  # “ ends a German quotation, but only where a word does not follow
        return not _word_at(paragraph, at + 1)
    return mark != '"' or at == 0 or not _opens(paragraph, at) or _word_at(paragraph, at - 1)


def _opens(paragraph: str, at: int) -> bool:
    if paragraph[at] == "«":  # French sets a space behind it
        return at + 1 < len(paragraph)
    if at + 1 >= len(paragraph) or paragraph[at + 1].isspace():
        return False
    before_is_word = _word_at(paragraph, at - 1)
    if paragraph[at] == "’":
        return False
    return paragraph[at] in _ALWAYS_OPENS or not before_is_word


def _word_at(paragraph: str, at: int) -> bool:
    return 0 <= at < len(paragraph) and paragraph[at].isalnum()


def _close(
    paragraph: str, at: int, state: tuple[list[int], dict[str, int], list[Quotation]]
) -> None:
    """Pair the mark with the nearest one that it closes; marks opened in between were none."""
    open_marks, depth_of, found = state
    while open_marks:
        opener = open_marks.pop()
        depth_of[paragraph[opener]] -= 1
        if paragraph[at] in _CLOSES[paragraph[opener]]:
            found.append(Quotation(opener, at + 1))
            return


def _unclosed(paragraph: str, open_marks: list[int]) -> list[Quotation]:
    doubles = [at for at in open_marks if paragraph[at] not in _SINGLE]
    return [Quotation(doubles[0], len(paragraph), closed=False)] if doubles else []


def _outermost(found: list[Quotation]) -> tuple[Quotation, ...]:
    outer: list[Quotation] = []
    for quotation in sorted(found, key=lambda each: (each.start, -each.end)):
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    return tuple(outer)

"""A quotation over several paragraphs whose speaker is named only in the last of them.

Print leaves each paragraph but the last without its closing mark, so it is sure that they go on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hemicycle.reading.statements.drafts import CARRIED, NOBODY, Draft


def named_at_the_end(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Give quotations that go on in the next paragraph the speaker who is named there."""
    waiting: list[Draft] = []
    for draft in drafts:
        if waiting and not _goes_on(waiting[-1], draft):
            yield from waiting
            waiting = []
        if _waits(draft):
            waiting.append(draft)
            continue
        spoken = draft.named is not None and CARRIED not in draft.doubt
        yield from (_spoken_by(draft, each) if spoken else each for each in waiting)
        waiting = []
        yield draft
    yield from waiting


def _waits(draft: Draft) -> bool:
    """Return whether the draft is a whole paragraph of speech, not closed and of nobody sure."""
    last = draft.content[-1].tokens[-1]
    whole = (
        draft.start == draft.paragraph.start + _indent(draft) and draft.end == draft.paragraph.end
    )
    return last.quoted and not last.closed and whole and bool({CARRIED, NOBODY} & {*draft.doubt})


def _indent(draft: Draft) -> int:
    first = draft.paragraph.lines[0].text
    return len(first) - len(first.lstrip())


def _goes_on(draft: Draft, following: Draft) -> bool:
    """Return whether the words that follow begin the next paragraph and are quoted."""
    lines, theirs = draft.paragraph.lines, following.paragraph.lines
    between = theirs[0].number - lines[-1].number
    begins = following.start == following.paragraph.start + _indent(following)
    return 0 < between <= _NEXT and begins and following.content[0].tokens[0].quoted


_NEXT = 2
"""The next line, or the one behind an empty line."""


def _spoken_by(named: Draft, draft: Draft) -> Draft:
    doubt = tuple(each for each in named.doubt if each not in draft.doubt)
    return replace(draft, named=named.named, via=named.via, day=named.day, doubt=doubt)

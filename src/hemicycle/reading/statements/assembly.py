"""Statements: who said what, through whom and when, and which claim a denial denies.

The order of work: the relay frame, then the cue inside it, then quotations that stand alone,
then what is denied, then the days. Whatever is not certain is said in ``doubt``.
"""

from collections.abc import Iterable, Sequence

from hemicycle.reading.statements.acts import act_of
from hemicycle.reading.statements.cues import lexicon_of
from hemicycle.reading.statements.denials import Linked, with_denied_claims
from hemicycle.reading.statements.drafts import Scene, drafts_of
from hemicycle.reading.statements.endings import named_at_the_end
from hemicycle.reading.statements.language import language_of
from hemicycle.reading.statements.mentions import resolved
from hemicycle.reading.statements.paragraphs import paragraphs_of
from hemicycle.reading.text import Line, Text
from hemicycle.records.page import Speaker, Statement


def statements_of(text: Text, lines: Sequence[Line], year: int | None) -> tuple[Statement, ...]:
    """Return the statements of an article, in its order; a claim stands before its denial.

    Parameters
    ----------
    text
        The page.
    lines
        The lines of its article.
    year
        The story's year, which completes "On May 22"; ``None`` where the page has none.

    Examples
    --------
    >>> from hemicycle.reading.text import text_of
    >>> page = text_of("On May 22, Amiri said that talks had begun, Reuters reported.")
    >>> (found,) = statements_of(page, page.lines, 2018)
    >>> found.speaker.name, found.text, found.via, found.said_on
    ('Amiri', 'talks had begun', ('Reuters',), '2018-05-22')
    """
    scene = Scene(text, lexicon_of(language_of(lines)), year)
    drafts = resolved(named_at_the_end(drafts_of(scene, paragraphs_of(lines))))
    return tuple(_numbered(text, with_denied_claims(drafts)))


def _numbered(text: Text, drafts: Iterable[Linked]) -> Iterable[Statement]:
    for number, linked in enumerate(drafts):
        draft = linked.draft
        span = draft.paragraph.span(text, draft.start, draft.end)
        parts = (" ".join(text.string[start:end].splitlines()) for start, end in draft.ranges)
        yield Statement(
            id=f"s{number}",
            act=act_of(draft),
            form=draft.form,
            speaker=Speaker(*((draft.named.name, draft.named.role) if draft.named else (None,))),
            text=" ".join(parts),
            via=draft.via,
            said_on=draft.day.iso if draft.day else None,
            denies=None if linked.denies is None else f"s{linked.denies}",
            span=span,
            doubt=draft.doubt,
        )

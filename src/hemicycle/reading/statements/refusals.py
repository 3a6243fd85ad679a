"""Refusals proposed from statements: who says that they will not sit, govern or vote with whom.

A proposal is never applied by itself: a person reads the span and says yes. An object that the
page gives only as "them" stays unknown.
"""

from collections.abc import Iterator, Sequence

from hemicycle.reading.statements.clauses import Clause, Sentence
from hemicycle.reading.statements.cues import Lexicon, lexicon_of
from hemicycle.reading.statements.language import language_of
from hemicycle.reading.statements.paragraphs import Paragraph
from hemicycle.reading.statements.refused import KINDS, refused_in
from hemicycle.reading.statements.relays import end_of_noun
from hemicycle.reading.statements.sentences import Token, sentences_of, tokens_of
from hemicycle.reading.statements.speakers import surface_of
from hemicycle.reading.text import Text
from hemicycle.records.page import Statement
from hemicycle.records.refusals import ProposedRefusal, RefusalKind

__all__ = ["ProposedRefusal", "refusals_of"]

_LONGEST_OBJECT = 14
_NEAR = 40
_FEW = 6


def refusals_of(text: Text, statements: Sequence[Statement]) -> tuple[ProposedRefusal, ...]:
    """Return what an editor may enter as refusals, in the order of the page.

    Examples
    --------
    >>> from hemicycle.reading.statements import statements_of
    >>> from hemicycle.reading.text import text_of
    >>> page = text_of("Reis has ruled out a coalition with the National Front.")
    >>> (found,) = refusals_of(page, statements_of(page, page.lines, None))
    >>> found.by, found.kind, found.of, found.span.exact
    ('Reis', 'coalition', 'the National Front', 'a coalition with the National Front')
    """
    lexicon = lexicon_of(language_of(text.lines))
    return tuple(
        found for statement in statements for found in _refusals(text, statement, lexicon)
    )


def _refusals(text: Text, statement: Statement, lexicon: Lexicon) -> Iterator[ProposedRefusal]:
    span = statement.span
    if span is None:
        return
    for sentence in sentences_of(tokens_of(span.exact, span.start, (), lambda _: False)):
        clause = Clause(Sentence(sentence, lexicon, None), 0, len(sentence))
        for kind, said, of in _found(clause, _is_refused(text, statement, lexicon)):
            start, end = said.tokens[0].start, said.tokens[-1].end
            place = Paragraph(text.lines).span(text, start, end)
            yield ProposedRefusal(statement.speaker.name, of, kind, statement.id, place)


def _found(clause: Clause, refused: bool) -> Iterator[tuple[RefusalKind, Clause, str | None]]:
    """Yield kind, words and whom, by the grammar of English or by another language's words."""
    yield from _walled_off(clause)
    if clause.sentence.lexicon.language == "en":
        for kind, said in _in_clause(clause, refused):
            yield kind, said, _object(said)
        return
    yield from refused_in(clause, refused)


def _walled_off(clause: Clause) -> Iterator[tuple[RefusalKind, Clause, str | None]]:
    """Read "the firewall against X stands", and "no es no", which names nobody."""
    sentence = clause.sentence
    places = range(clause.lo, clause.hi)
    if any(sentence.starts("falling", at) for at in places):
        return
    for at in places:
        if slogan := sentence.starts("slogans", at):
            yield "coalition", clause.part(at, at + slogan), None
        length = sentence.starts("walls", at)
        link = sentence.starts("wall_links", at + length) if length else 0
        if not link:
            continue
        end = at + length + link
        while end < clause.hi and (sentence.tokens[end].capital or sentence.is_("articles", end)):
            end += 1
        named = sentence.tokens[at + length + link : end]
        if any(token.capital for token in named):
            yield "coalition", clause.part(at, end), surface_of(named)


def _is_refused(text: Text, statement: Statement, lexicon: Lexicon) -> bool:
    """Return whether the cue just before the content rules it out: "ruled out a coalition"."""
    if statement.act != "denial" or statement.span is None:
        return False
    start = statement.span.start
    before = " ".join(text.string[max(0, start - _NEAR) : start].lower().split())
    return before.endswith(lexicon.lists["ruling_out"])


def _in_clause(clause: Clause, refused: bool) -> Iterator[tuple[RefusalKind, Clause]]:
    sentence, at = clause.sentence, clause.lo
    if refused:
        yield from _ruled_out(clause)
    while at < clause.hi:
        length = sentence.starts("denying", at)
        found = _verb(clause, at, at + length) if length else _no_noun(clause, at)
        if found:
            yield found
            at = found[1].hi
        at += 1


def _ruled_out(clause: Clause) -> Iterator[tuple[RefusalKind, Clause]]:
    """Read the content of "refused *to sit down with X*" and "ruled out *a coalition with X*"."""
    first = clause.lo
    if clause.sentence.text(first) == "to":
        found = _verb(clause, first, first + 1)
    elif clause.sentence.text(first).endswith("ing"):
        found = _verb(clause, first, first)
    else:
        nouns = range(first, min(first + _FEW, clause.hi))
        found = next((each for at in nouns if (each := _noun(clause, first, at))), None)
    if found:
        yield found


def _verb(clause: Clause, start: int, at: int) -> tuple[RefusalKind, Clause] | None:
    """Read the verb at ``at`` and its object."""
    sentence = clause.sentence
    while sentence.is_("adverbs", at) and not sentence.is_("restricting", at):
        at += 1
    lengths = [(sentence.starts(kind, at), kind) for kind in KINDS]
    length, kind = max(lengths)
    if not length:
        return None
    said = _with_object(clause, start, at + length)
    return (kind, said) if _may_be_refused(said) else None


def _no_noun(clause: Clause, at: int) -> tuple[RefusalKind, Clause] | None:
    """Read "there will be *no coalition with X*"."""
    if clause.sentence.text(at).lower() != "no":
        return None
    return _noun(clause, at, at + 1)


def _noun(clause: Clause, start: int, at: int) -> tuple[RefusalKind, Clause] | None:
    sentence = clause.sentence
    if not sentence.is_("nouns", at) or not sentence.starts("links", at + 1):
        return None
    kind: RefusalKind = "coalition"
    if sentence.is_("talk_nouns", at):
        kind = "talks"
    elif sentence.text(at).lower() == "support":
        kind = "support"
    return kind, _with_object(clause, start, at + 1)


def _with_object(clause: Clause, start: int, at: int) -> Clause:
    """Return the tokens from ``start`` to the end of the object behind ``at``."""
    sentence = clause.sentence
    for link in range(at, min(at + _FEW, clause.hi)):
        length = sentence.starts("links", link)
        if length:
            at = link + length
            break
    end = min(end_of_noun(clause.part(at, clause.hi)), at + _LONGEST_OBJECT, clause.hi)
    if sentence.is_("somebody", at):
        end = at + 1
    while end > at and not sentence.text(end - 1)[-1].isalnum():
        end -= 1
    return clause.part(start, max(end, at))


def _may_be_refused(said: Clause) -> bool:
    """Return whether the object is somebody: not "support the budget"."""
    words = _behind_verb(said)
    somebody = len(words) == 1 and said.sentence.lexicon.has("somebody", words[0].word)
    return not words or somebody or _object(said) is not None


def _object(said: Clause) -> str | None:
    """Return whom the refusal is of, if that is named."""
    tokens = _behind_verb(said)
    lexicon = said.sentence.lexicon
    named = any(token.capital or lexicon.has("bodies", token.word) for token in tokens)
    return surface_of(tokens) if named else None


def _behind_verb(said: Clause) -> tuple[Token, ...]:
    """Return the tokens behind the last verb or link: "govern with *the Communists*"."""
    sentence, start = said.sentence, said.lo
    for at in range(said.lo, said.hi):
        length = max(sentence.starts(name, at) for name in (*KINDS, "links"))
        if length:
            start = max(start, at + length)
    return sentence.tokens[start : said.hi]

"""Attributions without a plain cue: hearsay ("is believed to") and "was quoted as saying"."""

from hemicycle.reading.attribution import Attribution
from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.dates import day_in
from hemicycle.reading.statements.relays import end_of_noun, outlet_at
from hemicycle.reading.statements.speakers import speaker_of
from hemicycle.reading.statements.subjects import subject_before

HEARSAY = Cue("believe", (), frozenset())
REPORT = Cue("assert", (), frozenset())
_LONGEST_QUOTER = 16


def hearsay_at(clause: Clause, at: int) -> Attribution | None:
    """Read "is also believed to ..." and "it is understood that ...": nobody is named."""
    sentence = clause.sentence
    if not sentence.is_("be", at) or at == clause.lo:
        return None
    verb = at + 1
    while sentence.is_("adverbs", verb):
        verb += 1
    if not sentence.is_("participles", verb) or verb + 1 >= clause.hi:
        return None
    if sentence.text(verb + 1) == "to":
        return Attribution(HEARSAY, None, (clause.part(verb + 1, clause.hi),), clause.lo)
    length = sentence.starts("that", verb + 1)
    if length and sentence.text(at - 1).lower() == "it":
        content = clause.part(verb + 1 + length, clause.hi)
        return Attribution(HEARSAY, None, (content,), clause.lo)
    return None


def quoted_as(clause: Clause, at: int) -> Attribution | None:
    """Read "X was quoted by Reuters as saying ..." and "Reuters quoted X as saying ..."."""
    sentence = clause.sentence
    if not sentence.is_("quoting", at):
        return None
    near = range(at + 1, min(clause.hi, at + _LONGEST_QUOTER))
    end = next((index for index in near if sentence.starts("as_saying", index)), None)
    if end is None:
        return None
    start = end + sentence.starts("as_saying", end)
    content = clause.part(start + sentence.starts("that", start), clause.hi)
    between = clause.part(at + 1, end)
    day = day_in(between.tokens, sentence.lexicon, sentence.year)
    if sentence.is_("be", at - 1):
        subject = subject_before(clause.part(clause.lo, at - 1))
        by = sentence.is_("agents", between.lo)
        outlet = outlet_at(between.part(between.lo + 1, between.hi)) if by else None
        named = subject.named if subject else None
    else:
        outlet = outlet_at(clause.part(clause.lo, at))
        named = speaker_of(between.part(between.lo, end_of_noun(between)).tokens, sentence.lexicon)
        if outlet is None:
            return None
    via = (outlet[0],) if outlet else ()
    return Attribution(REPORT, named, (content,), clause.lo, via, day) if named else None

"""What stands before a sentence's subject: bullet, dateline, "On May 22,", "Then,"."""

from dataclasses import dataclass

from hemicycle.reading.statements.clauses import FINAL, Clause, Sentence, cues_at, pieces
from hemicycle.reading.statements.complements import interviewers_in
from hemicycle.reading.statements.dates import Day, day_in

_LONGEST_LEAD = 16


def body_of(sentence: Sentence) -> Clause:
    """Return the sentence without bullet, dateline and final marks."""
    tokens = sentence.tokens
    lo, hi = 0, len(tokens)
    while hi > lo and tokens[hi - 1].text[0] in FINAL and not tokens[hi - 1].quoted:
        hi -= 1
    for at in range(min(hi, _LONGEST_LEAD)):
        dashed = tokens[at].text in {"–", "—", "-"}
        if dashed and at and (tokens[at - 1].text == ")" or tokens[0].text.isupper()):
            lo = at + 1
            break
    while lo < hi and not tokens[lo].text[0].isalnum() and not tokens[lo].quoted:
        lo += 1
    return Clause(sentence, lo, hi)


@dataclass(frozen=True, slots=True)
class Led:
    """A clause without its lead, and the day and outlet that the lead names."""

    clause: Clause
    day: Day | None
    via: tuple[str, ...]


def without_lead(clause: Clause) -> Led:
    """Take off "On May 22,", "Then,", "In an interview with X,"."""
    sentence, day = clause.sentence, None
    via: tuple[str, ...] = ()
    while True:
        first = next(pieces(clause))
        lead = first.lo < first.hi < clause.hi and first.hi - first.lo <= _LONGEST_LEAD
        if not (lead and _is_lead(first)):
            break
        with_year = sentence.tokens[first.lo : first.hi + 2]  # "On May 22, 2018,"
        day = day or day_in(with_year, sentence.lexicon, sentence.year)
        via = via or interviewers_in(first)
        clause = clause.part(first.hi + 1, clause.hi)
    at = clause.lo
    while at < clause.hi and _joins(sentence, at):
        at += 1
    end = _end_of_day(clause.part(at, clause.hi))
    day = day or day_in(sentence.tokens[at:end], sentence.lexicon, sentence.year)
    return Led(clause.part(end, clause.hi), day, via)


def _joins(sentence: Sentence, at: int) -> bool:
    if sentence.is_("conditions", at):
        return False
    return sentence.is_("boundaries", at) or sentence.is_("joins", at)


def _is_lead(piece: Clause) -> bool:
    sentence = piece.sentence
    if piece.hi - piece.lo == 1 and sentence.text(piece.lo).isdigit():
        return True
    opens = any(
        sentence.is_(name, piece.lo)
        for name in ("gap", "adverbs", "boundaries", "joins", "months", "weekdays", "leads")
    )
    quoted = any(token.quoted for token in piece.tokens)
    spoken = any(next(cues_at(piece, at), None) for at in range(piece.lo, piece.hi))
    return opens and not quoted and not spoken


def _end_of_day(clause: Clause) -> int:
    """Return where "On May 22 2018" or "On Tuesday" ends, when it begins the clause."""
    sentence, at = clause.sentence, clause.lo
    if not (sentence.is_("dated", at) or sentence.is_("timing", at)):
        return at
    end = at + 1
    while end < clause.hi and (
        sentence.is_("weekdays", end)
        or sentence.is_("months", end)
        or sentence.text(end)[:1].isdigit()
        or sentence.is_("dated", end)
    ):
        end += 1
    return end if end > at + 1 else at

"""The content of a cue: where what was said begins, to the right of its verb.

Between a cue and its content may stand whom it was said to, where and when ("told Reuters on
Tuesday that"); from there come the outlet and the day.
"""

from dataclasses import dataclass

from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.relays import end_of_noun, outlet_at

_LONGEST_GAP = 20
_LONGEST_SUBJECT = 14
_MOST_WORDS_BEFORE_OBJECT = 5


@dataclass(frozen=True, slots=True)
class Complement:
    """Content from token ``at``; ``gap`` are the tokens between the cue and it."""

    at: int
    gap: Clause


def complement_of(clause: Clause, cue: Cue) -> Complement | None:
    """Return the content that the cue takes from the clause behind it, or ``None``."""
    if clause.lo >= clause.hi:
        return None
    if cue.words[0] in clause.sentence.lexicon.sets["told"] and not _hears(clause):
        return None
    for kind, reader in _READERS.items():
        if kind in cue.takes:
            at = reader(clause, cue)
            if at is not None and at < clause.hi:
                return Complement(at, clause.part(clause.lo, min(at, clause.hi)))
    return None


def outlets_in(gap: Clause, cue: Cue) -> tuple[str, ...]:
    """Return the outlet that was told, or in an interview with which it was said."""
    told = cue.words[0] in gap.sentence.lexicon.sets["told"] and outlet_at(gap)
    return (told[0],) if told else interviewers_in(gap)


def interviewers_in(clause: Clause) -> tuple[str, ...]:
    """Return the outlet of "in an interview with X"."""
    for at in range(clause.lo, clause.hi):
        length = clause.sentence.starts("in_interview", at)
        if length:
            outlet = outlet_at(clause.part(at + length, clause.hi))
            return (outlet[0],) if outlet else ()
    return ()


def is_adjunct(clause: Clause) -> bool:
    """Return whether the clause says only when, where or to whom: it holds no content."""
    sentence, at = clause.sentence, clause.lo
    if at >= clause.hi:
        return True
    return (
        sentence.is_("gap", at)
        or sentence.is_("weekdays", at)
        or sentence.is_("adverbs", at)
        or sentence.text(at) in {",", ":", ";"}
    )


def without_aside(content: Clause) -> Clause:
    """Drop what the page says of the words: ", a stance that worries both capitals"."""
    sentence = content.sentence
    for at in range(content.lo + 1, content.hi - 2):
        beside = sentence.text(at) == "," and sentence.is_("articles", at + 1)
        if beside and sentence.is_("asides", at + 2):
            return content.part(content.lo, at)
    return content


def _that(clause: Clause, cue: Cue) -> int | None:
    """Find "that" at once, or behind whom, when and where."""
    sentence = clause.sentence
    start = _after_hearer(clause, cue)
    for at in range(clause.lo, min(clause.hi, clause.lo + _LONGEST_GAP)):
        length = sentence.starts("that", at)
        if length:
            pointed = sentence.is_("prepositions", at + length)  # "hinted at that in a speech"
            return None if pointed else at + length
        if sentence.tokens[at].quoted or sentence.text(at) in {":", ";"}:
            return None
        if at >= start and at == clause.lo and not is_adjunct(clause):
            return None
        comma = sentence.text(at) == "," and not sentence.starts("that", at + 1)
        if comma and not _parenthesis(clause, at):
            return None
    return None


def _parenthesis(clause: Clause, at: int) -> bool:
    """Return whether the comma is one of "said, however, that"."""
    sentence = clause.sentence
    return sentence.is_("adverbs", at + 1) or sentence.is_("adverbs", at - 1)


def _after_hearer(clause: Clause, cue: Cue) -> int:
    """Return where the one who is told ends; other verbs have no hearer."""
    if cue.words[0] not in clause.sentence.lexicon.sets["told"]:
        return clause.lo
    return _noun_before_clause(clause)


def _noun_before_clause(clause: Clause) -> int:
    sentence = clause.sentence
    for at in range(clause.lo + 1, min(end_of_noun(clause), clause.lo + 8)):
        if (
            sentence.is_("nominatives", at)
            or sentence.starts("that", at)
            or sentence.is_("there", at)
        ):
            return at
    return end_of_noun(clause)


def _hears(clause: Clause) -> bool:
    """Return whether the object of "told" may be somebody: not "told *the story*"."""
    sentence = clause.sentence
    near = range(clause.lo, min(clause.lo + _LONGEST_TALE, clause.hi))
    return not any(sentence.is_("tales", at) for at in near)


_LONGEST_TALE = 3


def _quote(clause: Clause, cue: Cue) -> int | None:
    """Find the quotation at once, after ":" or ",", or behind whom, when and where."""
    sentence = clause.sentence
    start = _after_hearer(clause, cue)
    for at in range(clause.lo, min(clause.hi, clause.lo + _LONGEST_GAP)):
        if sentence.tokens[at].quoted:
            return at if _may_precede_quote(clause, at) else None
        if sentence.text(at) == ":":
            return at + 1
        if at == start and not is_adjunct(clause.part(at, clause.hi)):
            return None
        comma = sentence.text(at) == ","
        if comma and not (at + 1 < clause.hi and sentence.tokens[at + 1].quoted):
            return None
        if sentence.is_("verbs", at):
            return None
    return None


def _may_precede_quote(clause: Clause, at: int) -> bool:
    """Return whether the quotation is content and not the name of a show: on NBC's "Today"."""
    sentence = clause.sentence
    if at == clause.lo:
        return True
    owns = sentence.text(at - 1).endswith(("’s", "'s"))
    return not (owns or sentence.is_("prepositions", at - 1) or sentence.is_("articles", at - 1))


def _bare(clause: Clause, cue: Cue) -> int | None:
    """Find a clause without "that": a subject and a verb that can only be finite."""
    sentence = clause.sentence
    start = _after_hearer(clause, cue)
    while start < clause.hi and sentence.is_("adverbs", start):
        start += 1
    start = _after_day(clause, start)
    if start >= clause.hi or is_adjunct(clause.part(start, clause.hi)):
        return None
    no_subject = ("verbs", "be", "prepositions", "boundaries", "joins")
    if sentence.tokens[start].quoted or any(sentence.is_(name, start) for name in no_subject):
        return None
    if _is_nominative(clause, start):
        return start if start + 1 < clause.hi else None
    says = cue.words[0] in sentence.lexicon.sets["say"]
    for at in range(start + 1, min(clause.hi, start + _LONGEST_SUBJECT)):
        if _is_finite(clause, at, cue):
            return start
        subordinate = sentence.is_("boundaries", at) or sentence.is_("relatives", at)
        contact = not says and sentence.is_("nominatives", at)  # "the delay *it* had caused"
        if sentence.text(at) == "," or subordinate or contact:
            return None
    return None


def _is_nominative(clause: Clause, at: int) -> bool:
    """Return whether "he", "they’ll" or "she'd" begins the clause."""
    word = clause.sentence.tokens[at].word.replace("’", "'").split("'")[0]
    return word in clause.sentence.lexicon.sets["nominatives"]


def _is_finite(clause: Clause, at: int, cue: Cue) -> bool:
    """Return whether the word can only be a verb here, or the quotation goes on as one."""
    sentence, token = clause.sentence, clause.sentence.tokens[at]
    if not token.quoted and not token.text.islower():  # May 19, Will Cole
        return False
    if sentence.is_("verbs", at) or sentence.is_("be", at) or token.word.endswith(("n't", "n’t")):
        return True
    says = cue.words[0] in sentence.lexicon.sets["say"]
    return says and (token.quoted or token.word.endswith("ed") or _is_present(clause, at))


def _is_present(clause: Clause, at: int) -> bool:
    """Return whether a word in -s is a verb: a noun before it, an article behind it."""
    sentence, before = clause.sentence, clause.sentence.text(at - 1)
    plain = before.islower() and not before.endswith("s") and at > clause.lo + 1
    takes = sentence.is_("articles", at + 1) and sentence.text(at).endswith("s")
    closed = ("prepositions", "articles", "determiners", "joins", "adverbs")
    return plain and takes and not any(sentence.is_(name, at - 1) for name in closed)


def _after_day(clause: Clause, start: int) -> int:
    """Return the token behind "on Tuesday" or "Tuesday" or "on May 22", if that stands there."""
    sentence = clause.sentence
    at = start + (sentence.is_("dated", start))
    if sentence.is_("weekdays", at):
        return at + 1
    if sentence.is_("months", at) and sentence.text(at)[:1].isupper():
        return at + 2
    return start


def _to(clause: Clause, _: Cue) -> int | None:
    sentence = clause.sentence
    at = clause.lo + (sentence.text(clause.lo) in {"never", "not"})
    refused = sentence.is_("double_negatives", at + 1) or sentence.is_("double_negatives", at + 2)
    return clause.lo if sentence.text(at) == "to" and not refused else None


def _words(clause: Clause, cue: Cue) -> int | None:
    """Find an object that begins with one of the nouns of claims: "denied *media reports*"."""
    sentence = clause.sentence
    for at in range(clause.lo, min(clause.hi, clause.lo + _MOST_WORDS_BEFORE_OBJECT)):
        word = sentence.tokens[at].word
        if word in cue.objects or (at == clause.lo and _gerund(word)):
            return clause.lo
        if sentence.is_("prepositions", at) or sentence.text(at) in {",", ";"}:
            return None
    return None


def _gerund(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5


def _object(clause: Clause, _: Cue) -> int | None:
    sentence = clause.sentence
    blocked = sentence.text(clause.lo) in {",", ";", ":", "."}
    dated = sentence.is_("weekdays", clause.lo) or sentence.is_("months", clause.lo)
    return None if blocked or dated else clause.lo


def _name(clause: Clause, cue: Cue) -> int | None:
    """Find "called the militia *the* biggest threat": two noun phrases side by side."""
    del cue
    sentence = clause.sentence
    for at in range(clause.lo + 1, min(clause.hi, clause.lo + 12)):
        before = sentence.tokens[at - 1]
        if sentence.tokens[at].quoted:
            return clause.lo
        if before.text in {",", ";"} or sentence.is_("joins", at - 1):
            return None
        names = sentence.is_("articles", at) and not sentence.is_("occasions", at + 1)
        ended = not sentence.is_("prepositions", at - 1) and not sentence.is_("articles", at - 1)
        if names and ended:
            purpose = any(sentence.text(index) == "to" for index in range(clause.lo, at))
            return clause.lo if before.capital or not purpose else None
    return None


def _as(clause: Clause, _: Cue) -> int | None:
    return _object_with(clause, "as")


def _of(clause: Clause, _: Cue) -> int | None:
    return _object_with(clause, "of")


def _object_with(clause: Clause, word: str) -> int | None:
    """Find an object that goes on with the word: "described it *as*", "accused him *of*"."""
    near = range(clause.lo + 1, min(clause.hi, clause.lo + 12))
    return clause.lo if any(clause.sentence.text(at) == word for at in near) else None


_READERS = {
    "that": _that,
    "to": _to,
    "words": _words,
    "bare": _bare,
    "quote": _quote,
    "name": _name,
    "as": _as,
    "of": _of,
    "object": _object,
}

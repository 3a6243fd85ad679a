"""The subject of a cue: the noun phrase to its left, or to its right where it is inverted."""

from dataclasses import dataclass

from hemicycle.reading.statements.clauses import Clause, Sentence, pieces
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.relays import end_of_noun
from hemicycle.reading.statements.speakers import Named, apposed, is_apposition, speaker_of


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and the tokens ``lo:hi`` that name them, appositions included."""

    named: Named
    lo: int
    hi: int


def agrees(subject: Subject, cue: Cue, end: int) -> bool:
    """Return whether "claims", "reports", "demands" is a verb here and not a noun.

    A verb in -s follows a name, a singular noun or a pronoun at once: "Sadr claims", not
    "media claims".
    """
    if not cue.words[0].endswith("s") or cue.words[0] in _NEVER_NOUNS:
        return True
    return subject.hi == end and subject.named.kind != "unnamed"


def decides(subject: Subject, clause: Clause) -> bool:
    """Return whether the subject rejects by a ruling or a vote, which is no statement."""
    sentence = clause.sentence
    places = range(subject.lo, subject.hi)
    end = next((at for at in places if sentence.text(at) == ","), subject.hi)  # not "whose ..."
    return any(sentence.is_("deciding", at) for at in range(subject.lo, end))


_NEVER_NOUNS = frozenset({"says", "tells", "adds", "denies", "rejects", "insists", "believes"})


def subject_before(clause: Clause) -> Subject | None:
    """Return the noun phrase that ends the clause, with a relative clause or apposition."""
    sentence, last = clause.sentence, clause.hi - 1
    parenthesis = clause.hi - clause.lo > 3 and sentence.is_("adverbs", last - 1)
    if parenthesis and sentence.text(last) == "," == sentence.text(last - 2):  # ", however,"
        return subject_before(clause.part(clause.lo, last - 2))
    if clause.hi > clause.lo and sentence.text(last) == ",":
        return _with_apposition(clause.part(clause.lo, clause.hi - 1))
    return _last_noun(_last_piece(clause))


def subject_after(clause: Clause) -> Subject | None:
    """Return the noun phrase that begins the clause: "said *Keir Starmer, the leader*"."""
    noun = clause.part(clause.lo, end_of_noun(clause))
    if noun.lo == noun.hi:
        return None
    if clause.sentence.text(noun.hi) == "," and noun.hi + 1 < clause.hi:
        beside = clause.part(noun.hi + 1, end_of_noun(clause.part(noun.hi + 1, clause.hi)))
        if is_apposition(beside.tokens, clause.sentence.lexicon):
            named = apposed(noun.tokens, beside.tokens, clause.sentence.lexicon)
            return Subject(named, noun.lo, beside.hi) if named else None
    named = speaker_of(noun.tokens, clause.sentence.lexicon)
    return Subject(named, noun.lo, noun.hi) if named else None


def main_subject(clause: Clause) -> Named | None:
    """Return who does what the clause tells: "*Holm* greeted Berg [and said ...]".

    A clause that holds a second clause is not read, for the second may have its own subject.
    """
    sentence = clause.sentence
    verb = next((at for at in range(clause.lo, clause.hi) if _acts(sentence, at)), clause.lo)
    second = ("boundaries", "relatives", "conditions")
    for at in range(clause.lo, clause.hi):
        quoted = sentence.tokens[at].quoted or sentence.text(at) in {";", ":", "–", "—"}
        if quoted or (at != clause.hi - 1 and any(sentence.is_(name, at) for name in second)):
            return None
    while verb > clause.lo and sentence.is_("adverbs", verb - 1):
        verb -= 1
    if verb == clause.lo or verb - clause.lo > _LONGEST_SUBJECT:
        return None
    named = speaker_of(sentence.tokens[clause.lo : verb], sentence.lexicon)
    return named if named and named.kind in {"person", "body"} else None


def topic_of(sentence: Sentence) -> Named | None:
    """Return the person whose name begins the sentence: "*Muqtada al-Sadr* led a militia."."""
    tokens = sentence.tokens
    start = next((at for at, token in enumerate(tokens) if token.text[0].isalpha()), 0)
    end = start
    while end < len(tokens) and (
        tokens[end].capital or (end > start and sentence.is_("particles", end))
    ):
        end += 1
    if not start < end <= start + _LONGEST_NAME or not sentence.text(end).islower():
        return None
    named = speaker_of(tokens[start:end], sentence.lexicon)
    beside = ("prepositions", "joins", "bodies", "roles")
    goes_on = any(sentence.is_(name, end) for name in beside)
    return named if named and named.kind == "person" and not goes_on else None


_LONGEST_NAME = 6


def _acts(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.text.islower() and (sentence.is_("verbs", at) or token.word.endswith("ed"))


_LONGEST_SUBJECT = 12


def _last_piece(clause: Clause) -> Clause:
    """Return what follows the last comma or quotation."""
    for at in range(clause.hi - 1, clause.lo - 1, -1):
        token = clause.sentence.tokens[at]
        if token.quoted or token.text in {",", ";", ":", "–", "—"}:
            return clause.part(at + 1, clause.hi)
    return clause


def _last_noun(piece: Clause) -> Subject | None:
    """Try the whole piece as a noun phrase, then what follows its last "and", "after", "that"."""
    sentence = piece.sentence
    if any(sentence.is_("conditions", at) for at in range(piece.lo, piece.hi)):
        return None
    cuts = [at for at in range(piece.lo, piece.hi) if _divides(piece, at)]
    if cuts and not _coordinates(piece.part(piece.lo, cuts[-1])):
        named = speaker_of(piece.part(cuts[-1] + 1, piece.hi).tokens, sentence.lexicon)
        if named:
            return Subject(named, cuts[-1] + 1, piece.hi)
    named = speaker_of(piece.tokens, sentence.lexicon)
    return Subject(named, piece.lo, piece.hi) if named else None


def _divides(piece: Clause, at: int) -> bool:
    lower = piece.sentence.text(at).islower() or at == piece.lo
    return lower and (piece.sentence.is_("boundaries", at) or piece.sentence.is_("joins", at))


def _coordinates(left: Clause) -> bool:
    """Return whether "X and" begins a subject of two: "Sadr and Amiri said"."""
    lexicon = left.sentence.lexicon
    return left.lo < left.hi and speaker_of(left.tokens, lexicon) is not None


def _with_apposition(clause: Clause) -> Subject | None:
    parts = list(pieces(clause))
    lexicon = clause.sentence.lexicon
    head = len(parts) - 1
    found: Subject | None = None
    while head > 0 and is_apposition(parts[head].tokens, lexicon):
        head -= 1
        subject = _last_noun(_last_piece(parts[head]))
        if subject:
            noun = clause.part(subject.lo, subject.hi)
            named = apposed(noun.tokens, parts[head + 1].tokens, lexicon)
            found = Subject(named or subject.named, subject.lo, clause.hi)
        elif found:
            break
    return found

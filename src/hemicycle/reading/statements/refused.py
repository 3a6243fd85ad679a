"""Refusals in the words of other languages than English: a clause that denies, joins and names.

"Nous ne gouvernerons pas avec le RN" has a word that denies (or a verb that rules out), one
that joins, and somebody behind a link. Their order is free, as the languages have it. A verb of
ruling out that is itself denied ("n'exclut pas", "no descarta") is no refusal.
"""

from collections.abc import Iterator

from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.speakers import surface_of
from hemicycle.records.refusals import RefusalKind

_MARKS = frozenset(",;:.–—")
_LONGEST_OBJECT = 6
KINDS: tuple[RefusalKind, ...] = ("coalition", "support", "talks")


def refused_in(sentence: Clause, ruled_out: bool) -> Iterator[tuple[RefusalKind, Clause, str]]:
    """Yield the kind, the words and whom, of each refusal; ``ruled_out``: the cue says so."""
    for clause in _clauses(sentence):
        denied = any(clause.sentence.starts("denying", at) for at in _places(clause))
        ruling = any(clause.sentence.starts("ruling", at) for at in _places(clause))
        if denied if (ruling or ruled_out) else not denied:
            continue
        yield from _joined(clause)


def _joined(clause: Clause) -> Iterator[tuple[RefusalKind, Clause, str]]:
    sentence = clause.sentence
    kinds = [(at, kind) for at in _places(clause) for kind in KINDS if sentence.starts(kind, at)]
    for at in _places(clause):
        length = sentence.starts("links", at)
        end = _object_end(clause, at + length) if length else 0
        if kinds and end:
            last, kind = max(kinds)
            lo, hi = min(at, kinds[0][0]), max(end, last + sentence.starts(kind, last))
            named = sentence.tokens[at + length : end]
            yield kind, clause.part(_first_denial(clause, lo), hi), surface_of(named)
            return


def _first_denial(clause: Clause, lo: int) -> int:
    places = (at for at in _places(clause) if clause.sentence.starts("denying", at))
    return min(lo, next(places, lo))


def _object_end(clause: Clause, start: int) -> int:
    """Return where somebody's name ends that begins at ``start``, or 0."""
    sentence = clause.sentence
    caseless = bool(sentence.lexicon.sets["caseless"])
    at = start
    while at < clause.hi and sentence.is_("articles", at):
        at += 1
    first = at
    while at < min(clause.hi, start + _LONGEST_OBJECT) and (
        (caseless and not sentence.is_("prepositions", at))
        or sentence.tokens[at].capital
        or sentence.is_("bodies", at)
    ):
        at += 1
    return at if at > first else 0


def _clauses(sentence: Clause) -> Iterator[Clause]:
    start = sentence.lo
    for at in _places(sentence):
        if sentence.sentence.text(at)[0] in _MARKS:
            yield sentence.part(start, at)
            start = at + 1
    yield sentence.part(start, sentence.hi)


def _places(clause: Clause) -> range:
    return range(clause.lo, clause.hi)

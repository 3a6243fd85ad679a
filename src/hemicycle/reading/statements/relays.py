"""The relay round a statement: ", Reuters reported", "according to X", "X, citing Y, said".

The relay is the outermost frame of a sentence and is taken off first; what is left is read for
who said what. Where nothing is left to read, the one who relays is the one who claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from hemicycle.reading.statements.clauses import Clause, Sentence, phrase_length, pieces
from hemicycle.reading.statements.cues import Lexicon
from hemicycle.reading.statements.dates import Day, day_in
from hemicycle.reading.statements.sentences import Token
from hemicycle.reading.statements.speakers import Named, speaker_of, surface_of


@dataclass(frozen=True, slots=True)
class Relay:
    """What the frame leaves (``inner``), and through whom the words came, the nearest first.

    ``source`` is who is speaking if nothing inside the frame names a speaker.
    """

    inner: Clause
    via: tuple[str, ...] = ()
    source: Named | None = None
    day: Day | None = None


def relay_of(clause: Clause) -> Relay:
    """Take the relay frames off a sentence, from its end and then from its beginning."""
    relay = Relay(clause)
    for frame in (_trailing, _citing, _middle, _according_inside, _leading):
        relay = frame(relay)
    return relay


def outlet_of(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """Return the outlet's name if the tokens are one: Reuters, Iraqi News, state television."""
    words = list(tokens)
    if words and words[0].word == "the":
        words = words[1:]
    if not words or len(words) > 6 or any(token.quoted for token in words):
        return None
    name = surface_of(words)
    last = words[-1].word
    known = lexicon.has("names", name.lower()) or lexicon.has("names", f"the {name.lower()}")
    shaped = (
        lexicon.has("words", last)
        and (words[0].capital or len(words) > 1)
        and all(
            word.capital
            or lexicon.has("determiners", word.word)
            or lexicon.has("words", word.word)
            for word in words[:-1]
        )
    )
    if known or shaped or "." in last[1:-1]:
        return name
    kind = next(
        (
            at
            for at, word in enumerate(words)
            if not word.capital and lexicon.has("words", word.word)
        ),
        -1,
    )
    titled = [word for word in words[kind + 1 :] if kind >= 0]
    return surface_of(titled) if titled and all(word.capital for word in titled) else None


def outlet_at(phrase: Clause) -> tuple[str, int] | None:
    """Return the longest outlet with which the phrase begins, and the token behind it."""
    sentence = phrase.sentence
    for end in range(min(end_of_noun(phrase), phrase.lo + _LONGEST_OUTLET), phrase.lo, -1):
        outlet = outlet_of(sentence.tokens[phrase.lo : end], sentence.lexicon)
        goes_on = end < phrase.hi and sentence.tokens[end].capital
        occasion = sentence.is_("occasions", end) and end < phrase.hi  # "a news conference"
        if outlet and not occasion and not (goes_on and end < end_of_noun(phrase)):
            return outlet, end
    return None


_LONGEST_OUTLET = 7


def _trailing(relay: Relay) -> Relay:
    """Take off the last pieces between commas as long as they are frames."""
    while True:
        parts = list(pieces(relay.inner))
        if len(parts) < 2 or parts[-1].lo == relay.inner.lo:
            return relay
        taken = _frame(relay, parts[-1])
        if taken is None:
            return relay
        relay = replace(taken, inner=relay.inner.part(relay.inner.lo, parts[-1].lo - 1))


def _frame(relay: Relay, piece: Clause) -> Relay | None:
    """Read one piece as "Reuters reported on Monday", "citing officials", "according to X"."""
    sentence, lexicon = piece.sentence, piece.sentence.lexicon
    for opener in ("according", "citing"):
        length = sentence.starts(opener, piece.lo)
        if length:
            taken = _from(relay, piece.part(piece.lo + length, piece.hi))
            return taken or (relay if opener == "according" else None)
    for at in range(piece.lo + 1, min(piece.lo + 7, piece.hi)):
        if sentence.is_("outlet_verbs", at):
            outlet = outlet_of(sentence.tokens[piece.lo : at], lexicon)
            after = piece.part(at + 1, piece.hi)
            if outlet and _only_adjuncts(after):
                return _through(relay, outlet, after)
    return None


def _only_adjuncts(clause: Clause) -> bool:
    first = clause.lo
    return first == clause.hi or (
        clause.sentence.is_("gap", first) or clause.sentence.is_("weekdays", first)
    )


def _through(relay: Relay, outlet: str, adjuncts: Clause) -> Relay:
    """Add an outlet that relays; one that was cited stands nearer to the speaker."""
    day = relay.day or day_in(adjuncts.tokens, adjuncts.sentence.lexicon, adjuncts.sentence.year)
    source = relay.source or Named(outlet, None, "body")
    return replace(relay, via=(*relay.via, outlet), source=source, day=day)


def _from(relay: Relay, phrase: Clause) -> Relay | None:
    """Add whom the words come from: an outlet, or the speaker itself."""
    sentence, lexicon = phrase.sentence, phrase.sentence.lexicon
    cites = next(
        (at for at in range(phrase.lo + 1, phrase.hi) if sentence.starts("citing", at)), 0
    )
    if cites:
        return _report(relay, phrase.part(phrase.lo, cites), phrase.part(cites, phrase.hi))
    outlet = outlet_at(phrase)
    if outlet:
        return _through(relay, outlet[0], phrase.part(outlet[1], phrase.hi))
    noun = phrase.part(phrase.lo, end_of_noun(phrase))
    source = speaker_of(noun.tokens, lexicon)
    return replace(relay, source=source) if source else None


def _report(relay: Relay, phrase: Clause, citing: Clause) -> Relay | None:
    """Read "a Dagbladet report citing sources in the party"."""
    length = citing.sentence.starts("citing", citing.lo)
    source = _from(relay, citing.part(citing.lo + length, citing.hi))
    outlet = outlet_at(phrase)
    names = [token for token in phrase.tokens if token.capital]
    name = outlet[0] if outlet else surface_of(names) if names else None
    if source is None or name is None:
        return None
    return replace(source, via=(*source.via, name))


def end_of_noun(phrase: Clause) -> int:
    """Return where a noun phrase ends: at a comma, a date, a quotation or "in a statement"."""
    sentence = phrase.sentence
    for at in range(phrase.lo, phrase.hi):
        token = sentence.tokens[at]
        if token.quoted or token.text in {",", ":", ";", "–", "—"}:
            return at
        if at > phrase.lo and _begins_adjunct(sentence, at):
            return at
    return phrase.hi


def _begins_adjunct(sentence: Sentence, at: int) -> bool:
    if sentence.is_("weekdays", at) or sentence.is_("boundaries", at):
        return True
    if phrase_length(sentence.tokens, at, sentence.lexicon.phrases["in_interview"]):
        return True
    if sentence.is_("timing", at) and sentence.text(at).islower():  # not "the Today programme"
        return True
    return sentence.is_("dated", at) and (
        sentence.is_("weekdays", at + 1)
        or sentence.is_("months", at + 1)
        or sentence.is_("occasions", at + 1)
        or (sentence.is_("articles", at + 1) and _occasion_near(sentence, at + 2))
    )


def _occasion_near(sentence: Sentence, at: int) -> bool:
    return any(sentence.is_("occasions", index) for index in range(at, at + 3))


def _according_inside(relay: Relay) -> Relay:
    """Take off "... according to X" that no comma divides from what it says."""
    clause = relay.inner
    for at in range(clause.hi - 2, clause.lo, -1):
        length = clause.sentence.starts("according", at)
        if length:
            taken = _from(relay, clause.part(at + length, clause.hi))
            return replace(taken, inner=clause.part(clause.lo, at)) if taken else relay
    return relay


def _leading(relay: Relay) -> Relay:
    """Take off "According to X, ..." and "As reported by X, ..."."""
    clause, sentence = relay.inner, relay.inner.sentence
    at = clause.lo + sentence.is_("as", clause.lo)
    length = sentence.starts("according", at)
    first = next(pieces(clause))
    if not length or first.hi == clause.hi:
        return relay
    taken = _from(relay, clause.part(at + length, first.hi))
    if taken is None:
        return relay
    rest = clause.part(first.hi + 1, clause.hi)
    beside = next(pieces(rest))
    if sentence.is_("relatives", rest.lo) and beside.hi < rest.hi:
        rest = rest.part(beside.hi + 1, rest.hi)
    return replace(taken, inner=rest)


def _middle(relay: Relay) -> Relay:
    """Take out ", according to X," and ", Reuters reported," from between a verb and its clause.

    What only tells more of the one named there ("which cited a spokesman") goes with it.
    """
    clause, sentence = relay.inner, relay.inner.sentence
    parts = list(islice(pieces(clause), _MANY))
    for number, piece in enumerate(parts[1:-1], 1):
        inside = sentence.is_("as", piece.lo)
        taken = _frame(relay, piece.part(piece.lo + inside, piece.hi))
        if taken is None or taken is relay:
            continue
        last = number
        while last + 1 < len(parts) - 1 and sentence.is_("relatives", parts[last + 1].lo):
            last += 1
        kept = (*sentence.tokens[: piece.lo - 1], *sentence.tokens[parts[last].hi + 1 :])
        gone = len(sentence.tokens) - len(kept)
        rest = Clause(replace(sentence, tokens=kept), clause.lo, clause.hi - gone)
        return replace(taken, inner=rest)
    return relay


_MANY = 8


def _citing(relay: Relay) -> Relay:
    """Take off "Reuters, citing two officials, reported that ..."."""
    clause, sentence = relay.inner, relay.inner.sentence
    parts = list(islice(pieces(clause), 3))
    length = sentence.starts("citing", parts[1].lo) if len(parts) == 3 else 0
    outlet = outlet_of(parts[0].tokens, sentence.lexicon)
    if not length or not outlet or not sentence.is_("outlet_verbs", parts[2].lo):
        return relay
    taken = _from(relay, parts[1].part(parts[1].lo + length, parts[1].hi))
    if taken is None:
        return relay
    at = parts[2].lo + 1
    through = _through(taken, outlet, clause.part(at, at))
    return replace(through, inner=clause.part(at + sentence.starts("that", at), clause.hi))

"""The simple frames of attribution that German, Spanish, French and Arabic share.

"X said that ...", "said X that ...", "“...”, said X" and "X said: “...”". The words are data in
``languages/``; English has a grammar of its own. What does not fit a frame wholly is not read.
"""

from collections.abc import Iterator
from dataclasses import replace

from hemicycle.reading.attribution import Attribution
from hemicycle.reading.statements.clauses import FINAL, Clause, Sentence
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.dates import Day, day_in
from hemicycle.reading.statements.parties import Voice, apposed_voice, voice_of
from hemicycle.reading.statements.sentences import Token
from hemicycle.reading.statements.speakers import surface_of

_COMMAS = frozenset({",", "،"})
_LONGEST_VOICE = 14


def framed(sentence: Sentence) -> tuple[Attribution, ...]:
    """Return what the first cue of the sentence that fits a frame attributes."""
    body = _without_end(_parted(sentence))
    led = _without_source(body)
    if led is None:
        return ()
    whole, via = _relayed(led[0])
    via += led[1]
    for at in range(whole.lo, whole.hi):
        for cue, end, pronoun in _cues(whole, at):
            found = _read(whole, (at, end), cue, pronoun)
            if found:
                return (replace(found, via=via),)
    return ()


def _without_source(whole: Clause) -> tuple[Clause, tuple[str, ...]] | None:
    """Take off "Selon Le Monde, ..."; without a comma it is not sure where the source ends."""
    length = whole.sentence.starts("according", whole.lo)
    first = _pieces(whole)[0]
    if not length:
        return whole, ()
    named = first.tokens[length:]
    proper = bool(named) and named[-1].capital and not any(token.quoted for token in named)
    if not proper or first.hi == whole.hi:
        return None
    return whole.part(first.hi + 1, whole.hi), (surface_of(named),)


def _relayed(whole: Clause) -> tuple[Clause, tuple[str, ...]]:
    """Take off ", berichtete Reuters", ", informó EFE", and return through whom it came."""
    last = _pieces(whole)[-1]
    length = whole.sentence.starts("relays", last.lo)
    if not length or last.lo == whole.lo:
        return whole, ()
    hi = last.lo + length
    while hi < last.hi and not _ends_voice(whole.sentence, hi):
        hi += 1
    lo = last.lo + length + whole.sentence.is_("articles", last.lo + length)
    outlet = surface_of(whole.sentence.tokens[lo:hi])
    return whole.part(whole.lo, last.lo - 1), (outlet,) if outlet else ()


def _parted(sentence: Sentence) -> Sentence:
    """Part elided words, so that « qu’il » is « qu’ » and « il »."""
    tokens: list[Token] = []
    for token in sentence.tokens:
        head, mark, tail = token.text.replace("'", "’").partition("’")
        elides = mark and tail and sentence.lexicon.has("elided", head.lower() + mark)
        if token.quoted or not elides:
            tokens.append(token)
            continue
        cut = token.start + len(head) + 1
        for start, end in ((token.start, cut), (cut, token.end)):
            text = token.text[start - token.start : end - token.start]
            word = text.lower().replace("'", "’")
            tokens.append(token._replace(text=text, word=word, start=start, end=end))
    return replace(sentence, tokens=tuple(tokens))


def _without_end(sentence: Sentence) -> Clause:
    lo, hi = 0, len(sentence.tokens)
    while hi and sentence.text(hi - 1)[0] in FINAL and not sentence.tokens[hi - 1].quoted:
        hi -= 1
    return Clause(sentence, lo, hi)


def _cues(whole: Clause, at: int) -> Iterator[tuple[Cue, int, str | None]]:
    """Yield the cues at a token, where each ends, and the pronoun in « a-t-il déclaré »."""
    tokens = whole.sentence.tokens
    if tokens[at].quoted:
        return
    verb, _, pronoun = tokens[at].word.replace("-t-", "-").partition("-")
    first = verb if pronoun and whole.sentence.is_("pronouns_behind", at) else tokens[at].word
    for cue in whole.sentence.lexicon.cues.get(first, ()):
        end = at + len(cue.words)
        words = tuple(token.word for token in tokens[at + 1 : end])
        if end <= whole.hi and words == cue.words[1:]:
            yield cue, end, pronoun if first != tokens[at].word else None


def _read(
    whole: Clause, place: tuple[int, int], cue: Cue, pronoun: str | None
) -> Attribution | None:
    """Try the frames: content behind the cue, then a quotation before it."""
    at, end = place
    before, behind = whole.part(whole.lo, at), whole.part(end, whole.hi)
    opening = _quotation(before)
    if opening:
        voice = Voice(pronoun, None, "pronoun") if pronoun else _first_voice(behind)
        stops = pronoun is not None or _stops(behind)
        return _made(cue, voice, (opening,), (before, behind)) if stops else None
    content = _refused(behind, cue) if "object" in cue.takes else _content(behind, cue)
    if content is None and not pronoun:
        return _content_first(before, behind, cue)
    if content is None or pronoun:
        return None
    between = behind.part(behind.lo, content[0])
    left = _last_voice(before)
    voice = left if left and _is_adjunct(between) else None if left else _first_voice(between)
    said = behind.part(content[1], behind.hi)
    return _made(cue, voice, (said,), (before, between)) if said.lo < said.hi else None


def _content_first(before: Clause, behind: Clause, cue: Cue) -> Attribution | None:
    """Read "Die Gespräche sind gescheitert, sagte Keller am Dienstag"."""
    sentence, hi = before.sentence, before.hi - 1
    fits = hi - before.lo >= _SHORTEST_CONTENT and sentence.text(hi) in _COMMAS
    opens = any(sentence.is_(name, before.lo) for name in ("no_beginning", "adjuncts", "dated"))
    if not fits or opens or not _stops(behind) or len(_pieces(behind)) > 1:
        return None
    return _made(cue, _first_voice(behind), (before.part(before.lo, hi),), (before, behind))


_SHORTEST_CONTENT = 4


def _made(
    cue: Cue, voice: Voice | None, content: tuple[Clause, ...], sides: tuple[Clause, Clause]
) -> Attribution | None:
    if voice is None:
        return None
    day = next((day for side in sides if (day := _day(side))), None)
    starts = min(content[0].lo, sides[0].lo)
    return Attribution(cue, voice.named, content, starts, (), day, doubt=voice.doubt)


def _day(side: Clause) -> Day | None:
    """Return the day of "am 18. Mai 2018", "el 18 de mayo de 2018"."""
    lexicon = side.sentence.lexicon
    tokens = [
        token
        for token in side.tokens
        if token.text != "." and not lexicon.has("within_dates", token.word)
    ]
    return day_in(tokens, lexicon, side.sentence.year)


def _quotation(before: Clause) -> Clause | None:
    """Return the quotation with which the sentence begins, if a cue follows it."""
    hi = before.hi
    while hi > before.lo and before.sentence.text(hi - 1) in _COMMAS:
        hi -= 1
    trimmed = before.part(before.lo, hi)
    return trimmed if hi > before.lo and all(token.quoted for token in trimmed.tokens) else None


def _content(behind: Clause, cue: Cue) -> tuple[int, int] | None:
    """Return where the gap behind the cue ends, and where the content begins."""
    sentence = behind.sentence
    for at in range(behind.lo, min(behind.hi, behind.lo + _LONGEST_VOICE)):
        length = sentence.starts("that", at)
        if length and "that" in cue.takes:
            return at, at + length
        if sentence.is_("that_with_pronoun", at) and "that" in cue.takes:
            return at, at
        if sentence.tokens[at].quoted:
            direct = at > behind.lo and sentence.text(at - 1) == ":"
            return (at - 1, at) if direct and at + 1 == behind.hi else None
        if sentence.text(at) in _COMMAS:
            dass = sentence.starts("that", at + 1)
            if dass and "that" in cue.takes:
                return at, at + 1 + dass
            return (at, at + 1) if _may_be_bare(behind, at + 1, cue) else None
    return None


def _refused(behind: Clause, cue: Cue) -> tuple[int, int] | None:
    """Return where the object begins that is refused: "descartó *un pacto con Vox*".

    In "schloss eine Koalition mit X aus" the verb's second half must end it, without "nicht".
    """
    sentence = behind.sentence
    near = range(behind.lo, min(behind.lo + _NEAR, behind.hi))
    named = any(sentence.tokens[at].word in cue.objects for at in near)
    denied = any(sentence.is_("negations", at) for at in range(behind.lo - 2, behind.hi))
    ended = "separable" not in cue.takes or sentence.is_("separated", behind.hi - 1)
    return (behind.lo, behind.lo) if named and ended and not denied else None


_NEAR = 4


def _may_be_bare(behind: Clause, at: int, cue: Cue) -> bool:
    """Return whether "sagte, sie werde ..." goes on as a clause of reported speech."""
    sentence = behind.sentence
    reported = any(sentence.is_("reported", index) for index in range(at, behind.hi))
    return "bare" in cue.takes and reported and not sentence.is_("subordinate", at)


def _stops(behind: Clause) -> bool:
    """Return whether nothing but the speaker, when and where follows: no second content."""
    return not any(token.quoted or token.text == ":" for token in behind.tokens)


def _last_voice(before: Clause) -> Voice | None:
    """Return the speaker that ends the clause, behind "am Dienstag" and the last comma."""
    sentence, hi = before.sentence, before.hi
    while hi > before.lo and sentence.is_("adverbs", hi - 1):
        hi -= 1
    if hi > before.lo and sentence.text(hi - 1) in _COMMAS:
        parts = _pieces(before.part(before.lo, hi - 1))
        if len(parts) > 1 and sentence.is_("relatives", parts[-1].lo):
            return voice_of(parts[-2])
        return apposed_voice(parts[-2], parts[-1]) if len(parts) > 1 else None
    lo = _pieces(before.part(before.lo, hi))[-1].lo
    while lo < hi and (sentence.is_("joins", lo) or sentence.is_("adverbs", lo)):
        lo += 1
    return voice_of(before.part(lo, hi))


def _pieces(clause: Clause) -> list[Clause]:
    """Return the pieces between commas and semicolons."""
    marks = [
        at
        for at in range(clause.lo, clause.hi)
        if clause.sentence.text(at) in _COMMAS | {";", ":"}
    ]
    starts = (clause.lo, *(at + 1 for at in marks))
    return [clause.part(*ends) for ends in zip(starts, (*marks, clause.hi), strict=True)]


def _first_voice(behind: Clause) -> Voice | None:
    """Return the speaker with which the clause begins, before a comma, "am Dienstag", "dass"."""
    sentence = behind.sentence
    hi = behind.lo
    while hi < min(behind.hi, behind.lo + _LONGEST_VOICE) and not _ends_voice(sentence, hi):
        hi += 1
    return voice_of(behind.part(behind.lo, hi))


def _ends_voice(sentence: Sentence, at: int) -> bool:
    mark = sentence.text(at) in _COMMAS | {":", ";", "–", "—", "("} or sentence.tokens[at].quoted
    return mark or _begins_adjunct(sentence, at)


def _begins_adjunct(sentence: Sentence, at: int) -> bool:
    when = any(sentence.is_(name, at) for name in ("weekdays", "adverbs", "adjuncts"))
    return when or (sentence.is_("dated", at) and _is_when(sentence, at + 1))


def _is_when(sentence: Sentence, at: int) -> bool:
    number = sentence.text(at).isdigit()
    return number or any(sentence.is_(name, at) for name in ("weekdays", "occasions", "months"))


def _is_adjunct(between: Clause) -> bool:
    """Return whether the words only say when, where and to whom; "nicht" makes it no claim."""
    sentence = between.sentence
    if any(sentence.is_("negations", at) for at in range(between.lo, between.hi)):
        return False
    return between.lo >= between.hi or (
        _begins_adjunct(sentence, between.lo) or sentence.is_("dated", between.lo)
    )

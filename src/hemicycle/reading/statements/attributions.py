"""Who says what in one sentence: a cue with its subject and its content.

The relay is taken off first (`hemicycle.reading.statements.relays`). In what is left each cue
is tried from
left to right: content behind it ("X said that ..."), content before it ("..., X said"; "...,"
said X), a passive with its agent ("were denied by X"), and hearsay ("is believed to").
What stands inside somebody's content belongs to that content and is not read again.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from hemicycle.reading.attribution import Attribution
from hemicycle.reading.statements.clauses import FINAL, Clause, Sentence, cues_at
from hemicycle.reading.statements.complements import (
    complement_of,
    is_adjunct,
    outlets_in,
    without_aside,
)
from hemicycle.reading.statements.cues import Cue
from hemicycle.reading.statements.dates import Day, day_in
from hemicycle.reading.statements.leads import body_of, without_lead
from hemicycle.reading.statements.relays import Relay, outlet_of, relay_of
from hemicycle.reading.statements.speakers import Named
from hemicycle.reading.statements.subjects import (
    Subject,
    agrees,
    decides,
    main_subject,
    subject_after,
    subject_before,
)
from hemicycle.reading.unnamed import REPORT, hearsay_at, quoted_as


def attributions_of(sentence: Sentence) -> tuple[Attribution, ...]:
    """Return what the sentence attributes, from left to right."""
    relay = relay_of(body_of(sentence))
    led = without_lead(relay.inner)
    inner, day = led.clause, led.day
    found = [
        replace(
            each,
            content=(*each.content[:-1], without_aside(each.content[-1])),
            via=(each.via or led.via) + relay.via,
            day=each.day or day or relay.day,
        )
        for each in chain.from_iterable(_unfolded(each) for each in _scan(inner))
    ]
    if found or relay.source is None or inner.lo >= inner.hi:
        return tuple(_cited(each, relay) for each in found)
    return (_claim_of(relay, inner, day),)


def _cited(attribution: Attribution, relay: Relay) -> Attribution:
    """Give what an outlet reports to the one whom it cites."""
    named, content = attribution.named, attribution.content[-1]
    if relay.source is None or relay.via or named is None:
        return attribution
    if not _is_outlet(named, content, content.sentence.lexicon.sets["names"]):
        return attribution
    return replace(attribution, named=relay.source, via=(named.name,))


def _claim_of(relay: Relay, inner: Clause, day: Day | None) -> Attribution:
    """Make the claim of the one who relays, where nothing inside names a speaker."""
    source = relay.source
    cues = (cue for at in range(inner.lo, inner.hi) for cue in cues_at(inner, at))
    doubt = (INSIDE,) if any(cue.kind in _CONTRARY for cue in cues) else ()
    through = tuple(outlet for outlet in relay.via if source is None or outlet != source.name)
    return Attribution(REPORT, source, (inner,), inner.lo, through, day or relay.day, doubt=doubt)


INSIDE = "somebody else may be speaking inside these words"
_CONTRARY = frozenset({"deny", "reject", "decline", "demand", "promise", "threaten"})


def _scan(clause: Clause) -> list[Attribution]:
    found: list[Attribution] = []
    at = clause.lo
    while at < clause.hi:
        attribution, length = _at(clause, at, found)
        if attribution and found:
            found[-1] = _cut(found[-1], attribution.starts)
        if attribution:
            found.append(attribution)
        at += length
    return found


def _at(clause: Clause, at: int, found: list[Attribution]) -> tuple[Attribution | None, int]:
    """Try every cue that the token at ``at`` may begin; return one and how far to step."""
    word, lexicon = clause.sentence.tokens[at].word, clause.sentence.lexicon
    if not (word in lexicon.cues or word in lexicon.sets["be"] or word in lexicon.sets["quoting"]):
        return None, 1
    for cue in cues_at(clause, at):
        attribution = _read(clause, at, cue, found[-1] if found else None)
        if attribution and _fits(attribution, found):
            scare = clause.sentence.tokens[at].scare
            return replace(attribution, scare=scare), len(cue.words)
    special = None if found else hearsay_at(clause, at) or quoted_as(clause, at)
    return special, 1


def _fits(attribution: Attribution, found: list[Attribution]) -> bool:
    """Return whether it stands beside the attributions before it, not inside one's content."""
    if not found:
        return True
    last = found[-1].content[-1]
    if attribution.starts >= last.hi or attribution.starts < last.lo:
        return attribution.starts >= last.hi
    before = last.sentence.text(attribution.starts - 1).lower()
    opens = last.sentence.text(attribution.starts).lower()
    lexicon = last.sentence.lexicon
    joins = lexicon.sets["joins"] | lexicon.sets["contrasts"] | {";"}
    return before in joins or opens in joins or attribution.cue.participle


def _cut(attribution: Attribution, at: int) -> Attribution:
    """End the last content before token ``at``, without the "and" or comma between."""
    last = attribution.content[-1]
    if at >= last.hi:
        return attribution
    sentence, end = last.sentence, at
    while end > last.lo and (
        sentence.text(end - 1) in {",", ";", "–", "—"}
        or sentence.is_("joins", end - 1)
        or sentence.is_("contrasts", end - 1)
    ):
        end -= 1
    return replace(attribution, content=(*attribution.content[:-1], last.part(last.lo, end)))


def _read(clause: Clause, at: int, cue: Cue, previous: Attribution | None) -> Attribution | None:
    lo = previous.content[-1].lo if previous else clause.lo
    behind = clause.part(at + len(cue.words), clause.hi)
    if cue.participle:
        return _participle(clause.part(lo, at), clause.part(at, clause.hi), cue, previous)
    end = _subject_end(clause.part(lo, at))
    if end is None:
        return _passive(clause.part(lo, at), behind, cue)
    before = clause.part(lo, end)
    if _of_both(clause.part(end, at)):
        return None
    if "itself" in cue.takes:
        return _said_by_verb(before, clause.part(at, clause.hi), cue, previous)
    return (
        _elided(before, behind, cue, previous)
        or _content_behind(before, behind, cue)
        or _content_before(before, behind, cue)
    )


def _of_both(between: Clause) -> bool:
    """Return whether two speakers share the verb: "Aziz, 61, and Rahim, 58, both said"."""
    sentence = between.sentence
    shared = any(sentence.is_("shared", at) for at in range(between.lo, between.hi))
    return shared and sentence.text(between.lo - 1) == ","


def _subject_end(before: Clause) -> int | None:
    """Step back over "has", "also", "categorically"; ``None`` behind "not", "would" or "was"."""
    sentence, end = before.sentence, before.hi
    while end > before.lo and (
        sentence.is_("auxiliaries", end - 1) or sentence.is_("adverbs", end - 1)
    ):
        end -= 1
    if (
        sentence.is_("weekdays", end - 1)
        and sentence.is_("dated", end - 2)
        and end - 2 > before.lo
    ):
        end -= 2  # "the ministry on Monday strongly denied"
    last = end - 1
    negated = sentence.is_("negations", last) and sentence.text(last).islower()  # not Mrs May
    if end > before.lo and (negated or sentence.is_("be", last)):
        return None
    return end


def _participle(
    before: Clause, rest: Clause, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read ", adding that ...": the speaker goes on."""
    sentence = rest.sentence
    if sentence.text(rest.lo - 1) not in ({",", "and", "but"} if previous else {","}):
        return None
    complement = complement_of(rest.part(rest.lo + len(cue.words), rest.hi), cue)
    if complement is None:
        return None
    content = rest.part(complement.at, rest.hi)
    return _goes_on(cue, before, (content, rest.lo - 1), previous)


def _goes_on(
    cue: Cue, before: Clause, said: tuple[Clause, int], previous: Attribution | None
) -> Attribution | None:
    """Give the content to the speaker before it, or to the subject that did something else."""
    content, starts = said
    if previous:
        return Attribution(cue, previous.named, (content,), starts, previous.via, previous.day)
    named = main_subject(before)
    return Attribution(cue, named, (content,), starts) if named else None


def _elided(
    before: Clause, behind: Clause, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read "X said A and added that B", where X is not repeated."""
    sentence = before.sentence
    joined = sentence.is_("joins", before.hi - 1) or sentence.is_("contrasts", before.hi - 1)
    if not joined:
        return None
    complement = complement_of(behind, cue)
    if complement is None:
        return None
    content = behind.part(complement.at, behind.hi)
    return _goes_on(cue, before, (content, before.hi - 1), previous)


def _content_behind(before: Clause, behind: Clause, cue: Cue) -> Attribution | None:
    complement = complement_of(behind, cue)
    if complement is None:
        return None
    subject = subject_before(before)
    if subject is None or not agrees(subject, cue, before.hi):
        return _inverted(before, behind, cue)
    if cue.kind == "reject" and decides(subject, before):
        return None
    content: tuple[Clause, ...] = (behind.part(complement.at, behind.hi),)
    starts = subject.lo
    opening = before.part(before.lo, subject.lo)
    if _is_quotation(opening):
        content, starts = (_trim(opening), *content), opening.lo
    return _made(cue, subject, content, (starts, complement.gap))


def _content_before(before: Clause, behind: Clause, cue: Cue) -> Attribution | None:
    """Read "..., X said on Tuesday" and its inversion; only what may end or pause so."""
    if "quote" not in cue.takes:
        return None
    inverted = _inverted(before, behind, cue)
    hearer = cue.words[0] in before.sentence.lexicon.sets["told"]
    subject = subject_before(before) if is_adjunct(behind) or hearer else None
    if inverted or subject is None:
        return inverted
    content = _trim(before.part(before.lo, subject.lo))
    if not _may_stand_before(content, subject):
        return None
    second = _second_half(content, behind)
    if not second and not _says_something(content):
        return None
    adjuncts = behind.part(behind.lo, second[0].lo) if second else behind
    return _made(cue, subject, (content, *second), (content.lo, adjuncts))


def _may_stand_before(content: Clause, subject: Subject) -> bool:
    """Return whether a comma or quotation mark divides the content from the subject.

    In "“...,” A, a spokesman for B told reporters" it is not sure who of the two speaks.
    """
    if content.lo >= content.hi:
        return False
    if _is_quotation(content):
        return True
    return content.sentence.text(subject.lo - 1) == "," and not content.tokens[0].quoted


def _second_half(content: Clause, behind: Clause) -> tuple[Clause, ...]:
    """Return the rest of "Lund, officials say, will be sworn in", which waits for its verb."""
    sentence = behind.sentence
    waits = not _says_something(content)
    parenthesis = sentence.text(behind.lo) == "," and behind.lo + 1 < behind.hi
    return (behind.part(behind.lo + 1, behind.hi),) if waits and parenthesis else ()


def _says_something(content: Clause) -> bool:
    """Return whether the content has a verb, or is quoted: "The talks failed", not "In Rome"."""
    return any(
        token.quoted or content.sentence.is_("verbs", at) or token.word.endswith("ed")
        for at, token in enumerate(content.tokens, content.lo)
    )


def _inverted(before: Clause, behind: Clause, cue: Cue) -> Attribution | None:
    """Read "...," said X, the leader, on Tuesday."""
    content = _trim(before)
    hearer = cue.words[0] in before.sentence.lexicon.sets["told"]
    if content.lo >= content.hi or "quote" not in cue.takes or hearer:
        return None
    if before.sentence.text(before.hi - 1) != "," and not before.tokens[-1].quoted:
        return None
    subject = subject_after(behind)
    if subject is None:
        return None
    rest = behind.part(subject.hi, behind.hi)
    parts = [content]
    more = complement_of(rest, replace(cue, takes=frozenset({"quote"})))
    verb = rest.lo + 1
    if more and _is_quotation(content):
        parts.append(behind.part(more.at, behind.hi))
    elif before.sentence.text(rest.lo) == "," and before.sentence.is_("verbs", verb):
        parts.append(behind.part(verb, behind.hi))  # "What matters, says Lund, is the programme"
    return _made(cue, subject, tuple(parts), (content.lo, rest))


def _made(
    cue: Cue, subject: Subject, content: tuple[Clause, ...], place: tuple[int, Clause]
) -> Attribution:
    starts, adjuncts = place
    sentence = adjuncts.sentence
    via = outlets_in(adjuncts, cue)
    day = day_in(adjuncts.tokens, sentence.lexicon, sentence.year)
    return Attribution(cue, subject.named, content, starts, via, day)


def _is_quotation(clause: Clause) -> bool:
    trimmed = _trim(clause)
    return trimmed.lo < trimmed.hi and all(token.quoted for token in trimmed.tokens)


def _trim(clause: Clause) -> Clause:
    """Drop the commas at both ends."""
    lo, hi = clause.lo, clause.hi
    while hi > lo and clause.sentence.text(hi - 1) in FINAL:
        hi -= 1
    while lo < hi and clause.sentence.text(lo) in FINAL:
        lo += 1
    return clause.part(lo, hi)


def _passive(before: Clause, behind: Clause, cue: Cue) -> Attribution | None:
    """Read "the reports were denied by X"."""
    sentence = before.sentence
    passive = sentence.is_("be", before.hi - 1) and sentence.is_("agents", behind.lo)
    if not passive or cue.kind not in {"deny", "reject"}:
        return None
    subject = subject_after(behind.part(behind.lo + 1, behind.hi))
    content = before.part(before.lo, before.hi - 1)
    while content.hi > content.lo and sentence.is_("auxiliaries", content.hi - 1):
        content = content.part(content.lo, content.hi - 1)
    if subject is None or not any(token.word in cue.objects for token in content.tokens):
        return None
    return _made(cue, subject, (content,), (content.lo, behind.part(subject.hi, behind.hi)))


def _said_by_verb(
    before: Clause, said: Clause, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read "declined to comment", "repeated her denial": the verb's own words are the content."""
    joined = any(before.sentence.is_(name, before.hi - 1) for name in ("joins", "contrasts"))
    if previous and joined:
        return _goes_on(cue, before, (said, before.hi - 1), previous)
    subject = subject_before(before)
    return Attribution(cue, subject.named, (said,), subject.lo) if subject else None


def nested_cue(clause: Clause) -> int:
    """Return where the content begins in "[reports that] had stressed the contacts"."""
    sentence, at = clause.sentence, clause.lo
    while at < clause.hi and (sentence.is_("auxiliaries", at) or sentence.is_("adverbs", at)):
        at += 1
    for cue in cues_at(clause, at) if at < clause.hi else ():
        end = at + len(cue.words)
        return end + sentence.starts("that", end)
    return clause.lo


def _unfolded(attribution: Attribution) -> Iterator[Attribution]:
    """Read what an outlet reports once more: "Reuters reported that X said ..." is X's word."""
    named, content = attribution.named, attribution.content[-1]
    lexicon = content.sentence.lexicon
    outlet = named and named.role is None and named.kind in {"body", "person"}
    if outlet and named and _is_outlet(named, content, lexicon.sets["names"]):
        inside = _scan(without_lead(content).clause)
        if inside:
            for each in inside:
                via = (*each.via, named.name)
                yield replace(each, via=via, day=each.day or attribution.day)
            return
    yield attribution


def _is_outlet(named: Named, content: Clause, names: frozenset[str]) -> bool:
    if named.name.lower() in names:
        return True
    tokens = content.sentence.tokens
    words = named.name.split()
    for at in range(content.lo):
        if tokens[at].text == words[0]:
            return outlet_of(tokens[at : at + len(words)], content.sentence.lexicon) is not None
    return False

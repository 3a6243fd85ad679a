"""What a denial denies: the claim inside it, or one that stands on the page already.

"Rejected media reports that X" holds two statements: the reports claim X, and somebody rejects
that. The same denial again denies the same claim, which is told by the words that both share.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from hemicycle.reading.statements.attributions import nested_cue
from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.cues import lexicon_of
from hemicycle.reading.statements.drafts import NOBODY, NOT_NAMED, Draft
from hemicycle.reading.statements.relays import outlet_of
from hemicycle.reading.statements.speakers import Named, speaker_of, surface_of

_NEAR = 8
_STEM = 5
_LIKE = 0.6
_WITHIN = 60
_FEWEST_SHARED = 3
LIKENESS = "which claim this denies was told by likeness of words"
NOWHERE = "what this denies does not stand before it on the page"
PLACE = "which claim this denies was told by its place on the page"


@dataclass(frozen=True, slots=True)
class Linked:
    """A draft, and the position of the draft that it denies."""

    draft: Draft
    denies: int | None = None


def with_denied_claims(drafts: Iterable[Draft]) -> Iterator[Linked]:
    """Yield the drafts with the claims that denials hold, and link each denial to its claim."""
    done: list[Linked] = []
    known: dict[int, frozenset[str]] = {}
    for draft in drafts:
        first = len(done)
        done.extend(tuple(_linked(draft, done, known)))
        yield from done[first:]


def _linked(
    draft: Draft, done: list[Linked], known: dict[int, frozenset[str]]
) -> Iterator[Linked]:
    if draft.kind not in {"deny", "reject"}:
        yield Linked(draft)
        return
    if draft.introduced and done:
        yield Linked(draft, done[-1].denies)
        return
    if _points_back(draft):
        yield _linked_back(draft, done)
        return
    claim = _claim_inside(draft)
    earlier = _likeness(claim or draft, done, known)
    if claim and earlier is None:
        yield Linked(claim)
        yield Linked(draft, len(done))
    elif claim or earlier is None:
        yield Linked(draft, earlier)
    else:
        yield Linked(replace(draft, doubt=(*draft.doubt, LIKENESS)), earlier)


def _points_back(draft: Draft) -> bool:
    """Return whether only words such as "this", "the claim", "her denial" say what is denied."""
    (content, *others) = draft.content
    sentence = content.sentence
    words = [at for at in range(content.lo, content.hi) if sentence.text(at)[0].isalnum()]
    if not others and _is_again(content):
        return True
    if others or not words:
        return False
    bare = ("pointing", "hearsay_nouns", "articles", "adverbs", "again")
    return all(any(sentence.is_(name, at) for name in bare) for at in words)


def _linked_back(draft: Draft, done: list[Linked]) -> Linked:
    """Link "denied this" to the claim before it, sure only where that claim adjoins it.

    "Repeated her denial" denies what the last denial of the same speaker denies.
    """
    again = _is_again(draft.content[0])
    for position in range(len(done) - 1, max(-1, len(done) - 1 - _BACK), -1):
        other = done[position]
        if again:
            if other.denies is not None and _same_speaker(other.draft, draft):
                return Linked(draft, other.denies)
        elif other.draft.kind in {"assert", "believe"} and not _same_speaker(other.draft, draft):
            near = position == len(done) - 1 and draft.adjoins
            doubt = draft.doubt if near else (*draft.doubt, PLACE)
            return Linked(replace(draft, doubt=doubt), position)
    return Linked(replace(draft, doubt=(*draft.doubt, NOWHERE)))


def _is_again(content: Clause) -> bool:
    """Return whether the words are "repeated her denial"."""
    near = range(content.lo, min(content.hi, content.lo + _LONGEST_AGAIN))
    return any(content.sentence.is_("again", at) for at in near)


def _same_speaker(one: Draft, other: Draft) -> bool:
    """Return whether both name the same speaker, one of them perhaps by surname alone."""
    if one.named is None or other.named is None:
        return False
    return one.named.name.split()[-1] == other.named.name.split()[-1]


_LONGEST_AGAIN = 4
_BACK = 6


def _claim_inside(draft: Draft) -> Draft | None:
    """Return the claim of "media reports that had stressed X": who claims, and X."""
    content = draft.content[0]
    sentence = content.sentence
    noun = next(
        (
            at
            for at in range(content.lo, min(content.lo + _NEAR, content.hi))
            if sentence.is_("hearsay_nouns", at)
        ),
        None,
    )
    if noun is None:
        return None
    for at in range(noun + 1, min(noun + _NEAR, content.hi - 1)):
        length = sentence.starts("that", at) or sentence.starts("about", at)
        if length:
            return _claim(draft, content.part(content.lo, at), at + length)
    return None


def _claim(draft: Draft, source: Clause, at: int) -> Draft | None:
    content = draft.content[0]
    inside = content.part(at, content.hi)
    start = nested_cue(inside)
    inside = inside.part(start, inside.hi)
    if inside.lo >= inside.hi:
        return None
    named = _source(source)
    doubt = NOBODY if named is None else NOT_NAMED
    sure = named is not None and named.kind != "unnamed"
    quoted = any(token.quoted for token in inside.tokens)
    return Draft(
        "assert",
        named,
        (inside,),
        "mixed" if quoted else "indirect",
        draft.paragraph,
        doubt=() if sure else (doubt,),
    )


def _source(phrase: Clause) -> Named | None:
    """Return who makes the claim denied: "reports by Reuters", "Amiri's claims", "reports"."""
    sentence, lexicon = phrase.sentence, phrase.sentence.lexicon
    for at in range(phrase.lo, phrase.hi - 1):
        if sentence.is_("claimants", at):
            tokens = sentence.tokens[at + 1 : phrase.hi]
            outlet = outlet_of(tokens, lexicon)
            return Named(outlet, None, "body") if outlet else speaker_of(tokens, lexicon)
    if any(sentence.is_("unnamed", at) for at in range(phrase.lo, phrase.hi)):
        return Named(surface_of(phrase.tokens), None, "unnamed")
    return None


def _likeness(draft: Draft, done: list[Linked], known: dict[int, frozenset[str]]) -> int | None:
    """Return the position of the last claim before that says nearly the same.

    ``known`` keeps the stems of the claims compared so far, by their positions.
    """
    words = _stems(draft)
    for position in range(len(done) - 1, max(-1, len(done) - 1 - _WITHIN), -1):
        other = done[position].draft
        if other.kind != "assert" or (other.named == draft.named and draft.kind != "assert"):
            continue
        if position not in known:
            known[position] = _stems(other)
        theirs = known[position]
        shared = len(words & theirs)
        if shared >= _FEWEST_SHARED and shared >= _LIKE * min(len(words), len(theirs)):
            return position
    return None


_SAY_NOTHING = (
    "verbs",
    "determiners",
    "prepositions",
    "boundaries",
    "joins",
    "pronouns",
    "hearsay_nouns",
)


@lru_cache
def _empty(language: str) -> frozenset[str]:
    """Return the words that do not tell one claim from another."""
    return frozenset[str]().union(*(lexicon_of(language).sets[name] for name in _SAY_NOTHING))


def _stems(draft: Draft) -> frozenset[str]:
    """Return the content's words cut to five letters, so that contact and contacts are one."""
    empty = _empty(draft.content[0].sentence.lexicon.language)
    return frozenset(
        token.word[:_STEM]
        for part in draft.content
        for token in part.tokens
        if (len(token.text) > 2 or token.text.isupper()) and token.word not in empty
    )

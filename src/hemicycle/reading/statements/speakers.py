"""Who speaks: the noun phrase beside a cue, divided into name and role.

"Iraq's Prime Minister Haider al-Abadi" is a role and a name; "the office of the cleric Muqtada
al-Sadr" is an office, not the cleric. A phrase that does not look like somebody who can speak
is no speaker, and the statement is dropped: a wrong speaker in print is the expensive error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hemicycle.reading.statements.cues import Lexicon
from hemicycle.reading.statements.sentences import Token

Tokens: TypeAlias = Sequence[Token]
Kind: TypeAlias = Literal["person", "body", "pronoun", "unnamed"]

LONGEST = 25
"""A noun phrase of more tokens is not taken for a speaker."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker as printed: the name, the role beside it, and what kind of speaker it is."""

    name: str
    role: str | None
    kind: Kind


def surface_of(tokens: Tokens) -> str:
    """Return the tokens as the page prints them, with single spaces."""
    pieces: list[str] = []
    for index, token in enumerate(tokens):
        if index and token.start > tokens[index - 1].end:
            pieces.append(" ")
        pieces.append(token.text)
    return "".join(pieces)


def speaker_of(tokens: Tokens, lexicon: Lexicon) -> Named | None:
    """Divide a noun phrase into name and role; ``None`` if it is nobody who can speak."""
    phrase = _trimmed(tokens, lexicon)
    if not phrase or len(phrase) > LONGEST or any(token.quoted for token in phrase):
        return None
    if len(phrase) == 1 and lexicon.has("pronouns", phrase[0].word):
        return Named(phrase[0].text, None, "pronoun")
    if _cannot_begin(phrase[0], lexicon) or _has_verb(phrase, lexicon):
        return None
    if not any(_names(token, lexicon) for token in phrase):
        return None
    if any(token.text in _DIVIDING for token in phrase):
        return None
    return _divided(phrase, lexicon)


def apposed(head: Tokens, beside: Tokens, lexicon: Lexicon) -> Named | None:
    """Read "X, the party's leader" and "The party's leader, X": a name and a role in commas."""
    first = speaker_of(head, lexicon)
    if first is None or not beside or lexicon.has("relatives", beside[0].word):
        return first
    second = speaker_of(beside, lexicon)
    if _is_name(head, lexicon):
        return Named(first.name, _role(beside), "person") if _has_role(beside, lexicon) else first
    if second and _is_name(beside, lexicon):
        role = _role(head) if _has_role(head, lexicon) else None
        return Named(second.name, role, "person") if role else first
    return first


def is_apposition(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Return whether a piece between commas tells more of the name before it."""
    if not tokens or tokens[0].quoted:
        return False
    first = tokens[0]
    return (
        any(lexicon.has(name, first.word) for name in ("relatives", "determiners", "roles"))
        or first.text.isdigit()
        or _has_role(tokens, lexicon)
        or lexicon.has("speaking", first.word)
        or (lexicon.has("prepositions", first.word) and len(tokens) <= 8)
        or _is_name(tokens, lexicon)
    )


def _trimmed(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """Drop what stands before the phrase: "and", "then", "Meanwhile"; and a relative clause."""
    start, end = 0, len(tokens)
    while start < end and _precedes(tokens[start], lexicon):
        start += 1
    for index in range(start + 1, end):
        if lexicon.has("relatives", tokens[index].word) and tokens[index].text.islower():
            end = index
            break
    while end > start and tokens[end - 1].text == ",":
        end -= 1
    return tokens[start:end]


def _precedes(token: Token, lexicon: Lexicon) -> bool:
    if lexicon.has("adverbs", token.word):
        return not lexicon.has("determiners", token.word)
    mark = not token.text[0].isalnum() and not token.quoted
    return mark or lexicon.has("joins", token.word)


def _cannot_begin(token: Token, lexicon: Lexicon) -> bool:
    """Return whether no speaker's name begins so: "in The Atlantic", "accused her party"."""
    if lexicon.has("months", token.word):
        return not lexicon.has("given_names", token.word)
    if any(lexicon.has(name, token.word) for name in _NO_BEGINNING):
        return not lexicon.has("determiners", token.word)
    verb = token.text.islower() and token.word.endswith(("ed", "ing", "ly"))
    return verb and not lexicon.has("determiners", token.word)


_NO_BEGINNING = ("first_person", "prepositions", "gap", "weekdays", "leads", "boundaries")


_DIVIDING = frozenset("-–—:;/")


def _names(token: Token, lexicon: Lexicon) -> bool:
    """Return whether the word may be the one that says who: not "his" or "the" alone."""
    known = ("unnamed", "bodies", "roles")
    return not lexicon.has("determiners", token.word) or any(
        lexicon.has(name, token.word) for name in known
    )


def _has_verb(phrase: Tokens, lexicon: Lexicon) -> bool:
    return any(lexicon.has("verbs", token.word) and token.text.islower() for token in phrase)


def _divided(phrase: Tokens, lexicon: Lexicon) -> Named | None:
    cut = next(
        (
            index
            for index, token in enumerate(phrase)
            if index
            and (lexicon.has("prepositions", token.word) or _qualifies(phrase, index, lexicon))
        ),
        len(phrase),
    )
    group, rest = phrase[:cut], phrase[cut:]
    head = _common_head(group)
    if head is None:
        return _name_or_title(group, rest, lexicon)
    if lexicon.has("not_speakers", head.word):
        return None
    if _speaks_as(head, lexicon, "roles"):
        return _holder_of_role(phrase, cut, lexicon)
    if rest and rest[0].word == "to":  # "Congress to leave the programme alone" is a wish
        return None
    if _speaks_as(head, lexicon, "bodies") or lexicon.has("unnamed", head.word):
        vague = lexicon.has("unnamed", head.word) and not _any_name(rest)
        return Named(surface_of(phrase), None, "unnamed" if vague else "body")
    return None


def _qualifies(phrase: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Return whether a participle begins what tells more: "a person *briefed* on the talks"."""
    if at + 1 >= len(phrase) or not phrase[at].word.endswith(("ed", "ing")):
        return False
    known = any(
        _speaks_as(phrase[at - 1], lexicon, name) for name in ("roles", "bodies", "unnamed")
    )
    return known and phrase[at].text.islower() and lexicon.has("prepositions", phrase[at + 1].word)


def _any_name(tokens: Tokens) -> bool:
    return any(token.capital for token in tokens)


def _speaks_as(token: Token, lexicon: Lexicon, name: str) -> bool:
    parts = token.word.split("-")  # "co-leader", "minister-designate"
    return any(lexicon.has(name, part) for part in (token.word, parts[0], parts[-1]))


def _common_head(group: Tokens) -> Token | None:
    """Return the noun at the end of a group where it is no name: "the party's *spokesman*"."""
    words = [token for token in group if token.text[0].isalnum()]
    if not words:
        return None
    return None if words[-1].capital and len(words) > 0 else words[-1]


def _name_or_title(group: Tokens, rest: Tokens, lexicon: Lexicon) -> Named | None:
    """Read a group that ends with a capital: a name, with or without a title before it."""
    last_role = -1
    for index, token in enumerate(group):
        if _speaks_as(token, lexicon, "roles"):
            last_role = index
    name = group[last_role + 1 :]
    if last_role == len(group) - 1:  # "the Prime Minister", "Iraqi President of ..."
        return _holder_of_role([*group, *rest], len(group), lexicon)
    if last_role >= 0 and _is_name(name, lexicon):
        return Named(surface_of(name), _role(group[: last_role + 1]), "person")
    if not _nominal(group, lexicon):
        return _trade_and_name(group)
    last = group[-1].word
    body = lexicon.has("determiners", group[0].word)
    if lexicon.has("not_speakers", last) or lexicon.has("not_names", last):
        return None
    if _speaks_as(group[-1], lexicon, "bodies"):
        wish = rest and rest[0].word == "to"
        return None if wish else Named(surface_of([*group, *rest]), None, "body")
    return Named(surface_of(group), None, "body" if body else "person")


def _trade_and_name(group: Tokens) -> Named | None:
    """Read "political scientist Anne Moe": words of any trade before a full name."""
    start = len(group)
    while start > 0 and group[start - 1].capital:
        start -= 1
    trade = group[:start]
    if len(group) - start < 2 or len(trade) > _LONGEST_TRADE:
        return None
    return Named(surface_of(group[start:]), _role(trade), "person")


_LONGEST_TRADE = 4


def _nominal(group: Tokens, lexicon: Lexicon) -> bool:
    """Return whether every word before a name may stand there: the articles, nouns, names."""
    return all(
        token.capital
        or not token.text[0].isalnum()
        or token.text.isdigit()
        or any(
            lexicon.has(name, token.word)
            for name in ("determiners", "roles", "bodies", "joins", "particles", "prepositions")
        )
        for token in group
    )


def _holder_of_role(phrase: Tokens, cut: int, lexicon: Lexicon) -> Named:
    """Find the name after "the director of Sadr's office", if there is one."""
    start = len(phrase)
    while start > cut + 1 and _in_name(phrase[start - 1], lexicon):
        start -= 1
    for index in range(len(phrase) - 1, start - 1, -1):
        if lexicon.has("bodies", phrase[index].word):
            start = index + 1
            break
    else:
        before = phrase[start - 1] if cut < start < len(phrase) else None
        if before is None or not _ends_complement(before, lexicon):
            start = len(phrase)
    name = phrase[start:]
    if name and len(name) <= 5 and name[0].capital:
        return Named(surface_of(name), _role(phrase[:start]), "person")
    head = phrase[cut - 1].word
    vague = lexicon.has("unnamed", head) and not _any_name(phrase[1:])
    vague = vague and not lexicon.has("voices", head)
    return Named(surface_of(phrase), None, "unnamed" if vague else "person")


def _ends_complement(token: Token, lexicon: Lexicon) -> bool:
    """Return whether "of Sadr's office" may end with the word, so that a name can follow."""
    return token.text.islower() and any(
        lexicon.has(name, token.word) for name in ("bodies", "roles")
    )


def _in_name(token: Token, lexicon: Lexicon) -> bool:
    return token.capital or lexicon.has("particles", token.word) or token.text in ".-"


def _is_name(tokens: Tokens, lexicon: Lexicon) -> bool:
    return (
        0 < len(tokens) <= 6
        and all(_in_name(token, lexicon) for token in tokens)
        and not any(_speaks_as(token, lexicon, "roles") for token in tokens)
        and not lexicon.has("determiners", tokens[0].word)
    )


def _has_role(tokens: Tokens, lexicon: Lexicon) -> bool:
    return any(_speaks_as(token, lexicon, "roles") for token in tokens)


def _role(tokens: Tokens) -> str:
    """Return a role as printed, without the article before it."""
    start = 1 if len(tokens) > 1 and tokens[0].word in _ARTICLES else 0
    end = len(tokens)
    while end > start and tokens[end - 1].text == ",":
        end -= 1
    return surface_of(tokens[start:end])


_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})

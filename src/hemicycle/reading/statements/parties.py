"""Who speaks in the simple frames: a phrase of known nouns and names, or nobody.

A capital tells a name in Spanish and French. In German every noun has one, and in Arabic none
has: there the known roles and bodies decide, and what they leave open is a doubt.
"""

from dataclasses import dataclass

from hemicycle.reading.statements.clauses import Clause
from hemicycle.reading.statements.sentences import Token
from hemicycle.reading.statements.speakers import Kind, Named, surface_of

BOUNDARY = "where the role ends and the name begins must be checked"
NO_CAPITALS = "whether this names a speaker must be checked"
_LONGEST = 12
_KNOWN = (
    "articles",
    "roles",
    "bodies",
    "unnamed",
    "prepositions",
    "joins",
    "qualities",
    "particles",
)
_NO_BEGINNING = ("no_beginning", "adjuncts", "adverbs", "weekdays", "months")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in a frame, and what is doubtful of it."""

    name: str
    role: str | None
    kind: Kind
    doubt: tuple[str, ...] = ()

    @property
    def named(self) -> Named:
        """The speaker as the other steps know it."""
        return Named(self.name, self.role, self.kind)


def voice_of(phrase: Clause) -> Voice | None:
    """Divide a phrase into role and name; ``None`` where it holds anything else."""
    sentence, tokens = phrase.sentence, phrase.tokens
    if (
        not tokens
        or len(tokens) > _LONGEST
        or not all(_allowed(phrase, token) for token in tokens)
    ):
        return None
    if len(tokens) == 1 and sentence.is_("pronouns", phrase.lo):
        return Voice(tokens[0].text, None, "pronoun")
    if not _may_begin(phrase) or any(
        _is_second(phrase, at) for at in range(phrase.lo + 1, phrase.hi)
    ):
        return None
    start = phrase.lo + sentence.is_("articles", phrase.lo)
    if start == phrase.hi:
        return None
    if not sentence.lexicon.has("caseless", sentence.lexicon.language):
        return _with_capitals(phrase, start)
    return _without_capitals(phrase)


def _may_begin(phrase: Clause) -> bool:
    sentence = phrase.sentence
    start = phrase.lo + sentence.is_("articles", phrase.lo)
    closed = sentence.is_("prepositions", start) or sentence.is_("joins", start)
    return not closed and not any(sentence.is_(name, phrase.lo) for name in _NO_BEGINNING)


def _is_second(phrase: Clause, at: int) -> bool:
    """Return whether a second noun phrase begins: "Mora *una* coalición"."""
    sentence = phrase.sentence
    article = sentence.is_("articles", at) and not sentence.is_("prepositions", at)
    links = sentence.is_("prepositions", at - 1) or sentence.is_("joins", at - 1)
    return article and not links


def _allowed(phrase: Clause, token: Token) -> bool:
    lexicon = phrase.sentence.lexicon
    if token.quoted or lexicon.has("not_speakers", token.word):
        return False
    if lexicon.has("caseless", lexicon.language):
        return token.text[0].isalpha()
    known = any(lexicon.has(name, token.word) for name in (*_KNOWN, "pronouns"))
    return token.capital or known


def _with_capitals(phrase: Clause, start: int) -> Voice | None:
    tokens = phrase.sentence.tokens
    cut = phrase.hi
    while cut > start and _in_name(phrase, cut - 1):
        cut -= 1
    while cut < phrase.hi and not tokens[cut].capital:
        cut += 1
    before = range(start, cut)
    role = any(_ends_as(phrase, at, "roles") for at in before)
    if cut < phrase.hi and (role or cut == start):
        named = surface_of(tokens[cut : phrase.hi])
        article = start > phrase.lo
        if cut == start:
            return Voice(surface_of(phrase.tokens), None, "body" if article else "person")
        if not _links(phrase, cut - 1):
            return Voice(named, surface_of(tokens[start:cut]), "person")
    return _by_noun(phrase, start)


def _links(phrase: Clause, at: int) -> bool:
    """Return whether the name belongs to a preposition: "el portavoz *de* Vox"."""
    sentence = phrase.sentence
    return any(sentence.is_(name, at) for name in ("prepositions", "articles", "joins"))


def _in_name(phrase: Clause, at: int) -> bool:
    token = phrase.sentence.tokens[at]
    common = any(_ends_as(phrase, at, name) for name in ("roles", "bodies", "unnamed"))
    joins = phrase.sentence.is_("particles", at) or phrase.sentence.is_("joins", at)
    return (token.capital and not common) or joins


def _ends_as(phrase: Clause, at: int, name: str) -> bool:
    """Return whether the word is, or as a German compound ends in, a word of the set."""
    lexicon, word = phrase.sentence.lexicon, phrase.sentence.tokens[at].word
    if lexicon.has(name, word):
        return True
    compounds = lexicon.has("compounds", lexicon.language)
    return compounds and word.endswith(lexicon.lists[name])


def _by_noun(phrase: Clause, start: int) -> Voice | None:
    """Read "der Minister", "la portavoz de Vox", "Beobachter": a noun that can speak."""
    sentence = phrase.sentence
    head = next(
        (at for at in range(start, phrase.hi) if sentence.is_("prepositions", at)), phrase.hi
    )
    kinds: tuple[tuple[str, Kind], ...] = (
        ("unnamed", "unnamed"),
        ("roles", "person"),
        ("bodies", "body"),
    )
    for name, kind in kinds:
        if any(_ends_as(phrase, at, name) for at in range(start, head)):
            return Voice(surface_of(phrase.tokens), None, kind)
    return None


def _without_capitals(phrase: Clause) -> Voice | None:
    """Read an Arabic phrase: a known body or source, a role and a name, or a bare name."""
    sentence = phrase.sentence
    name = surface_of(phrase.tokens)
    if sentence.is_("unnamed", phrase.lo):
        return Voice(name, None, "unnamed")
    if sentence.is_("bodies", phrase.lo):
        return Voice(name, None, "body")
    doubt = BOUNDARY if sentence.is_("roles", phrase.lo) else NO_CAPITALS
    return Voice(name, None, "person", (doubt,))


def apposed_voice(role: Clause, name: Clause) -> Voice | None:
    """Read "La ministre des Finances, Claire Dubois," and the same the other way round."""
    for noun, proper in ((role, name), (name, role)):
        first, second = voice_of(noun), voice_of(proper)
        if first is None or second is None or first.role or second.role:
            continue
        proper_name = second.kind == "person" and _is_bare(second.name)
        if proper_name and first.kind == "person" and not _is_bare(first.name):
            return Voice(second.name, _without_article(first.name, noun), "person")
    return None


def _is_bare(name: str) -> bool:
    return all(word[0].isupper() for word in name.split())


def _without_article(name: str, phrase: Clause) -> str:
    first, _, rest = name.partition(" ")
    return rest if phrase.sentence.lexicon.has("articles", first.lower()) and rest else name

"""Names of lists: trimmed of what prose hangs on them, compared, shortened.

A *content word* is a word of the name without case, marks and plural, that is no article and no
generic noun such as "party". Two rows are the same list when their content words are equal and
their generic nouns do not contradict: "Fatih" and "al-Fatih bloc" are, "National Wisdom
Movement" and "National Wisdom Trend" are perhaps (`alike`), which is for the editor to decide.
"""

import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hemicycle.reading.results.wording import Wording, wording_in

_BRACKETED = re.compile(r"\(([^()\s]{2,12})\)")
_LONGEST = 90  # characters of the longest name looked for before its abbreviation
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST_BRACKET = re.compile(r"\(([^()]*)\)?$")
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ar|an)[-‐‑]")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"([^aeiouy])\1")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A list's name and, where the page gives one in brackets, its abbreviation."""

    full: str
    abbreviation: str | None = None


def name_of(printed: str, wording: Wording) -> Name:
    """Return the name in a piece of prose, without leaders, articles and trailing marks.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> name_of("Prime Minister Haider al-Abadi’s Victory Alliance", wording_in("en"))
    Name(full='Victory Alliance', abbreviation=None)
    >>> name_of("the Kurdistan Democratic Party (KDP)", wording_in("en"))
    Name(full='Kurdistan Democratic Party', abbreviation='KDP')
    """
    text = _trimmed(" ".join(printed.split()), wording)
    found = _LAST_BRACKET.search(text)
    if found is None or not text[: found.start()].strip():
        return Name(text)
    inside, outside = found.group(1).strip(), text[: found.start()].strip()
    if is_abbreviation(inside):
        return Name(outside, inside)
    return Name(outside if is_person(Name(inside), wording) else text)


def is_abbreviation(word: str) -> bool:
    """Return whether a word is written like an abbreviation: KDP, CDU/CSU, ITAK, SfD.

    >>> [is_abbreviation(word) for word in ("KDP", "CDU/CSU", "SfD", "N", "Nasr")]
    [True, True, True, False, False]
    """
    capitals = sum(map(str.isupper, word))
    return 1 < len(word) <= 12 and " " not in word and capitals * 2 >= len(word) and capitals > 1


def is_person(name: Name, wording: Wording) -> bool:
    """Return whether a name is written like a person's: two or three plain capitalised words.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> [is_person(Name(name), wording_in("en")) for name in ("Yair Lapid", "Maoist Centre")]
    [True, False]
    """
    words = name.full.split()
    plain = all(word[:1].isupper() and word.isalpha() and not word.isupper() for word in words)
    telling = not any(
        wording.one(table, word.casefold())
        for word in words
        for table in ("names.generic", "names.common", "names.plural", "names.independents")
    )
    return 1 < len(words) < 4 and plain and telling


def content_words(name: str, wording: Wording) -> frozenset[str]:
    """Return the words by which a name is told from others.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> sorted(content_words("the Green Party", wording_in("en")))
    ['green']
    """
    return _content_words(name, wording.language)


@lru_cache(maxsize=4_096)
def _content_words(name: str, language: str) -> frozenset[str]:
    words = [folded(word) for word in _words(name)]
    telling = [word for word in words if not _empty(word, wording_in(language))]
    return frozenset(telling or words)


def heads(name: str, wording: Wording) -> frozenset[str]:
    """Return the generic nouns of a name that tell lists apart; "coalition" does not."""
    words = {word.casefold() for word in _words(name)}
    return frozenset(
        word
        for word in words
        if wording.one("names.generic", word) and not wording.one("names.interchangeable", word)
    )


def same_list(one: Name, other: Name, wording: Wording) -> bool:
    """Return whether two names are surely one list's.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> same_list(Name("Patriotic Union of Kurdistan"), Name("PUK"), wording_in("en"))
    True
    >>> same_list(Name("Wisdom Movement"), Name("Wisdom Trend"), wording_in("en"))
    False
    """
    if one.full.casefold() == other.full.casefold() or _abbreviates(one, other):
        return True
    if one.abbreviation and other.abbreviation and one.abbreviation != other.abbreviation:
        return False
    mine, theirs = heads(one.full, wording), heads(other.full, wording)
    if mine and theirs and mine != theirs:
        return False
    return content_words(one.full, wording) == content_words(other.full, wording)


def keys_of(name: Name, wording: Wording) -> tuple[Hashable, ...]:
    """Return keys of which two names of one list share at least one."""
    words = _words(name.full.replace("-", " "))
    capitals = "".join(word[0] for word in words if word[0].isupper())
    initials = "".join(word[0] for word in words).upper()
    short = (name.abbreviation or name.full).upper()
    exact = (name.full.casefold(), content_words(name.full, wording), short)
    return tuple(dict.fromkeys([*exact, *(key for key in (capitals, initials) if len(key) > 1)]))


def openings_of(name: Name) -> tuple[Hashable, ...]:
    """Return how the words of a name begin, as abbreviations such as "Soc Dems" keep it."""
    words = _words(name.full.lower())
    return tuple(("opens", word[:2]) for word in words[:1])


def alike(one: Name, other: Name, wording: Wording) -> bool:
    """Return whether two names may be one list's: the same telling words, another noun.

    What is left when both nouns are taken away must itself tell: more than one word, or one
    that is not as common as "National".
    """
    mine, theirs = content_words(one.full, wording), content_words(other.full, wording)
    telling = len(mine) > 1 or not all(wording.one("names.common", word) for word in mine)
    return telling and (mine == theirs or _spelt_alike(mine, theirs))


def within(short: Name, long: Name, wording: Wording) -> bool:
    """Return whether one name is a part of the other: "Left" of "Left Party of Sweden"."""
    mine, theirs = content_words(short.full, wording), content_words(long.full, wording)
    return mine < theirs or theirs < mine or abbreviated(short, long) or abbreviated(long, short)


def abbreviated(short: Name, long: Name) -> bool:
    """Return whether the short name's words begin the long one's: Soc Dems, NZF, UF."""
    parts, wholes = _words(short.full.lower()), _words(long.full.lower())
    if len(parts) == 1 and short.full.isupper():
        return (
            short.full.lower() == "".join(word[0] for word in wholes)
            or short.full.lower() == ("".join(wholes)[: len(short.full)])
        )
    begins = len(parts) <= len(wholes) and all(
        len(part) > 2 and whole.startswith(part.rstrip("s")[:5])
        for part, whole in zip(parts, wholes, strict=False)
    )
    return bool(parts) and begins


def _words(name: str) -> list[str]:
    return _WORD.findall(name.replace("’", "'"))


def folded(word: str) -> str:
    """Return a word without case, marks, hyphens and a plural's s."""
    plain = word.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace("'", "").replace("-", "")
    return plain[:-1] if len(plain) > 4 and plain.endswith("s") else plain


def _empty(word: str, wording: Wording) -> bool:
    return any(
        wording.one(table, form)
        for table in ("names.generic", "names.connectors")
        for form in (word, word + "s")
    )


def _abbreviates(one: Name, other: Name) -> bool:
    short = {name.abbreviation or name.full for name in (one, other)}
    if len(short) == 1 and is_abbreviation(next(iter(short))):
        return True
    return _initials(one, other) or _initials(other, one)


def _initials(short: Name, long: Name) -> bool:
    """Return whether ``short`` is the initials of ``long``: PUK, Patriotic Union of Kurdistan."""
    if not is_abbreviation(short.full) or is_abbreviation(long.full):
        return False
    words = _words(long.full.replace("-", " "))
    capital = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return len(words) > 1 and short.full.upper() in (capital.upper(), every)


def _spelt_alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether two names differ by the vowels of a transliteration alone."""
    return {sound(word) for word in mine} == {sound(word) for word in theirs}


def sound(word: str) -> str:
    """Return a word with each run of vowels as one mark: its spelling, transliteration apart.

    >>> sound("Sairoun") == sound("Sairoon") == sound("Sayirun") != sound("Sairouna")
    True
    """
    return _VOWELS.sub("*", _DOUBLED.sub(r"\1", folded(word)))


def _trimmed(text: str, wording: Wording) -> str:
    text = text.strip(" \t,;:.–—-=|•*·\"'“”‘’«»")
    text = _without_leader_before(text, wording)
    text = _without_leader_behind(text, wording)
    words = text.split()
    while len(words) > 1 and _opens(words[0], wording):
        words.pop(0)
    if (
        words
        and wording.one("names.glued", words[0][0])
        and wording.one("names.generic", words[0][1:])
    ):
        words[0] = words[0][1:]
    return " ".join(words).strip(" ,;:–—-")


def _opens(word: str, wording: Wording) -> bool:
    low = word.casefold()
    article = wording.one("names.articles", low) and not word[0].isupper()
    return article or wording.one("grammar.the", low) or wording.one("names.roles", word)


def _without_leader_before(text: str, wording: Wording) -> str:
    """Cut "Haider al-Abadi’s" off "Haider al-Abadi’s Victory Alliance", not off "People’s"."""
    for found in reversed(list(_POSSESSIVE.finditer(text))):
        owner = text[: found.end()].rsplit(maxsplit=1)[-1].casefold().replace("’", "'")
        bare = owner.removesuffix("'s").rstrip("'")
        rest = text[found.end() :].strip()
        named = [
            word for word in rest.split() if word[0].isupper() or word[0].isdigit() or "-" in word
        ]
        if wording.one("names.possessives", bare) or _generic_only(named, wording):
            continue
        return rest
    return text


def _generic_only(words: Sequence[str], wording: Wording) -> bool:
    return all(wording.one("names.generic", word.casefold().strip("()")) for word in words)


def _without_leader_behind(text: str, wording: Wording) -> str:
    """Cut "of Muqtada Sadr" off "Sairoon Coalition of Muqtada Sadr", not off "Party of Serbia"."""
    words = text.split()
    for place in range(2, len(words) - 1):
        behind = words[place + 1 :]
        owned = wording.one("grammar.of", words[place]) and wording.one(
            "names.generic", words[place - 1].casefold()
        )
        titled = wording["names.titles"].at([word.casefold() for word in behind], 0) > 0
        person = len(behind) > 1 and all(word[0].isupper() or "-" in word for word in behind)
        if owned and (titled or (person and "(" not in " ".join(behind))):
            return " ".join(words[:place])
    return text


def proper_name(name: str, article: str, wording: Wording) -> str:
    """Add in brackets the name that the article itself gives to "somebody’s alliance".

    >>> from hemicycle.reading.results.wording import wording_in
    >>> article = "Sadr’s alliance won. The al-Sadr’s Sairoun coalition met on Monday."
    >>> proper_name("Sadr’s alliance", article, wording_in("en"))
    'Sadr’s alliance (Sairoun)'
    """
    found = _POSSESSIVE.search(name)
    rest = name[found.end() :].split() if found else []
    if found is None or not rest or not wording.one("names.generic", rest[0]):
        return name
    owner = _owner(name[: found.start()])
    for other in _POSSESSIVE.finditer(article):
        before = article[max(other.start() - 40, 0) : other.start()].split()
        if before and _owner(before[-1]) == owner:
            proper = _leading_capitals(article[other.end() : other.end() + 80].split(), wording)
            if proper:
                return f"{name} ({proper})"
    return name


def abbreviations_in(article: str) -> dict[str, int]:
    """Return where each abbreviation first stands in brackets: one pass for all rows.

    >>> abbreviations_in("Law and Justice (PiS) and the PSL")
    {'PiS': 16}
    """
    places: dict[str, int] = {}
    for found in _BRACKETED.finditer(article):
        places.setdefault(found.group(1), found.start())
    return places


def spelt_out(name: Name, article: str, places: Mapping[str, int], wording: Wording) -> Name:
    """Return the full name that the article itself gives to an abbreviation, with that.

    >>> article = "Law and Justice (PiS) came first. PiS will have 200 seats."
    >>> spelt_out(Name("PiS"), article, abbreviations_in(article), wording_in("en"))
    Name(full='Law and Justice', abbreviation='PiS')
    """
    at = places.get(name.full, -1) if is_abbreviation(name.full) else -1
    before = article[max(at - _LONGEST, 0) : at].split() if at > 0 else []
    start = len(before)
    while start and (before[start - 1][0].isupper() or _joins(before, start - 1, wording)):
        start -= 1
    while start < len(before) and not before[start][0].isupper():
        start += 1
    printed = " ".join(before[start:])
    full = name_of(printed, wording).full if printed and printed.find(".") < 0 else ""
    return Name(full, name.full) if full and not is_person(Name(full), wording) else name


def _joins(words: Sequence[str], place: int, wording: Wording) -> bool:
    """Return whether a word may stand inside a name: "Law and Justice"."""
    tables = ("names.connectors", "numbers.joiner", "names.tails")
    return any(wording.one(table, words[place]) for table in tables)


def _owner(words: str) -> str:
    return _ARTICLE.sub("", words.rsplit(maxsplit=1)[-1].casefold()) if words.split() else ""


def _leading_capitals(words: Sequence[str], wording: Wording) -> str:
    """Return the capitalised words that stand before a generic noun, or nothing."""
    for place, word in enumerate(words[:6]):
        if wording.one("names.generic", word.casefold().strip(".,;:")):
            return " ".join(words[:place])
        if not word[0].isupper() and not _ARTICLE.match(word):
            break
    return ""

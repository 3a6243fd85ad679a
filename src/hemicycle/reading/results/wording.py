"""The words of election news, by language: data in ``languages/*.toml``, so a language is data.

A phrase is one to six words in lower case. Phrases are looked up by position in a sequence of
words and never searched for, so that the cost does not depend on what the page says.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de", "es", "fr", "ar")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases, looked up by position.

    ``first`` and ``last`` give, for each word that begins or ends a phrase, the numbers of words
    of such phrases, the longest first.
    """

    known: frozenset[tuple[str, ...]]
    first: Mapping[str, tuple[int, ...]]
    last: Mapping[str, tuple[int, ...]]

    def at(self, words: Sequence[str], start: int) -> int:
        """Return how many words the longest phrase has that begins at ``start``, or 0.

        >>> phrases(["out of", "out"]).at(("54", "out", "of", "329"), 1)
        2
        """
        lengths = self.first.get(words[start]) if start < len(words) else None
        for length in lengths or ():
            if length == 1:
                return 1
            run = tuple(words[start : start + length])
            if run in self.known and len(run) == length:
                return length
        return 0

    def before(self, words: Sequence[str], end: int) -> int:
        """Return how many words the longest phrase has that ends before ``end``, or 0."""
        lengths = self.last.get(words[end - 1]) if end > 0 else None
        for length in lengths or ():
            if length == 1:
                return 1
            if length <= end and tuple(words[end - length : end]) in self.known:
                return length
        return 0

    def within(self, words: Sequence[str], start: int, end: int) -> int | None:
        """Return where the first phrase lies that begins in ``start:end``, or ``None``."""
        start = max(start, 0)
        whole = start == 0 and end >= len(words)
        if self.first.keys().isdisjoint(words if whole else words[start:end]):
            return None
        for place, word in enumerate(words[start:end], start):
            if word in self.first and self.at(words, place):
                return place
        return None


_NOTHING = Phrases(frozenset(), {}, {})


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one language; ``wording["clauses.gain"]`` are phrases.

    A table that a language's file leaves out is empty; English has them all.
    """

    language: str
    tables: Mapping[str, Phrases]
    standing: Mapping[str, frozenset[str]]
    """For each word, the tables in which it stands alone."""
    opening: Mapping[str, frozenset[str]]
    """For each word, the tables in which it begins a phrase."""
    closing: Mapping[str, frozenset[str]]
    """For each word, the tables in which it ends a phrase."""
    number_words: Mapping[str, int]
    decimal_comma: bool
    space_groups: bool

    def __getitem__(self, name: str) -> Phrases:
        return self.tables.get(name, _NOTHING)

    def one(self, name: str, word: str) -> bool:
        """Return whether the single word stands in the table."""
        return name in self.standing.get(word, ())

    def alone(self, name: str) -> frozenset[str]:
        """Return the single words of the table."""
        return _alone(self.language, name)

    def any(self, names: frozenset[str], word: str) -> bool:
        """Return whether the single word stands in one of the tables."""
        tables = self.standing.get(word)
        return tables is not None and not names.isdisjoint(tables)

    def opening_any(self, names: frozenset[str]) -> frozenset[str]:
        """Return the words that begin a phrase in one of the tables."""
        return _openings(self.language, names)

    def opens(self, names: frozenset[str], word: str) -> bool:
        """Return whether the word begins a phrase in one of the tables."""
        tables = self.opening.get(word)
        return tables is not None and not names.isdisjoint(tables)


def phrases(entries: Iterable[str]) -> Phrases:
    """Return the phrases of a list of entries, with straight apostrophes."""
    known = frozenset(tuple(entry.replace("’", "'").split()) for entry in entries)
    return Phrases(known, _lengths(known, 0), _lengths(known, -1))


def _lengths(known: Iterable[tuple[str, ...]], place: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for phrase in known:
        lengths.setdefault(phrase[place], set()).add(len(phrase))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def wording_in(language: str) -> Wording:
    """Return the wording of a language, given by its ISO 639-1 code; each file is read once."""
    document = _document(language)
    numbers = document.pop("numbers")
    tables = {"frequent": phrases(document.pop("frequent"))}
    for section, entries in document.items():
        tables |= {f"{section}.{name}": phrases(words) for name, words in entries.items()}
    for name in ("joiner", "hundred", "thousand"):
        tables[f"numbers.{name}"] = phrases(numbers.get(name, ()))
    return Wording(
        language,
        tables,
        _tables_by_word((name, phrase[0]) for name, phrase in _all(tables) if len(phrase) == 1),
        _tables_by_word((name, phrase[0]) for name, phrase in _all(tables)),
        _tables_by_word((name, phrase[-1]) for name, phrase in _all(tables)),
        numbers["words"],
        numbers["decimal"] == ",",
        numbers["space_groups"],
    )


@cache
def _openings(language: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(wording_in(language)[name].first for name in names))


@cache
def _alone(language: str, name: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in wording_in(language)[name].known if len(phrase) == 1)


def _all(tables: Mapping[str, Phrases]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((name, phrase) for name, table in tables.items() for phrase in table.known)


def _tables_by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    tables: dict[str, set[str]] = {}
    for name, word in pairs:
        tables.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in tables.items()}


def wording_of(string: str) -> Wording:
    """Return the wording of the language in which a page is written.

    The language is the one whose frequent words stand most often in the first 20,000
    characters; a page without any is read as English.

    >>> wording_of("Labour won 258 of the 650 seats.").language
    'en'
    """
    words = Counter(string[:_SAMPLE].casefold().split())
    hits = {
        name: sum(words[phrase[0]] for phrase in wording_in(name)["frequent"].known)
        for name in LANGUAGES
    }
    return wording_in(max(LANGUAGES, key=lambda name: hits[name]))


def _document(language: str) -> dict[str, Any]:
    source = files("hemicycle.reading.results") / "languages" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))

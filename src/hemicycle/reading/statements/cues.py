"""The words by which news attributes statements: one TOML file a language in ``languages/``.

A *cue* is the verb of an attribution ("said", "ruled out"). Its class says what is done with the
words, and what it `takes` says which kind of content may follow it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

CueClass: TypeAlias = Literal[
    "assert",
    "warn",
    "deny",
    "reject",
    "promise",
    "threaten",
    "demand",
    "predict",
    "believe",
    "decline",
]
Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of attribution in one of its forms.

    ``takes`` are the kinds of content that may follow, as the head of the data file explains;
    ``objects`` are the nouns with which its object must begin where ``takes`` has "words".
    """

    kind: CueClass
    words: Phrase
    takes: frozenset[str]
    objects: frozenset[str] = frozenset()
    participle: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words: cues and phrases by their first word, and named sets of words."""

    language: str
    cues: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    sets: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[str, ...]]
    openers: frozenset[str]

    def attributes(self, paragraph: str) -> bool:
        """Return whether any word of the paragraph may begin a cue or a frame."""
        return any(found.group() in self.openers for found in _WORD.finditer(paragraph.lower()))

    def has(self, name: str, word: str) -> bool:
        """Return whether the set called ``name`` holds the word, which is in lower case."""
        return word in self.sets[name]


@lru_cache
def lexicon_of(language: str) -> Lexicon:
    """Return the words of a language, given as in its file name: ``"en"``."""
    source = files("hemicycle.reading.statements").joinpath("languages", f"{language}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    tables = {
        name: tuple(words)
        for table in ("outlets", "speakers", "grammar", "dates", "hearsay", "refusals")
        for name, words in data.get(table, {}).items()
    }
    if language != _GRAMMAR:
        tables = dict.fromkeys((*lexicon_of(_GRAMMAR).lists, *_FRAMED), ()) | tables
    cues = _cues_of(data)
    phrases = {name: _longest_first(words) for name, words in tables.items()}
    phrases["that"] = _longest_first(data["that"])
    sets = {name: frozenset(words) for name, words in tables.items()}
    sets = dict.fromkeys(_FRAMED, frozenset[str]()) | sets
    sets["months"] |= sets["short_months"] | sets["wire_months"]
    return Lexicon(
        language=data["language"],
        cues=cues,
        phrases=phrases,
        sets=sets,
        lists=tables,
        openers=frozenset(cues).union(*(phrases[name] for name in _FRAMES)),
    )


_GRAMMAR = "en"
"""The language with a grammar of its own; the others have empty sets where they need none."""

_FRAMED = (
    "adjuncts",
    "caseless",
    "compounds",
    "dotted_months",
    "elided",
    "lower_months",
    "no_beginning",
    "pronouns_behind",
    "qualities",
    "relays",
    "reported",
    "separated",
    "subordinate",
    "that_with_pronoun",
    "within_dates",
)
"""Sets of words that the simple frames alone ask for."""

_WORD = re.compile(r"\w+")
_FRAMES = ("according", "no_comment", "participles")


def _cues_of(data: Mapping[str, Any]) -> dict[str, tuple[Cue, ...]]:
    by_first: dict[str, list[Cue]] = {}
    for entry in data["cue"]:
        for form in ("finite", "participles"):
            for surface in entry.get(form, ()):
                words = tuple(surface.split())
                cue = Cue(
                    entry["class"],
                    words,
                    frozenset(entry["takes"]),
                    frozenset(entry.get("objects", ())),
                    form == "participles",
                )
                by_first.setdefault(words[0], []).append(cue)
    return {
        first: tuple(sorted(cues, key=lambda cue: -len(cue.words)))
        for first, cues in by_first.items()
    }


def _longest_first(surfaces: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, the longest first."""
    by_first: dict[str, list[Phrase]] = {}
    for surface in surfaces:
        phrase = tuple(surface.split())
        by_first.setdefault(phrase[0], []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in by_first.items()
    }

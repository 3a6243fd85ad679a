"""Words that hold a comment: lists by language shipped beside this module, tuned by the editor.

A line of a list is a kind and a word or phrase; ``*`` stands for any letters. Texts are compared
folded: compatibility forms, capitals, Arabic vowel marks and letters that cannot be seen are gone.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

RISKS = {"insult": 20, "slur": 50, "threat": 70, "house": 30}

_UNSEEN = re.compile("[\u0640\u200b-\u200f\u2060\ufeff\u00ad]")
_MARKS = {"Mn", "Me"}


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a list that stands in the text."""

    list: str
    kind: str
    word: str

    @property
    def risk(self) -> int:
        """How grave the kind is."""
        return RISKS[self.kind]


def found_words(text: str, more: str = "", allowed: str = "") -> list[FoundWord]:
    """Return the listed words in a text; ``more`` and ``allowed`` are the editor's, one a line.

    >>> [(each.kind, each.word) for each in found_words("Hasbara trolls, again")]
    [('insult', 'trolls')]
    >>> found_words("The trolley is late")
    []
    """
    folded = fold(text)
    passed = {fold(line) for line in allowed.splitlines()}
    entries = (*shipped(), *(("house", "house", word) for word in _lines(more)))
    return [
        FoundWord(name, kind, word)
        for name, kind, word in entries
        if fold(word) not in passed and _pattern(word).search(folded)
    ]


def fold(text: str) -> str:
    r"""Return the text as it is compared.

    >>> fold("ＳＴＵ\u200bPÍD")
    'stupid'
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return "".join(char for char in plain if unicodedata.category(char) not in _MARKS).strip()


@lru_cache(maxsize=1)
def shipped() -> tuple[tuple[str, str, str], ...]:
    """Return the shipped entries: the list's language, the kind, the word."""
    found = []
    for file in sorted(files(__package__).joinpath("words").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".txt"):
            for line in _lines(file.read_text(encoding="utf-8")):
                kind, word = line.split(maxsplit=1)
                found.append((file.name.removesuffix(".txt"), kind, word))
    return tuple(found)


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    letters = re.escape(fold(word)).replace(r"\*", r"\w{0,3}").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){letters}(?!\w)")

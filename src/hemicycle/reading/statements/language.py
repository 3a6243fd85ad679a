"""Which language an article is in, told by the small words that every text is full of."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from hemicycle.reading.text import Line

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 400
_LONGEST_LINE = 8_000  # characters: more than that many words have
_FEWEST = 3
_TIMES = 2
DEFAULT = "en"


def language_of(lines: Iterable[Line]) -> str:
    """Return the language as its data file is called; English unless another is clear.

    Another language needs three of its small words, and twice as many as English has.

    >>> from hemicycle.reading.text import text_of
    >>> language_of(text_of("Die Partei sagte, dass sie nicht mit der SPD regiert.").lines)
    'de'
    """
    found = Counter[str]()
    left, table = _ENOUGH, _languages()
    for line in lines:
        words = _WORD.findall(line.text[:_LONGEST_LINE].lower())[:left]
        left -= len(words)
        for word in words:
            if word in table:
                found.update(table[word])
        if left <= 0:
            break
    if not found:
        return DEFAULT
    ((first, count), *_) = found.most_common(1)
    clear = count >= _FEWEST and count >= _TIMES * found[DEFAULT]
    return first if clear else DEFAULT


@lru_cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return the languages of each small word, from the data files."""
    by_word: dict[str, tuple[str, ...]] = {}
    folder = files("hemicycle.reading.statements").joinpath("languages")
    for source in sorted(folder.iterdir(), key=lambda each: each.name):
        if source.name.endswith(".toml"):
            data = tomllib.loads(source.read_text(encoding="utf-8"))
            for word in data["small_words"]:
                by_word[word] = (*by_word.get(word, ()), data["language"])
    return by_word

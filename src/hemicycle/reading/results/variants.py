"""Names that the page spells in two ways: Sairoun and Sairoon, Labour and Labor."""

import re
from collections.abc import Collection, Sequence

from hemicycle.reading.results.names import content_words, folded, sound
from hemicycle.reading.results.told import Place
from hemicycle.reading.results.wording import Wording
from hemicycle.records.page import Span

_WORD = re.compile(r"[^\W\d_]{5,30}")


def variants_of(
    names: Sequence[str], place: Place, reach: Sequence[tuple[int, int]], wording: Wording
) -> list[list[Span]]:
    """Return the first places of each spelling of a word that names a list, where it has several.

    Parameters
    ----------
    names
        The lists' names as shown.
    place
        The page.
    reach
        The characters of the lines that are read.
    wording
        The page's language.
    """
    named = {
        sound(word)
        for name in names
        for word in _WORD.findall(name)
        if word[0].isupper() and not _ordinary(word, wording)
    }
    printed = {word for start, end in reach for word in _WORD.findall(place.string, start, end)}
    sounds = {word: sound(word) for word in printed if word[0].isupper()}
    spellings: dict[str, set[str]] = {}
    for word, heard in sounds.items():
        if heard in named:
            spellings.setdefault(heard, set()).add(folded(word))
    several = {
        heard
        for heard, words in spellings.items()
        if len(words) > 1 and not _apart(words, names, wording)
    }
    found: dict[str, dict[str, Span]] = {}
    for start, end in reach if several else ():
        for match in _WORD.finditer(place.string, start, end):
            heard = sounds.get(match.group(), "")
            if heard in several:
                spelt = found.setdefault(heard, {})
                spelt.setdefault(folded(match.group()), place.span(*match.span()))
    return [list(spelt.values()) for spelt in found.values()]


def _apart(spellings: Collection[str], names: Sequence[str], wording: Wording) -> bool:
    """Return whether each spelling belongs to another list: Brothers of Italy, Forza Italia."""
    others = [
        content - set(spellings)
        for content in (content_words(name, wording) for name in names)
        if content & set(spellings)
    ]
    return len(others) == len(spellings) and all(others) and len(set(others)) == len(others)


def _ordinary(word: str, wording: Wording) -> bool:
    low = word.casefold()
    return any(wording.one(f"names.{table}", low) for table in ("generic", "common", "plural"))

"""Which chamber, place and time a sentence is about, as far as its words tell.

Seats in a province, in another chamber, in a poll or before the election are not the result.
Another chamber stays in force until the paragraph ends or the first chamber is named again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.tokens import Sentence
from hemicycle.reading.results.told import Weight
from hemicycle.reading.results.wording import Wording

_NEAR = 12
_BEFORE = 14
_AFTER = 12
_BEHIND = 7
_YEAR_BEHIND = 5
_PROPER = frozenset(
    {"assembly", "council", "parliament", "legislature", "senate", "house", "chamber"}
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the page has been about so far: its chamber's name, and whether that was left."""

    chamber: str | None = None
    elsewhere: bool = False
    year: int = 0
    """The latest year named in the page: "in 2009" is before it."""
    only: bool = False
    """Whether the page is of a chamber that is elsewhere the other: a senate, a state's."""


def entered(scope: Scope, sentence: Sentence, words: Sequence[str], wording: Wording) -> Scope:
    """Return the scope in which a sentence is to be read."""
    other = not scope.only and wording["chambers.other"].within(words, 0, len(words)) is not None
    proper = _proper_chambers(sentence, words, wording)
    main = scope.chamber
    if main is None and proper and not other:
        main = proper[0]
    if main is not None and main in proper:
        return _moved(scope, main, elsewhere=False)
    away = (other and not is_of_both(words, wording)) or (bool(proper) and main is not None)
    home = _names_chamber(words, wording)
    return _moved(scope, main, elsewhere=away or (scope.elsewhere and not home))


def _moved(scope: Scope, chamber: str | None, *, elsewhere: bool) -> Scope:
    if chamber == scope.chamber and elsewhere == scope.elsewhere:
        return scope
    return replace(scope, chamber=chamber, elsewhere=elsewhere)


def is_of_both(words: Sequence[str], wording: Wording) -> bool:
    """Return whether a sentence names the first chamber and another one."""
    other = wording["chambers.other"].within(words, 0, len(words)) is not None
    return other and _home(words, wording)


def is_elsewhere(words: Sequence[str], figure: Figure, wording: Wording) -> bool:
    """Return whether a figure is of the other of two chambers that its sentence names.

    It is of the chamber named right behind it ("115 of 200 in the Senate"), else of the one
    named last before it.
    """
    other, names = wording["chambers.other"], wording["chambers.names"]
    reach = min(figure.last + _BEHIND, len(words))
    behind = range(figure.last, reach)
    before = range(figure.first - 1, -1, -1)
    for place in (*behind, *before):
        if other.at(words, place):
            return True
        if names.at(words, place) and not _of_other(words, place, wording):
            return False
        if place >= figure.last and words[place].isdecimal() and place > figure.last + 2:
            return False
    return False


def is_of_other(paragraphs: Sequence[Sentence], wording: Wording) -> bool:
    """Return whether a page is of a chamber that elsewhere is the other one.

    It is where such a chamber is named before or beside the first seats, and no first chamber
    is named at all: a page on an election to a state's parliament.
    """
    openers = wording["chambers.other"].first
    if all(openers.keys().isdisjoint([token.low for token in tokens]) for tokens in paragraphs):
        return False
    named: bool | None = None
    for tokens in paragraphs:
        words = [token.low for token in tokens]
        if named is None:
            other = wording["chambers.other"].within(words, 0, len(words))
            first = next((n for n, w in enumerate(words) if wording.one("units.seats", w)), None)
            if other is not None:
                named = first is None or other < first + _NEAR
            elif first is not None:
                return False
        if _home(words, wording):
            return False
    return bool(named)


def _home(words: Sequence[str], wording: Wording) -> bool:
    """Return whether a first chamber is named, and not as a part of another's name."""
    names, other = wording["chambers.names"], wording["chambers.other"]
    place = 0
    while place < len(words):
        length = other.at(words, place)
        if not length and names.at(words, place) and not _of_other(words, place, wording):
            return True
        place += max(length, 1)
    return False


def _of_other(words: Sequence[str], place: int, wording: Wording) -> bool:
    return any(
        wording["chambers.other"].at(words, start) > place - start
        for start in range(max(place - 2, 0), place)
    )


def weight_of(sentence: Sentence, words: Sequence[str], wording: Wording) -> Weight | None:
    """Return how far a sentence of the chamber itself is believed; ``None``: not at all."""
    if wording["clauses.polls"].within(words, 0, len(words)) is not None:
        return Weight.POLL
    inside = wording.alone("chambers.inside")
    for place, word in enumerate(words[:-1]):
        if word in inside and _area(sentence, words, place + 1, wording):
            return None
    first = words[0] in inside and len(words) > 1 and sentence[1].capital
    named = first and not wording.one("names.never", words[1])
    return Weight.WEAK if named and "," in words[:5] else Weight.PROSE


def is_past(words: Sequence[str], figure: Figure, scope: Scope, wording: Wording) -> bool:
    """Return whether the clause round a figure is about an election before this one."""
    past = wording["clauses.past"]
    near = words[max(figure.first - _BEFORE, 0) : figure.last + _AFTER]
    years = any(map(str.isdecimal, words[figure.last : figure.last + _YEAR_BEHIND]))
    if not years and past.first.keys().isdisjoint(near):
        return False
    start, end = _clause(words, figure)
    if past.within(words, start, end) is not None:
        return True
    for word in words[figure.last : min(end, figure.last + _YEAR_BEHIND)]:
        if word.isdecimal():
            return len(word) == 4 and 1900 <= int(word) < scope.year
    return False


def is_hypothetical(sentence: Sentence, figure: Figure, wording: Wording) -> bool:
    """Return whether the clause before a figure says what would be: "could win 12 seats".

    A name may say so too: "Serbia Must Not Stop".
    """
    table = wording["clauses.hypothetical"]
    near = sentence[max(figure.first - _BEFORE, 0) : figure.first]
    if table.first.keys().isdisjoint([token.low for token in near]):
        return False
    words = ["" if token.capital and token.cased else token.low for token in sentence]
    start, _ = _clause(words, figure)
    place = table.within(words, start, figure.first)
    return place is not None and not wording["clauses.yielding"].at(words, place)


def _clause(words: Sequence[str], figure: Figure) -> tuple[int, int]:
    start = figure.first
    while (
        start > 0
        and figure.first - start < _BEFORE
        and words[start - 1] not in (",", ";", ":", "(")
    ):
        start -= 1
    end = figure.last
    while (
        end < len(words) and end - figure.last < _AFTER and words[end] not in (",", ";", "(", ")")
    ):
        end += 1
    return start, end


def _proper_chambers(sentence: Sentence, words: Sequence[str], wording: Wording) -> list[str]:
    """Return the names of chambers written as names: "Punjab Assembly"."""
    if _PROPER.isdisjoint(words):
        return []
    return [
        f"{words[place - 1]} {word}"
        for place, word in enumerate(words)
        if place
        and word in _PROPER
        and sentence[place].capital
        and sentence[place - 1].capital
        and not wording.one("names.openers", words[place - 1])
    ]


def _names_chamber(words: Sequence[str], wording: Wording) -> bool:
    return wording["chambers.names"].within(words, 0, len(words)) is not None


def _area(sentence: Sentence, words: Sequence[str], place: int, wording: Wording) -> bool:
    """Return whether a province or district is named from a place on: "in Kirkuk province"."""
    named = 0
    for step in range(place, min(place + 5, len(words))):
        if wording.one("chambers.areas", words[step]):
            return named > 0 or wording["grammar.of"].at(words, step + 1) > 0
        if sentence[step].capital:
            named += 1
        elif not (
            wording.one("grammar.the", words[step]) or wording.one("grammar.of", words[step])
        ):
            return False
    return False

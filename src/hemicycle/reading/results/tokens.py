"""Sentences as words, numbers and marks, each with its place in the page.

One pass with one pattern whose alternatives cannot overlap: linear in the input. A sentence is
cut after 400 tokens, so that what looks around inside a sentence is bounded too.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from hemicycle.reading.results.numbers import Number, figure, spelled
from hemicycle.reading.results.wording import Wording

LONGEST_SENTENCE = 400

_TOKEN = re.compile(
    r"(?P<number>\d++(?:[.,٬٫\u00a0\u202f]\d++)*+(?!\w))"
    r"|(?P<word>[بلكو]ـ?(?=\d)|\w++(?:['’.&/\-‐‑](?=[^\W\d_])\w++|[\u0300-\u036f\u064b-\u0652]\w*+|['’](?!\w))*+)"
    r"|(?P<mark>\S)"
)
_VOWEL_MARKS = re.compile("[\u0640\u064b-\u0652]")
"""What Arabic may leave out: a stretched stroke and the marks of short vowels."""
_ENDS = frozenset(".!?;؛؟")
_CLOSING = frozenset("\"'”’)]»")


class Token(NamedTuple):
    """A word, number or mark; ``low`` is the word in lower case with straight apostrophes."""

    kind: Literal["word", "number", "mark"]
    text: str
    start: int
    end: int
    low: str
    value: Number | None = None
    capital: bool = False
    """Whether the word may be a name: Fatah, al-Fatih, D66; any in Arabic."""
    cased: bool = True
    """Whether the word's script has capitals; Arabic and Hebrew have none."""


Sentence = Sequence[Token]


def tokens_of(string: str, start: int, end: int, wording: Wording) -> list[Token]:
    """Return the tokens of ``string[start:end]``, number words joined to numbers."""
    tokens = [_token(found, wording) for found in _TOKEN.finditer(string, start, end)]
    spelt = wording.number_words.keys()
    words = words_of(tokens)
    hyphened = [part for word in words if "-" in word for part in word.split("-")]
    if spelt.isdisjoint(words) and spelt.isdisjoint(hyphened):
        return tokens
    return _joined(tokens, wording)


def sentences_of(tokens: Sequence[Token], wording: Wording) -> Iterator[Sentence]:
    """Divide tokens at the ends of sentences; a semicolon ends one too."""
    first = 0
    for place, token in enumerate(tokens):
        full = place - first >= LONGEST_SENTENCE
        if full or (token.low in _ENDS and _ends(tokens, first, place, wording)):
            yield tokens[first : place + 1]
            first = place + 1
    if first < len(tokens):
        yield tokens[first:]


def words_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the sentence's words and marks in lower case; a number is its own digits."""
    return tuple([token.low for token in sentence])


def _token(found: re.Match[str], wording: Wording) -> Token:
    kind, text = found.lastgroup, found[0]
    start, end = found.span()
    if kind == "word":
        if text.isascii() and text.islower():
            return Token("word", text, start, end, text)
        low = _VOWEL_MARKS.sub("", text).lower()
        cased = low != text.upper()
        capital = not cased or (low != text and any(map(str.isupper, text)))
        return Token("word", text, start, end, low.replace("’", "'"), None, capital, cased)
    if kind == "number":
        return Token("number", text, start, end, text, figure(text, wording))
    return Token("mark", text, start, end, text)


def _joined(tokens: list[Token], wording: Wording) -> list[Token]:
    words = words_of(tokens)
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        counts = (token.low in wording.number_words or "-" in token.low) and not _named(
            tokens, place
        )
        found = spelled(words, place, wording) if counts and token.kind == "word" else None
        if found is None:
            out.append(token)
            place += 1
            continue
        value, place = found
        last = tokens[place - 1]
        text = " ".join(part.text for part in tokens[place - 1 : place])
        out.append(Token("number", text, token.start, last.end, str(value), value))
    return out


def _named(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a number word is a part of a name: "the Five Star Movement"."""
    if not tokens[place].capital or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place - 1].kind == "word" and tokens[place + 1].capital


def _ends(tokens: Sequence[Token], first: int, place: int, wording: Wording) -> bool:
    if tokens[place].low != ".":
        return True
    if place == first or place + 1 == len(tokens):
        return place + 1 == len(tokens)
    before, after = tokens[place - 1], tokens[place + 1]
    short = len(before.text) == 1 and before.capital and not after.start - before.end > 2
    if short or wording.one("names.abbreviations", before.low):
        return False
    return after.start > tokens[place].end or after.low in _CLOSING

"""How pages word what is not the story, by language: data, so that a language is data.

One TOML file a language; all of them are always in force, because a page is often in two (an
Arabic story inside an English theme). Looking a line up costs a fixed number of look-ups in a
table, whatever the line: no pattern is tried after another.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from hemicycle.records.money import exponent

Role: TypeAlias = Literal["open", "none", "form", "inline", "furniture", "soft", "hard"]
"""What a worded line is; the keys of ``[lines]`` in the files."""

LANGUAGES = ("en", "de", "fr", "es", "ar")

_WORD = re.compile(r"\d+|[^\W\d_]+")
_SIGNS = dict.fromkeys([*range(0x064B, 0x0653), 0x0640])  # Arabic vowel signs and the tatweel
_NUMBER = "#"
_LONGEST = 8  # words of the longest phrase with a "*"
_FULL = 40  # words of the longest line that a phrase with a "*" explains
_EYE = 240  # characters of the longest line that wording explains


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of all languages, merged."""

    whole: dict[str, Role]
    heads: dict[str, Role]
    tails: dict[str, Role]
    first: frozenset[str]
    """The words with which a head begins."""
    last: frozenset[str]
    """The words with which a tail ends."""
    said: frozenset[str]
    says: frozenset[str]
    lead: frozenset[str]
    badges: frozenset[str]
    glued: tuple[str, ...]
    months: dict[str, int]
    days: frozenset[str]
    date_words: frozenset[str]
    ago: frozenset[str]
    policy: frozenset[str]
    raised: frozenset[str]
    goal: frozenset[str]
    fund: frozenset[str]


def words_of(line: str) -> list[str]:
    """Return the words of a line, folded, each number as ``#``.

    >>> words_of("1,234 Comments!"), words_of("0 comments")
    (['#', 'comments'], ['0', 'comments'])
    """
    text = folded(line)
    if not any(map(str.isdigit, text)):
        return _WORD.findall(text)
    words: list[str] = []
    for found in _WORD.findall(text):
        word = found if found == "0" or not found.isdigit() else _NUMBER
        if words and words[-1] in (_NUMBER, "0") and word in (_NUMBER, "0"):
            words[-1] = _NUMBER
        else:
            words.append(word)
    return words


def role_of(line: str) -> Role | None:
    """Return what the line is, by its words alone; None where it is anybody's.

    >>> role_of("Leave a Reply")
    'form'
    """
    words = words_of(line) if len(line) <= _EYE else []
    if not 0 < len(words) <= _FULL:
        return None
    table = wording()
    joined = " ".join(words)
    role = table.whole.get(joined) or table.whole.get(joined.replace("0", _NUMBER))
    if role:
        return role
    first, last = words[0] in table.first, words[-1] in table.last
    for count in range(min(_LONGEST, len(words) - 1), 0, -1) if first or last else ():
        head = table.heads.get(" ".join(words[:count])) if first else None
        if head and _may_go_on(line, words, count):
            return head
        tail = table.tails.get(" ".join(words[-count:])) if last else None
        if tail and len(words) <= _FULL // 2:
            return tail
    return None


def _may_go_on(line: str, words: list[str], count: int) -> bool:
    """Return whether a phrase of ``count`` words explains the rest of its line as well.

    A phrase of three words says enough; "Support ..." or "More on ..." may begin a sentence,
    so they must be short, or end in a colon as labels do.
    """
    if count >= 3:
        return True
    if line.rstrip().endswith((".", "?", "!", "”", '"')) and len(words) > 6:
        return False
    if count == 2:
        return len(words) <= 12
    return len(words) <= 4 or line.lstrip()[len(words[0]) :].lstrip().startswith(":")


@cache
def wording() -> Wording:
    """Return the merged tables."""
    documents = [_document(language) for language in LANGUAGES]
    lines: dict[str, dict[str, Role]] = {"whole": {}, "heads": {}, "tails": {}}
    for document in documents:
        for place, phrase, role in _phrases(document["lines"]):
            lines[place].setdefault(phrase, role)

    def gather(table: str, key: str) -> frozenset[str]:
        return frozenset(
            folded(word) for document in documents for word in document[table].get(key, ())
        )

    months = {
        folded(name): number
        for document in documents
        for number, names in enumerate(document["dates"]["months"], 1)
        for name in names
    }
    days = gather("dates", "days")
    date_words = days | gather("dates", "small") | gather("dates", "ago")
    raised, goal = gather("fund", "raised"), gather("fund", "goal")
    return Wording(
        **lines,
        first=frozenset(phrase.split()[0] for phrase in lines["heads"]),
        last=frozenset(phrase.split()[-1] for phrase in lines["tails"]),
        said=gather("authors", "said"),
        says=gather("authors", "says"),
        lead=gather("authors", "lead"),
        badges=gather("authors", "badges"),
        glued=tuple(word for document in documents for word in document["authors"]["glued"]),
        months=months,
        days=days,
        date_words=date_words | frozenset(" ".join(months).split()),
        ago=gather("dates", "ago"),
        policy=gather("policy", "words"),
        raised=raised,
        goal=goal,
        fund=frozenset(" ".join(raised | goal | gather("fund", "other")).split()),
    )


def folded(phrase: str) -> str:
    """Return a text as the tables hold it: case folded, without Arabic vowel signs."""
    return (phrase if phrase.isascii() else phrase.translate(_SIGNS)).casefold()


@cache
def currencies() -> tuple[dict[str, str], dict[str, int]]:
    """Return the currency of each sign, and the decimal digits of each code's minor unit."""
    document = _document("currencies")
    return document["signs"], {code: exponent(code) for code in document["codes"]}


def _phrases(lines: dict[Role, list[str]]) -> Iterator[tuple[str, str, Role]]:
    for role, phrases in lines.items():
        for phrase in phrases:
            place = "tails" if phrase[0] == "*" else "heads" if phrase[-1] == "*" else "whole"
            yield place, folded(phrase.strip("* ")), role


def _document(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))

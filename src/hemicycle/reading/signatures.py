"""Lines above or below a comment: who wrote it, and when.

A signature is told by its form, never by a list of names: "Ann said...", "Ann says:",
"Ann • 3 years ago", "Ann on May 7, 2010 at 3:14 pm", "Post by Ann » 19 May 2018, 15:28".
"""

import re
from dataclasses import dataclass

from hemicycle.reading.wording import folded, wording

_LONGEST = 160  # characters of the longest signature
_NAME_WORDS = 5
_NAME_CHARACTERS = 40
_DIGITS = re.compile(r"\d")
_SHAPED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]m|h)?")
_NUMERIC = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|[dhmsy])?\.?|\d{1,2}[ap]m")
_EDGES = " \t\u00a0,.;:()[]|•·–—-»«/@*#"
_ENDS = (".", "!", "?", "…", ",", ";", ":")
_ELLIPSES = ("...", "…")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. ``sure`` where the form is one that prose never has; ``led`` by "Posted by"."""

    name: str
    sure: bool
    led: bool = False


def is_date(line: str) -> bool:
    """Return whether the line is a date or time and nothing else.

    >>> [is_date(line) for line in ("18 August 2015 19:25", "3 years ago", "34.1", "may 5 win")]
    [True, True, False, False]
    """
    words = line.split() if len(line) <= _LONGEST else []
    return bool(words) and _date_starts(words) == 0


def names_day(line: str) -> bool:
    """Return whether a date names the day of the week, as blogs head their posts.

    >>> names_day("Sunday, September 18, 2005"), names_day("18 September 2005")
    (True, False)
    """
    return any(folded(word.strip(_EDGES)) in wording().days for word in line[:_LONGEST].split())


def signature_of(line: str) -> Signature | None:
    """Return the signature that the whole line is, or None.

    >>> signature_of("Posted by Ann Lee • 3 years ago")
    Signature(name='Ann Lee', sure=True, led=True)
    >>> signature_of("The minister said nothing about it.")
    """
    if len(line) > _LONGEST:
        return None
    return _spoken(line.strip()) or _dated(line.split())


def could_be_name(line: str) -> bool:
    """Return whether the line can be a commenter's name alone: short, and no sentence.

    >>> [could_be_name(line) for line in ("Dr. Pro Liv", "You can call me Al", "Well, no", "12")]
    [True, True, False, False]
    """
    name = line.strip()
    alone = len(name.split()) == 1 or not name[:1].islower()
    return _is_short(name) and alone and not name.endswith(_ENDS)


def looks_like_name(line: str) -> bool:
    """Return whether each word of a possible name is written as names are.

    >>> looks_like_name("Rafik Chauhan"), looks_like_name("You can call me Al")
    (True, False)
    """
    return could_be_name(line) and all(not word[0].islower() for word in line.split())


def _is_short(name: str) -> bool:
    """Return whether what signs is as short as a name, and has no mark that names do not have."""
    if len(name.split()) > _NAME_WORDS or len(name) > _NAME_CHARACTERS:
        return False
    return any(map(str.isalpha, name)) and not any(mark in name for mark in ',;:!?"“”()[]|=…')


def _spoken(line: str) -> Signature | None:
    """Return the name before "said...", or, less surely, before "says:"."""
    table = wording()
    dotted = line.endswith(_ELLIPSES)
    if not dotted and not line.endswith(":"):
        return None
    words = line.rstrip(".…: \u00a0").split()
    for count in (2, 1):
        verb = folded(" ".join(words[-count:]))
        name = " ".join(_unbadged(words[:-count]))
        if len(words) - count <= _NAME_WORDS + 2 and _is_short(name):
            if dotted and verb in table.said:
                return Signature(name, sure=True)
            if not dotted and verb in table.says:
                return Signature(name, sure=False)
    return None


def _dated(words: list[str]) -> Signature | None:
    """Return the name that stands before a date which ends the line."""
    if words and folded(words[-1].strip(_EDGES)) in wording().says:
        words = words[:-1]
    start = _date_starts(words)
    if not start:
        return None
    named = _unled(words[:start])
    led = len(named) < start
    if len(named) > 1 and folded(named[-1]) in wording().says:
        named = named[:-1]
    name = " ".join(named).strip(_EDGES.replace(".", ""))
    return Signature(name, sure=True, led=led) if _is_short(name) else None


def _date_starts(words: list[str]) -> int | None:
    """Return where the date begins that ends the line, None where no date does.

    A date has a number, and a month, an "ago" or the shape of a date or time to vouch for it.
    """
    table = wording()
    start, numbers, vouched = len(words), False, False
    while start:
        bare = folded(words[start - 1].strip(_EDGES))
        figured = not bare.isalpha()
        shaped = figured and bool(_SHAPED.fullmatch(bare))
        number = shaped or (figured and bool(_NUMERIC.fullmatch(bare)))
        if bare and not number and bare not in table.date_words:
            break
        numbers = numbers or number
        vouched = vouched or shaped or bare in table.months or bare in table.ago
        start -= 1
    counted = numbers or any(folded(word) in table.ago for word in words[start:])
    return start if counted and vouched and start < len(words) else None


def _unled(words: list[str]) -> list[str]:
    for count in (2, 1):
        if folded(" ".join(words[:count])).rstrip(":") in wording().lead:
            return words[count:]
    return words


def _unbadged(words: list[str]) -> list[str]:
    if len(words) > 1 and folded(words[0]) in wording().badges:
        return words[1:]
    return words

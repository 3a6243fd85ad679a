"""Numbers as news prints them: digits with separators, other scripts' digits, number words.

``figure`` reads one run of digits. In ``5,098,916`` and ``5.098.916`` the marks part thousands;
with a single mark the language's own decimal mark decides, and three digits behind the other
mark are thousands: ``1,234`` is an integer in English and ``32,9`` a decimal anywhere.
``spelled`` reads number words such as "one hundred and fifteen" or "sixty-two".
"""

from collections.abc import Sequence
from decimal import Decimal

from hemicycle.reading.results.wording import Wording

Number = int | Decimal

LONGEST = 15
"""Digits of the longest number read; a longer one counts nothing that is elected."""

_MARKS = str.maketrans({"٬": ",", "٫": ".", "\u00a0": " ", "\u202f": " ", "’": "'"})


def figure(printed: str, wording: Wording) -> Number | None:
    """Return the value of digits as printed, or ``None`` where they are no number of things.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> [figure(printed, wording_in("en")) for printed in ("5,098,916", "34.1", "٣٢٩", "1.2.3")]
    [5098916, Decimal('34.1'), 329, None]
    """
    plain = printed.translate(_MARKS)
    arabic_marks = "٫" in printed or "٬" in printed
    decimal = "," if wording.decimal_comma and not arabic_marks else "."
    marks = {mark for mark in plain if not mark.isdigit()}
    if sum(mark.isdigit() for mark in plain) > LONGEST:
        return None
    if not marks:
        return int(plain)
    if len(marks) == 1:
        return _with_one_mark(plain, marks.pop(), decimal)
    whole, _, rest = plain.rpartition(decimal)
    groups = _grouped(whole) if rest.isdigit() else None
    return None if groups is None else Decimal(f"{groups}.{int(rest):0{len(rest)}d}")


def spelled(words: Sequence[str], start: int, wording: Wording) -> tuple[int, int] | None:
    """Return the value of the number words that begin at ``start``, and where they end.

    >>> from hemicycle.reading.results.wording import wording_in
    >>> spelled("won one hundred and fifteen seats".split(), 1, wording_in("en"))
    (115, 5)
    """
    total = run = 0
    last = 1_000
    place, end = start, start
    while place < len(words):
        word = words[place]
        value = _word(word, wording)
        if value is not None and _follows(value, last):
            run, last = run + value, value
        elif run and wording.one("numbers.hundred", word) and run < 10:
            run, last = run * 100, 100
        elif run and wording.one("numbers.thousand", word):
            total, run, last = total + run * 1_000, 0, 1_000
        elif not (end > start and wording.one("numbers.joiner", word) and last == 100):
            break
        else:
            place += 1
            continue
        place += 1
        end = place
    return (total + run, end) if end > start else None


def _with_one_mark(plain: str, mark: str, decimal: str) -> Number | None:
    parts = plain.split(mark)
    thousands = _grouped(plain)
    if len(parts) > 2 or mark in " '" or (mark != decimal and thousands is not None):
        return thousands
    whole, fraction = parts
    if not (whole.isdigit() and fraction.isdigit()):
        return None
    return Decimal(f"{int(whole)}.{int(fraction):0{len(fraction)}d}")


def _grouped(plain: str) -> int | None:
    """Return the integer whose thousands are parted by one and the same mark."""
    if plain.isdigit():
        return int(plain)
    mark = next(character for character in plain if not character.isdigit())
    first, *rest = plain.split(mark)
    regular = first.isdigit() and len(first) < 4 and all(len(part) == 3 for part in rest)
    if not (regular and all(part.isdigit() for part in rest)):
        return None
    return int(first + "".join(rest))


def _word(word: str, wording: Wording) -> int | None:
    known = wording.number_words
    if word in known:
        return known[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in known and ones in known and _follows(known[ones], known[tens]):
        return known[tens] + known[ones]
    return None


def _follows(value: int, last: int) -> bool:
    """Return whether a number word may stand behind another: sixty two, but not two sixty."""
    return last in (100, 1_000) or (last >= 20 and last % 10 == 0 and value < 10)

"""The fund meter that some papers print beside a story: what readers have given this month.

A meter is a block of short lines of money, labels and a month, and nothing else. Its month dates
the meter, never the story. What was raised is the figure labelled so, or the one figure that
breaks the rising row of the marks ("0 $, 2,500 $, 5,000 $, 1,120 $"); else it is unknown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hemicycle.reading.text import Line, Text
from hemicycle.reading.wording import currencies, folded, wording
from hemicycle.records.page import FundMeter

_LONGEST = 80  # characters of a meter's line
_AMOUNTS = 12  # figures of the longest meter
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?[%٪]")
_MONTH = re.compile(r"([^\W\d_]+)\.?,? (\d{4})\b")
_ISO_MONTH = re.compile(r"\b(20\d\d)[-/](0[1-9]|1[0-2])\b")
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"\s*(?:/|\||of|out of|von|sur|de|من)\s*")
_GROUPING = re.compile(r"['’٬\u00a0\u202f ]")


@dataclass(frozen=True, slots=True)
class _Amount:
    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a meter: its amounts and label words in the order of print, and its month."""

    line: Line
    parts: tuple[_Amount | str, ...]
    month: str | None

    @property
    def amounts(self) -> list[_Amount]:
        return [part for part in self.parts if isinstance(part, _Amount)]


def fund_of(text: Text) -> FundMeter | None:
    """Return the first fund meter of a page."""
    for block in _blocks(text.lines):
        meter = _meter(text, block)
        if meter:
            return meter
    return None


def lines_of(text: Text, meter: FundMeter | None) -> frozenset[int]:
    """Return the numbers of the lines that a meter takes."""
    span = meter.span if meter else None
    if span is None:
        return frozenset()
    return frozenset(line.number for line in text.lines if span.start <= line.start < span.end)


def _blocks(lines: Iterable[Line]) -> Iterator[list[_Row]]:
    """Yield runs of meter lines: at most one blank line apart, a month not even that."""
    block: list[_Row] = []
    for line in lines:
        if line.blank:
            continue
        row = _row(line)
        gap = line.number - block[-1].line.number - 1 if block else 0
        if block and (row is None or gap > (0 if row.month and not row.amounts else 1)):
            yield block
            block = []
        if row:
            block.append(row)
    if block:
        yield block


def _row(line: Line) -> _Row | None:
    """Return the line as a meter's, None where it says anything that no meter says."""
    if len(line.text) > _LONGEST or not _vocabulary().issuperset(_WORD.findall(folded(line.text))):
        return None
    rest, month = _without_month(_PERCENT.sub(" ", line.text))
    parts: list[_Amount | str] = []
    start = 0
    for found in _money().finditer(rest):
        amount = _amount(found, rest)
        if amount is None:
            continue
        parts += _labels(rest[start : found.start()])
        parts.append(amount)
        start = found.end()
    parts += _labels(rest[start:])
    labels = [part for part in parts if isinstance(part, str)]
    if not wording().fund.issuperset(labels):
        return None
    said = month or rest != line.text or any(isinstance(part, _Amount) for part in parts) or labels
    return _Row(line, tuple(parts), month) if said else None


def _without_month(line: str) -> tuple[str, str | None]:
    for found in _MONTH.finditer(line):
        number = wording().months.get(folded(found.group(1)))
        if number:
            month = f"{int(found.group(2)):04d}-{number:02d}"
            return line[: found.start()] + line[found.end() :], month
    found_iso = _ISO_MONTH.search(line)
    if found_iso:
        return line[: found_iso.start()] + line[found_iso.end() :], found_iso.group().replace(
            "/", "-"
        )
    return line, None


def _labels(piece: str) -> list[str]:
    return ["of"] if _OF.fullmatch(piece.casefold()) else _WORD.findall(folded(piece))


@cache
def _vocabulary() -> frozenset[str]:
    """Return all words that can stand in a meter."""
    names = [folded(name) for table in currencies() for name in table]
    return wording().fund.union(wording().months, *map(_WORD.findall, names))


@cache
def _money() -> re.Pattern[str]:
    signs, codes = currencies()
    names = sorted([*signs, *codes], key=len, reverse=True)
    sign = "|".join(
        rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])" if name.isalpha() else re.escape(name)
        for name in names
    )
    number = r"\d{1,3}(?:[.,'’٬\u00a0\u202f ]\d{3})+(?:[.,٫]\d{1,3})?|\d+(?:[.,٫]\d{1,3})?"
    return re.compile(rf"(?P<before>{sign})?\s?(?P<number>{number})\s?(?P<after>{sign})?")


def _amount(found: re.Match[str], line: str) -> _Amount | None:
    """Return the money of a match; a figure without a sign takes the only one of its line."""
    signs, digits = currencies()
    sign = found["before"] or found["after"]
    if sign is None:
        beside = {m["before"] or m["after"] for m in _money().finditer(line)} - {None}
        if len(beside) != 1 or not _OF.search(line.casefold()):
            return None
        sign = beside.pop() or ""
    currency = signs.get(sign, sign)
    minor = _minor(found["number"], digits[currency])
    return None if minor is None else _Amount(minor, currency)


def _minor(number: str, digits: int) -> int | None:
    """Return a printed figure in minor units; None where it is finer than the currency.

    The last of two kinds of mark is the decimal one. A single mark before three digits groups
    thousands, but for a currency of three decimals, where a point is decimal.
    """
    plain = _GROUPING.sub("", number).replace("٫", ".")
    mark = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = (plain[:mark], plain[mark + 1 :]) if mark >= 0 else (plain, "")
    both = "." in plain and "," in plain
    grouped = plain.count(".") + plain.count(",") > 1 and not both
    thousands = len(fraction) == 3 and not both and not (digits == 3 and plain[mark] == ".")
    if grouped or thousands:
        whole, fraction = whole + fraction, ""
    fraction = fraction.rstrip("0")
    if len(fraction) > digits:
        return None
    return int(re.sub(r"[.,]", "", whole) + fraction.ljust(digits, "0"))


def _meter(text: Text, block: Sequence[_Row]) -> FundMeter | None:
    parts = [part for row in block for part in row.parts]
    amounts = [part for part in parts if isinstance(part, _Amount)]
    rows = sum(1 for row in block if row.amounts)
    months = {row.month for row in block if row.month}
    labelled = any(part in wording().raised | wording().goal for part in parts)
    if not 2 <= len(amounts) <= _AMOUNTS or not (rows >= 3 or months or labelled):
        return None
    if len({amount.currency for amount in amounts}) > 1:
        return None
    raised = _raised(parts, amounts)
    marks = sorted({amount.minor for i, amount in enumerate(amounts) if i != raised})
    first, last = block[0].line, block[-1].line
    return FundMeter(
        month=months.pop() if len(months) == 1 else None,
        currency=amounts[0].currency,
        raised_minor=None if raised is None else amounts[raised].minor,
        marks_minor=tuple(marks),
        span=text.span(first, first.start, last.end),
    )


def _raised(parts: Sequence[_Amount | str], amounts: Sequence[_Amount]) -> int | None:
    """Return which of the amounts was raised."""
    labels = [
        _label(parts, place) for place, part in enumerate(parts) if not isinstance(part, str)
    ]
    if labels.count("raised") == 1:
        return labels.index("raised")
    if len(amounts) == 2:
        if "goal" in labels:
            return 1 - labels.index("goal") if labels.count("goal") == 1 else None
        between = [part for part in parts if part == "of"]
        return 0 if between else None
    figures = [amount.minor for amount in amounts]
    if _rises(figures):
        return None
    breaking = [
        place
        for place, figure in enumerate(figures)
        if figure and _rises(figures[:place] + figures[place + 1 :])
    ]
    return breaking[0] if len(breaking) == 1 else None


def _label(parts: Sequence[_Amount | str], place: int) -> str | None:
    """Return which label stands nearer to an amount, None where both do or neither."""
    table = wording()
    distance = {
        name: min((abs(at - place) for at, part in enumerate(parts) if part in words), default=99)
        for name, words in (("raised", table.raised), ("goal", table.goal))
    }
    if distance["raised"] == distance["goal"]:
        return None
    return min(distance, key=lambda name: distance[name])


def _rises(figures: Sequence[int]) -> bool:
    return all(lower < higher for lower, higher in pairwise(figures))

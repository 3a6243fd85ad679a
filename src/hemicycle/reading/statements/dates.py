"""The day on which something was said, as news prints it: "On May 22", "22 May 2018", 2018-05-22.

A day without a year takes the story's; without that either the date stays unknown, and a doubt
says so. A weekday alone is not resolved: the page does not say which week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hemicycle.reading.statements.cues import Lexicon
from hemicycle.reading.statements.sentences import Token

NO_YEAR = "year not on the page"
NO_SUCH_DAY = "no such day in the calendar"


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO 8601 date, or ``None`` and the reason why it is not known."""

    iso: str | None
    doubt: str | None = None


def day_in(tokens: Sequence[Token], lexicon: Lexicon, year: int | None) -> Day | None:
    """Return the first day that the tokens name, or ``None`` where they name none."""
    for index, token in enumerate(tokens):
        if len(token.text) == 10 and token.text.count("-") == 2:
            iso = _iso(token.text)
            if iso:
                return Day(iso)
        month = _month(token, lexicon)
        if month:
            found = _around(tokens, index, lexicon)
            if found:
                return _resolved(found[0], month, found[1] or year)
    return None


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:  # ten characters with two hyphens that are no date, such as "well-to-do-"
        return None


def _month(token: Token, lexicon: Lexicon) -> int | None:
    if not token.capital and not lexicon.has("lower_months", token.word):
        return None
    for months in (lexicon.lists[name] for name in ("months", "short_months", "wire_months")):
        if token.word in months:
            return months.index(token.word) + 1
    return None


def _around(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int | None] | None:
    """Return the day of the month beside the month at ``at``, and the year where it is given."""
    after = at + 1
    if at > 0 and (day := _number(tokens[at - 1])):
        return day, _year_at(tokens, after)
    if after < len(tokens) and (day := _number(tokens[after])):
        comma = after + 1 < len(tokens) and tokens[after + 1].text == ","
        return day, _year_at(tokens, after + 1 + comma)
    return None


def _number(token: Token) -> int | None:
    digits = token.text.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else None


def _year_at(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if len(text) == 4 and text.isascii() and text.isdigit() and 1800 <= int(text) <= 2199:
        return int(text)
    return None


def _resolved(day: int, month: int, year: int | None) -> Day:
    try:
        # 2000 was a leap year: it refuses only days that no year has.
        found = date(year or 2000, month, day)
    except ValueError:
        return Day(None, NO_SUCH_DAY)
    return Day(found.isoformat()) if year else Day(None, NO_YEAR)

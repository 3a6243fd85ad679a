"""What each number of a sentence counts: seats, the chamber, a change, votes, or none of these.

A number is told by its unit ("47 seats"), by what stands before it ("from 57", "down 4",
"out of 329") and by what stands behind it ("13 of them", "three short"). A number without any of
these is *bare*; whether a bare number counts seats is for the sentence round it to say.
"""

from dataclasses import dataclass, replace

from hemicycle.reading.results.numbers import Number
from hemicycle.reading.results.preceding import Before, role_before
from hemicycle.reading.results.tokens import Sentence, words_of
from hemicycle.reading.results.units import unit_behind
from hemicycle.reading.results.window import DASHES, Role, Window
from hemicycle.reading.results.wording import Wording

_NONE = frozenset({"clauses.none", "clauses.sole"})

_FEW = 6

LARGEST_CHAMBER = 3_000
"""China's National People's Congress has 2,980 members; no larger chamber is elected."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a range, at the tokens ``first:last`` with its unit."""

    first: int
    last: int
    low: Number | None
    high: Number | None
    role: Role
    inner: tuple[int, int] | None = None
    """Where a name stands between the number and its unit: "19 Independent TDs"."""


def figures_of(sentence: Sentence, wording: Wording) -> list[Figure]:
    """Return the numbers of a sentence in order, each with what it counts."""
    none = wording.opening_any(_NONE)
    counting = [
        place
        for place, token in enumerate(sentence)
        if token.kind == "number" or token.low in none
    ]
    if not counting:
        return []
    window = Window(sentence, words_of(sentence), wording)
    found: list[Figure] = []
    end = 0
    for place in counting:
        if place < end or window.at("clauses.each", place - 1) > 1:
            continue  # the one of Spanish "cada uno" is none
        figure = _figure(window, place, found[-1] if found else None)
        if figure is not None:
            if found and _leads_to(window, found[-1], figure):
                found[-1] = replace(found[-1], role=Role.CHANGE)
            found.append(figure)
            end = figure.last
    sizes = [one.low for one in found if one.role is Role.TOTAL and isinstance(one.low, int)]
    return [_won(window, one, sizes) if one.role is Role.MAJORITY else one for one in found]


def _won(window: Window, figure: Figure, sizes: list[int]) -> Figure:
    """Take "a majority of 68 seats in the 126-seat chamber" for what was won, if it is more."""
    before = range(max(figure.first - _FEW, 0), figure.first)
    gained = any(window.at("clauses.gain", step) for step in before)
    more = bool(sizes) and isinstance(figure.low, int) and figure.low > sizes[0] // 2 + 1
    said = window.word(figure.first - 1) == "of"
    return replace(figure, role=Role.SEATS) if gained and more and said else figure


def _leads_to(window: Window, change: Figure, figure: Figure) -> bool:
    """Return whether a figure is only the step to the next: "fell nine seats to 36".

    "Gained 25 to reach 76" and "lost 57 of its 77 seats and is left with 20" say so by their
    words; a bare "to" does only behind a verb of moving.
    """
    counted = (Role.SEATS, Role.BARE)
    if change.role not in (*counted, Role.CHANGE) or figure.role not in counted:
        return False
    start = change.last
    length = window.at("clauses.reaching", start)
    while not length and start < min(change.last + _FEW, figure.first):
        start += 1
        length = window.at("clauses.reaching", start)
    until = start + length if length else change.last
    while length and until < figure.first and window.at("clauses.about", until):
        until += window.at("clauses.about", until)
    if length and until == figure.first:
        return True
    moved = window.before("clauses.move", change.first) or window.before(
        "clauses.shifted", change.first
    )
    return moved > 0 and window.words[change.last : figure.first] == ("to",)


def _figure(window: Window, place: int, previous: Figure | None) -> Figure | None:
    if not window.number(place):
        return _none(window, place)
    first, behind, low, high = _range(window, place)
    unit = unit_behind(window, behind, low)
    last = None if previous is None else Before(previous.role, previous.last)
    role = role_before(window, first, unit, last) or unit.role
    if not _countable(low, high) and role not in (Role.SHARE, Role.VOTES, Role.CHANGE):
        role = Role.OTHER
    if role is Role.BARE and _dated(window, place, low):
        role = Role.OTHER
    if role is Role.TOTAL and unit.role is Role.BARE and _is_year(low):
        role = Role.OTHER
    return Figure(first, unit.last, *_bounds(window, first, low, high), role, unit.inner)


def _none(window: Window, place: int) -> Figure | None:
    """Read "no seats" as nought seats, and "its single seat" as one."""
    for table, value in (("clauses.none", 0), ("clauses.sole", 1)):
        length = window.at(table, place)
        if length and window.at("units.seats", place + length):
            lost = value and window.before("clauses.lose", place)
            role = Role.CHANGE if lost else Role.SEATS
            role = Role.BEFORE if window.before("clauses.before", place) and value else role
            return Figure(place, place + length + 1, value, value, role)
    return None


def _range(window: Window, place: int) -> tuple[int, int, Number | None, Number | None]:
    """Return where the number or range begins and ends, and its bounds."""
    low = window.sentence[place].value
    between = window.before("clauses.between", place)
    link = place + 1 + (1 if window.at("units.seats", place + 1) else 0)
    dash = window.word(link) in DASHES and window.number(link + 1)
    worded = window.at("clauses.range_to", link) and window.number(link + 1)
    if not (dash or worded):
        return place, place + 1, low, low
    high = window.sentence[link + 1].value
    rising = isinstance(low, int) and isinstance(high, int) and low < high
    moved = window.before("clauses.before", place) > 0
    joined = window.wording.one("numbers.joiner", window.word(link)) and not between
    either = window.at("grammar.or", link) > 0
    told = between or either or _seated(window, link + 2)
    if not rising or moved or joined or not told:
        return place, place + 1, low, low
    return place - between, link + 2, low, high


def _seated(window: Window, place: int) -> bool:
    return any(window.at("units.seats", place + step) for step in range(3))


def _bounds(
    window: Window, first: int, low: Number | None, high: Number | None
) -> tuple[Number | None, Number | None]:
    if low == high and window.before("clauses.at_least", first):
        return low, None
    if low == high and window.before("clauses.at_most", first):
        return None, high
    return low, high


def _countable(low: Number | None, high: Number | None) -> bool:
    return all(isinstance(bound, int) and bound <= LARGEST_CHAMBER for bound in (low, high))


def _dated(window: Window, place: int, value: Number | None) -> bool:
    months = any(
        window.wording.one("names.never", window.word(step)) for step in (place - 1, place + 1)
    )
    return months or _is_year(value)


def _is_year(value: Number | None) -> bool:
    return isinstance(value, int) and 1900 <= value <= 2100

"""What the words before a number say that it counts, and round it of the chamber."""

from typing import NamedTuple

from hemicycle.reading.results.units import of_tier
from hemicycle.reading.results.window import Role, Unit, Window

_SIGNS = frozenset("+-–−±")


_OWN = (Role.SEATS, Role.BARE, Role.TOTAL)
_TOLD_BEHIND = (Role.VOTES, Role.OTHER, Role.SHORT, Role.CHANGE)


class Before(NamedTuple):
    """The figure before this one: what it counts, and where it ends."""

    role: Role
    last: int


def role_before(window: Window, first: int, unit: Unit, previous: Before | None) -> Role | None:
    """Return the role that the words before a number give it, if they give one."""
    start = first
    while start and window.before("clauses.about", start):
        start -= window.before("clauses.about", start)
    if unit.role in _OWN and _is_majority(window, first, unit):
        return Role.MAJORITY
    if _signed(window, start):
        return Role.CHANGE
    if unit.role is Role.PART or window.before("clauses.part", start):
        won = window.at("grammar.of", unit.last) > 0 and window.before("clauses.gain", start)
        return Role.SEATS if won else Role.PART
    return None if unit.role in _TOLD_BEHIND else _earlier(window, (first, start), unit, previous)


def _earlier(
    window: Window, starts: tuple[int, int], unit: Unit, previous: Before | None
) -> Role | None:
    """Tell the chamber's size, and what was before, from the seats won."""
    first, start = starts
    own = previous is not None and _of_its_own(window, first, unit, previous)
    if not own and unit.role in _OWN and _is_total(window, first, unit):
        return Role.TOTAL
    if own or _after(window, first, unit, previous):
        return Role.BEFORE
    return _moved(window, start) or (_moved(window, first) if start < first else None)


def _of_its_own(window: Window, first: int, unit: Unit, previous: Before) -> bool:
    """Read "lost 57 of its 77 seats": those it had, and not the chamber's."""
    own = window.before("clauses.own", first)
    of = own and window.before("grammar.of", first - own)
    return unit.role in _OWN and of > 0 and previous.last >= first - own - of - 1


def _signed(window: Window, start: int) -> bool:
    """Return whether a sign is printed before the number: "+6", "(-4)"."""
    sign = window.word(start - 1)
    opened = window.word(start - 2) in ("(", "[", "|")
    signed = sign in _SIGNS and window.glued(start) and (opened or not window.glued(start - 1))
    return signed and (opened or sign in ("+", "−", "±"))


def _after(window: Window, first: int, unit: Unit, previous: Before | None) -> bool:
    """Return whether a number goes with one that is of the chamber before.

    So do "24 seats" in "against 10 percent and 24 seats", and 113 in "101 (113)".
    """
    if previous is None or unit.role not in _OWN:
        return False
    joined = previous.last == first - 1 and window.at("numbers.joiner", first - 1) > 0
    seated = previous.role not in (Role.SHARE, Role.VOTES)
    bracketed = seated and window.word(first - 1) == "(" and previous.last == first - 1
    return (joined and previous.role is Role.BEFORE) or bracketed


def _moved(window: Window, start: int) -> Role | None:
    if window.before("clauses.at_most", start):
        return None
    for table, role in (("clauses.before", Role.BEFORE), ("clauses.lose", Role.CHANGE)):
        length = window.before(table, start)
        if length < window.before("clauses.gain", start):
            continue
        if length and window.words[start - length : start] not in (("had",), ("once", "had")):
            return role
    by = window.before("grammar.by", start) > 0 and window.before("clauses.move", start - 1)
    return Role.CHANGE if by else None


def _is_majority(window: Window, first: int, unit: Unit) -> bool:
    """Read "a majority is 326", "requires 15", "the 165 needed to govern"."""
    table = window.wording["chambers.majority"]
    here = table.within(window.words, first - 6, first)
    if here is not None and not _other_majority(window, here):
        between = range(here, first)
        if any(window.at("chambers.needed", step) for step in between) or any(
            window.word(step) in ("(", ":", "=") for step in between
        ):
            told = window.before("chambers.needed", first) > 0
            return told or "," not in window.words[here:first]
    behind = table.within(window.words, unit.last, unit.last + 7)
    if behind is None or _other_majority(window, behind):
        return False
    clean = all(window.sentence[step].kind == "word" for step in range(unit.last, behind))
    asked = window.at("chambers.asked", unit.last) or window.before("chambers.asked", first)
    return clean and asked > 0


def _other_majority(window: Window, place: int) -> bool:
    return (
        window.wording["chambers.not_majority"].within(window.words, place - 2, place + 2)
        is not None
    )


def _is_total(window: Window, first: int, unit: Unit) -> bool:
    """Tell the chamber's size by what stands round a number."""
    seated = unit.role in (Role.SEATS, Role.TOTAL)
    if of_tier(window, unit.last) or window.at("clauses.contested", unit.last):
        return False
    if seated and _at_stake(window, first, unit):
        return True
    counted = window.at("grammar.of", unit.last) > 0 and window.number(unit.last + 1)
    if _sized(window, first) or (_owned(window, first) and not counted):
        return True
    start = first
    while start and (
        window.before("grammar.the", start)
        or window.before("grammar.all", start)
        or _chamber_word(window, start)
    ):
        start -= 1
    of = window.before("grammar.of", start)
    genitive = window.at("grammar.genitive", start) > 0
    if (
        of
        and unit.role in (Role.SEATS, Role.TOTAL)
        and window.before("chambers.names", start - of)
    ):
        return True
    if of or genitive:
        return _counted(window, start - of) or (not genitive and _belongs(window, start, unit))
    return start < first and _belongs(window, start, unit)


def _at_stake(window: Window, first: int, unit: Unit) -> bool:
    """Read "120 seats at stake", "to elect 120 members" and "120 seats in all"."""
    together = window.at("chambers.in_all", unit.last) > 0
    sought = window.at("chambers.at_stake", unit.last) or window.before("chambers.seek", first)
    return bool(sought and unit.inner is None) or (
        together and not window.before("clauses.gain", first)
    )


def _sized(window: Window, first: int) -> bool:
    """Read "the new parliament (101)"."""
    return window.word(first - 1) == "(" and window.before("chambers.names", first - 1) > 0


def _owned(window: Window, first: int) -> bool:
    end = first - 1 if window.word(first - 1) == ":" else first
    if end < first and window.before("chambers.total", end) > 1:
        return True
    total = window.wording.one("chambers.totals", window.word(end - 1))
    return total and not window.before("clauses.about", end)


def _chamber_word(window: Window, end: int) -> bool:
    word = window.word(end - 1)
    bare = word.removesuffix("'s")
    return window.wording.one("chambers.names", bare) or window.wording.one(
        "chambers.adjectives", word
    )


def _counted(window: Window, place: int) -> bool:
    """Return whether "of" follows a number: "54 of 329", "54 seats out of 329"."""
    for step in range(place - 1, max(place - 4, -1), -1):
        if window.number(step):
            return True
        if not (
            window.wording.one("grammar.out", window.word(step))
            or window.wording.one("units.seats", window.word(step))
        ):
            return False
    return False


def _belongs(window: Window, start: int, unit: Unit) -> bool:
    """Return whether the seats are the chamber's own: "the 349 seats of the new parliament"."""
    if unit.role not in (Role.SEATS, Role.TOTAL) or unit.inner is not None:
        return False
    owner = window.word(start).removesuffix("'s")
    if (
        window.at("grammar.the", start)
        or window.at("grammar.all", start)
        or window.wording.one("chambers.names", owner)
    ):
        behind = window.wording["chambers.names"].within(window.words, unit.last, unit.last + 5)
        return (
            behind is not None
            or window.at("grammar.all", start) > 0
            or owner != window.word(start)
        )
    return False

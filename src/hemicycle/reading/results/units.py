"""What the words behind a number say that it counts."""

from decimal import Decimal

from hemicycle.reading.results.numbers import Number
from hemicycle.reading.results.window import DASHES, Role, Unit, Window


def unit_behind(window: Window, place: int, value: Number | None) -> Unit:
    """Return what the words behind a number say that it counts."""
    if window.word(place) == "%" or window.at("units.share", place):
        points = window.at("units.points", place)
        return Unit(Role.CHANGE if points else Role.SHARE, place + max(points, 1))
    if isinstance(value, Decimal):
        return Unit(Role.OTHER, place)
    if window.word(place) in DASHES and window.glued(place) and window.glued(place + 1):
        return Unit(_sized(window, place + 1), place + 2)
    if window.word(place) in (":", "/") and window.glued(place) and window.number(place + 1):
        return Unit(Role.OTHER, place + 1)
    tier = window.at("units.tiers", place)
    if tier and window.at("units.seats", place + tier):
        return Unit(Role.PART, place + tier + 1)
    return (
        _won_areas(window, place)
        or _of_total(window, place)
        or _of_seats(window, place)
        or _bare(window, place)
    )


def _sized(window: Window, place: int) -> Role:
    """Tell "the 81-seat house" and "a 600-strong parliament" from "a 19-seat loss"."""
    if window.at("clauses.balance", place + 1):
        return Role.CHANGE
    sized = window.at("units.seats", place) or window.at("units.sized", place)
    return Role.TOTAL if sized else Role.OTHER


def _of_total(window: Window, place: int) -> Unit | None:
    """Read "54 out of the 329 seats" and "54 of the parliament’s total 329": seats."""
    if window.at("units.seats", place):
        place += 1
    place += window.at("grammar.out", place)
    if not (window.at("grammar.of", place) or window.at("grammar.genitive", place)):
        return None
    for step in range(place + 1, min(place + 7, len(window.words))):
        if window.number(step):
            if window.at("units.posts", step + 1):
                return Unit(Role.OTHER, place)
            if window.at("clauses.changed", place) or window.at("clauses.changed", place + 1):
                return None
            seats = window.at("units.seats", step + 1)
            tier = window.at("units.tiers", step + 1)
            part = of_tier(window, step + 1 + seats) or (
                tier > 0 and window.at("units.seats", step + 1 + tier) > 0
            )
            return Unit(Role.PART if part else Role.SEATS, place)
        if window.sentence[step].kind == "mark":
            return None
    return None


def _of_seats(window: Window, place: int) -> Unit | None:
    """Read the noun behind a number, with up to three words between: "19 Independent TDs"."""
    if window.at("clauses.awaited", place + 1):
        return Unit(Role.OTHER, place + 1)
    alone = window.at("names.independents", place)
    if alone and not any(window.at("units." + t, place + alone) for t in ("others", "seats")):
        return Unit(Role.SEATS, place + alone, (place, place + alone))
    changed = False
    for step in range(4):
        here = place + step
        changed = changed or window.at("clauses.changed", here) > 0
        length = window.at("units.seats", here)
        people = window.at("units.people", here)
        if length or (people and window.at("units.enter", here + 1)):
            return _seat_unit(window, place, here, changed)
        if window.at("units.votes", here):
            return Unit(Role.VOTES, here + 1)
        if not _adjective(window, here):
            return None
    return None


def _seat_unit(window: Window, place: int, noun: int, changed: bool) -> Unit:
    behind = noun + 1
    if of_tier(window, behind):
        return Unit(Role.PART, behind)
    if window.at("clauses.so_far", behind):
        return Unit(Role.TOTAL if _all_but_declared(window, place, behind) else Role.OTHER, behind)
    if changed or window.at("clauses.changed", behind):
        short = window.at("chambers.short", behind) or window.at("chambers.short", noun)
        return Unit(Role.SHORT if short else Role.CHANGE, behind)
    if window.at("clauses.part", behind) and window.at("grammar.of", behind):
        return Unit(Role.PART, behind)
    named = [step for step in range(place, noun) if _name_like(window, step)]
    return Unit(Role.SEATS, behind, (named[0], named[-1] + 1) if named else None)


def _all_but_declared(window: Window, place: int, behind: int) -> bool:
    """Return whether seats are all there are: "with 643 of the 650 seats declared, X has"."""
    of = next(
        (step for step in range(place - 2, place - 4, -1) if window.at("grammar.of", step)), 0
    )
    some = of - 1
    won = some > 0 and window.before("clauses.gain", some) > 0
    return window.number(some) and not won and window.at("clauses.so_far", behind) == 1


def _name_like(window: Window, place: int) -> bool:
    token = window.sentence[place]
    chamber = window.at("chambers.names", place) or window.at("chambers.other", place)
    independent = window.wording.one("names.independents", token.low)
    return (token.capital and not chamber) or independent


def _adjective(window: Window, place: int) -> bool:
    if place >= len(window.words) or window.sentence[place].kind != "word":
        return False
    return not (window.at("clauses.followers", place) or window.at("units.others", place)) or (
        window.at("clauses.changed", place) > 0
    )


def of_tier(window: Window, place: int) -> bool:
    """Return whether seats are a tier's: "120 seats filled by party lists"."""
    filled = window.at("units.filled", place)
    return filled > 0 and any(window.at("units.ballots", place + filled + n) for n in range(3))


def _won_areas(window: Window, place: int) -> Unit | None:
    """Read seats that are called by their areas: "won 34 of the 63 constituencies"."""
    length = window.at("units.areas", place)
    if not length or window.at("units.seats", place):
        return None
    if any(window.at(f"clauses.{table}", place + length) for table in ("counted", "so_far")):
        return None
    of = next(
        (step for step in range(place - 2, place - 4, -1) if window.at("grammar.of", step)), 0
    )
    some = of - 1
    led = window.before("clauses.gain", some) or window.before("clauses.about", some)
    won = some > 0 and window.number(some) and (led > 0 or window.word(some - 1) == "with")
    return Unit(Role.TOTAL, place + length) if won else None


def _bare(window: Window, place: int) -> Unit:
    """Tell what a number without a seat's noun may be by the word that follows it."""
    if place >= len(window.words) or window.sentence[place].kind == "mark":
        return Unit(Role.BARE, place)
    if window.at("chambers.short", place):
        return Unit(Role.SHORT, place + 1)
    if window.at("clauses.changed", place):
        return Unit(Role.CHANGE, place + 1)
    if window.at("clauses.part", place):
        return Unit(Role.PART, place)
    token = window.sentence[place]
    if window.at("units.others", place) and not token.capital:
        return Unit(Role.OTHER, place)
    free = token.kind == "number" or token.capital or window.at("clauses.followers", place)
    named = window.at("names.independents", place) or window.at("clauses.gain", place)
    return Unit(Role.BARE if free or named else Role.OTHER, place)

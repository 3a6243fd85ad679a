"""The news in sentences, each with what can be said of it and the rows that it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from hemicycle.brief.words import conjunction, counted
from hemicycle.governments.answers import combined, majority_of, status_of
from hemicycle.governments.coalitions import minimal_winning
from hemicycle.governments.refusals import Terms
from hemicycle.records.brief import Fact
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, Status
from hemicycle.records.page import Span

CANDIDATES = 200
"""Smallest majorities among which one that holds in every reading is looked for."""


def news(chamber: Chamber) -> str:
    """Return the news in a line: who is first, and how far from a majority."""
    first = _first(chamber)
    short = chamber.majority - first[0].seats
    names = conjunction(bloc.label for bloc in first)
    if len(first) > 1:
        return f"{names} are level with {counted(first[0].seats, 'seat')} each"
    if short <= 0:
        return f"{names} can govern alone"
    return f"{names} is {counted(short, 'seat')} short of a majority"


def facts(readings: Sequence[ChamberReading], terms: Terms) -> Iterator[Fact]:
    """Yield what the first paragraph of a story would say, the news first."""
    chamber = readings[0].chamber
    yield _who_is_first(chamber)
    if chamber.unlisted:
        yield _what_is_missing(readings)
    by_size = sorted(chamber.blocs, key=lambda bloc: -bloc.seats)
    largest = by_size[0]
    if largest.seats < chamber.majority:
        yield _nobody_alone(readings)
        if len(by_size) > 1:
            yield _together(readings, by_size[:2])
        with_it = replace(terms, including=terms.including | {largest.id})
        yield from _smallest(readings, with_it, f"With {largest.label}")
        without = replace(terms, excluding=terms.excluding | {largest.id})
        if largest.id not in terms.including:
            yield from _smallest(readings, without, f"Without {largest.label}")


def _first(chamber: Chamber) -> list[Bloc]:
    most = max(bloc.seats for bloc in chamber.blocs)
    return [bloc for bloc in chamber.blocs if bloc.seats == most]


def _who_is_first(chamber: Chamber) -> Fact:
    first = _first(chamber)
    verb = "is" if len(first) == 1 else "are"
    names = conjunction(bloc.label for bloc in first)
    each = " each" if len(first) > 1 else ""
    text = (
        f"{names} {verb} first with {first[0].seats}{each} of {chamber.seats_total} seats; "
        f"{chamber.majority} are a majority."
    )
    return Fact(text, None, _spans(first))


def _what_is_missing(readings: Sequence[ChamberReading]) -> Fact:
    printed, *others = readings
    missing = printed.chamber.unlisted
    is_or_are = "is" if missing == 1 else "are"
    text = f"{counted(missing, 'seat')} {is_or_are} not listed"
    merged = [bloc for bloc in printed.chamber.blocs if _is_merged(bloc, others)]
    for other in others:
        text += f", or {other.chamber.unlisted} if {_merger(other)}"
    return Fact(f"{text}.", None, _spans(merged))


def _is_merged(bloc: Bloc, others: Iterable[ChamberReading]) -> bool:
    return any(bloc.name in group for other in others for group in other.merged)


def _merger(reading: ChamberReading) -> str:
    return "; ".join(f"{conjunction(group)} are one list" for group in reading.merged)


def _nobody_alone(readings: Sequence[ChamberReading]) -> Fact:
    """Say that no list has a majority: certain where even all the missing seats would not do."""
    statuses = []
    for reading in readings:
        chamber = reading.chamber
        most = max(bloc.seats for bloc in chamber.blocs)
        alone = status_of(most, chamber.majority, chamber.unlisted)
        statuses.append(Status.HOLDS if alone is Status.CANNOT_BE else Status.POSSIBLE)
    return Fact("No list has a majority by itself.", combined(statuses))


def _together(readings: Sequence[ChamberReading], blocs: Sequence[Bloc]) -> Fact:
    answer = majority_of(readings, [bloc.id for bloc in blocs])
    printed = answer.standings[0]
    names = conjunction(bloc.label for bloc in blocs)
    if printed.short:
        text = f"{names} have {printed.seats} together and need {printed.short} more."
        return Fact(text, None, _spans(blocs))
    text = f"{names} have {printed.seats} of {readings[0].chamber.majority} needed."
    return Fact(text, answer.status, _spans(blocs))


def _smallest(readings: Sequence[ChamberReading], terms: Terms, opening: str) -> Iterator[Fact]:
    """Say which is the majority of fewest lists, one that holds in every reading if there is."""
    chamber = readings[0].chamber
    found = list(islice(minimal_winning(chamber, terms), CANDIDATES))
    if not found:
        yield Fact(f"{opening}, the lists that are named cannot make a majority.", None)
        return
    fewest = [one for one in found if len(one.members) == len(found[0].members)]
    answers = [(one, majority_of(readings, one.members)) for one in fewest]
    best, answer = next(
        ((one, said) for one, said in answers if said.status is Status.HOLDS), answers[0]
    )
    blocs = [bloc for one in best.members for bloc in chamber.blocs if bloc.id == one]
    names = conjunction(bloc.label for bloc in blocs)
    lists = counted(len(blocs), "list")
    text = (
        f"{opening} it takes at least {lists}: {names} have {best.seats} of "
        f"{chamber.majority} needed."
    )
    yield Fact(text, answer.status, _spans(blocs))


def _spans(blocs: Iterable[Bloc]) -> tuple[Span, ...]:
    return tuple(span for bloc in blocs for span in bloc.spans)

"""The whole answer: who can govern, as the document ``hemicycle/governments/1``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, islice
from typing import TypeAlias

from hemicycle.errors import RequestError
from hemicycle.governments.answers import combined, status_of
from hemicycle.governments.coalitions import (
    Coalition,
    Order,
    count_minimal_possible,
    count_minimal_winning,
    minimal_possible,
    minimal_winning,
)
from hemicycle.governments.hinges import deadlock, hinges
from hemicycle.governments.names import find_bloc, rows_of
from hemicycle.governments.needs import needs
from hemicycle.governments.readings import checked
from hemicycle.governments.refusals import Alliance, Terms
from hemicycle.records.chamber import Bloc, BlocId, Chamber, ChamberReading, Status
from hemicycle.records.governments import (
    ChamberSeats,
    Governments,
    Measured,
    MinimalWinning,
    Ranked,
    ReadingAnswer,
    WinningCoalition,
)
from hemicycle.records.labels import slug
from hemicycle.records.page import Finding

NAMES = 300_000
"""Most names in all the coalitions listed, whatever ``top`` says: some 10 megabytes of JSON."""

Measure: TypeAlias = Callable[[Chamber, Terms], Measured]
"""Power indices of a chamber under terms."""

Ranking: TypeAlias = Callable[[Chamber, Terms], Ranked]
"""Governments of a chamber under terms, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: terms in which lists are named as people name them, and how much to list.

    ``top`` is the most coalitions listed; the counts are exact all the same. ``measure`` and
    ``ranking``, where given, fill the answer's ``power`` and ``likely``.
    """

    terms: Terms = field(default_factory=Terms)
    order: Order = Order.FEWEST_PARTIES
    top: int = 10_000
    measure: Measure | None = None
    ranking: Ranking | None = None


def governments(readings: Sequence[ChamberReading], request: Request | None = None) -> Governments:
    """Answer who can govern, for every reading of the seats.

    Raises
    ------
    UnknownNameError
        If the terms name a list that does not exist; the message suggests the nearest.
    SeatsError, MajorityError, ElectionError
        If a chamber contradicts itself.
    TooCostlyError
        If the answer would need more memory or time than allowed.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> lists = (Bloc("a", "Ayes", "A", 4), Bloc("b", "Bees", "B", 3), Bloc("c", "Cees", "C", 2))
    >>> answer = governments([ChamberReading(Chamber(9, 5, lists), "as listed")])
    >>> [one.members for one in answer.minimal_winning.coalitions]
    [('Bees', 'Cees'), ('Ayes', 'Cees'), ('Ayes', 'Bees')]
    """
    asked = request or Request()
    if not readings:
        raise RequestError("no reading of the chamber is given: make one with readings_of")
    if asked.top < 0:
        raise RequestError(f"cannot list {asked.top} coalitions: give 0 or more")
    chamber = readings[0].chamber
    terms = resolved(chamber, asked.terms)
    measured = [_measured(reading.chamber, asked) for reading in readings]
    first, *others = [
        _answer(reading, readings, asked, power)
        for reading, power in zip(readings, measured, strict=True)
    ]
    ranked = asked.ranking(chamber, terms) if asked.ranking else Ranked(())
    return Governments(
        chamber=first.chamber,
        minimal_winning=first.minimal_winning,
        power=first.power,
        likely_premises=ranked.premises,
        power_methods=measured[0].methods,
        power_ends=first.power_ends,
        needs=first.needs,
        hinges=first.hinges,
        likely=ranked.governments,
        findings=(
            *_findings(chamber, terms, first.minimal_winning),
            *(Finding("power-left-out", "note", words) for words in measured[0].left_out),
        ),
        premise=first.premise,
        merged=first.merged,
        other_readings=tuple(others),
    )


def resolved(chamber: Chamber, terms: Terms) -> Terms:
    """Return the terms with ids of the chamber's blocs in place of names.

    A refusal between rows that this reading takes for one list falls away.
    """
    refusals = []
    for one in terms.refusals:
        by = find_bloc(chamber, one.by).id
        of = None if one.of is None else find_bloc(chamber, one.of).id
        if by == of and slug(one.by) == slug(one.of or ""):
            raise RequestError(f"{one.by} cannot refuse itself")
        if by != of:
            refusals.append(replace(one, by=by, of=of))
    return replace(
        terms,
        refusals=tuple(refusals),
        alliances=tuple(
            Alliance(_ids(chamber, one.members), one.statement) for one in terms.alliances
        ),
        including=_ids(chamber, terms.including),
        excluding=_ids(chamber, terms.excluding),
    )


def _ids(chamber: Chamber, names: Iterable[str]) -> frozenset[BlocId]:
    return frozenset(find_bloc(chamber, name).id for name in names)


def _measured(chamber: Chamber, asked: Request) -> Measured:
    terms = resolved(checked(chamber), asked.terms)
    return asked.measure(chamber, terms) if asked.measure else Measured({})


def _answer(
    reading: ChamberReading, readings: Sequence[ChamberReading], asked: Request, measured: Measured
) -> ReadingAnswer:
    chamber = checked(reading.chamber)
    terms = resolved(chamber, asked.terms)
    return ReadingAnswer(
        premise=reading.premise,
        merged=reading.merged,
        chamber=ChamberSeats(
            seats_total=chamber.seats_total,
            majority=chamber.majority,
            seats={bloc.name: bloc.seats for bloc in chamber.blocs},
            unlisted=chamber.unlisted,
            uncertain={bloc.name: bloc.uncertain for bloc in chamber.blocs if bloc.uncertain},
        ),
        minimal_winning=_minimal_winning(chamber, terms, readings, asked),
        power=measured.power,
        power_ends=measured.ends,
        needs=needs(chamber, terms),
        hinges=hinges(chamber, terms),
    )


def _minimal_winning(
    chamber: Chamber, terms: Terms, readings: Sequence[ChamberReading], asked: Request
) -> MinimalWinning:
    count = count_minimal_winning(chamber, terms)
    possible = count_minimal_possible(chamber, terms)
    found = chain(
        ((Status.HOLDS, one) for one in minimal_winning(chamber, terms, asked.order)),
        ((Status.POSSIBLE, one) for one in minimal_possible(chamber, terms, asked.order)),
    )
    bloc_of = {bloc.id: bloc for bloc in chamber.blocs}
    everywhere = _everywhere(readings)
    coalitions = tuple(
        WinningCoalition(
            members=tuple(bloc_of[member].name for member in one.members),
            seats=one.seats,
            surplus=one.surplus,
            status=status,
            in_every_reading=everywhere([bloc_of[member] for member in one.members]),
            doubted_by=one.doubted_by,
        )
        for status, one in _affordable(islice(found, asked.top))
    )
    return MinimalWinning(count, possible, coalitions, _limit(len(coalitions), count, possible))


def _affordable(
    found: Iterable[tuple[Status, Coalition]],
) -> Iterator[tuple[Status, Coalition]]:
    """Yield coalitions until they have `NAMES` members together."""
    names = 0
    for status, one in found:
        names += len(one.members)
        if names > NAMES:
            return
        yield status, one


def _everywhere(readings: Sequence[ChamberReading]) -> Callable[[Iterable[Bloc]], Status]:
    """Return a function that tells what is certain of blocs in all readings together."""
    holders = [
        {row: bloc for bloc in reading.chamber.blocs for row in rows_of(bloc)}
        for reading in readings
    ]

    def status(blocs: Iterable[Bloc]) -> Status:
        rows = [row for bloc in blocs for row in rows_of(bloc)]
        found = []
        for reading, holder in zip(readings, holders, strict=True):
            chamber = reading.chamber
            seats = sum({holder[row].id: holder[row].seats for row in rows}.values())
            found.append(status_of(seats, chamber.majority, chamber.unlisted))
        return combined(found)

    return status


def _limit(listed: int, count: int, possible: int) -> str | None:
    """Say how much of the whole is listed, where it is not all of it.

    >>> _limit(10_000, 3_214_567, 0)
    'first 10,000 of 3.2 million'
    """
    if listed == count + possible:
        return None
    return f"first {listed:,} of {_in_words(count + possible)}"


def _in_words(number: int) -> str:
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if size <= number < 1000 * size:
            return f"{Decimal(number) / size:.1f} {word}"
    return f"{number:,}" if number < 10**6 else f"{Decimal(number):.1e}"


def _findings(chamber: Chamber, terms: Terms, winning: MinimalWinning) -> tuple[Finding, ...]:
    found = []
    if 2 * chamber.majority <= chamber.seats_total:
        found.append(
            Finding(
                "majority-not-half",
                "warning",
                f"{chamber.majority} of {chamber.seats_total} seats is not more than half: two "
                "opposed coalitions can both reach it",
            )
        )
    if chamber.unlisted >= chamber.majority:
        found.append(
            Finding(
                "unlisted-majority",
                "warning",
                f"{chamber.unlisted} seats are not listed, a majority by themselves: nothing is "
                "ruled out",
            )
        )
    if not winning.count:
        found.append(Finding("no-coalition", "warning", _why_none(chamber, terms)))
    return tuple(found)


def _why_none(chamber: Chamber, terms: Terms) -> str:
    name_of = {bloc.id: bloc.label for bloc in chamber.blocs}
    blame = [
        f"{name_of[one.by]} {one.kind} {name_of[one.of] if one.of else 'anybody'}"
        for one in deadlock(chamber, terms)
    ]
    if blame:
        return f"no coalition of the listed seats has a majority, because: {'; '.join(blame)}"
    return (
        f"no coalition of the listed seats reaches {chamber.majority}: all the lists that the "
        f"terms allow hold {chamber.listed} of {chamber.seats_total}"
    )

"""The crossing from governments to the coalition builder: its table, and its answers.

The builder's room draws and may not know governments, so what it shows is made here.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from hemicycle.brief.completions import completions, with_companions
from hemicycle.errors import TooCostlyError
from hemicycle.governments.answers import combined, status_of
from hemicycle.governments.coalitions import departures
from hemicycle.governments.document import resolved
from hemicycle.governments.names import rows_of
from hemicycle.governments.refusals import (
    NO_TERMS,
    Alliance,
    Confidence,
    Evidence,
    Kind,
    Refusal,
    Terms,
    broken_by,
)
from hemicycle.pictures.builder import builder_fragment, choice_of, standing_builder
from hemicycle.pictures.builder.phrases import ENGLISH, Phrases
from hemicycle.pictures.builder.table import (
    ALL,
    Answer,
    Choice,
    Completion,
    Listed,
    Reading,
    Rule,
    Standing,
    Table,
    Term,
    sensible,
)
from hemicycle.pictures.palette import colouring
from hemicycle.records.chamber import BlocId, Chamber, ChamberReading

Linking: TypeAlias = Callable[[Evidence], str]
"""Where a statement can be looked up: an address, or nothing."""

_RULES: dict[Kind, Rule] = {
    Kind.NOT_IN_CABINET: "never",
    Kind.NOT_SUPPORT: "never",
    Kind.ONLY_AS_PRIME_MINISTER: "lead",
    Kind.ONLY_IF_TOO: "too",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a builder is about: the seats in all their readings, and what parties say.

    Of the terms, the refusals and alliances count, with names as people give them; whom to
    include is what the builder's reader decides. A refusal that an editor doubts is left out.
    """

    readings: tuple[ChamberReading, ...]
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class _Word:
    """A refusal or an alliance under its key, and the terms that it makes in each reading."""

    key: str
    word: Refusal | Alliance
    terms: tuple[Terms, ...]


def builder_page(question: Question, query: str, table: Table | None = None) -> str:
    """Return the builder for the query of an address: the form, and the answer in full.

    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, (Bloc("a", "Ayes", "A", 4), Bloc("b", "Bees", "B", 3)))
    >>> page = builder_page(Question((ChamberReading(house, "as listed"),)), "with=a&with=b")
    >>> "Majority reached: 7 of 9 seats, 2 more than needed." in page
    True
    """
    known, choice = table or builder_table(question), choice_of(query)
    return builder_fragment(known, choice, builder_answer(question, known, choice))


def standing_page(
    question: Question, phrases: Phrases = ENGLISH, link: Linking = lambda _: ""
) -> str:
    """Return the builder for a page that no server answers for, such as a file."""
    table = builder_table(question, phrases, link)
    return standing_builder(table, lambda choice: builder_answer(question, table, choice))


def builder_table(
    question: Question, phrases: Phrases = ENGLISH, link: Linking = lambda _: ""
) -> Table:
    """Return what the builder's form and script work on.

    Raises
    ------
    UnknownNameError, RequestError
        If the terms name a list that does not exist, or one that refuses itself.
    """
    given = question.readings[0].chamber
    paints = colouring(given.blocs, {}).paints
    return Table(
        tuple(
            Listed(bloc.id, bloc.label, bloc.seats, bloc.uncertain, paints[bloc.id].colour)
            for bloc in given.blocs
        ),
        tuple(_reading(reading, given) for reading in question.readings),
        tuple(_terms(question, phrases, link)),
        phrases,
    )


def builder_answer(question: Question, table: Table, choice: Choice) -> Answer:
    """Return what a choice comes to, by the library's arithmetic."""
    known = sensible(choice, table)
    words = [] if ALL in known.aside else list(_words(question))
    desk = _Desk(question, table, tuple(one for one in words if one.key not in known.aside))
    standings = tuple(desk.standings(known.chosen))
    found, search = desk.completions(known.chosen)
    return Answer(
        combined(one.status for one in standings),
        standings,
        tuple(desk.completion(known.chosen, one) for one in found),
        search,
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """A question with the words that are in force."""

    question: Question
    table: Table
    words: tuple[_Word, ...]

    def terms(self, reading: int) -> Terms:
        """Return the words in force as terms of a reading."""
        each = [word.terms[reading] for word in self.words]
        return Terms(
            refusals=tuple(one for terms in each for one in terms.refusals),
            alliances=tuple(one for terms in each for one in terms.alliances),
        )

    def standings(self, chosen: Sequence[BlocId]) -> Iterator[Standing]:
        """Yield what chosen lists come to in each reading."""
        for at, reading in enumerate(self.question.readings):
            chamber, terms = reading.chamber, self.terms(at)
            own = self._blocs(at, chosen)
            cabinet = frozenset(own.values())
            seats = sum(bloc.seats for bloc in chamber.blocs if bloc.id in cabinet)
            leave = departures(chamber, cabinet, terms) if seats >= chamber.majority else ()
            spare = {one.bloc for one in leave if not one.short}
            yield Standing(
                seats,
                max(chamber.majority - seats, 0),
                max(seats - chamber.majority, 0),
                status_of(seats, chamber.majority, chamber.unlisted),
                tuple(one for one in chosen if own[one] in spare),
                tuple(self._broken(at, cabinet, terms)),
            )

    def completions(
        self, chosen: Sequence[BlocId]
    ) -> tuple[list[tuple[BlocId, ...]], Literal["done", "broken", "too many"]]:
        """Return the smallest completions of chosen lists, and how they were looked for."""
        chamber, terms = self.question.readings[0].chamber, self.terms(0)
        if broken_by(with_companions(chamber, chosen, terms), terms.confirmed):
            return [], "broken"
        try:
            return list(islice(completions(chamber, chosen, terms), self.table.shown)), "done"
        except TooCostlyError:
            return [], "too many"

    def completion(self, chosen: Sequence[BlocId], added: tuple[BlocId, ...]) -> Completion:
        """Return a completion with what the whole of it comes to."""
        members = {*chosen, *added}
        whole = [one.id for one in self.table.lists if one.id in members]
        standings = list(self.standings(whole))
        given = standings[0]
        status = combined(one.status for one in standings)
        return Completion(added, given.seats, given.surplus, status, given.spare, given.broken)

    def _blocs(self, reading: int, chosen: Sequence[BlocId]) -> dict[BlocId, BlocId]:
        """Return the bloc of a reading that each of the lists is."""
        blocs = self.question.readings[reading].chamber.blocs
        bloc_of = self.table.readings[reading].bloc_of
        places = {one.id: bloc_of[at] for at, one in enumerate(self.table.lists)}
        return {one: blocs[places[one]].id for one in chosen}

    def _broken(self, reading: int, cabinet: frozenset[BlocId], terms: Terms) -> Iterator[str]:
        refused = broken_by(cabinet, terms.refusals)
        for word in self.words:
            own = word.terms[reading]
            apart = any(0 < len(one.members & cabinet) < len(one.members) for one in own.alliances)
            if apart or any(one in refused for one in own.refusals):
                yield word.key


def _reading(reading: ChamberReading, given: Chamber) -> Reading:
    chamber = reading.chamber
    holder = {row: at for at, bloc in enumerate(chamber.blocs) for row in rows_of(bloc)}
    return Reading(
        reading.premise.rpartition(": ")[0] or reading.premise,
        chamber.seats_total,
        chamber.majority,
        tuple(bloc.seats for bloc in chamber.blocs),
        tuple(holder[rows_of(bloc)[0]] for bloc in given.blocs),
    )


def _words(question: Question) -> Iterator[_Word]:
    """Yield the words that count, each with a key of its own."""
    chambers = [reading.chamber for reading in question.readings]
    often = Counter[str]()
    told: list[Refusal | Alliance] = [
        one for one in question.terms.refusals if one.confidence is not Confidence.DOUBTED
    ]
    for word in [*told, *question.terms.alliances]:
        alone = Terms((word,)) if isinstance(word, Refusal) else Terms(alliances=(word,))
        terms = tuple(resolved(chamber, alone) for chamber in chambers)
        keys = [str(one) for one in terms[0].refusals]
        keys += ["+".join(sorted(one.members)) for one in terms[0].alliances]
        for key in keys:  # none where the two are one list
            often[key] += 1
            yield _Word(key if often[key] == 1 else f"{key}~{often[key]}", word, terms)


def _terms(question: Question, phrases: Phrases, link: Linking) -> Iterator[Term]:
    given = question.readings[0].chamber
    for one in _words(question):
        refused = one.terms[0].refusals
        said = one.word.statement
        yield Term(
            key=one.key,
            rule=_RULES[refused[0].kind] if refused else "allies",
            text=_text(one.terms[0], given, phrases),
            confirmed=not refused or refused[0].confidence is Confidence.CONFIRMED,
            parties=tuple(
                _parties(terms, reading.chamber)
                for terms, reading in zip(one.terms, question.readings, strict=True)
            ),
            said=said.text if said else "",
            source=_source(said) if said else "",
            href=link(said) if said else "",
        )


def _parties(terms: Terms, chamber: Chamber) -> tuple[int, ...]:
    place = {bloc.id: at for at, bloc in enumerate(chamber.blocs)}
    for one in terms.refusals:
        return (place[one.by],) if one.of is None else (place[one.by], place[one.of])
    return tuple(sorted(place[member] for one in terms.alliances for member in one.members))


def _text(terms: Terms, chamber: Chamber, phrases: Phrases) -> str:
    labels = {bloc.id: bloc.label for bloc in chamber.blocs}
    for one in terms.refusals:
        phrase = {
            Kind.NOT_IN_CABINET: phrases.never,
            Kind.NOT_SUPPORT: phrases.not_support,
            Kind.ONLY_AS_PRIME_MINISTER: phrases.lead,
            Kind.ONLY_IF_TOO: phrases.too,
        }[one.kind]
        of = phrases.anybody if one.of is None else labels[one.of]
        return phrase.format(by=labels[one.by], of=of)
    allied = {member for one in terms.alliances for member in one.members}
    names = [bloc.label for bloc in chamber.blocs if bloc.id in allied]
    return phrases.allies.format(names=phrases.plus.join(names))


def _source(said: Evidence) -> str:
    line = f"line {said.span.line}" if said.span else ""
    return ", ".join(part for part in (said.source.name if said.source else "", line) if part)

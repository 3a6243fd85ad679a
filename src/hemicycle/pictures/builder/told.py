"""An answer in words. ``builder.js`` says the same, word for word: a test compares the two."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hemicycle.pictures.builder.query import query_of
from hemicycle.pictures.builder.table import (
    Answer,
    Choice,
    Completion,
    Reading,
    Standing,
    Table,
    Term,
    in_force,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar in tenths of a per cent; the one without a colour is not listed."""

    start: int
    width: int
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A sentence about a term that the choice breaks, and the term."""

    text: str
    term: Term


@dataclass(frozen=True, slots=True)
class Proposal:
    """A completion as a link: the query, whom it adds, and what it comes to."""

    query: str
    names: str
    remark: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in words; ``line`` is where the majority is, in tenths of a per cent."""

    line: int
    parts: tuple[Part, ...]
    verdict: str
    notes: tuple[str, ...]
    broken: tuple[Broken, ...]
    heading: str
    proposals: tuple[Proposal, ...]
    remark: str


def told(table: Table, choice: Choice, answer: Answer) -> Told:
    """Say in words what a choice comes to."""
    phrases = table.phrases
    broken = tuple(_broken(table, choice, answer))
    verdict, *notes = _sums(table, choice, answer)
    notes += _notes(table, answer) if choice.chosen else []
    if len(choice.chosen) > 1 and in_force(table, choice) and not broken:
        notes.append(phrases.kept)
    open_ = answer.standings[0].short or answer.completions
    heading = phrases.completions if choice.chosen else phrases.majorities
    return Told(
        line=_tenths(table, table.given.majority),
        parts=tuple(_parts(table, choice)),
        verdict=verdict,
        notes=tuple(notes),
        broken=broken,
        heading=heading if open_ else "",
        proposals=tuple(_proposal(table, choice, one) for one in answer.completions),
        remark="" if answer.completions or not open_ else _why_none(table, answer),
    )


def _sums(table: Table, choice: Choice, answer: Answer) -> list[str]:
    """Say what the choice adds up to: the first reading first, then those that differ."""
    phrases, given = table.phrases, table.given
    if not choice.chosen:
        return [phrases.nothing.format(majority=given.majority, total=given.total)]
    sentences = []
    for reading, standing in zip(table.readings, answer.standings, strict=True):
        enough = phrases.reached if standing.surplus else phrases.just_enough
        phrase = phrases.short if standing.short else enough
        sentences.append(
            phrase.format(
                seats=standing.seats,
                total=reading.total,
                short=standing.short,
                surplus=standing.surplus,
            )
        )
    return list(_by_reading(table, sentences))


def _by_reading(table: Table, sentences: Sequence[str]) -> Iterator[str]:
    """Yield what is said of each reading; what all have in common once, without its premise."""
    if len(set(sentences)) == 1:
        if sentences[0]:
            yield sentences[0] + table.phrases.stop
        return
    for reading, sentence in zip(table.readings, sentences, strict=True):
        if sentence:
            condition = table.phrases.only_if.format(premise=reading.premise)
            yield sentence + condition + table.phrases.stop


def _notes(table: Table, answer: Answer) -> Iterator[str]:
    """Say for each reading what the majority hangs on: unlisted seats, or which members."""

    def said(reading: Reading, standing: Standing) -> str:
        phrases = table.phrases
        if standing.status == "cannot be":
            return ""
        if standing.short:
            return phrases.possible.format(short=standing.short, unlisted=reading.unlisted)
        if not standing.spare:
            return phrases.all_needed
        return phrases.spare.format(names=_names(table, standing.spare))

    yield from _by_reading(table, list(map(said, table.readings, answer.standings)))


def _broken(table: Table, choice: Choice, answer: Answer) -> Iterator[Broken]:
    for term in in_force(table, choice):
        text = _breaks(table, term)
        sentences = [text if term.key in one.broken else "" for one in answer.standings]
        for sentence in _by_reading(table, sentences):
            yield Broken(sentence, term)


def _breaks(table: Table, term: Term) -> str:
    text = table.phrases.breaks.format(text=term.text)
    return text if term.confirmed else text + table.phrases.unconfirmed


def _why_none(table: Table, answer: Answer) -> str:
    phrases = table.phrases
    return {
        "done": phrases.search_none,
        "broken": phrases.search_broken,
        "too many": phrases.search_many,
    }[answer.search]


def _proposal(table: Table, choice: Choice, one: Completion) -> Proposal:
    phrases = table.phrases
    seats_of = {found.id: f"{found.label} {found.seats}" for found in table.lists}
    whole = phrases.whole_more if one.surplus else phrases.whole_enough
    remark = whole.format(seats=one.seats, surplus=one.surplus)
    if one.status != "holds":
        remark += phrases.only_if.format(premise=table.given.premise)
    if one.spare:
        remark += phrases.pause + phrases.then_spare.format(names=_names(table, one.spare))
    for term in table.terms:
        if term.key in one.broken:
            remark += phrases.pause + _breaks(table, term)
    whole_choice = {*choice.chosen, *one.added}
    chosen = tuple(found.id for found in table.lists if found.id in whole_choice)
    return Proposal(
        query_of(replace(choice, chosen=chosen)),
        phrases.plus.join(seats_of[added] for added in one.added),
        remark,
    )


def _names(table: Table, ids: Iterable[str]) -> str:
    wanted = set(ids)
    return table.phrases.comma.join(one.label for one in table.lists if one.id in wanted)


def _parts(table: Table, choice: Choice) -> Iterator[Part]:
    before = 0
    for one in table.lists:
        if one.id in choice.chosen:
            yield _part(table, before, one.seats, one.colour)
            before += one.seats
    if table.given.unlisted:
        yield _part(table, before, table.given.unlisted)


def _part(table: Table, before: int, seats: int, colour: str = "") -> Part:
    start = _tenths(table, before)
    width = _tenths(table, before + seats) - start
    if table.phrases.direction == "rtl":
        start = 1000 - start - width
    return Part(start, width, colour)


def _tenths(table: Table, seats: int) -> int:
    return 1000 * seats // table.given.total

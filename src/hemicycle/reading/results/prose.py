"""What paragraphs of prose tell: lists and their seats, the chamber's size and majority.

A number without its unit counts seats only where its paragraph speaks of seats, or where three
names in a row have each their number; and only if it touches a name or follows a verb.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hemicycle.reading.results.clauses import Claim, claims_of
from hemicycle.reading.results.counting import unfinished
from hemicycle.reading.results.figures import Figure, figures_of
from hemicycle.reading.results.mentions import Kind, Standing, mentions_of
from hemicycle.reading.results.names import Name
from hemicycle.reading.results.owned import (
    QUANTITIES,
    aside_told,
    equation_told,
    failures_told,
    seats_told,
)
from hemicycle.reading.results.said import Said, ends_of
from hemicycle.reading.results.scope import (
    Scope,
    entered,
    is_elsewhere,
    is_hypothetical,
    is_of_both,
    is_of_other,
    is_past,
    weight_of,
)
from hemicycle.reading.results.tokens import Sentence, sentences_of, words_of
from hemicycle.reading.results.told import Place, Stated, Telling, Told, Weight
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording

ENUMERATION = 3
"""So many names in one paragraph, each touching its number, are results anywhere."""

LISTING = 4
"""So many in one sentence are a table that has lost its lines."""

SMALLEST_CHAMBER = 10
"""Smaller numbers behind "of" count something else; Tuvalu's parliament has 16 members."""

_DATELINE = 14
_FEW = 3
_PLACE = 5
_DASHES = ("-", "–", "—")


@dataclass(slots=True)
class _Reader:
    """What is known while paragraphs are read one after another."""

    place: Place
    wording: Wording
    scope: Scope
    telling: Telling = field(default_factory=Telling)
    seated: bool = False
    enumerated: bool = False
    before: Said | None = None
    """The sentence before this one in the same paragraph."""


def read_prose(place: Place, paragraphs: Sequence[Sentence], wording: Wording) -> Telling:
    """Read paragraphs, each given by its tokens."""
    reader = _Reader(
        place, wording, Scope(year=place.latest_year, only=is_of_other(paragraphs, wording))
    )
    seats = wording.alone("units.seats")
    for paragraph in paragraphs:
        tokens = _after_dateline(paragraph, wording)
        reader.seated = not seats.isdisjoint([token.low for token in tokens])
        if reader.scope.elsewhere:
            reader.scope = replace(reader.scope, elsewhere=False)
        reader.before = None
        sentences = [_said(reader, sentence) for sentence in sentences_of(tokens, wording)]
        touching = sum(claim.touching for said in sentences for claim in said.claims)
        reader.enumerated = touching >= ENUMERATION
        for said in sentences:
            _sentence(reader, said)
            reader.before = said
    return reader.telling


def _after_dateline(tokens: Sentence, wording: Wording) -> Sentence:
    """Cut off "SOFIA, Oct 15 (Reuters) -" or "SOFIA -": no list that won anything."""
    first = tokens[0].text if tokens else ""
    head = tokens[:_DATELINE]
    dash = next((place for place, token in enumerate(head) if token.low in _DASHES), 0)
    loud = len(first) > 2 and first.isupper()
    if not (dash and loud):
        return tokens
    before, behind = head[:dash], tokens[dash + 1 : dash + 1 + _FEW]
    marks = [token.low for token in before]
    counted = any(token.kind == "number" for token in before)
    dated = any(wording.one("names.never", token.low) for token in before)
    agency = "(" in marks and ")" in marks and (dated or not counted)
    place = not counted and len(behind) == _FEW and all(t.kind == "word" for t in behind)
    return tokens[dash + 1 :] if agency or place else tokens


def _said(reader: _Reader, sentence: Sentence) -> Said:
    words = words_of(sentence)
    figures = [
        replace(figure, role=Role.BEFORE)
        if figure.role in QUANTITIES and is_past(words, figure, reader.scope, reader.wording)
        else figure
        for figure in figures_of(sentence, reader.wording)
    ]
    if not reader.scope.only and is_of_both(words, reader.wording):
        figures = [
            replace(figure, role=Role.OTHER)
            if is_elsewhere(words, figure, reader.wording)
            else figure
            for figure in figures
        ]
    claims = claims_of(sentence, figures, reader.wording)
    return Said(reader.place, reader.wording, sentence, words, figures, claims)


def _sentence(reader: _Reader, said: Said) -> None:
    reader.scope = entered(reader.scope, said.sentence, said.words, reader.wording)
    if reader.scope.elsewhere:
        return
    if not said.figures and reader.wording["clauses.failed"].first.keys().isdisjoint(said.words):
        _partial(reader, said)
        return
    weight = weight_of(said.sentence, said.words, reader.wording)
    if weight is None:
        return
    listing = sum(claim.touching and claim.figure.role in QUANTITIES for claim in said.claims)
    if listing >= LISTING and weight is Weight.PROSE:
        weight = Weight.ROW
    if weight is not said.weight:
        said = replace(said, weight=weight)
    _chamber(reader, said)
    equation = equation_told(said)
    if equation is not None:
        reader.telling.lists.append(equation)
        return
    for claim in said.claims:
        reader.telling.lists += _claim(reader, said, claim)
    reader.telling.lists += failures_told(said)


def _claim(reader: _Reader, said: Said, claim: Claim) -> Sequence[Told]:
    if claim.figure.role is Role.SHORT:
        _short(reader, said, claim.figure)
    elif claim.figure.role not in QUANTITIES:
        aside = aside_told(said, claim)
        return [] if aside is None else [aside]
    elif _counts_seats(reader, said, claim):
        if claim.owners:
            placed = said.weight is Weight.PROSE and (
                _placed(said, claim.figure) or _with_friends(said, claim)
            )
            there = replace(said, weight=Weight.PLACE) if placed else said
            return list(seats_told(there, claim, enumerated=reader.enumerated))
        return _carried(reader, said, claim.figure)
    return []


def _placed(said: Said, figure: Figure) -> bool:
    """Return whether a place is named behind a figure: "14 seats in Kelantan"."""
    place = figure.last + said.wording["units.seats"].at(said.words, figure.last)
    place = figure.last if place > len(said.words) else place
    table = said.wording["chambers.inside"]
    if place + 1 >= len(said.words) or not table.at(said.words, place):
        return False
    token = said.sentence[place + 1]
    end = place + 2
    while end < len(said.words) and said.sentence[end].capital and end < place + _PLACE:
        end += 1
    after = said.words[end : end + 1]
    chamber = said.wording.one("chambers.names", token.low) or said.within(
        "chambers.names", place + 1, place + 4
    )
    date = said.wording.one("names.never", token.low) or token.low.endswith(("'s", "s'"))
    ends = (
        not after or after[0] in (",", ".", ";", ")") or said.within("grammar.joins", end, end + 1)
    )
    return token.capital and token.cased and not (chamber or date) and ends


def _owned(said: Said, figure: Figure) -> bool:
    """Return whether the seats are a place's by its name: "37 of Uttar Pradesh's 80 seats"."""
    owner = said.sentence[figure.first - 1] if figure.first else None
    return owner is not None and owner.capital and owner.low.endswith(("'s", "s'"))


def _with_friends(said: Said, claim: Claim) -> bool:
    """Return whether the seats are a list's and its allies': its own may stand elsewhere."""
    return any(said.within("names.friends", one.last, one.last + 1) for one in claim.owners)


def _counts_seats(reader: _Reader, said: Said, claim: Claim) -> bool:
    figure = claim.figure
    if len(claim.owners) < 2 and is_hypothetical(said.sentence, figure, reader.wording):
        return False
    if figure.role is Role.SEATS:
        return True
    listed = reader.enumerated and bool(claim.owners) and said.words[figure.first - 1] == ","
    led = claim.touching or listed or _led_up_to(reader, said, figure)
    return led and (reader.seated or reader.enumerated)


def _led_up_to(reader: _Reader, said: Said, figure: Figure) -> bool:
    """Return whether a verb, "to" or "with" stands right before a bare number."""
    end = figure.first
    while end and reader.wording["clauses.about"].before(said.words, end):
        end -= reader.wording["clauses.about"].before(said.words, end)
    return any(
        reader.wording[table].before(said.words, end)
        for table in ("clauses.gain", "clauses.link", "clauses.to_list")
    )


def _carried(reader: _Reader, said: Said, figure: Figure) -> Sequence[Told]:
    """Read "It won 12 seats", of the list before; or "there will be 735 deputies"."""
    if _pronoun(reader, said, figure):
        topic = _topic(reader)
        known = any(one.has_seats and one.name == topic for one in reader.telling.lists)
        if topic is None or known:
            return []
        return [Told(topic, said.span(figure), said.weight, *ends_of(figure))]
    around = (figure.first - 4, figure.first), (figure.last, figure.last + 5)
    tables = ("chambers.names", "chambers.other")[: 1 + reader.scope.only]
    chamber = any(said.within(table, *reach) for table in tables for reach in around)
    sized = any(one.role is Role.TOTAL for one in said.figures)
    if figure.role is Role.SEATS and chamber and not sized:
        _state(said, figure, reader.telling.totals)
    return []


def _pronoun(reader: _Reader, said: Said, figure: Figure) -> bool:
    """Return whether the sentence, or the clause with the figure, begins with a pronoun."""
    commas = [place for place in range(figure.first) if said.words[place] == ","]
    starts = [0, *(place + 1 for place in commas[-1:])]
    return any(reader.wording["clauses.carry"].at(said.words, start) for start in starts)


def _topic(reader: _Reader) -> Name | None:
    """Return the list that the sentence before was about."""
    before = reader.before
    if before is None:
        return None
    owners = [claim.owners[0] for claim in before.claims if len(claim.owners) == 1]
    lists = [
        mention
        for mention in mentions_of(before.sentence, before.words, before.wording)
        if mention.standing is not Standing.UNDER and mention.kind is Kind.LIST
    ]
    free = [mention for mention in lists if mention.standing is Standing.FREE]
    alone = lists if len(lists) == 1 else []
    topics = owners[-1:] or free[:1] or alone
    return before.name(topics[0]) if topics else None


def _short(reader: _Reader, said: Said, figure: Figure) -> None:
    """Read "58, three short of a majority": the majority is 61."""
    here = [one for one in said.figures if one.role in QUANTITIES and one.last <= figure.first]
    last = here[-1] if here else reader.telling.lists[-1] if reader.telling.lists else None
    if last is None or last.low != last.high or not isinstance(figure.low, int):
        return
    if isinstance(last.low, int):
        reader.telling.majorities.append(Stated(last.low + figure.low, said.span(figure)))


def _chamber(reader: _Reader, said: Said) -> None:
    for figure in said.figures:
        if figure.role is Role.TOTAL:
            _state(said, figure, reader.telling.totals)
        elif figure.role is Role.MAJORITY:
            _state(said, figure, reader.telling.majorities)
    _partial(reader, said)


def _partial(reader: _Reader, said: Said) -> None:
    partial = unfinished(said.words, said.figures, reader.wording)
    if partial is not None:
        start, end = said.sentence[partial[0]].start, said.sentence[partial[1] - 1].end
        reader.telling.partial.append(reader.place.span(start, end))


def _state(said: Said, figure: Figure, where: list[Stated]) -> None:
    size = figure.low
    if isinstance(size, int) and size >= SMALLEST_CHAMBER and said.weight is not Weight.WEAK:
        where.append(
            Stated(size, said.span(figure), _placed(said, figure) or _owned(said, figure))
        )

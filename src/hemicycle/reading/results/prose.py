"""What paragraphs of prose tell: lists and their seats, the chamber's size and majority.

A number without its unit counts seats only where its paragraph speaks of seats, or where three
names in a row have each their number; and only if it touches a name or follows a verb.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hemicycle.reading.results.clauses import Claim, claims_of, coordinated
from hemicycle.reading.results.figures import Figure, figures_of
from hemicycle.reading.results.mentions import Kind, Mention, mentions_of
from hemicycle.reading.results.names import Name, is_abbreviation, name_of
from hemicycle.reading.results.scope import Scope, entered, is_hypothetical, is_past, weight_of
from hemicycle.reading.results.tokens import Sentence, sentences_of, tokens_of, words_of
from hemicycle.reading.results.told import Place, Stated, Telling, Told, Weight
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording

ENUMERATION = 3
"""So many names in one sentence, each touching its number, are results in any paragraph."""

SMALLEST_CHAMBER = 10
"""Smaller numbers behind "of" count something else; Tuvalu's parliament has 16 members."""

LISTING = 4
"""So many in one sentence are a table that has lost its lines."""

_QUANTITIES = (Role.SEATS, Role.BARE)


@dataclass(slots=True)
class _Reader:
    place: Place
    wording: Wording
    scope: Scope
    telling: Telling = field(default_factory=Telling)
    seated: bool = False
    enumerated: bool = False
    last: Told | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence and what was found in it."""

    sentence: Sentence
    words: tuple[str, ...]
    weight: Weight


def read_prose(place: Place, paragraphs: Sequence[tuple[int, int]], wording: Wording) -> Telling:
    """Read paragraphs, each given by its first and last character in the page."""
    reader = _Reader(place, wording, Scope(year=place.latest_year))
    for start, end in paragraphs:
        tokens = tokens_of(place.string, start, end, wording)
        reader.seated = any(wording.one("units.seats", token.low) for token in tokens)
        reader.scope = replace(reader.scope, elsewhere=False)
        reader.last = None
        sentences = list(sentences_of(tokens, wording))
        figures = [figures_of(sentence, wording) for sentence in sentences]
        claims = [claims_of(*pair, wording) for pair in zip(sentences, figures, strict=True)]
        touching = sum(claim.touching for found in claims for claim in found)
        reader.enumerated = touching >= ENUMERATION
        for sentence in zip(sentences, figures, claims, strict=True):
            _sentence(reader, *sentence)
    return reader.telling


def _sentence(
    reader: _Reader, sentence: Sentence, figures: Sequence[Figure], claims: Sequence[Claim]
) -> None:
    words, wording = words_of(sentence), reader.wording
    reader.scope = entered(reader.scope, sentence, words, wording)
    weight = weight_of(sentence, words, wording)
    if reader.scope.elsewhere or weight is None:
        return
    listing = sum(claim.touching and claim.figure.role in _QUANTITIES for claim in claims)
    if listing >= LISTING and weight is Weight.PROSE:
        weight = Weight.ROW
    said = _Said(sentence, words, weight)
    for figure in figures:
        _chamber(reader, said, figure)
    if _equation(reader, said, figures):
        return
    for claim in claims:
        _claim(reader, said, claim)
    _failures(reader, said)


def _equation(reader: _Reader, said: _Said, figures: Sequence[Figure]) -> bool:
    """Read "A + B + C = 61 seats": what a claim says that lists have together."""
    if "=" not in said.words[1:]:
        return False
    equals = said.words.index("=", 1)
    total = next((f for f in figures if f.first > equals and f.role in _QUANTITIES), None)
    mentions = mentions_of(said.sentence, said.words, reader.wording)
    owners = tuple(mention for mention in mentions if mention.last <= equals)
    names = [_name(reader, said, owner).full.split("/") for owner in owners]
    members = tuple(Name(part.strip()) for parts in names for part in parts if part.strip())
    if total is None or len(members) < 2:
        return False
    low, high = _ends(total)
    span = reader.place.span(*_reach(said.sentence, owners, total))
    name = Name(" + ".join(member.full for member in members))
    _tell(reader, Told(name, span, said.weight, low, high, members=members, group=True))
    return True


def _claim(reader: _Reader, said: _Said, claim: Claim) -> None:
    figure = claim.figure
    if figure.role in _QUANTITIES:
        if _counts_seats(reader, said, claim):
            _seats(reader, said, claim)
    elif figure.role is Role.SHORT and reader.last is not None:
        _short(reader, said, figure)
    elif figure.role in (Role.SHARE, Role.VOTES, Role.CHANGE):
        _aside(reader, said, claim)


def _counts_seats(reader: _Reader, said: _Said, claim: Claim) -> bool:
    figure = claim.figure
    if is_past(said.words, figure, reader.scope, reader.wording):
        return False
    if len(claim.owners) < 2 and is_hypothetical(said.words, figure, reader.wording):
        return False
    if figure.role is Role.SEATS:
        return True
    return (reader.seated or reader.enumerated) and (
        claim.touching or _led_up_to(reader, said, figure)
    )


def _led_up_to(reader: _Reader, said: _Said, figure: Figure) -> bool:
    """Return whether a verb, "to" or "with" stands right before a bare number."""
    end = figure.first
    while end and reader.wording["clauses.about"].before(said.words, end):
        end -= reader.wording["clauses.about"].before(said.words, end)
    return any(
        reader.wording[table].before(said.words, end)
        for table in ("clauses.gain", "clauses.link", "clauses.to_list")
    )


def _seats(reader: _Reader, said: _Said, claim: Claim) -> None:
    owners, figure = claim.owners, claim.figure
    if not owners:
        _carried(reader, said, figure)
        return
    each = any(
        reader.wording["clauses.each"].within(said.words, start, end) is not None
        for start, end in ((owners[-1].last, figure.first), (figure.last, figure.last + 2))
    )
    if len(owners) == 1 or each:
        for owner in owners:
            _tell(reader, _of_list(reader, said, owner, figure))
    else:
        _tell(reader, _joint(reader, said, claim))


def _of_list(reader: _Reader, said: _Said, owner: Mention, figure: Figure) -> Told:
    low, high = _ends(figure)
    rest = owner.kind is Kind.REST and not reader.enumerated
    return Told(
        _name(reader, said, owner),
        reader.place.span(*_reach(said.sentence, (owner,), figure)),
        said.weight,
        low=low,
        high=high,
        group=owner.kind is Kind.GROUP or rest,
    )


def _joint(reader: _Reader, said: _Said, claim: Claim) -> Told:
    """Tell of several lists with one figure: one list by two names, or lists counted together."""
    names = tuple(_name(reader, said, owner) for owner in claim.owners)
    short = [name.abbreviation or name.full for name in names]
    joined = "/".join(short) if all(map(is_abbreviation, short)) else None
    low, high = _ends(claim.figure)
    return Told(
        Name(joined or " and ".join(name.full for name in names)),
        reader.place.span(*_reach(said.sentence, claim.owners, claim.figure)),
        said.weight,
        low=low,
        high=high,
        members=names,
        group=len(names) > 2 or _together(reader, said, claim),
    )


def _together(reader: _Reader, said: _Said, claim: Claim) -> bool:
    first, last = claim.owners[0].first, claim.figure.last
    return reader.wording["clauses.together"].within(said.words, first - 3, last + 4) is not None


def _carried(reader: _Reader, said: _Said, figure: Figure) -> None:
    """Read "It won 12 seats": of the list told of last; or else "there will be 735 deputies"."""
    pronoun = reader.wording["clauses.carry"].at(said.words, 0)
    if pronoun and reader.last is not None and not reader.last.has_seats:
        low, high = _ends(figure)
        span = reader.place.span(*_reach(said.sentence, (), figure))
        _tell(reader, replace(reader.last, span=span, low=low, high=high))
    elif not pronoun and figure.role is Role.SEATS and _behind_chamber(reader, said, figure):
        _state(reader, said, figure, reader.telling.totals)


def _behind_chamber(reader: _Reader, said: _Said, figure: Figure) -> bool:
    chambers = reader.wording["chambers.names"]
    behind = chambers.within(said.words, figure.last, figure.last + 5)
    before = chambers.within(said.words, figure.first - 4, figure.first)
    return behind is not None or before is not None


def _aside(reader: _Reader, said: _Said, claim: Claim) -> None:
    """Keep a share, a number of votes or a bare change: no seats, but the list stood."""
    figure, owners = claim.figure, claim.owners
    if len(owners) != 1 or is_past(said.words, figure, reader.scope, reader.wording):
        return
    changed = figure.role is Role.CHANGE
    seated = changed and _seat_noun(reader, said, figure)
    if owners[0].kind is not Kind.LIST or (changed and not seated):
        return
    told = _of_list(reader, said, owners[0], figure)
    value = figure.low
    share = Decimal(value) if figure.role is Role.SHARE and value is not None else None
    votes = value if figure.role is Role.VOTES and isinstance(value, int) else None
    if share is not None and share > 100:
        return
    _tell(reader, replace(told, low=None, high=None, share=share, votes=votes))


def _seat_noun(reader: _Reader, said: _Said, figure: Figure) -> bool:
    return any(
        reader.wording["units.seats"].at(said.words, place)
        for place in range(figure.first + 1, min(figure.last + 2, len(said.words)))
    )


def _short(reader: _Reader, said: _Said, figure: Figure) -> None:
    """Read "58, three short of a majority": the majority is 61."""
    last = reader.last
    if (
        last is None
        or last.low is None
        or last.low != last.high
        or not isinstance(figure.low, int)
    ):
        return
    span = reader.place.span(*_reach(said.sentence, (), figure))
    reader.telling.majorities.append(Stated(last.low + figure.low, span))


def _chamber(reader: _Reader, said: _Said, figure: Figure) -> None:
    if figure.role is Role.TOTAL:
        _state(reader, said, figure, reader.telling.totals)
    elif figure.role is Role.MAJORITY:
        _state(reader, said, figure, reader.telling.majorities)


def _state(reader: _Reader, said: _Said, figure: Figure, where: list[Stated]) -> None:
    if (
        isinstance(figure.low, int)
        and figure.low >= SMALLEST_CHAMBER
        and said.weight is not Weight.WEAK
    ):
        span = reader.place.span(*_reach(said.sentence, (), figure))
        where.append(Stated(figure.low, span))


def _failures(reader: _Reader, said: _Said) -> None:
    """Read "A and B failed to get in": nought seats each."""
    table = reader.wording["clauses.failed"]
    where = table.within(said.words, 0, len(said.words))
    if where is None:
        return
    mentions = mentions_of(said.sentence, said.words, reader.wording)
    before = [mention for mention in mentions if mention.last <= where]
    owners = before[-1:]
    for mention in reversed(before[:-1]):
        if not coordinated(said.sentence, reader.wording, mention, owners[0]):
            break
        owners.insert(0, mention)
    figure = Figure(where, where + table.at(said.words, where), 0, 0, Role.SEATS)
    for owner in owners:
        if where - owners[-1].last < 4 and owner.kind is Kind.LIST:
            _tell(reader, _of_list(reader, said, owner, figure))


def _tell(reader: _Reader, told: Told) -> None:
    reader.telling.lists.append(told)
    reader.last = told


def _name(reader: _Reader, said: _Said, owner: Mention) -> Name:
    start, end = said.sentence[owner.first].start, said.sentence[owner.last - 1].end
    return name_of(reader.place.string[start:end], reader.wording)


def _ends(figure: Figure) -> tuple[int | None, int | None]:
    low, high = figure.low, figure.high
    return low if isinstance(low, int) else None, high if isinstance(high, int) else None


def _reach(sentence: Sentence, owners: Sequence[Mention], figure: Figure) -> tuple[int, int]:
    """Return the characters from the first to the last token that tell."""
    places = [figure.first, figure.last - 1]
    places += [place for owner in owners for place in (owner.first, owner.last - 1)]
    return sentence[min(places)].start, sentence[max(places)].end

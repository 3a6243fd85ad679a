"""Claims as tellings: a figure of seats for one list, for each of several, or for all together."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hemicycle.reading.results.clauses import Claim, coordinated
from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.mentions import Kind, Mention, mentions_of
from hemicycle.reading.results.names import Name, is_abbreviation, is_person
from hemicycle.reading.results.said import Said, ends_of
from hemicycle.reading.results.told import Told, Weight
from hemicycle.reading.results.window import Role

_NEAR = 8
QUANTITIES = (Role.SEATS, Role.BARE)


def seats_told(said: Said, claim: Claim, *, enumerated: bool) -> Iterator[Told]:
    """Tell the seats of a claim's owners; "others" are a row only in an enumeration."""
    owners, figure = claim.owners, claim.figure
    members = _opened(said, claim)
    if members:
        low, high = ends_of(figure)
        span = said.span(figure, owners)
        name = said.name(owners[0])
        yield Told(name, span, Weight.ROW, low, high, members=members, group=True)
    elif len(owners) == 1 or _each(said, claim):
        for owner in owners:
            told = list_told(said, owner, figure)
            rest = owner.kind is Kind.REST and not enumerated
            yield replace(told, group=(told.group and len(owners) == 1) or rest)
    else:
        yield _joint(said, claim)


def list_told(said: Said, owner: Mention, figure: Figure) -> Told:
    """Tell the seats of one list or group."""
    low, high = ends_of(figure)
    span = said.span(figure, (owner,))
    group = owner.kind is Kind.GROUP
    return Told(said.name(owner), span, said.weight, low, high, group=group)


def aside_told(said: Said, claim: Claim) -> Told | None:
    """Tell a share, votes or a change in seats: no seats, but the list stood."""
    figure, owners = claim.figure, claim.owners
    if len(owners) != 1 or owners[0].kind is not Kind.LIST:
        return None
    told = replace(list_told(said, owners[0], figure), low=None, high=None)
    if is_person(told.name, said.wording):
        return None
    value = figure.low
    if figure.role is Role.SHARE and value is not None and value <= 100:
        return replace(told, share=Decimal(value))
    if figure.role is Role.VOTES and isinstance(value, int):
        return replace(told, votes=value)
    seated = said.within("units.seats", figure.first + 1, figure.last + 2)
    return told if figure.role is Role.CHANGE and seated else None


def equation_told(said: Said) -> Told | None:
    """Tell what "A + B + C = 61 seats" claims of lists together."""
    if "=" not in said.words[1:]:
        return None
    equals = said.words.index("=", 1)
    behind = range(equals + 1, equals + 3)
    total = next((f for f in said.figures if f.first in behind and f.role in QUANTITIES), None)
    mentions = mentions_of(said.sentence, said.words, said.wording)
    owners = tuple(mention for mention in mentions if mention.last <= equals)
    names = [said.name(owner).full.split("/") for owner in owners]
    members = tuple(Name(part.strip()) for parts in names for part in parts if part.strip())
    if total is None or len(members) < 2:
        return None
    name = Name(" + ".join(member.full for member in members))
    span, ends = said.span(total, owners), ends_of(total)
    return Told(name, span, said.weight, *ends, members=members, group=True)


def failures_told(said: Said) -> Iterator[Told]:
    """Tell that "A and B failed to get in": nought seats each."""
    table = said.wording["clauses.failed"]
    where = table.within(said.words, 0, len(said.words))
    if where is None or said.within("clauses.past", where, where + _NEAR):
        return
    mentions = mentions_of(said.sentence, said.words, said.wording)
    before = [mention for mention in mentions if mention.last <= where]
    owners = before[-1:]
    for mention in reversed(before[:-1]):
        if not coordinated(said.sentence, said.wording, mention, owners[0]):
            break
        owners.insert(0, mention)
    figure = Figure(where, where + table.at(said.words, where), 0, 0, Role.SEATS)
    near = where - owners[-1].last < 4 if owners else False
    for owner in owners:
        if (near or _aside(said, owners[-1].last, where)) and owner.kind is Kind.LIST:
            yield list_told(said, owner, figure)


def _aside(said: Said, start: int, end: int) -> bool:
    """Return whether a relative clause fills the gap: "X, which had five seats, lost them all"."""
    between = said.words[start:end]
    commas = len(between) > 2 and between[0] == between[-1] == "," and between.count(",") == 2
    return commas and said.within("grammar.relative", start + 1, start + 2)


def _each(said: Said, claim: Claim) -> bool:
    figure = claim.figure
    first = claim.owners[0].first
    if len(claim.owners) == 2 and said.within("clauses.both", first - 1, first):
        return True
    ranges = ((claim.owners[-1].last, figure.first), (figure.last, figure.last + 2))
    return any(said.within("clauses.each", start, end) for start, end in ranges)


def _opened(said: Said, claim: Claim) -> tuple[Name, ...]:
    """Return the members that follow a bloc's figure and a colon."""
    figure = claim.figure
    if len(claim.owners) != 1 or said.words[figure.last : figure.last + 1] != (":",):
        return ()
    later = [one for one in said.claims if one.figure.first > figure.last and one.touching]
    names = [said.name(owner) for one in later for owner in one.owners]
    return tuple(names) if len(names) > 1 else ()


def _joint(said: Said, claim: Claim) -> Told:
    """Tell of several lists with one figure: one list by two names, or lists counted together."""
    names = tuple(said.name(owner) for owner in claim.owners)
    short = [name.abbreviation or name.full for name in names]
    joined = "/".join(short) if all(map(is_abbreviation, short)) else None
    first, last = claim.owners[0].first, claim.figure.last
    together = said.within("clauses.together", first - 3, last + 4)
    return Told(
        Name(joined or " and ".join(name.full for name in names)),
        said.span(claim.figure, claim.owners),
        said.weight,
        *ends_of(claim.figure),
        members=names,
        group=len(names) > 2 or together,
        shared=not together and all(owner.kind is Kind.LIST for owner in claim.owners),
    )

"""Whose seats a number is: the figures of a sentence joined to the lists it names.

The sentence is walked once from left to right with one *subject*: the list that the clause is
about. A figure belongs, in this order, to the lists named behind it ("two each by A and B"), to
a name that touches it ("A 12", "A (12)", "A – 12", "A with 12"), or to the subject. A new name
becomes the subject when the old one has its seats, or behind a verb and a comma or "while";
a name behind "led by", "of" or "in" never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hemicycle.reading.results.figures import Figure
from hemicycle.reading.results.mentions import Kind, Mention, Standing, mentions_of
from hemicycle.reading.results.tokens import Sentence, words_of
from hemicycle.reading.results.window import Role
from hemicycle.reading.results.wording import Wording

_LINKS = frozenset("-–—:=,(|") | {"'s"}
_COORDINATORS = frozenset({"numbers.joiner", "names.articles", "names.generic"})
_VERBS = frozenset({"clauses.gain", "clauses.move", "clauses.lose"})
_LINKING = frozenset({"clauses.gain", "clauses.about", "clauses.link", "clauses.each"})
_QUANTITIES = (Role.SEATS, Role.BARE)
_OWNED = frozenset({*_QUANTITIES, Role.SHARE, Role.VOTES, Role.CHANGE, Role.SHORT})


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure and the mentions whose seats, share or votes it counts."""

    figure: Figure
    owners: tuple[Mention, ...]
    touching: bool
    """Whether the name and the number stand side by side."""


@dataclass(slots=True)
class _Walk:
    """The state of one pass over a sentence."""

    sentence: Sentence
    words: tuple[str, ...]
    wording: Wording
    mentions: list[Mention]
    figures: Sequence[Figure]
    subject: list[Mention] = field(default_factory=list)
    done: bool = False
    active: int = -1
    named: set[int] = field(default_factory=set)
    """Where the mentions begin that a figure before them has taken."""
    claims: list[Claim] = field(default_factory=list)


def claims_of(sentence: Sentence, figures: Sequence[Figure], wording: Wording) -> list[Claim]:
    """Return the figures of a sentence with their owners, in the order of the figures."""
    if all(figure.role not in _OWNED and figure.role is not Role.BEFORE for figure in figures):
        return []
    words = words_of(sentence)
    walk = _Walk(sentence, words, wording, mentions_of(sentence, words, wording), figures)
    starts = {mention.first: mention for mention in walk.mentions}
    quantities = {figure.first: figure for figure in figures}
    verbs = wording.opening_any(_VERBS)
    for place, word in enumerate(words):
        if place in starts:
            _name(walk, starts[place])
        elif place in quantities:
            _figure(walk, quantities[place])
        elif word in verbs and _verb(walk, place):
            walk.active = place
    return _distributed([*walk.claims, *_likewise(walk)])


def _likewise(walk: _Walk) -> list[Claim]:
    """Read "X slumped to 17, as did Y and Z": the same seats for each."""
    told = [claim for claim in walk.claims if claim.figure.role in _QUANTITIES]
    place = told[-1].figure.last if told else len(walk.words)
    if walk.words[place : place + 1] != (",",):
        return []
    length = walk.wording["clauses.likewise"].at(walk.words, place + 1)
    owners = _named_from(walk, place + 1 + length) if length else ()
    return [Claim(told[-1].figure, (owner,), touching=True) for owner in owners]


def _verb(walk: _Walk, place: int) -> bool:
    return any(walk.wording[table].at(walk.words, place) for table in _VERBS)


def _name(walk: _Walk, mention: Mention) -> None:
    if mention.standing is not Standing.FREE or mention.first in walk.named:
        return
    subject = walk.subject
    if (
        not subject
        or walk.done
        or _describes(walk, subject[-1], mention)
        or _apposed(walk, subject[-1], mention)
    ):
        walk.subject, walk.done, walk.active = [mention], False, -1
    elif (
        coordinated(walk.sentence, walk.wording, subject[-1], mention)
        and walk.active < subject[-1].last
    ):
        subject.append(mention)
    elif _identifies(walk, subject[-1], mention):
        walk.subject, walk.done, walk.active = [mention], False, -1
    elif ":" in walk.words[subject[-1].last : mention.first]:
        walk.subject, walk.done = [mention], False
    elif walk.active >= subject[-1].last and _turns(walk, walk.active, mention.first):
        walk.subject, walk.done, walk.active = [mention], False, -1


def _describes(walk: _Walk, first: Mention, second: Mention) -> bool:
    """Return whether the first name only describes the second: "Shia cleric Muqtada …"."""
    between = walk.words[first.last : second.first]
    return (
        0 < len(between) <= 4
        and walk.wording.one("names.roles", between[-1])
        and all(walk.sentence[place].kind == "word" for place in range(first.last, second.first))
    )


def _apposed(walk: _Walk, group: Mention, mention: Mention) -> bool:
    """Return whether names follow a group at once: "Two more parties, A and B, won"."""
    between = [word for word in walk.words[group.last : mention.first] if word != "the"]
    named = group.kind is Kind.GROUP and mention.kind is Kind.LIST
    return named and between in ([","], [":"])


def _identifies(walk: _Walk, group: Mention, mention: Mention) -> bool:
    """Return whether a name says who a group is: "Its partners are the Reform Bloc"."""
    verb, *rest = walk.words[group.last : mention.first] or ("",)
    named = group.kind is Kind.GROUP and mention.kind is Kind.LIST
    return (
        named
        and walk.wording.one("clauses.gain", verb)
        and all(walk.wording.one("names.articles", word) for word in rest)
    )


def coordinated(sentence: Sentence, wording: Wording, first: Mention, second: Mention) -> bool:
    """Return whether nothing but "and", commas and articles stands between two names."""
    between = sentence[first.last : second.first]
    return 0 < len(between) <= 6 and all(
        token.low in (",", "/", "+", "&") or wording.any(_COORDINATORS, token.low)
        for token in between
    )


def _turns(walk: _Walk, start: int, end: int) -> bool:
    """Return whether a new clause begins between two places."""
    return any(
        walk.words[place] in (",", "-", "–", "—", ":", "(")
        or walk.wording["clauses.boundary"].at(walk.words, place)
        for place in range(start, end)
    )


def _figure(walk: _Walk, figure: Figure) -> None:
    if figure.role is Role.BEFORE and _behind(walk, figure):
        figure = replace(figure, role=Role.BARE)
    if figure.role not in _OWNED:
        walk.active = max(walk.active, figure.first)
        return
    claim = _claim(walk, figure)
    walk.active = figure.first
    if claim is None:
        return
    walk.claims.append(claim)
    if figure.role in _QUANTITIES and set(claim.owners) & set(walk.subject):
        walk.done = True


def _claim(walk: _Walk, figure: Figure) -> Claim | None:
    if figure.role in _QUANTITIES:
        behind = _behind(walk, figure)
        if behind:
            walk.named |= {mention.first for mention in behind}
            walk.subject, walk.done = list(behind), True
            return Claim(figure, behind, touching=True)
    last = walk.claims[-1] if walk.claims else None
    if last is not None and _in_bracket(walk, last.figure, figure):
        return Claim(figure, last.owners, touching=True)
    touching = _touching(walk, figure)
    if touching is not None:
        same = touching in walk.subject and len(walk.subject) > 1
        owners = tuple(walk.subject) if same else (touching,)
        if touching.standing is not Standing.UNDER and touching not in walk.subject:
            walk.subject, walk.done = [touching], False
        return Claim(figure, owners, touching=True)
    if figure.role in _QUANTITIES and walk.done:
        return _second(walk, figure)
    if not walk.subject:
        ahead = _ahead(walk, figure) if figure.role in _QUANTITIES else ()
        return Claim(figure, ahead, touching=False)
    return Claim(figure, tuple(walk.subject), touching=False)


def _in_bracket(walk: _Walk, share: Figure, figure: Figure) -> bool:
    """Return whether a bracket behind a share holds the seats: "FPÖ 28.8% (57, +26)"."""
    shared = share.role in (Role.SHARE, Role.VOTES) and figure.role in _QUANTITIES
    return shared and walk.words[share.last : figure.first] == ("(",)


def _second(walk: _Walk, figure: Figure) -> Claim | None:
    """Take a second number for a subject: only one of several for several ("11 and 7 seats")."""
    last = walk.claims[-1] if walk.claims else None
    several = last is not None and len(walk.subject) > 1 and last.owners == tuple(walk.subject)
    return Claim(figure, tuple(walk.subject), touching=False) if several else None


def _behind(walk: _Walk, figure: Figure) -> tuple[Mention, ...]:
    """Return the lists named behind a figure: "34 seats went to the Greens"."""
    if figure.inner is not None:
        first, last = figure.inner
        return (Mention(first, last, Kind.LIST, Standing.FREE),)
    place = _of_all(walk, figure)
    each = walk.wording["clauses.each"].at(walk.words, place)
    length = walk.wording["clauses.to_list"].at(walk.words, place + each)
    if not length:
        return ()
    word = walk.words[place + each]
    the = walk.wording.one("grammar.the", walk.words[place + each + length - 1])
    weak = length - the <= 1 and walk.wording.one("grammar.weak", word)
    if weak and (
        walk.wording.one("grammar.of", word)
        or (walk.subject and not walk.done)
        or _touching(walk, figure)
    ):
        return ()
    return _named_from(walk, place + each + length)


def _of_all(walk: _Walk, figure: Figure) -> int:
    """Return the end of a figure and of the chamber's size behind it: "15 of the 100 seats"."""
    total = next((one for one in walk.figures if one.first >= figure.last), None)
    if total is None or total.role is not Role.TOTAL:
        return figure.last
    place = figure.last
    for table in ("units.seats", "grammar.out", "chambers.inside", "grammar.of", "grammar.the"):
        place += walk.wording[table].at(walk.words, place)
    if place != total.first:
        return figure.last
    return total.last + walk.wording["chambers.names"].at(walk.words, total.last)


def _named_from(walk: _Walk, place: int) -> tuple[Mention, ...]:
    """Return the coordinated mentions that begin at a place, an article passed over."""
    named = {mention.first for mention in walk.mentions}  # "the New Party" begins with "New"
    while (
        place < len(walk.words)
        and place not in named
        and walk.wording.one("names.articles", walk.words[place])
    ):
        place += 1
    run = [mention for mention in walk.mentions if mention.first >= place]
    if not run or run[0].first != place or _owns_next(walk, run[0]):
        return ()
    owners = [run[0]]
    for mention in run[1:]:
        if not coordinated(walk.sentence, walk.wording, owners[-1], mention) or _owns_next(
            walk, mention
        ):
            break
        owners.append(mention)
    return tuple(owners)


def _owns_next(walk: _Walk, mention: Mention) -> bool:
    """Return whether a figure touches the mention on its right."""
    return any(
        0 <= figure.first - mention.last <= 3
        and figure.role in _QUANTITIES
        and _linked(walk, mention.last, figure.first)
        and not walk.wording["clauses.to_list"].at(walk.words, figure.last)
        for figure in walk.figures
    )


def _ahead(walk: _Walk, figure: Figure) -> tuple[Mention, ...]:
    """Return the list named behind the comma: "With sixty two seats …, the People’s Party"."""
    opens = walk.wording.one("names.openers", walk.words[0])
    if not opens or figure.first > 8:
        return ()
    free = [m for m in walk.mentions if m.first >= figure.last and m.standing is Standing.FREE]
    comma = any(word == "," for word in walk.words[figure.last : free[0].first]) if free else False
    return (free[0],) if comma and not _owns_next(walk, free[0]) else ()


def _touching(walk: _Walk, figure: Figure) -> Mention | None:
    """Return the mention that stands right before a figure, with nothing but links between."""
    before = [mention for mention in walk.mentions if mention.last <= figure.first]
    if not before or figure.first - before[-1].last > 8 or before[-1].first in walk.named:
        return None
    mention = before[-1]
    if mention.standing is Standing.UNDER and _which(walk, mention, figure) and len(before) > 1:
        mention = before[-2]
        return mention if mention.standing is not Standing.UNDER else None
    if not _linked(walk, mention.last, figure.first):
        return None
    if mention.standing is Standing.UNDER:
        return None
    if mention.standing is Standing.BESIDE:
        near = walk.words[mention.last : figure.first]
        return (
            mention
            if figure.role in _QUANTITIES and (not near or near[0] in _LINKS)
            else (mention if walk.words[mention.first - 1] != "than" and near else None)
        )
    known = mention in walk.subject or not walk.subject or walk.done
    return mention if known or _plain_link(walk, mention, figure) else None


def _which(walk: _Walk, mention: Mention, figure: Figure) -> bool:
    """Return whether "which" behind a leader goes on of his list: "Spolu of Petr Fiala, which"."""
    comma = walk.words[mention.last : mention.last + 2]
    return comma == (",", "which") and _linked(walk, mention.last, figure.first)


def _plain_link(walk: _Walk, mention: Mention, figure: Figure) -> bool:
    """Return whether no verb stands between name and number, so that they belong together."""
    return (
        all(
            walk.words[place] in _LINKS or walk.wording["clauses.about"].at(walk.words, place)
            for place in range(mention.last, figure.first)
        )
        and "," not in walk.words[mention.last : figure.first]
    )


def _linked(walk: _Walk, start: int, end: int) -> bool:
    place = start
    while place < end:
        word = walk.words[place]
        length = 0
        if place == start + 1 and walk.words[start] == ",":
            length = walk.wording["grammar.relative"].at(walk.words, place)
        elif walk.wording.opens(_LINKING, word):
            length = max(walk.wording[table].at(walk.words, place) for table in _LINKING)
        if not length and word not in _LINKS:
            return False
        place += max(length, 1)
    return True


def _distributed(claims: Sequence[Claim]) -> list[Claim]:
    """Give "11 and seven seats, respectively" to the first and the second list."""
    out: list[Claim] = []
    place = 0
    while place < len(claims):
        owners = claims[place].owners
        run = [c for c in claims[place : place + len(owners)] if c.owners == owners]
        if len(owners) > 1 and len(run) == len(owners) and _same_kind(run):
            out += [
                replace(claim, owners=(owner,), touching=True)
                for claim, owner in zip(run, owners, strict=True)
            ]
            place += len(run)
        else:
            out.append(claims[place])
            place += 1
    return out


def _same_kind(run: Sequence[Claim]) -> bool:
    return all(claim.figure.role in _QUANTITIES for claim in run)

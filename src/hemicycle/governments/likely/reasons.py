"""Why a government stands where it stands: what is true of it, in plain words.

Each sentence is a fact about the government that the model looks at; none is a verdict.
"""

from collections.abc import Iterator

from hemicycle.governments.likely.axis import between, median_party
from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.past import pairs, record_of
from hemicycle.governments.likely.situation import Mask, Situation

OFTEN = 3
"""A party counts as a stranger to government when it sat in so many parliaments without it."""


def reasons(situation: Situation, one: Candidates) -> tuple[str, ...]:
    """Say what is true of a single government, given as a block of one row."""
    return tuple(
        sentence for family in situation.families for sentence in _TOLD[family](situation, one)
    )


def _size(situation: Situation, one: Candidates) -> Iterator[str]:
    members = _names(situation, one.members[0])
    short = one.majority - int(one.seats[0])
    if short > 0:
        yield f"{_counted(short, 'seat')} short: needs support from others"
    elif one.surplus[0]:
        yield "would keep its majority without its smallest party"
    elif len(members) > 1:
        yield "loses its majority if any of its parties leaves"
    largest = [party.name for party in situation.parties if party.seats == situation.seats[0]]
    if any(name in members for name in largest):
        yield "contains the largest party"
    else:
        yield f"leaves out the largest party, {largest[0]}"


def _axis(situation: Situation, one: Candidates) -> Iterator[str]:
    placed = {
        party.name: party.left_right for party in situation.parties if party.left_right is not None
    }
    members = [name for name in _names(situation, one.members[0]) if name in placed]
    if situation.parties[median_party(situation)].name in members:
        yield "contains the party in the middle of the left–right axis"
    if len(members) < 2:
        return
    outside = _names(situation, between(situation, one)[0])
    if {min(placed, key=placed.__getitem__), max(placed, key=placed.__getitem__)} <= set(members):
        yield "spans the whole left–right axis"
    if outside:
        yield f"leaves out {_listed(outside)}, between its members on the left–right axis"
    else:
        yield "its parties are neighbours on the left–right axis"


def _before(situation: Situation, one: Candidates) -> Iterator[str]:
    members = _names(situation, one.members[0])
    before = _names(situation, situation.outgoing.members)
    added = [name for name in members if name not in before]
    left_out = [name for name in before if name not in members]
    if not before:
        return
    cabinet = f"{'what is left of ' if _thinned(situation) else ''}the outgoing cabinet"
    if not added and not left_out:
        yield f"{'is' if _thinned(situation) else 'was'} {cabinet}"
    elif not left_out:
        yield f"{cabinet} with {_listed(added)}"
    elif not added:
        yield f"{cabinet} without {_listed(left_out)}"
    elif len(left_out) == len(before):
        yield "no party of the outgoing cabinet"
    chief = situation.outgoing.prime_minister
    if chief is not None and situation.parties[chief].name in left_out:
        yield f"without {situation.parties[chief].name}, the prime minister's party until now"


def _thinned(situation: Situation) -> bool:
    """Return whether a party of the last cabinet known has no seat any more."""
    names = {party.name for party in situation.formation.parties if party.seats}
    return any(not old.members <= names for old in situation.formation.past[-1:])


def _past(situation: Situation, one: Candidates) -> Iterator[str]:
    members = _names(situation, one.members[0])
    times = sum(old.members == frozenset(members) for old in situation.formation.past)
    if times:
        yield f"exactly these parties have been a cabinet before: {_counted(times, 'time')}"
    record = record_of(situation)
    governed, seated = record.governed.sum(axis=0), record.seated.sum(axis=0)
    strangers = one.members[0] & (governed == 0) & (seated >= OFTEN)
    for party, sat, strange in zip(situation.parties, seated, strangers, strict=True):
        if strange:
            yield f"{party.name} has never governed, while {int(sat)} cabinets came and went"
    together, chances = pairs(record)
    for i, j in _pairs_of(one):
        if together[i, j] == 0 and chances[i, j] >= OFTEN and not (strangers[i] or strangers[j]):
            first, second = situation.parties[i].name, situation.parties[j].name
            yield f"{first} and {second} have never governed together"


def _pairs_of(one: Candidates) -> Iterator[tuple[int, int]]:
    places = [place for place, inside in enumerate(one.members[0]) if inside]
    yield from ((i, j) for i in places for j in places if i < j)


def _names(situation: Situation, inside: Mask) -> list[str]:
    return [party.name for party, is_in in zip(situation.parties, inside, strict=True) if is_in]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


_TOLD = {"size": _size, "axis": _axis, "outgoing": _before, "past": _past}

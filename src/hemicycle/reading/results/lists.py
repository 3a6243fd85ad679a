"""One row a list: what prose and tables tell, brought together.

The same list told twice with the same seats is one row. Names that may be one list's stay two
rows; a finding says so. A bloc of which the page gives the members too is no row: its members
are rows, counted in it.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from hemicycle.reading.results.names import (
    Name,
    content_words,
    is_person,
    keys_of,
    openings_of,
    same_list,
    within,
)
from hemicycle.reading.results.told import Told, Weight
from hemicycle.reading.results.wording import Wording

NEAREST = 20
"""So many lists are looked at where a name is a part of another: no page has more alike."""


@dataclass(slots=True, eq=False)
class Listed:
    """A list, all that was told of it, the most believed first, and the names it was told by."""

    best: Told
    """What is believed: with seats before without, rows before prose, then the first.

    Of several that agree with it, the one with the fullest name is taken.
    """
    told: list[Told] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)
    counted_in: str | None = None

    def tell(self, one: Told) -> None:
        """Take in what else is told of the list."""
        self.told.append(one)
        best = self.best
        stronger = (one.has_seats, one.weight) > (best.has_seats, best.weight)
        fuller = len(one.name.full.split()) > len(best.name.full.split())
        if stronger or (fuller and _standing(one) == _standing(best)):
            self.best = one

    @property
    def name(self) -> Name:
        """Return the fullest name told with the best weight."""
        return self.best.name

    @property
    def seats(self) -> int | None:
        """Return the one number of seats, if one is told."""
        return self.best.low if self.best.low == self.best.high else None


@dataclass(frozen=True, slots=True)
class Bloc:
    """A figure for several lists together, and which of the rows these are."""

    told: Told
    members: tuple[Listed, ...]


@dataclass(slots=True)
class Lists:
    """The lists and blocs of a page."""

    rows: list[Listed] = field(default_factory=list)
    blocs: list[Bloc] = field(default_factory=list)
    shared: list[Told] = field(default_factory=list)
    """One figure behind several lists, of which it is not said whether each has it."""


def _standing(told: Told) -> tuple[Weight, int | None, int | None]:
    return told.weight, told.low, told.high


def lists_of(told: Sequence[Told], wording: Wording) -> Lists:
    """Bring together what is told of each list; ``told`` stands in the order of the page."""
    believed = _believed(told, wording)
    lists = Lists()
    index = _Index(wording)
    alone = [one for one in believed if not one.group and not one.members]
    for one in sorted(alone, key=lambda one: (-one.weight, not one.has_seats)):
        _add(lists.rows, index, one)
    for one in believed:
        if one.group or one.members:
            _add_bloc(lists, index, one)
    lists.rows.sort(key=lambda listed: min(one.span.start for one in listed.told))
    return lists


def _believed(told: Sequence[Told], wording: Wording) -> list[Told]:
    """Leave out what is told of a place or a poll where the result itself is told.

    A poll is all there is where it and what else is told share no list: one sentence of several
    names the pollster, and the rest go on from it.
    """
    sure = [one for one in told if one.weight > Weight.POLL]
    polled = [one for one in told if one.weight is Weight.POLL and one.has_seats]
    known = _Index(wording)
    for one in sure if polled else ():
        if one.has_seats:
            known.add(Listed(one, [one]), one.name)
    if polled and not any(known.named(one.name) or known.near(one.name) for one in polled):
        sure = [one for one in told if one.weight >= Weight.POLL]
    return sure if any(one.has_seats for one in sure) else list(told)


@dataclass(slots=True)
class _Index:
    """The lists so far by their names, words and seats, so that no telling meets them all."""

    wording: Wording
    by_key: dict[Hashable, list[Listed]] = field(default_factory=dict)
    by_word: dict[str, list[Listed]] = field(default_factory=dict)
    by_seats: dict[tuple[int | None, int | None], list[Listed]] = field(default_factory=dict)

    def add(self, listed: Listed, name: Name) -> None:
        """Keep a list by one of its names."""
        listed.names.add(name)
        for key in (*keys_of(name, self.wording), *openings_of(name)):
            self.by_key.setdefault(key, []).append(listed)
        for word in content_words(name.full, self.wording):
            self.by_word.setdefault(word, []).append(listed)
        lead = listed.told[0]
        self.by_seats.setdefault((lead.low, lead.high), []).append(listed)

    def named(self, name: Name) -> Listed | None:
        """Return the list that surely has this name."""
        near = [one for key in keys_of(name, self.wording) for one in self.by_key.get(key, ())]
        return next((one for one in near[:NEAREST] if self._same(one, name)), None)

    def sharing(self, name: Name) -> list[Listed]:
        """Return lists that share a word with a name."""
        words = sorted(content_words(name.full, self.wording))
        near = [one for word in words for one in self.by_word.get(word, ())[:NEAREST]]
        return list(dict.fromkeys(near))[:NEAREST]

    def near(self, name: Name) -> bool:
        """Return whether a name is a part of a list's, or has it as a part."""
        return any(
            within(name, known, self.wording)
            for listed in self.sharing(name)
            for known in listed.names
        )

    def equal(self, one: Told) -> list[Listed]:
        """Return lists with the same seats."""
        return self.by_seats.get((one.low, one.high), [])[:NEAREST]

    def _same(self, listed: Listed, name: Name) -> bool:
        return any(same_list(known, name, self.wording) for known in listed.names)


def _add(rows: list[Listed], index: _Index, one: Told) -> None:
    listed = index.named(one.name) or _nearly(index, one)
    if listed is not None:
        listed.tell(one)
        if one.name not in listed.names and len(listed.names) < NEAREST:
            index.add(listed, one.name)
    elif one.has_seats or not index.sharing(one.name):
        listed = Listed(one, [one])
        rows.append(listed)
        index.add(listed, one.name)


def _nearly(index: _Index, one: Told) -> Listed | None:
    """Return the list that a telling is of although it names it in another way.

    With equal seats, or none, a part of the name is enough: "SPD" and "Left" for "Left Party".
    A person's name with the seats of a row that prose has not told yet is that list's leader.
    """
    near = index.equal(one) if one.has_seats else index.sharing(one.name)
    for listed in near:
        if any(within(one.name, known, index.wording) for known in listed.names):
            return listed
    if not one.has_seats or not is_person(one.name, index.wording):
        return None
    return next((listed for listed in near if _untold(listed, one)), None)


def _untold(listed: Listed, one: Told) -> bool:
    tabled = listed.told[0].weight is Weight.ROW and one.weight is Weight.PROSE
    return tabled and listed.told[-1].weight is Weight.ROW


def _add_bloc(lists: Lists, index: _Index, one: Told) -> None:
    """Keep a bloc whose members all have rows; two lists without rows of their own are one row."""
    members = [_members(index, name) for name in one.members]
    if one.members and not one.group and not any(members):
        _add(lists.rows, index, one)
    elif members and all(members):
        found = tuple(member for part in members for member in part)
        lists.blocs.append(Bloc(one, found))
        for member in found if one.weight is Weight.ROW else ():
            member.counted_in = member.counted_in or one.name.full
    elif one.shared:
        lists.shared.append(one)


def _members(index: _Index, name: Name) -> list[Listed]:
    """Return the rows that a bloc's member is: one, or two where a comma was lost between them."""
    same = index.named(name)
    if same is not None:
        return [same]
    wording = index.wording
    words = content_words(name.full, wording)
    near = index.sharing(name)
    parts = [row for row in near if content_words(row.name.full, wording) < words]
    if len(parts) > 1 and words == frozenset().union(
        *(content_words(part.name.full, wording) for part in parts)
    ):
        return parts
    near += [row for key in openings_of(name) for row in index.by_key.get(key, ())[:NEAREST]]
    return [row for row in near if any(within(name, t, wording) for t in row.names)][:1]

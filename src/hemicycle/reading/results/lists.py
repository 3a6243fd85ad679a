"""One row a list: what prose and tables tell, brought together.

The same list told twice with the same seats is one row. Names that may be one list's stay two
rows; a finding says so. A bloc of which the page gives the members too is no row: its members
are rows, counted in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hemicycle.reading.results.names import Name, content_words, same_list, within
from hemicycle.reading.results.told import Told, Weight
from hemicycle.reading.results.wording import Wording


@dataclass(slots=True)
class Listed:
    """A list and all that was told of it."""

    told: list[Told]
    counted_in: str | None = None

    @property
    def best(self) -> Told:
        """Return what is believed: with seats before without, rows before prose, then the first.

        Of several that agree with it, the one with the fullest name is taken.
        """
        first = max(self.told, key=lambda told: (told.has_seats, told.weight))
        agree = [one for one in self.told if _standing(one) == _standing(first)]
        return max(agree, key=lambda told: len(told.name.full.split()))

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


def _standing(told: Told) -> tuple[Weight, int | None, int | None]:
    return told.weight, told.low, told.high


def lists_of(told: Sequence[Told], wording: Wording) -> Lists:
    """Bring together what is told of each list; ``told`` stands in the order of the page."""
    believed = [one for one in told if one.weight > Weight.WEAK]
    if not any(one.has_seats for one in believed):
        believed = list(told)
    lists = Lists()
    alone = [one for one in believed if not one.group and not one.members]
    for one in sorted(alone, key=lambda one: (-one.weight, not one.has_seats)):
        _add(lists.rows, one, wording)
    for one in believed:
        if one.group or one.members:
            _add_bloc(lists, one, wording)
    lists.rows.sort(key=lambda listed: min(one.span.start for one in listed.told))
    return lists


def _add(rows: list[Listed], one: Told, wording: Wording) -> None:
    for listed in rows:
        if _is_told(listed, one, wording):
            listed.told.append(one)
            return
    if one.has_seats or _may_stand_alone(rows, one, wording):
        rows.append(Listed([one]))


def _is_told(listed: Listed, one: Told, wording: Wording) -> bool:
    """Return whether a telling is of a list already known.

    With equal seats, or none, a part of the name is enough: "SPD" and "Left" for "Left Party".
    A person's name with the seats of a row that prose has not told yet is that list's leader.
    """
    if any(same_list(known.name, one.name, wording) for known in listed.told):
        return True
    equal = (one.low, one.high) == (listed.best.low, listed.best.high)
    if one.has_seats and not equal:
        return False
    if any(within(one.name, known.name, wording) for known in listed.told):
        return True
    tabled = listed.best.weight is Weight.ROW and one.weight is Weight.PROSE
    told_of = any(known.weight is Weight.PROSE for known in listed.told)
    return one.has_seats and tabled and not told_of and is_person(one.name, wording)


def is_person(name: Name, wording: Wording) -> bool:
    """Return whether a name is written like a person's: two or three plain capitalised words."""
    words = name.full.split()
    plain = all(word[:1].isupper() and word.isalpha() and not word.isupper() for word in words)
    telling = not any(
        wording.one(table, word.casefold())
        for word in words
        for table in ("names.generic", "names.common", "names.plural", "names.independents")
    )
    return 1 < len(words) < 4 and plain and telling


def _may_stand_alone(rows: Sequence[Listed], one: Told, wording: Wording) -> bool:
    words = content_words(one.name.full, wording)
    return not any(words & content_words(listed.name.full, wording) for listed in rows)


def _add_bloc(lists: Lists, one: Told, wording: Wording) -> None:
    """Keep a bloc whose members all have rows; two lists without rows of their own are one row."""
    members = [_members(lists.rows, name, wording) for name in one.members]
    if one.members and not one.group and not any(members):
        _add(lists.rows, one, wording)
    elif members and all(members):
        found = tuple(member for part in members for member in part)
        lists.blocs.append(Bloc(one, found))
        for member in found if one.weight is Weight.ROW else ():
            member.counted_in = member.counted_in or one.name.full


def _members(rows: Sequence[Listed], name: Name, wording: Wording) -> list[Listed]:
    """Return the rows that a bloc's member is: one, or two where a comma was lost between them."""
    same = [row for row in rows if any(same_list(t.name, name, wording) for t in row.told)]
    if same:
        return same[:1]
    words = content_words(name.full, wording)
    parts = [row for row in rows if content_words(row.name.full, wording) < words]
    if len(parts) > 1 and words == frozenset().union(
        *(content_words(part.name.full, wording) for part in parts)
    ):
        return parts
    return [row for row in rows if any(within(name, t.name, wording) for t in row.told)][:1]

"""A chamber and its terms, prepared for search: players from the largest, sets as bit masks.

Player ``i`` is bit ``i``; ties in seats keep the order of the chamber. Bits make "does this set
hold a refusing pair?" one operation, for any number of players.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.governments.readings import checked
from hemicycle.governments.refusals import Kind, Terms, apart
from hemicycle.records.chamber import Bloc, BlocId, Chamber


@dataclass(frozen=True, slots=True)
class Bargain:
    """Who may sit with whom, and how many seats win.

    ``never_with[i]`` are the players that ``i`` cannot sit with; ``comes_with[i]`` those without
    whom it does not come, themselves included in full. ``claims`` are the demands to lead:
    (who demands, the set in which the demand stands); a set with two demanders cannot be.
    """

    blocs: tuple[Bloc, ...]
    weights: tuple[int, ...]
    rest: tuple[int, ...]
    quota: int
    never_with: tuple[int, ...]
    comes_with: tuple[int, ...]
    claims: tuple[tuple[int, int], ...]
    required: int
    max_parties: int

    @property
    def barred(self) -> bool:
        """Whether any word of any party rules a set out."""
        return any(self.never_with) or any(self.comes_with) or bool(self.claims)

    @property
    def open(self) -> bool:
        """Whether only the numbers decide."""
        return not (self.barred or self.required) and self.max_parties >= len(self.weights)

    def allows(self, mask: int) -> bool:
        """Tell whether the set breaks no word, has all who must be in, and is not too large."""
        if mask.bit_count() > self.max_parties or self.required & ~mask:
            return False
        if not self.barred:
            return True
        together = all(
            not self.never_with[i] & mask and not self.comes_with[i] & ~mask for i in bits(mask)
        )
        return together and not self.quarrels(mask)

    def quarrels(self, mask: int) -> bool:
        """Tell whether two of the set sit in it only as prime minister."""
        if not self.claims:
            return False
        return len({leader for leader, where in self.claims if not where & ~mask}) > 1

    def seats(self, mask: int) -> int:
        """Return the seats of the set."""
        total = 0
        while mask:
            lowest = mask & -mask
            total += self.weights[lowest.bit_length() - 1]
            mask ^= lowest
        return total

    def members(self, mask: int) -> tuple[BlocId, ...]:
        """Return the ids of the set, the largest first."""
        return tuple(self.blocs[i].id for i in bits(mask))


def bargain_of(chamber: Chamber, terms: Terms, quota: int | None = None) -> Bargain:
    """Prepare a chamber; ``quota`` stands for its majority where another number must be reached.

    Raises
    ------
    SeatsError, MajorityError, ElectionError
        As `hemicycle.governments.readings.checked`.
    UnknownNameError
        If the terms name a bloc that is not in the chamber.
    RequestError
        If a bloc must be both in and out, or the number of parties is not positive.
    """
    blocs = checked(chamber).blocs
    _check_names(terms, [bloc.id for bloc in blocs])
    playing = [bloc for bloc in blocs if bloc.id not in terms.excluding]
    players = tuple(sorted(playing, key=lambda bloc: -bloc.seats))
    weights = tuple(bloc.seats for bloc in players)
    place = {bloc.id: i for i, bloc in enumerate(players)}
    never, comes = _bars(terms, place)
    claims = {
        (place[one.by], 1 << place[one.by] | (0 if one.of is None else 1 << place[one.of]))
        for one in terms.confirmed
        if one.kind is Kind.ONLY_AS_PRIME_MINISTER
        and one.by in place
        and (one.of is None or one.of in place)
    }
    return Bargain(
        blocs=players,
        weights=weights,
        rest=tuple(accumulate(reversed((*weights, 0))))[::-1],
        quota=chamber.majority if quota is None else quota,
        never_with=never,
        comes_with=comes,
        claims=tuple(sorted(claims)),
        required=sum(1 << place[one] for one in terms.including),
        max_parties=len(players) if terms.max_parties is None else terms.max_parties,
    )


def bits(mask: int) -> Iterator[int]:
    """Yield the players of a set, the largest first.

    >>> list(bits(0b1011))
    [0, 1, 3]
    """
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _bars(terms: Terms, place: dict[BlocId, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    never = [0] * len(place)
    comes = [0] * len(place)
    never_alone = 0
    for one in terms.confirmed:
        by, of = place.get(one.by), place.get(one.of or "")
        if by is not None and one.kind is Kind.ONLY_IF_TOO:
            never_alone |= 1 << by if of is None else 0
            comes[by] |= 0 if of is None else 1 << of
    for who, whom in apart(terms.confirmed, place):
        never[place[who]] |= 1 << place[whom]
        never[place[whom]] |= 1 << place[who]
    for alliance in terms.alliances:
        inside = [place[one] for one in alliance.members if one in place]
        for i in inside:
            never_alone |= 1 << i if len(inside) < len(alliance.members) else 0
            comes[i] |= sum(1 << j for j in inside if j != i)
    _close(comes)
    for i in bits(never_alone):
        never[i] |= 1 << i
    return tuple(never), tuple(comes)


def _close(comes: list[int]) -> None:
    """Who comes only with B comes only with those whom B needs."""
    for i, direct in enumerate(comes):
        reached, frontier = direct, direct
        while frontier:
            found = 0
            for j in bits(frontier):
                found |= comes[j]
            frontier = found & ~reached
            reached |= found
        comes[i] = reached & ~(1 << i)


def _check_names(terms: Terms, ids: list[BlocId]) -> None:
    named: list[BlocId] = [*terms.including, *terms.excluding]
    for one in terms.refusals:
        named += [one.by] if one.of is None else [one.by, one.of]
        if one.by == one.of:
            raise RequestError(f"{one.by} cannot refuse itself")
    for alliance in terms.alliances:
        named += alliance.members
    known = set(ids)
    for name in named:
        if name not in known:
            raise UnknownNameError("list", name, ids)
    both = sorted(terms.including & terms.excluding)
    if both:
        raise RequestError(f"{', '.join(both)} cannot be both in the coalition and out of it")
    if terms.max_parties is not None and terms.max_parties < 1:
        raise RequestError(f"a coalition has at least 1 party, not {terms.max_parties}")

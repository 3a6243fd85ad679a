"""What would complete a set of blocs that somebody has chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hemicycle.governments.bargain import bargain_of, bits
from hemicycle.governments.coalitions import minimal_winning
from hemicycle.governments.refusals import Kind, Terms, apart, broken_by
from hemicycle.records.chamber import BlocId, Chamber


def completions(
    chamber: Chamber, members: Iterable[BlocId], terms: Terms
) -> Iterator[tuple[BlocId, ...]]:
    """Yield the sets of further blocs that give ``members`` an allowed majority, smallest first.

    None of a set could stay away: without it (and those who come only with it) the majority is
    gone. The members themselves stay, needed or not; `minimal_winning` with ``including`` asks
    something else, namely for majorities in which each of them is needed. Those without whom a
    member does not come begin each set. Nothing is yielded where the members break a confirmed
    word, or need nobody.

    Raises
    ------
    UnknownNameError, SeatsError, MajorityError, TooCostlyError
        As `hemicycle.governments.coalitions.minimal_winning`.

    Examples
    --------
    >>> from hemicycle.records.chamber import Bloc
    >>> house = Chamber(9, 5, tuple(Bloc(n, n, n, s) for n, s in [("a", 4), ("b", 3), ("c", 2)]))
    >>> list(completions(house, ["b"], Terms()))
    [('c',), ('a',)]
    """
    chosen = frozenset(members)
    cabinet = with_companions(chamber, chosen, terms)
    if broken_by(cabinet, terms.confirmed):
        return
    added = tuple(one for one in cabinet if one not in chosen)
    seats_of = {bloc.id: bloc.seats for bloc in chamber.blocs}
    missing = chamber.majority - sum(seats_of[one] for one in cabinet)
    if missing <= 0:
        if added:
            yield added
        return
    outside = tuple(bloc for bloc in chamber.blocs if bloc.id not in cabinet)
    beside = replace(chamber, blocs=outside, majority=missing)
    for found in minimal_winning(beside, _terms_beside(chamber, cabinet, terms)):
        if not broken_by((*cabinet, *found.members), terms.confirmed):
            yield (*added, *found.members)


def with_companions(
    chamber: Chamber, members: Iterable[BlocId], terms: Terms
) -> tuple[BlocId, ...]:
    """Return members and all those without whom they do not come, the largest first."""
    bargain = bargain_of(chamber, terms)
    asked = frozenset(members)
    chosen = sum(1 << i for i, bloc in enumerate(bargain.blocs) if bloc.id in asked)
    kept = chosen
    for i in bits(chosen):
        kept |= bargain.comes_with[i]
    return bargain.members(kept)


def _terms_beside(chamber: Chamber, cabinet: tuple[BlocId, ...], terms: Terms) -> Terms:
    """Return what the others say of one another, and who of them cannot join the cabinet.

    Demands to lead are left out: they may be about the cabinet, so the whole is tested for them.
    """
    members = {*cabinet}
    pairs = apart(terms.confirmed, [bloc.id for bloc in chamber.blocs])
    return Terms(
        refusals=tuple(
            one
            for one in terms.confirmed
            if one.kind is not Kind.ONLY_AS_PRIME_MINISTER and not {one.by, one.of} & members
        ),
        # Allies of the cabinet's members are members.
        alliances=tuple(one for one in terms.alliances if not one.members & members),
        excluding=frozenset(
            one for pair in pairs if members & {*pair} for one in pair if one not in members
        ),
    )

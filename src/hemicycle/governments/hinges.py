"""Which refusal everything turns on."""

from dataclasses import replace

from hemicycle.governments.coalitions import count_minimal_winning
from hemicycle.governments.refusals import NO_TERMS, Refusal, Terms
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import Hinge


def hinges(chamber: Chamber, terms: Terms = NO_TERMS) -> tuple[Hinge, ...]:
    """Return each confirmed refusal with the coalitions it alone keeps closed, most first.

    ``opens`` counts the minimal winning coalitions that are possible without the refusal and not
    with it, all other terms unchanged.

    Raises
    ------
    TooCostlyError
        If the coalitions are too many to count.
    """
    name_of = {bloc.id: bloc.name for bloc in chamber.blocs}
    now = count_minimal_winning(chamber, terms)
    found = [
        Hinge(
            by=name_of[one.by],
            of=None if one.of is None else name_of[one.of],
            kind=one.kind.value,
            opens=count_minimal_winning(chamber, _without(terms, one)) - now,
            statement=one.statement.text if one.statement else None,
            span=one.statement.span if one.statement else None,
        )
        for one in terms.confirmed
    ]
    return tuple(sorted(found, key=lambda hinge: -hinge.opens))


def deadlock(chamber: Chamber, terms: Terms) -> tuple[Refusal, ...]:
    """Return refusals that together leave no winning coalition, none of which could be spared.

    Without them some coalition could win; with them none can, and dropping any one of those
    returned would open one (as long as no refusal outside them is counted). Empty if some
    coalition wins, or if none would win without any refusal.
    """
    if not terms.confirmed or count_minimal_winning(chamber, terms):
        return ()
    if not count_minimal_winning(chamber, replace(terms, refusals=())):
        return ()
    needed = terms
    for one in terms.confirmed:
        spared = _without(needed, one)
        if not count_minimal_winning(chamber, spared):
            needed = spared
    return needed.confirmed


def _without(terms: Terms, dropped: Refusal) -> Terms:
    """Return the terms without one refusal (and its repetitions, word for word)."""
    kept = tuple(one for one in terms.refusals if one != dropped)
    return replace(terms, refusals=kept)

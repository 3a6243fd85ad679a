"""The likely governments of a chamber, in the form in which the desk's answer lists them."""

from dataclasses import replace

from hemicycle.governments.likely.formation import Formation, Party
from hemicycle.governments.likely.ranking import likely_governments
from hemicycle.governments.refusals import Terms
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import LikelyGovernment, Ranked

LISTED = 10


def likely_of_chamber(chamber: Chamber, terms: Terms) -> Ranked:
    """Rank the governments of a chamber of which only the seats are known.

    There is nothing to rank where no bloc has a seat for certain. Unconfirmed refusals close a
    government's reasons. Blocs go by their names, or by their ids where two have the same name.
    """
    names = {bloc.id: bloc.name for bloc in chamber.blocs}
    if len(set(names.values())) < len(names):
        names = {bloc.id: bloc.id for bloc in chamber.blocs}
    formation = Formation(
        parties=tuple(Party(names[bloc.id], bloc.seats) for bloc in chamber.blocs),
        seats_total=chamber.seats_total,
        majority=chamber.majority,
    )
    if not chamber.listed:
        return Ranked(())
    ranking = likely_governments(formation, _by_name(terms, names), LISTED)
    return Ranked(
        tuple(
            LikelyGovernment(one.members, one.probability, (*one.reasons, *one.doubts))
            for one in ranking.governments
        ),
        ranking.premises,
    )


def _by_name(terms: Terms, names: dict[str, str]) -> Terms:
    return replace(
        terms,
        refusals=tuple(
            replace(one, by=names[one.by], of=None if one.of is None else names[one.of])
            for one in terms.refusals
        ),
        alliances=tuple(
            replace(one, members=frozenset(names[member] for member in one.members))
            for one in terms.alliances
        ),
        including=frozenset(names[member] for member in terms.including),
        excluding=frozenset(names[member] for member in terms.excluding),
    )

"""Power of the lists of a chamber, under the refusals that have been confirmed.

The players are the listed blocs, and the majority is that of the whole chamber: the unlisted
seats vote for nothing. Refusals between two lists define the restricted game of
`hemicycle.governments.power.games.Restricted`. Where no coalition reaches the majority nobody
has power, and the answer is empty.
"""

from collections.abc import Iterable, Mapping

from hemicycle.errors import MajorityError
from hemicycle.governments.document import Measure
from hemicycle.governments.power import Game, Restricted, SimpleGame, power
from hemicycle.governments.refusals import Kind, Terms
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import PowerValue

ALWAYS = (
    "banzhaf",
    "banzhaf-absolute",
    "coleman-initiate",
    "coleman-prevent",
    "shapley-shubik",
    "deegan-packel",
    "holler",
    "johnston",
)
"""The indices of every answer for which no others are asked."""


def measure_of(indices: Iterable[str] = ALWAYS) -> Measure:
    """Return the measure that gives these indices of a chamber's lists, by name."""
    asked = tuple(indices)

    def measure(chamber: Chamber, terms: Terms) -> Mapping[str, Mapping[str, PowerValue]]:
        try:
            game = _game(chamber, terms)
        except MajorityError:
            return {}
        names = [bloc.name for bloc in chamber.blocs]
        return {
            index: {
                name: PowerValue(float(value), str(value))
                for name, value in zip(names, power(game, index).values, strict=True)
            }
            for index in asked
        }

    return measure


def _game(chamber: Chamber, terms: Terms) -> SimpleGame:
    game = Game(tuple(bloc.seats for bloc in chamber.blocs), chamber.majority)
    place = {bloc.id: player for player, bloc in enumerate(chamber.blocs)}
    refusals = frozenset(
        (place[one.by], place[one.of])
        for one in terms.confirmed
        if one.of is not None and one.kind in (Kind.NOT_IN_CABINET, Kind.NOT_SUPPORT)
    )
    return Restricted(game, refusals) if refusals else game

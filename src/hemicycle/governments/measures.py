"""Power of the lists of a chamber, under the words of the parties that have been confirmed.

The players are the listed blocs, and the majority is that of the whole chamber: the unlisted
seats vote for nothing. What they can do to anybody's power lies between two ends: they vote all
together, or each for itself. Refusals between two lists define the restricted game of
`hemicycle.governments.power.games.Restricted`; lists that come only together are the a-priori
unions of the Owen and Banzhaf-Owen values. Where no coalition reaches the majority nobody has
power, and the answer is empty.
"""

from collections.abc import Iterable, Mapping, Sequence

from hemicycle.errors import MajorityError, RequestError, TooCostlyError
from hemicycle.governments.document import Measure
from hemicycle.governments.power import (
    WITH_UNIONS,
    Game,
    Power,
    Restricted,
    SimpleGame,
    United,
    power,
)
from hemicycle.governments.refusals import Terms, apart
from hemicycle.records.chamber import BlocId, Chamber
from hemicycle.records.governments import Measured, PowerEnds, PowerValue

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
"""The indices of an answer for which no others are asked."""

OF_ENDS = ("banzhaf", "shapley-shubik")
"""The indices that are given for the two ends of the unlisted seats."""


def measure_of(asked: Sequence[str] = ()) -> Measure:
    """Return the measure that gives these indices, or those of ``ALWAYS``, for a chamber.

    An index that was asked for and is too costly is an error; one that was not is left out, and
    the answer says so.
    """

    def measure(chamber: Chamber, terms: Terms) -> Measured:
        try:
            game = _game(chamber, terms, ())
        except MajorityError:
            return Measured({})
        found, methods, left_out = {}, {}, []
        for index in asked or ALWAYS:
            try:
                result = power(_with_unions(game, chamber, terms, index), index)
            except TooCostlyError as error:
                if asked:
                    raise
                left_out.append(f"{index} is left out: {error}")
                continue
            found[index] = _values(chamber, result)
            methods[index] = str(result.method)
        return Measured(found, methods, _ends(chamber, terms, found), tuple(left_out))

    return measure


def _ends(chamber: Chamber, terms: Terms, measured: Iterable[str]) -> PowerEnds | None:
    if chamber.unlisted <= 0:
        return None
    indices = [index for index in OF_ENDS if index in measured]
    one_bloc = _game(chamber, terms, (chamber.unlisted,))
    together = {index: _values(chamber, power(one_bloc, index)) for index in indices}
    try:
        singles = _game(chamber, terms, (1,) * chamber.unlisted)
        apart = {index: _values(chamber, power(singles, index)) for index in indices}
    except TooCostlyError:
        apart = {}
    return PowerEnds(together, apart)


def _values(chamber: Chamber, result: Power) -> Mapping[str, PowerValue]:
    """Return the values of the chamber's blocs, who are the first players of the game."""
    return {
        bloc.name: PowerValue(float(share), str(share))
        for bloc, share in zip(chamber.blocs, result.values, strict=False)
    }


def _game(chamber: Chamber, terms: Terms, unlisted: tuple[int, ...]) -> Game | Restricted:
    weights = (*(bloc.seats for bloc in chamber.blocs), *unlisted)
    game = Game(weights, chamber.majority)
    place = _places(chamber)
    refusals = frozenset((place[who], place[whom]) for who, whom in apart(terms.confirmed, place))
    return Restricted(game, refusals) if refusals else game


def _with_unions(
    game: Game | Restricted, chamber: Chamber, terms: Terms, index: str
) -> SimpleGame | United:
    """Return the game, with the alliances as its unions where the index is of such."""
    if index not in WITH_UNIONS:
        return game
    if isinstance(game, Restricted):
        raise RequestError(f"{index} cannot be given beside refusals: ask for it without --refuse")
    place = _places(chamber)
    unions = [tuple(sorted(place[one] for one in group.members)) for group in terms.alliances]
    allied = {player for union in unions for player in union}
    alone = [(player,) for player in range(game.size) if player not in allied]
    return United(game, (*unions, *alone))


def _places(chamber: Chamber) -> Mapping[BlocId, int]:
    return {bloc.id: player for player, bloc in enumerate(chamber.blocs)}

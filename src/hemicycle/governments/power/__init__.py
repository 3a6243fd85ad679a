"""Power: how much of the decision is in each player's hands, by the indices of the literature.

>>> power(Game((54, 47, 42, 25), 85), "banzhaf").values[3]
Fraction(0, 1)

Every index is exact. `power` takes any simple game (`Game`, `Meet`, `Join`, `Restricted`), and
for the indices `WITH_UNIONS` also a game with a-priori unions (`United`). For games too large to
count exactly there is `shapley_shubik_in_floats`, which states its error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.governments.power.cost import Method
from hemicycle.governments.power.games import (
    Game,
    Join,
    Meet,
    Restricted,
    SimpleGame,
    United,
    majority_game,
)
from hemicycle.governments.power.indices import (
    Power,
    banzhaf,
    banzhaf_absolute,
    coleman_initiate,
    coleman_prevent,
    deegan_packel,
    holler,
    johnston,
    power_to_act,
    shapley_shubik,
    swing_counts,
)
from hemicycle.governments.power.nucleolus import nucleolus
from hemicycle.governments.power.quadrature import Approximation, shapley_shubik_in_floats
from hemicycle.governments.power.shift import shift, shift_deegan_packel
from hemicycle.governments.power.unions import banzhaf_owen, owen

__all__ = [
    "INDICES",
    "WITH_UNIONS",
    "Approximation",
    "Game",
    "Index",
    "Join",
    "Meet",
    "Method",
    "Power",
    "Restricted",
    "SimpleGame",
    "United",
    "majority_game",
    "power",
    "power_to_act",
    "shapley_shubik_in_floats",
]


@dataclass(frozen=True, slots=True)
class Index:
    """A power index: its id, its name in a sentence, and the function that defines it."""

    id: str
    name: str
    function: Callable[[SimpleGame], Power]


INDICES: Mapping[str, Index] = MappingProxyType(
    {
        index.id: index
        for index in (
            Index("banzhaf", "Banzhaf (share of swings)", banzhaf),
            Index("banzhaf-absolute", "Banzhaf (chance to decide)", banzhaf_absolute),
            Index("coleman-initiate", "Coleman's power to initiate", coleman_initiate),
            Index("coleman-prevent", "Coleman's power to prevent", coleman_prevent),
            Index("shapley-shubik", "Shapley-Shubik", shapley_shubik),
            Index("deegan-packel", "Deegan-Packel", deegan_packel),
            Index("holler", "Holler's public good index", holler),
            Index("johnston", "Johnston", johnston),
            Index("shift", "Shift index", shift),
            Index("shift-deegan-packel", "Shift Deegan-Packel", shift_deegan_packel),
            Index("owen", "Owen value", owen),
            Index("banzhaf-owen", "Banzhaf-Owen value", banzhaf_owen),
            Index("nucleolus", "Nucleolus", nucleolus),
            Index("swings", "Number of swings", swing_counts),
        )
    }
)
"""Every index by its id; the docstring of its function defines it."""


WITH_UNIONS: Mapping[str, Callable[[United], Power]] = MappingProxyType(
    {"owen": owen, "banzhaf-owen": banzhaf_owen}
)
"""The indices that know a-priori unions."""


def power(game: SimpleGame | United, index: str) -> Power:
    """Return the index of every player.

    Raises
    ------
    UnknownNameError
        Where no index has that id.
    RequestError
        Where the game has a-priori unions and the index does not know them.
    TooCostlyError
        Where the answer would not fit in memory; the message names what it would need.

    Examples
    --------
    >>> [str(value) for value in power(Game((4, 4, 4, 2, 2, 1), 12), "banzhaf").values]
    ['5/21', '5/21', '5/21', '1/7', '1/7', '0']
    """
    if index not in INDICES:
        raise UnknownNameError("power index", index, INDICES)
    if not isinstance(game, United):
        return INDICES[index].function(game)
    if index not in WITH_UNIONS:
        raise RequestError(
            f"the index {index!r} does not know a-priori unions; "
            f"those that do are {', '.join(WITH_UNIONS)}"
        )
    return WITH_UNIONS[index](game)

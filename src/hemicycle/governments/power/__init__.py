"""Power: how much of the decision is in each player's hands, by the indices of the literature.

>>> power(Game((54, 47, 42, 25), 85), "banzhaf").values[3]
Fraction(0, 1)

Every index is exact. `power` takes any simple game (`Game`, `Meet`, `Join`, `Restricted`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hemicycle.errors import UnknownNameError
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

__all__ = [
    "INDICES",
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
            Index("swings", "Number of swings", swing_counts),
        )
    }
)
"""Every index by its id; the docstring of its function defines it."""


def power(game: SimpleGame, index: str) -> Power:
    """Return the index of every player.

    Raises
    ------
    UnknownNameError
        Where no index has that id.
    TooCostlyError
        Where the answer would not fit in memory; the message names what it would need.

    Examples
    --------
    >>> [str(value) for value in power(Game((4, 4, 4, 2, 2, 1), 12), "banzhaf").values]
    ['5/21', '5/21', '5/21', '1/7', '1/7', '0']
    """
    if index not in INDICES:
        raise UnknownNameError("power index", index, INDICES)
    return INDICES[index].function(game)

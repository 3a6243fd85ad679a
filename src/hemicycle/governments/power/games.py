"""Simple games: who votes with what weight, and what it takes to win.

A simple game says of every coalition whether it wins; the empty one loses, the coalition of all
wins, and a winning coalition stays winning when others join it (Felsenthal and Machover, *The
Measurement of Voting Power*, 1998, definition 2.1.1). Players are numbered from 0 in the order
in which their weights are given.

* `Game`: a coalition wins if its weights sum to the quota or more.
* `Meet`, `Join`: it must win in every part (two chambers, a double majority), or in one of them.
* `Restricted`: some players refuse one another.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import gcd
from operator import index
from typing import TypeAlias

from hemicycle.errors import MajorityError, RequestError, SeatsError
from hemicycle.records.chamber import simple_majority


@dataclass(frozen=True, slots=True)
class Game:
    """A weighted game ``[quota; weights]``: seats of the blocs and the votes that win.

    Raises
    ------
    SeatsError
        Where there is no player, or a weight is negative.
    MajorityError
        Where the quota is below 1 (nobody would win too) or above the sum of the weights.

    Examples
    --------
    >>> Game((50, 49, 1), quota=51)
    Game(weights=(50, 49, 1), quota=51)
    """

    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", tuple(index(weight) for weight in self.weights))
        object.__setattr__(self, "quota", index(self.quota))
        if not self.weights:
            raise SeatsError("a game needs at least one player")
        for player, weight in enumerate(self.weights):
            if weight < 0:
                raise SeatsError(f"player {player} has a negative weight: {weight}")
        if not 1 <= self.quota <= sum(self.weights):
            raise MajorityError(
                f"the quota is {self.quota}, but the weights sum to {sum(self.weights)}: "
                "it must lie between 1 and that sum, or no coalition could win"
            )

    @property
    def size(self) -> int:
        """Number of players."""
        return len(self.weights)

    def wins(self, members: Collection[int]) -> bool:
        """Tell whether these players together reach the quota."""
        return sum(self.weights[player] for player in members) >= self.quota


@dataclass(frozen=True, slots=True)
class Meet:
    """Wins what wins in every part: two chambers, or heads and population."""

    parts: "tuple[SimpleGame, ...]"

    def __post_init__(self) -> None:
        _check_parts(self.parts)

    @property
    def size(self) -> int:
        """Number of players."""
        return self.parts[0].size

    def wins(self, members: Collection[int]) -> bool:
        """Tell whether these players win in every part."""
        return all(part.wins(members) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Join:
    """Wins what wins in at least one part: the EU Council's "or all but three members"."""

    parts: "tuple[SimpleGame, ...]"

    def __post_init__(self) -> None:
        _check_parts(self.parts)

    @property
    def size(self) -> int:
        """Number of players."""
        return self.parts[0].size

    def wins(self, members: Collection[int]) -> bool:
        """Tell whether these players win in one part or more."""
        return any(part.wins(members) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Restricted:
    """A weighted game in which some pairs of players refuse one another.

    A coalition that contains such a pair does not form as one; it can bring about what the best
    of its parts without such a pair can. So it wins if it holds a winning coalition in which
    nobody refuses anybody. This is the incompatibility-restricted game of Bergantiños, Carreras
    and García-Jurado, "Cooperation when some players are incompatible", ZOR 38 (1993) 187-201
    (for simple games: Carreras, "Restriction of simple games", Math. Soc. Sci. 21 (1991)
    245-260). It is a simple game, so every index keeps its meaning, and its minimal winning
    coalitions are those of the weighted game that contain no refusing pair.

    Raises
    ------
    RequestError
        Where a pair names a player who does not exist, or one player twice.
    MajorityError
        Where no coalition without a refusing pair reaches the quota: then nobody has power.
    """

    game: Game
    refusals: frozenset[tuple[int, int]]

    def __post_init__(self) -> None:
        pairs = frozenset((min(pair), max(pair)) for pair in self.refusals)
        object.__setattr__(self, "refusals", pairs)
        for one, other in pairs:
            if not 0 <= one < other < self.size:
                raise RequestError(
                    f"the refusal {one}:{other} needs two different players "
                    f"of 0 to {self.size - 1}"
                )
        if not self.wins(range(self.size)):
            raise MajorityError(
                f"with these refusals no coalition reaches the quota of {self.game.quota}: "
                "drop one of them to see who would have power"
            )

    @property
    def size(self) -> int:
        """Number of players."""
        return self.game.size

    def refused_by(self, player: int) -> frozenset[int]:
        """Return the players with whom this one does not sit."""
        return frozenset(
            one + other - player for one, other in self.refusals if player in (one, other)
        )

    def wins(self, members: Collection[int]) -> bool:
        """Tell whether these players hold a winning coalition without a refusing pair."""
        return self._most(frozenset(members)) >= self.game.quota

    def _most(self, members: frozenset[int]) -> int:
        """Return the greatest weight of members none of whom refuse one another."""
        disputed = max(members, key=lambda one: len(self.refused_by(one) & members), default=None)
        if disputed is None or not self.refused_by(disputed) & members:
            return sum(self.game.weights[player] for player in members)
        others = members - {disputed}
        weight = self.game.weights[disputed]
        return max(self._most(others), weight + self._most(others - self.refused_by(disputed)))


SimpleGame: TypeAlias = Game | Meet | Join | Restricted
"""Any game whose power can be measured."""


@dataclass(frozen=True, slots=True)
class United:
    """A game with a-priori unions: each player is of exactly one, and the unions bargain first.

    Raises
    ------
    RequestError
        Where the unions are not a partition of the players.
    """

    game: Game
    unions: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        members = sorted(player for union in self.unions for player in union)
        if members != list(range(self.game.size)) or not all(self.unions):
            raise RequestError(
                f"the unions {self.unions} must name each of the players 0 to "
                f"{self.game.size - 1} exactly once"
            )

    @property
    def size(self) -> int:
        """Number of players."""
        return self.game.size


def majority_game(weights: Iterable[int]) -> Game:
    """Return the game in which more than half of all weight wins.

    Half of an even chamber is not enough:

    >>> majority_game((2, 1, 1)).quota
    3
    """
    own = tuple(weights)
    return Game(own, simple_majority(sum(own)))


@dataclass(frozen=True, slots=True)
class Lean:
    """A weighted game with the same winners in the smallest numbers that come cheaply.

    Weights stand in ascending order without zeros, none exceeds the quota. ``null`` counts the
    players left out, who turn no coalition. ``of`` maps a weight of the original game to its
    weight here (0 for a player left out). ``dual`` tells that the winners here are the
    coalitions without which the others lose.
    """

    weights: tuple[int, ...]
    quota: int
    null: int
    of: dict[int, int]
    dual: bool = False


def lean(game: Game) -> Lean:
    """Divide by the common factor and cut weights down to the quota; the winners stay the same."""
    divisor = gcd(*game.weights)
    quota = -(-game.quota // divisor)
    of = {weight: min(weight // divisor, quota) for weight in game.weights}
    weights = sorted(of[weight] for weight in game.weights)
    null = weights.count(0)
    return Lean(tuple(weights[null:]), quota, null, of)


def most_members(game: Lean) -> int:
    """Return the size of the largest coalition that loses."""
    return sum(weight < game.quota for weight in accumulate(game.weights))


def smaller(game: Lean) -> Lean:
    """Return the game or its dual, whichever has the smaller quota."""
    quota = sum(game.weights) - game.quota + 1
    if quota >= game.quota:
        return game
    weights = tuple(min(weight, quota) for weight in game.weights)
    of = {weight: min(own, quota) for weight, own in game.of.items()}
    return Lean(weights, quota, game.null, of, dual=True)


def _check_parts(parts: "tuple[SimpleGame, ...]") -> None:
    sizes = {part.size for part in parts}
    if len(sizes) != 1:
        raise RequestError(
            f"the parts of a compound game need the same players, but they have {sorted(sizes)}"
        )

"""Rules of more than one part: two chambers, heads and people, vetoes.

A `Rule` is a simple game of `hemicycle.governments.power.games` whose players have names, so
that the same rule answers who wins, which coalitions are minimal, and how much power it gives.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from hemicycle.errors import RequestError, SeatsError, TooCostlyError, UnknownNameError
from hemicycle.governments.power.games import Game, Join, Meet, SimpleGame
from hemicycle.governments.search import STEPS
from hemicycle.records.chamber import BlocId, Chamber


@dataclass(frozen=True, slots=True)
class Rule:
    """A simple game over named players; ``players[i]`` is player ``i`` of ``game``."""

    players: tuple[BlocId, ...]
    game: SimpleGame

    def __post_init__(self) -> None:
        if len(set(self.players)) < len(self.players) or self.game.size != len(self.players):
            raise RequestError(
                f"the game has {self.game.size} players, but the names are "
                f"{', '.join(self.players)}: give each player one name"
            )

    def wins(self, members: Iterable[BlocId]) -> bool:
        """Tell whether these players win together."""
        return self.game.wins(self.places(members))

    def places(self, members: Iterable[BlocId]) -> list[int]:
        """Return the numbers of players in the game."""
        place = {player: i for i, player in enumerate(self.players)}
        asked = list(dict.fromkeys(members))
        for member in asked:
            if member not in place:
                raise UnknownNameError("player", member, self.players)
        return [place[member] for member in asked]


def weighted(weights: Mapping[BlocId, int], quota: int) -> Rule:
    """Return the rule "weights that sum to the quota win".

    >>> weighted({"a": 4, "b": 3, "c": 2}, 5).wins(["b", "c"])
    True
    """
    return Rule(tuple(weights), Game(tuple(weights.values()), quota))


def majority_rule(chamber: Chamber) -> Rule:
    """Return the rule of one chamber: its majority of its seats."""
    return weighted({bloc.id: bloc.seats for bloc in chamber.blocs}, chamber.majority)


def both(*rules: Rule) -> Rule:
    """Return the rule that wins where every part wins; a stranger to a part has no weight there.

    >>> heads = weighted({"a": 1, "b": 1, "c": 1}, 2)
    >>> both(heads, weighted({"a": 5, "b": 3, "c": 1}, 5)).wins(["b", "c"])
    False
    """
    players, games = _aligned(rules)
    return Rule(players, Meet(games))


def either(*rules: Rule) -> Rule:
    """Return the rule that wins where one part or more wins."""
    players, games = _aligned(rules)
    return Rule(players, Join(games))


def with_veto(rule: Rule, holders: Collection[BlocId]) -> Rule:
    """Return the rule in which nothing wins without every one of ``holders``."""
    if not holders:
        return rule
    held = set(rule.places(holders))
    weights = {player: int(i in held) for i, player in enumerate(rule.players)}
    return both(rule, weighted(weights, len(held)))


def two_chambers(lower: Chamber, upper: Chamber) -> Rule:
    """Return the rule that a government needs a majority in each chamber; ids name the parties."""
    return both(majority_rule(lower), majority_rule(upper))


def eu_council(populations: Mapping[BlocId, int]) -> Rule:
    """Return the qualified majority of the Council of the EU, when it acts on a proposal.

    At least 55 % of the members, at least fifteen of them, with at least 65 % of the people; and
    a blocking minority must include at least four members, failing which the majority is deemed
    attained (Treaty on European Union, art. 16 (4)).

    Raises
    ------
    SeatsError
        If there are fewer than fifteen members, or a population is not positive.
    """
    members = len(populations)
    if members < 15 or min(populations.values()) <= 0:
        raise SeatsError(
            f"{members} members: the rule needs at least 15, each with a population above 0"
        )
    heads = dict.fromkeys(populations, 1)
    people = sum(populations.values())
    enough_heads = weighted(heads, max(ceil(Fraction(55, 100) * members), 15))
    enough_people = weighted(populations, ceil(Fraction(65, 100) * people))
    return either(both(enough_heads, enough_people), weighted(heads, members - 3))


def minimal_winning_sets(rule: Rule) -> Iterator[frozenset[BlocId]]:
    """Yield the minimal winning sets of a rule, the earlier players first.

    Raises
    ------
    TooCostlyError
        After too many steps without a set.

    Examples
    --------
    >>> found = minimal_winning_sets(with_veto(weighted({"a": 1, "b": 1, "c": 1}, 2), ["c"]))
    >>> [sorted(one) for one in found]
    [['a', 'c'], ['b', 'c']]
    """
    steps, size = STEPS, len(rule.players)
    stack: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    while stack:
        steps -= 1
        if not steps:
            raise TooCostlyError(f"no further coalition was found within {STEPS:,} steps")
        start, members = stack.pop()
        if rule.game.wins(members):
            if not any(rule.game.wins([m for m in members if m != out]) for out in members):
                steps = STEPS
                yield frozenset(rule.players[member] for member in members)
        elif rule.game.wins([*members, *range(start, size)]):
            stack += [(start + 1, members), (start + 1, (*members, start))]


def _aligned(rules: tuple[Rule, ...]) -> tuple[tuple[BlocId, ...], tuple[SimpleGame, ...]]:
    """Return the players of all the parts, and each part as a game of all of them."""
    if not rules:
        raise RequestError("a rule of several parts needs at least one part")
    players = tuple(dict.fromkeys(player for rule in rules for player in rule.players))
    return players, tuple(_renumbered(rule, players) for rule in rules)


def _renumbered(rule: Rule, players: tuple[BlocId, ...]) -> SimpleGame:
    place = {player: i for i, player in enumerate(rule.players)}
    return _with_places(rule.game, [place.get(player) for player in players])


def _with_places(game: SimpleGame, places: list[int | None]) -> SimpleGame:
    """Return the game whose player ``i`` is the old ``places[i]``, or without weight if None."""
    if isinstance(game, Game):
        weights = tuple(0 if old is None else game.weights[old] for old in places)
        return Game(weights, game.quota)
    if isinstance(game, Meet | Join):
        return type(game)(tuple(_with_places(part, places) for part in game.parts))
    raise RequestError("a game with refusals cannot be a part of a rule: give them as terms")

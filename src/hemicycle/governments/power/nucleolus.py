"""The nucleolus: the division of one unit about which coalitions complain least.

The *excess* of a coalition, v(S) - x(S), is what it lacks. Among the divisions that give nobody
less than what each wins alone, the nucleolus makes the largest excess as small as it can be, then
the next, and so on: one linear programme after another. In each, the coalitions with a price
cannot do better in any optimum, so their excess is settled, and with it that of every coalition
whose members are a linear combination of settled ones (Kohlberg, SIAM J. Appl. Math. 20 (1971)
62-66; Peleg's scheme as in Maschler, Peleg and Shapley, Math. Oper. Res. 4 (1979) 303-338).
Coalitions enter a programme only once a division would break their row.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from hemicycle.errors import RequestError, TooCostlyError
from hemicycle.governments.power import table
from hemicycle.governments.power.cost import Method
from hemicycle.governments.power.games import SimpleGame
from hemicycle.governments.power.indices import Power
from hemicycle.governments.power.programme import Row, minimise_last

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Objects: TypeAlias = NDArray[np.object_]

PLAYERS = 15
"""Players up to whom the programmes take less than a minute or so."""


def nucleolus(game: SimpleGame) -> Power:
    """Return the nucleolus of the simple game.

    Schmeidler, "The nucleolus of a characteristic function game", SIAM J. Appl. Math. 17 (1969)
    1163-1170; for simple games Peleg, "On weights of constant-sum majority games", SIAM J. Appl.
    Math. 16 (1968) 527-532.

    Raises
    ------
    TooCostlyError
        Above 15 players.
    RequestError
        Where several players win alone: then no division gives each what it wins.
    """
    if game.size > PLAYERS:
        raise TooCostlyError(
            f"the nucleolus of {game.size} players would take exact linear programmes over "
            f"2**{game.size} coalitions; {PLAYERS} players are allowed"
        )
    wins = table.table(game)
    alone = [int(wins[1 << player]) for player in range(game.size)]
    if sum(alone) > 1:
        raise RequestError(
            f"{sum(alone)} players win alone, so no division gives each of them what it wins, "
            "and there is no nucleolus"
        )
    everybody = (1 << game.size) - 1
    settled: dict[int, Fraction] = {everybody: Fraction(1)}
    pool = [1 << player for player in range(game.size)]
    while True:
        division, newly = _level(wins, alone, settled, pool)
        if not newly:
            return Power("nucleolus", division, Method.PROGRAMME)
        settled |= newly


def _level(
    wins: "table.Wins", alone: Sequence[int], settled: dict[int, Fraction], pool: list[int]
) -> tuple[tuple[Fraction, ...], dict[int, Fraction]]:
    """Return an optimal division, and the coalitions that it settles with what they get."""
    players = len(alone)
    span = _Span(players)
    for coalition in settled:
        span.take(coalition)
    while True:
        rows, open_coalitions = _rows(wins, alone, settled, [c for c in pool if c not in span])
        optimum = minimise_last(rows)
        *division, slack = optimum.values
        broken = None if span.full else _most_broken(wins, division, slack, span)
        if broken is None:
            break
        pool.append(broken)
    prices = optimum.prices[len(rows) - len(open_coalitions) :]
    return tuple(division), {
        coalition: int(wins[coalition]) - (slack - 1)
        for coalition, price in zip(open_coalitions, prices, strict=True)
        if price
    }


def _rows(
    wins: "table.Wins", alone: Sequence[int], settled: dict[int, Fraction], pool: Sequence[int]
) -> tuple[list[Row], Sequence[int]]:
    """Return the programme: what each gets, and last by how much an excess may be above -1."""
    players = range(len(alone))
    rows: list[Row] = [
        (tuple(int(own == player) for own in (*players, -1)), Fraction(least))
        for player, least in enumerate(alone)
    ]
    for coalition, gets in settled.items():
        own = tuple(coalition >> player & 1 for player in players)
        rows.append(((*own, 0), gets))
        rows.append(((*(-held for held in own), 0), -gets))
    for coalition in pool:
        own = tuple(coalition >> player & 1 for player in players)
        rows.append(((*own, 1), Fraction(int(wins[coalition]) + 1)))
    return rows, pool


def _most_broken(
    wins: "table.Wins", division: Sequence[Fraction], slack: Fraction, span: "_Span"
) -> int | None:
    """Return the open coalition whose excess is furthest above what the programme allows."""
    import numpy as np

    common = np.lcm.reduce([share.denominator for share in (*division, slack)], dtype=object)
    gets: Objects = np.zeros(1, dtype=object)
    for share in division:
        gets = np.concatenate([gets, gets + int(share * common)])
    lacks = np.where(wins, int(common), 0) - gets - int((slack - 1) * common)
    worst = np.flatnonzero(lacks > 0)
    for coalition in worst[np.argsort(-lacks[worst], kind="stable")].tolist():
        if coalition not in span:
            return int(coalition)
    return None


class _Span:
    """The coalitions that are linear combinations of those taken in."""

    def __init__(self, players: int) -> None:
        self.players = players
        self._lines: dict[int, list[Fraction]] = {}

    @property
    def full(self) -> bool:
        return len(self._lines) == self.players

    def __contains__(self, coalition: int) -> bool:
        return not any(self._rest(coalition))

    def take(self, coalition: int) -> None:
        rest = self._rest(coalition)
        lead = next((place for place, value in enumerate(rest) if value), None)
        if lead is not None:
            self._lines[lead] = [value / rest[lead] for value in rest]

    def _rest(self, coalition: int) -> list[Fraction]:
        rest = [Fraction(coalition >> player & 1) for player in range(self.players)]
        for lead in sorted(self._lines):
            times = rest[lead]
            if times:
                line = self._lines[lead]
                rest = [value - times * own for value, own in zip(rest, line, strict=True)]
        return rest

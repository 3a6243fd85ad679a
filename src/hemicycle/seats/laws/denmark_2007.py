"""Denmark, Folketing: 135 constituency seats, 40 that level, in Denmark proper.

Folketingsvalgloven, sections 76 to 79. The seats of a constituency are divided by D'Hondt (76).
To share in the levelling seats a party needs a constituency seat, or in two of the three
provinces as many votes as a constituency seat cost there on average, or 2 % of the country's
valid votes (77(1)).

The 175 seats, less those of others, are divided by Hare's quota and largest remainders; a party
with more constituency seats than that keeps them and steps aside (77(2)-(4)). What a share
exceeds constituency seats by are levelling seats.

They are placed in two steps. In the provinces (78): a party's votes divided by 1, 3, 5 and so
on, as many quotients struck out as it has constituency seats there; the largest quotient of all
places the next seat, until a province has its number and a party what it is due. In the
constituencies (79): within a province a party's votes divided by 1, 4, 7 and so on, again with as
many struck out as it has seats there; its largest places the next.

In the folder the three provinces are contests without seats of their own and with their
``levelling`` seats; a constituency's ``area`` is its province.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hemicycle.records.election import ContestId, Election, ListId, Votes
from hemicycle.seats import draws as steps
from hemicycle.seats.checks import check_areas, check_seated
from hemicycle.seats.column import Divisors, Seats
from hemicycle.seats.divisors import D_HONDT, DANISH, SAINTE_LAGUE, divide
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.placement import Figure, Placing, place
from hemicycle.seats.protocol import (
    Averages,
    Protocol,
    by_averages,
    needing_no_lot,
    with_levelling,
)
from hemicycle.seats.quotas import hare, largest_remainders
from hemicycle.seats.thresholds import admitted, holding, reaching
from hemicycle.seats.tiers import national, setting_aside
from hemicycle.seats.words import seats_in_words

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Flags, Numbers

THRESHOLD = Fraction(2, 100)
PROVINCES_NEEDED = 2

RULE = Averages(D_HONDT, "s. 76")


def count(election: Election, protocol: Protocol) -> None:
    """Count the constituencies, the levelling seats, and both steps of their placement."""
    below = [contest for contest in election.contests if contest.area]
    check_areas(election, below)
    check_seated(below)
    area = {contest.id: contest.area for contest in below}
    seats = {contest.id: contest.seats for contest in below}
    direct: dict[ContestId, Seats] = {}
    for contest, number in seats.items():
        column = divide(election.votes[contest], number, D_HONDT)
        direct[contest] = needing_no_lot(by_averages(protocol, contest, column, RULE), protocol)

    votes = {province: _inside(province, area, election.votes) for province in set(area.values())}
    held = {province: _inside(province, area, direct) for province in votes}
    entered = entering(votes, held, protocol)
    due = levelling_seats(election, entered, national(direct.values()), protocol)

    levelling = {one.id: one.figures.get("levelling", 0) for one in election.contests}
    room = {province: levelling[province] for province in sorted(votes)}
    figure = quotients(votes, held, SAINTE_LAGUE)
    by_province = place(Placing(room, due, figure, "s. 78"), protocol)
    for province in room:
        due_here = {name: by_province[province, name] for name in due}
        inside = {one: sum(due_here.values()) for one in area if area[one] == province}
        figure = quotients(election.votes, direct, DANISH)
        placed = place(Placing(inside, due_here, figure, "s. 79"), protocol)
        for (contest, name), given in placed.items():
            protocol.award(with_levelling(protocol.contests[contest], name, given))


def entering(
    votes: Mapping[ContestId, Votes], held: Mapping[ContestId, Seats], protocol: Protocol
) -> frozenset[ListId]:
    """Return the parties that share in the levelling seats (77(1)), from votes by province."""
    country = national(votes.values())
    strong: Counter[ListId] = Counter()
    for province, counts in votes.items():
        price = Fraction(sum(counts.values()), sum(held[province].values()))
        strong.update(name for name, won in counts.items() if won >= price)
    found = holding(national(held.values()), 1)
    found |= holding(strong, PROVINCES_NEEDED) | reaching(country, THRESHOLD, country.total())
    protocol.note("s. 77(1)", f"{', '.join(sorted(found))} share in the levelling seats.")
    return found


def levelling_seats(
    election: Election, entered: frozenset[ListId], held: Seats, protocol: Protocol
) -> Seats:
    """Return the levelling seats that each party is due (77(2)-(4))."""

    def division(votes: Votes, seats: int) -> Seats:
        result = largest_remainders(votes, seats, hare)
        protocol.note(
            "s. 77(2)", f"{seats} seats by Hare's quota: {seats_in_words(result.seats)}."
        )
        return protocol.decide(result, f"{seats} seats of the country")

    votes = admitted(national(election.votes.values()), entered)
    others = sum(seats for name, seats in held.items() if name not in entered)
    shares = setting_aside(votes, election.seats_total - others, held, division)
    return {name: share - held.get(name, 0) for name, share in shares.items()}


def quotients(
    votes: Mapping[ContestId, Votes], held: Mapping[ContestId, Seats], divisors: Divisors
) -> Figure:
    """Return a list's next quotient in an area, its seats there struck out."""

    def figure(area: ContestId, name: ListId, given: int) -> Fraction:
        before = held[area].get(name, 0) + given
        return votes[area].get(name, 0) / divisors.at(before)

    return figure


def _inside(
    province: ContestId, area: Mapping[ContestId, ContestId], cells: Mapping[ContestId, Seats]
) -> Counter[ListId]:
    return national(cells[contest] for contest in area if area[contest] == province)


def count_draws(draws: Draws) -> "Numbers":
    """Count many draws: constituencies, levelling seats, and both steps of their placement."""
    import numpy as np

    contests = draws.election.contests
    order = sorted({contest.area for contest in contests if contest.area})
    places = {
        province: [at for at, contest in enumerate(contests) if contest.area == province]
        for province in order
    }
    below = [at for inside in places.values() for at in inside]
    seats = np.zeros_like(draws.votes)
    seats[:, below] = steps.divided(draws, draws.votes[:, below], draws.seats()[below], D_HONDT)
    votes = np.stack([draws.votes[:, inside].sum(axis=1) for inside in places.values()], axis=1)
    held = np.stack([seats[:, inside].sum(axis=1) for inside in places.values()], axis=1)
    entered = entering_draws(votes, held)
    due = levelling_draws(draws, entered, held.sum(axis=1))

    room = draws.of_contests(lambda contest: contest.figures.get("levelling", 0))
    room = room[[next(at for at, one in enumerate(contests) if one.id == area) for area in order]]
    by_province = steps.placed(
        draws, _placing(np.broadcast_to(room, votes.shape[:2]), due, votes, held, SAINTE_LAGUE)
    )
    for at, inside in enumerate(places.values()):
        due_here = by_province[:, at]
        free = np.repeat(due_here.sum(axis=1)[:, None], len(inside), axis=1)
        seats[:, inside] += steps.placed(
            draws, _placing(free, due_here, draws.votes[:, inside], seats[:, inside], DANISH)
        )
    return seats


def entering_draws(votes: "Numbers", held: "Numbers") -> "Flags":
    """Return who shares in the levelling seats (77(1)), from votes by province."""
    import numpy as np

    country, price = votes.sum(axis=1), votes.sum(axis=2)[:, :, None]
    strong = (votes * held.sum(axis=2)[:, :, None] >= price) & (votes > 0)
    found: Flags = np.count_nonzero(strong, axis=1) >= PROVINCES_NEEDED
    found |= held.sum(axis=1) >= 1
    return found | steps.reaching(country, THRESHOLD, country.sum(axis=1))


def levelling_draws(draws: Draws, entered: "Flags", held: "Numbers") -> "Numbers":
    """Return the levelling seats that each party is due (77(2)-(4))."""
    import numpy as np

    votes = steps.admitted(draws.votes.sum(axis=1), entered)
    left = draws.election.seats_total - np.where(entered, 0, held).sum(axis=1)

    def division(votes: "Numbers", seats: "Numbers") -> "Numbers":
        return steps.by_remainders(draws, votes * seats[:, None], votes.sum(axis=1), seats)

    shares = steps.setting_aside(draws, votes, left, held, division)
    return np.where(entered, shares - held, 0)


def _placing(
    room: "Numbers", due: "Numbers", votes: "Numbers", held: "Numbers", divisors: Divisors
) -> steps.PlacingDraws:
    first, step = int(divisors.at(0)), int(divisors.at(1) - divisors.at(0))
    return steps.PlacingDraws(room, due, votes, held, lambda given: first + step * given)


LAW = Law(
    id="denmark_2007",
    title="Denmark: Folketing, Parliamentary Election Act as of 2007",
    country="DNK",
    since=date(2007, 1, 1),
    until=None,
    sources=(
        "Folketingsvalgloven, §§ 10, 76-79 (https://www.retsinformation.dk)",
        "The Parliamentary Electoral System in Denmark, Ministry of the Interior",
    ),
    count=count,
    count_draws=count_draws,
    doubts=("An independent can hold one seat only; a second one is not passed on.",),
)

"""From what an input holds to a picture: the crossing from reading, seats and governments.

Every kind of picture is drawn from the first reading of the input's chamber and, where it shows
more than that, from the report's votes, the allocation's margins, an earlier chamber, or the
governments.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from hemicycle.brief.outlook import outlook_of
from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.governments.document import Request, governments
from hemicycle.governments.measures import measure_of
from hemicycle.pictures.bars import coalition_ladder, stacked_bar
from hemicycle.pictures.before import Before
from hemicycle.pictures.change import seats_with_change
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.horseshoe import horseshoe
from hemicycle.pictures.margins import CloseSeat, closest_seats
from hemicycle.pictures.opposing import opposing_benches
from hemicycle.pictures.picture import Picture
from hemicycle.pictures.shares import Measure, seats_against
from hemicycle.pictures.straight import straight_rows
from hemicycle.pictures.view import View
from hemicycle.records.allocation import Allocation
from hemicycle.records.chamber import BlocId, Chamber, ChamberReading
from hemicycle.records.labels import slug
from hemicycle.records.page import ListRow, Report
from hemicycle.seats.margins import closest

MOST_COALITIONS = 10
"""Coalitions of a ladder."""

MOST_CLOSE = 12
"""Seats among the closest."""

INDEX = "banzhaf"
"""The index whose shares of power are drawn."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an input holds that can be drawn.

    ``allocation`` is there where the input is one, and ``before`` is an earlier chamber.
    """

    report: Report
    readings: tuple[ChamberReading, ...]
    allocation: Allocation | None = None
    before: Chamber | None = None

    @property
    def chamber(self) -> Chamber:
        """The chamber as printed."""
        return self.readings[0].chamber


Drawing: TypeAlias = Callable[[Material, View], Picture]


def drawing(kind: str, material: Material, view: View) -> Picture:
    """Draw what an input holds as a picture of a kind, one of `KINDS`.

    Raises
    ------
    UnknownNameError
        If there is no such kind.
    RequestError
        If the input does not hold what the kind shows.
    """
    if kind not in KINDS:
        raise UnknownNameError("kind of picture", kind, KINDS)
    return KINDS[kind](material, view)


def before_of(material: Material) -> Before | None:
    """Return the seats that the lists had in the earlier chamber, found by their names.

    Of a list that is not in it under its name nothing is known: it may have had another.
    """
    earlier = material.before
    if earlier is None:
        return None
    had: dict[BlocId, int] = {}
    for bloc in material.chamber.blocs:
        same = [
            one for one in earlier.blocs if {one.id, slug(one.name)} & {bloc.id, slug(bloc.name)}
        ]
        if same and not same[0].uncertain:
            had[bloc.id] = same[0].seats
    return Before(earlier.seats_total, had)


def _hemicycle(material: Material, view: View) -> Picture:
    return hemicycle(material.chamber, view, before_of(material))


def _change(material: Material, view: View) -> Picture:
    before = before_of(material)
    if before is None:
        raise RequestError("a change needs an earlier chamber: give it with --before FILE")
    return seats_with_change(material.chamber, before, view)


def _ladder(material: Material, view: View) -> Picture:
    answer = governments(material.readings, Request(top=MOST_COALITIONS))
    majorities = outlook_of(answer, material.chamber).majorities
    if not majorities:
        raise RequestError("no coalition has a majority: there is no ladder to draw")
    coalitions = [[member.id for member in one.members] for one in majorities]
    return coalition_ladder(material.chamber, coalitions, view)


def _power(material: Material, view: View) -> Picture:
    request = Request(top=0, measure=measure_of([INDEX]))
    power = governments(material.readings, request).power[INDEX]
    shares = {bloc.id: Fraction(power[bloc.name].exact) for bloc in material.chamber.blocs}
    return seats_against(material.chamber, Measure(view.words.power, shares), view)


def _votes(material: Material, view: View) -> Picture:
    rows = material.report.lists
    by_name = {slug(row.name): share for row, share in zip(rows, _vote_shares(rows), strict=True)}
    shares = {
        bloc.id: share
        for bloc in material.chamber.blocs
        if (share := by_name.get(slug(bloc.name))) is not None
    }
    if not shares:
        raise RequestError("the input tells no votes: give a table with a column votes")
    return seats_against(material.chamber, Measure(view.words.votes, shares), view)


def _vote_shares(rows: tuple[ListRow, ...]) -> list[Fraction | None]:
    """Return each row's share of the votes as printed, or else of the votes of all rows."""
    votes = sum(row.votes or 0 for row in rows)
    return [
        Fraction(row.vote_share) / 100
        if row.vote_share is not None
        else Fraction(row.votes, votes)
        if row.votes and votes
        else None
        for row in rows
    ]


def _margins(material: Material, view: View) -> Picture:
    if material.allocation is None:
        raise RequestError("only what `hemicycle seats --json` wrote tells the closest seats")
    near = closest(material.allocation.contests)[:MOST_CLOSE]
    if not near:
        raise RequestError("under this law no contest is decided by its own quotients alone")
    blocs: Mapping[str, BlocId] = {bloc.name: bloc.id for bloc in material.chamber.blocs}
    labels = {bloc.id: bloc.label for bloc in material.chamber.blocs}
    several = len(material.allocation.contests) > 1
    seats = [
        CloseSeat(
            labels.get(blocs.get(margin.list, ""), margin.list),
            contest if several else "",
            margin.votes_to_next or 0,
            blocs.get(margin.list),
        )
        for contest, margin in near
    ]
    return closest_seats(material.chamber, seats, view)


KINDS: Mapping[str, Drawing] = {
    "hemicycle": _hemicycle,
    "horseshoe": lambda material, view: horseshoe(material.chamber, view),
    "benches": lambda material, view: opposing_benches(material.chamber, view),
    "rows": lambda material, view: straight_rows(material.chamber, view),
    "bar": lambda material, view: stacked_bar(material.chamber, view),
    "ladder": _ladder,
    "change": _change,
    "votes": _votes,
    "power": _power,
    "margins": _margins,
}
"""How each kind of picture is drawn, by its name."""

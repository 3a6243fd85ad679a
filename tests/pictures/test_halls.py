"""Horseshoe, straight rows and opposing benches keep the hemicycle's truths."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pictures.chambers import SVG, parsed, seats_drawn
from tests.pictures.test_contours import off_lines, parts_exactly
from tests.pictures.test_hemicycle import DOUBTFUL
from tests.pictures.test_patches import pieces, splits

from docs.gallery import bundestag, iraq
from hemicycle.errors import MajorityError, RequestError, SeatsError, UnknownNameError
from hemicycle.pictures.benches import Bench, benches
from hemicycle.pictures.contours import borders
from hemicycle.pictures.halls import horseshoe_seating, straight_seating
from hemicycle.pictures.horseshoe import horseshoe
from hemicycle.pictures.opposing import opposing_benches, split
from hemicycle.pictures.seated import Seated, bent, filled
from hemicycle.pictures.straight import straight_rows
from hemicycle.pictures.view import View
from hemicycle.records.chamber import Bloc, Chamber, simple_majority

Draw: TypeAlias = Callable[..., str]

DRAWINGS: list[Draw] = [horseshoe, straight_rows, opposing_benches]
HALLS: list[Callable[[Sequence[Bench]], Seated]] = [
    bent,
    lambda rows: filled(rows, 1),
    lambda rows: filled(rows, 7),
]
SIZES = [*range(2, 40), 60, 75, 100, 120, 169, 200, 329, 500, 630, 705, 1000, 1500]


def rows_of(sizes: list[int]) -> list[Bench]:
    return [Bench("bloc", f"b{at}", f"B{at}", f"B{at}", str(n), n) for at, n in enumerate(sizes)]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_every_seat_of_the_bundestag_is_drawn(draw: Draw) -> None:
    drawn = seats_drawn(draw(bundestag()))
    assert drawn["CDU: 164"] == 164
    assert drawn["SSW: 1"] == 1
    assert sum(drawn.values()) == 630


@pytest.mark.parametrize("draw", DRAWINGS)
def test_doubt_is_drawn_in_every_hall(draw: Draw) -> None:
    svg = draw(DOUBTFUL, View(vacant=2))
    drawn = {"Reds: 7 to 9": 9, "Blues: 6 to 7": 7, "C: 1": 1, "Not listed: 1": 1, "Vacant: 2": 2}
    assert seats_drawn(svg) == drawn
    assert 'stroke-dasharray="0 ' in svg
    excess = draw(Chamber(10, 6, (Bloc("a", "A", "A", 7), Bloc("b", "B", "B", 5))))
    assert seats_drawn(excess) == {"A: 7": 7, "B: 5": 5}
    assert excess.count('class="end"') == 1
    assert "The lists hold 12 seats, 2 more than the chamber has" in excess


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize(
    ("chamber", "view", "error"),
    [
        pytest.param(Chamber(0, 1, ()), View(), SeatsError, id="no seat"),
        pytest.param(replace(DOUBTFUL, majority=21), View(), MajorityError, id="majority of 21"),
        pytest.param(DOUBTFUL, View(coalition=("x",)), UnknownNameError, id="a stranger"),
        pytest.param(DOUBTFUL, View(width=20), RequestError, id="too narrow"),
        pytest.param(Chamber(20_000, 10_001, ()), View(), SeatsError, id="too many seats"),
    ],
)
def test_what_cannot_be_drawn(
    draw: Draw, chamber: Chamber, view: View, error: type[Exception]
) -> None:
    with pytest.raises(error):
        draw(chamber, view)


@pytest.mark.parametrize("seats", SIZES)
def test_seats_of_a_horseshoe_are_apart_and_mirrored(seats: int) -> None:
    hall = horseshoe_seating(seats)
    assert sum(hall.counts) == seats
    places = np.array(hall.places)
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    nearest = apart.min(axis=1)
    assert nearest.min() >= 1.2 * hall.diameter
    assert nearest.std() / nearest.mean() <= 0.05
    across = places * (-1, 1)
    offset = np.hypot(*(places[:, None, :] - across[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    assert offset.max() < 1e-9


def test_arms_of_a_horseshoe_are_straight_and_long() -> None:
    """329 seats: the arms hang down by more than half of the mean radius."""
    hall = horseshoe_seating(329)
    assert -min(y for _, y in hall.places) > 0.5 * sum(hall.radii) / len(hall.radii)
    left = sorted({round(x, 9) for x, y in hall.places if y < 0 and x < 0})
    assert left == sorted(round(-radius, 9) for radius in hall.radii)


@pytest.mark.parametrize(("seats", "rows"), [(1, 1), (7, 3), (6, 3), (10, 4), (5, 9), (100, 1)])
def test_straight_rows_are_full_but_for_one_column(seats: int, rows: int) -> None:
    hall = straight_seating(seats, rows)
    assert sum(hall.counts) == seats == len(set(hall.places))
    assert max(hall.counts) - min(hall.counts) <= 1
    assert len(hall.counts) == min(rows, seats)


@pytest.mark.parametrize(("seats", "rows"), [(0, 1), (5, 0), (10_001, 3)])
def test_no_rows_for_nonsense(seats: int, rows: int) -> None:
    with pytest.raises(SeatsError):
        straight_seating(seats, rows)


@given(splits())
def test_every_bloc_is_one_patch_in_every_hall(sizes: list[int]) -> None:
    for seat in HALLS:
        house = seat(rows_of(sizes))
        assert [house.owners.count(bloc) for bloc in range(len(sizes))] == sizes
        assert {pieces(house.seating, house.owners, bloc) for bloc in range(len(sizes))} == {1}


@pytest.mark.parametrize("hall", range(len(HALLS)))
@pytest.mark.parametrize("n", [1, 54, 164, 165, 166, 328])
def test_the_line_after_seat_n_has_n_seats_on_its_side(hall: int, n: int) -> None:
    house = HALLS[hall](benches(iraq(), View()))
    among = house.first(n)
    assert sum(among) == n
    owners = {house.owners[seat] for seat, first in enumerate(among) if first}
    assert owners == set(range(max(owners) + 1))
    lines = borders(house.seating, among)
    assert parts_exactly(house.seating, among, lines)
    assert off_lines(np.array(house.seating.places), lines).min() > house.seating.diameter / 2


@pytest.mark.parametrize(
    ("view", "above"),
    [
        pytest.param(View(), {"a", "b"}, id="where the sides are most equal"),
        pytest.param(View(coalition=("c",)), {"c"}, id="a coalition above"),
        pytest.param(View(coalition=("c", "a", "b")), {"a", "b", "c"}, id="all on one side"),
    ],
)
def test_no_bloc_sits_on_both_sides(view: View, above: set[str]) -> None:
    blocs = tuple(Bloc(one, one, one, seats) for one, seats in (("a", 30), ("b", 25), ("c", 45)))
    rows = benches(Chamber(100, 51, blocs), view)
    assert {bench.id for bench in rows[: split(rows, view)]} == above


@pytest.mark.parametrize(
    ("majority", "side"),
    [
        pytest.param(40, "above", id="the coalition has more than it needs"),
        pytest.param(60, "below", id="it lacks some"),
        pytest.param(50, "aisle", id="it has just enough"),
    ],
)
def test_the_line_of_opposing_benches_lies_where_the_majority_is(majority: int, side: str) -> None:
    chamber = Chamber(100, majority, (Bloc("a", "A", "A", 50), Bloc("b", "B", "B", 50)))
    svg = opposing_benches(chamber)
    [line] = [path for path in parsed(svg).iter(f"{SVG}path") if path.get("class") == "majority"]
    start = float(re.findall(r"-?\d*\.?\d+", str(line.get("d")))[1])
    figure = next(text for text in parsed(svg).iter(f"{SVG}text") if text.text == str(majority))
    aisle = float(str(figure.get("y"))) - 0.35 * 13.5
    where = "aisle" if abs(start - aisle) < 1 else "above" if start < aisle else "below"
    assert where == side


@given(splits(), st.sampled_from([120, 320, 640, 1240]), st.booleans())
def test_seats_drawn_are_seats_declared(sizes: list[int], width: float, rtl: bool) -> None:
    blocs = tuple(Bloc(f"b{n}", f"Bloc {n}", f"B{n}", size) for n, size in enumerate(sizes[1:]))
    total = sum(sizes)
    view = View(width=width, direction="rtl" if rtl else "ltr")
    chamber = Chamber(total, simple_majority(total), blocs)
    for draw in (horseshoe, straight_rows, opposing_benches):
        drawn = seats_drawn(draw(chamber, view))
        assert [drawn[f"Bloc {n}: {size}"] for n, size in enumerate(sizes[1:])] == sizes[1:]
        assert drawn[f"Not listed: {sizes[0]}"] == sizes[0]
        assert sum(drawn.values()) == total

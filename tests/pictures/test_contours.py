"""Lines between seats: each parts what it must, and runs through no seat."""

import re
from collections.abc import Callable
from itertools import accumulate, pairwise
from math import dist
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.gallery import IRAQ_2018
from hemicycle.pictures.contours import Line, borders, ending
from hemicycle.pictures.halls import horseshoe_seating, straight_seating
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.horseshoe import horseshoe
from hemicycle.pictures.patches import deal
from hemicycle.pictures.picture import Picture
from hemicycle.pictures.seating import Seating, seating
from hemicycle.pictures.straight import straight_rows
from hemicycle.pictures.view import View
from hemicycle.records.chamber import Bloc, Chamber

SIZES = [seats for *_, seats in IRAQ_2018] + [30]


def off_lines(places: np.ndarray, lines: list[Line]) -> np.ndarray:
    """Return the distance of every place from the nearest of the lines."""
    start = np.array([point for line in lines for point in line[:-1]])
    way = np.array([point for line in lines for point in line[1:]]) - start
    ahead = places[:, None, :] - start
    share = np.clip((ahead * way).sum(axis=2) / (way * way).sum(axis=1), 0, 1)
    apart = np.hypot(*(ahead - share[..., None] * way).transpose(2, 0, 1))
    return np.asarray(apart.min(axis=1))


def parts_exactly(hall: Seating, owners: list[int] | list[bool], lines: list[Line]) -> bool:
    """Tell whether a line lies between two seats side by side just if their owners differ."""
    places = np.array(hall.places)
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    pairs = np.array([(i, j) for i, j in np.argwhere(apart < 1.05) if i < j])
    shares = np.linspace(0, 1, 61)[:, None, None]
    way = places[pairs[:, 0]] * (1 - shares) + places[pairs[:, 1]] * shares
    met = off_lines(way.reshape(-1, 2), lines).reshape(61, -1).min(axis=0) < 0.01
    differ = np.array(owners)[pairs[:, 0]] != np.array(owners)[pairs[:, 1]]
    return bool((met == differ).all())


def test_aisles_part_the_lists_of_iraq_and_touch_no_seat() -> None:
    hall = seating(329)
    owners = deal(hall, SIZES)
    lines = borders(hall, owners)
    assert parts_exactly(hall, owners, lines)
    assert off_lines(np.array(hall.places), lines).min() > hall.diameter / 2


@pytest.mark.parametrize("n", [1, 54, 101, 164, 165, 166, 299, 328])
def test_the_line_after_seat_n_has_n_seats_on_its_side(n: int) -> None:
    hall = seating(329)
    owners = deal(hall, SIZES)
    angles = [angle for row in hall.angles for angle in row]
    first = set(sorted(range(329), key=lambda seat: (owners[seat], angles[seat]))[:n])
    among = [seat in first for seat in range(329)]
    lines = borders(hall, among)
    assert sum(among) == n
    assert parts_exactly(hall, among, lines)
    assert off_lines(np.array(hall.places), lines).min() > hall.diameter / 2


@pytest.mark.parametrize("seats", [2, 3, 7, 8, 12, 30, 101])
def test_a_line_through_the_middle_of_any_hall(seats: int) -> None:
    hall = seating(seats)
    owners = deal(hall, [seats // 2, seats - seats // 2])
    lines = borders(hall, owners)
    assert len(lines) == 1
    assert parts_exactly(hall, owners, lines)
    lowest, highest = sorted((np.hypot(*lines[0][0]), np.hypot(*lines[0][-1])))
    assert lowest < max(hall.radii[0], 0.7)
    assert highest > hall.radii[-1]


def test_no_line_where_all_are_one() -> None:
    assert borders(seating(30), "A" * 30) == []


@pytest.mark.parametrize(
    "hall", [seating, horseshoe_seating, lambda total: straight_seating(total, 4)]
)
@given(total=st.integers(1, 400))
def test_an_end_line_leaves_every_seat_on_one_side(
    hall: Callable[[int], Seating], total: int
) -> None:
    """It keeps half a spacing from the row's last seat, and runs beyond the first and last row."""
    place = hall(total)
    for seats in (0, total):
        line = ending(place, seats)
        assert len(line) == len(place.counts) + 2
        middle = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(line)]
        for point in [*line, *middle]:
            assert min(dist(point, seat) for seat in place.places) > 0.45
        starts = accumulate(place.counts, initial=0)
        for point, start, count in zip(line[1:-1], starts, place.counts, strict=False):
            last = place.places[start + count - 1 if seats else start]
            assert dist(point, last) == pytest.approx(0.5)


@pytest.mark.parametrize("draw", [hemicycle, horseshoe, straight_rows])
@pytest.mark.parametrize(("count_from", "side"), [("first", 1), ("last", -1)])
def test_a_majority_of_all_seats_has_its_line_at_the_end(
    draw: Callable[[Chamber, View], Picture], count_from: Literal["first", "last"], side: int
) -> None:
    chamber = Chamber(40, 40, (Bloc("a", "A", "A", 30), Bloc("b", "B", "B", 10)))
    view = View(count_from=count_from)
    svg = draw(chamber, view)
    [line] = re.findall(r'class="majority"[^>]* d="M([\d.-]+)[ -]', svg)
    assert (float(line) - view.width / 2) * side > view.width / 20

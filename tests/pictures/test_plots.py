"""Closest seats and likely seats: the marks stand where the figures say."""

import re

import pytest
from tests.pictures.chambers import SVG, parsed
from tests.pictures.test_hemicycle import DOUBTFUL

from docs.gallery import bundestag, likely, spain
from hemicycle.errors import HemicycleError, RequestError, UnknownNameError
from hemicycle.pictures.intervals import Band, SeatInterval, seat_intervals
from hemicycle.pictures.margins import CloseSeat, closest_seats
from hemicycle.pictures.plot import round_step
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC

CLOSE = [CloseSeat("Reds", "North", 800, "a"), CloseSeat("Greens", "South", 200)]
NARROW = Band(0.5, 4, 6)
WIDE = Band(0.9, 2, 9)


def test_the_closest_seats_of_spain() -> None:
    chamber, close, _ = spain()
    svg = closest_seats(chamber, list(reversed(close)))
    votes = [row[3] for row in svg.table.rows]
    assert votes == sorted(seat.votes for seat in close)
    assert len(votes) == 8


def test_dots_stand_in_proportion() -> None:
    svg = closest_seats(DOUBTFUL, CLOSE)
    dots = [float(str(c.get("cx"))) for c in parsed(svg).iter(f"{SVG}circle")]
    start = float(re.findall(r'd="M([\d.]+) [\d.]+H', svg)[0])
    assert (dots[0] - start) / (dots[1] - start) == pytest.approx(200 / 800, abs=0.001)
    assert svg.description == "Greens, South: 200; Reds, North: 800."
    assert svg.table.rows[0] == (None, "Greens", "South", 200, None)


def test_in_arabic_the_scale_begins_at_the_right() -> None:
    svg = closest_seats(DOUBTFUL, CLOSE, View(direction="rtl", words=ARABIC))
    dots = [float(str(c.get("cx"))) for c in parsed(svg).iter(f"{SVG}circle")]
    assert dots[0] > dots[1]
    assert "Greens، South: 200" in svg


def test_bands_lie_in_one_another() -> None:
    svg = seat_intervals(bundestag(), likely())
    assert svg.description.startswith("The Left 63.5 (50 %: 61 to 66, 90 %: 57 to 70), SPD 120.5 ")
    strokes = [
        (float(thick), float(one), float(other))
        for one, other, thick in re.findall(
            r'd="M([\d.]+) [\d.]+H([\d.]+)" stroke="[^"]*" stroke-width="([\d.]+)"', svg
        )
    ]
    for outer, inner in zip(strokes[::2], strokes[1::2], strict=True):
        assert outer[0] < inner[0]
        assert outer[1] < inner[1] < inner[2] < outer[2]
    assert 'class="majority"' not in svg
    assert svg.table.rows[0] == ("left", "The Left", 63.5, 61, 66, 57, 70, "#b5443c")
    assert [column.key for column in svg.table.columns][3:5] == ["low_50", "high_50"]


def test_the_majority_is_drawn_where_the_scale_reaches_it() -> None:
    reached = [SeatInterval("a", 11, (Band(0.9, 8, 14),))]
    assert 'class="majority"' in seat_intervals(DOUBTFUL, reached)


@pytest.mark.parametrize(
    ("intervals", "error"),
    [
        pytest.param([], RequestError, id="nothing"),
        pytest.param([SeatInterval("x", 5, (NARROW,))], UnknownNameError, id="a stranger"),
        pytest.param([SeatInterval("a", 5, ())], RequestError, id="no band"),
        pytest.param([SeatInterval("a", 7, (NARROW,))], RequestError, id="a middle outside"),
        pytest.param(
            [SeatInterval("a", 5, (Band(0.9, 4, 6), Band(0.5, 2, 9)))], RequestError, id="inverted"
        ),
        pytest.param([SeatInterval("a", 0, (Band(0.5, -1, 1),))], RequestError, id="negative"),
        pytest.param(
            [SeatInterval("a", 5, (NARROW,)), SeatInterval("b", 5, (WIDE,))],
            RequestError,
            id="other levels",
        ),
    ],
)
def test_likely_seats_that_contradict_themselves(
    intervals: list[SeatInterval], error: type[HemicycleError]
) -> None:
    with pytest.raises(error):
        seat_intervals(DOUBTFUL, intervals)


@pytest.mark.parametrize(
    ("seats", "error"),
    [
        pytest.param([], RequestError, id="nothing"),
        pytest.param([CloseSeat("X", "", 1, "x")], UnknownNameError, id="a stranger"),
        pytest.param([CloseSeat("X", "", -1)], RequestError, id="negative"),
    ],
)
def test_close_seats_that_make_no_sense(
    seats: list[CloseSeat], error: type[HemicycleError]
) -> None:
    with pytest.raises(error):
        closest_seats(DOUBTFUL, seats)


@pytest.mark.parametrize(
    ("least", "step"), [(0.01, 1), (1, 1), (1.1, 2), (2.1, 5), (11, 20), (21, 25), (260, 500)]
)
def test_steps_are_round_and_whole(least: float, step: int) -> None:
    assert round_step(least) == step

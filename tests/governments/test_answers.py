"""Holds, possible, cannot be: the seed's own sentences, and every way to fill the gaps."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.governments.answers import blocking_of, combined, majority_of
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, Status

SIX = ["Fatah", "Victory", "State of Law", "KDP", "National Wisdom Trend", "PUK"]


def test_six_lists_hold_whichever_way_the_table_is_read(
    readings: tuple[ChamberReading, ...],
) -> None:
    answer = majority_of(readings, SIX)
    assert answer.status is Status.HOLDS
    assert [one.seats for one in answer.standings] == [176, 176]


@pytest.mark.parametrize(
    ("names", "short"),
    [
        pytest.param(["Sairoun"], 111, id="Sairoun alone"),
        pytest.param(["Sairoun", "Fatah"], 64, id="Sairoun and Fatah need 64 more"),
        pytest.param(["Sairoun", "sairoun"], 111, id="one list named twice counts once"),
    ],
)
def test_what_is_short(readings: tuple[ChamberReading, ...], names: list[str], short: int) -> None:
    assert [one.short for one in majority_of(readings, names).standings] == [short, short]


@pytest.mark.parametrize(
    ("names", "expected", "seats"),
    [
        pytest.param(
            ["Sairoun", "Fatah", "KDP", "National Wisdom Movement", "National Wisdom Trend"],
            ["possible", "possible"],
            [164, 145],
            id="one seat short",
        ),
        pytest.param(
            [
                "Sairoun",
                "Fatah",
                "PUK",
                "KDP",
                "Change",
                "National Wisdom Movement",
                "Wisdom Trend",
            ],
            ["holds", "holds"],
            [187, 168],
            id="both rows and enough without one",
        ),
        pytest.param(
            ["Sairoun", "Fatah", "KDP", "Change", "National Wisdom Movement", "Wisdom Trend"],
            ["holds", "possible"],
            [169, 150],
            id="certain only if the rows are two lists",
        ),
        pytest.param(["Sairoun", "Fatah"], ["cannot be", "cannot be"], [101, 101], id="far"),
        pytest.param(
            ["Sairoun", "Fatah", "Change", "Decision"],
            ["cannot be", "possible"],
            [120, 120],
            id="possible only if they are one",
        ),
    ],
)
def test_both_readings_are_carried(
    readings: tuple[ChamberReading, ...], names: list[str], expected: list[str], seats: list[int]
) -> None:
    answer = majority_of(readings, names)
    assert [one.status.value for one in answer.standings] == expected
    assert [one.seats for one in answer.standings] == seats
    assert answer.status.value == (expected[0] if len(set(expected)) == 1 else "possible")


def test_blocking_is_a_majority_of_the_others_denied() -> None:
    blocs = (Bloc("a", "A", "A", 50), Bloc("b", "B", "B", 40))
    even = [ChamberReading(Chamber(100, 51, blocs), "")]
    assert blocking_of(even, ["A"]) is Status.HOLDS
    assert blocking_of(even, ["B"]) is Status.POSSIBLE
    assert blocking_of([ChamberReading(Chamber(101, 51, blocs), "")], ["B"]) is Status.POSSIBLE
    assert blocking_of([ChamberReading(Chamber(90, 46, blocs), "")], ["B"]) is Status.CANNOT_BE


def test_readings_that_disagree_leave_it_possible() -> None:
    assert combined([Status.HOLDS, Status.CANNOT_BE]) is Status.POSSIBLE
    assert combined([Status.CANNOT_BE, Status.CANNOT_BE]) is Status.CANNOT_BE


def test_an_answer_shows_itself_and_escapes(readings: tuple[ChamberReading, ...]) -> None:
    reading = ChamberReading(readings[0].chamber, "<script>")
    shown = majority_of([reading], ["Fatah"])._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


@st.composite
def chambers(draw: st.DrawFn) -> Chamber:
    seats = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), min_size=1, max_size=4))
    blocs = tuple(Bloc(f"b{i}", f"B{i}", f"B{i}", s, u) for i, (s, u) in enumerate(seats))
    total = sum(s for s, _ in seats) + draw(st.integers(0, 4)) or 1
    return Chamber(total, draw(st.integers(1, total)), blocs)


def fillings(chamber: Chamber) -> list[tuple[tuple[int, ...], int]]:
    """Return every (seats that each bloc gains, seats of lists that are not named)."""
    gains = product(*(range(bloc.uncertain + 1) for bloc in chamber.blocs))
    left = ((gain, chamber.unlisted - sum(gain)) for gain in gains)
    return [(gain, unnamed) for gain, unnamed in left if unnamed >= 0]


@given(chambers())
def test_answers_equal_brute_force_over_every_filling(chamber: Chamber) -> None:
    reading = ChamberReading(chamber, "")
    for size in range(1, len(chamber.blocs) + 1):
        for members in combinations(range(len(chamber.blocs)), size):
            true_in = {
                sum(chamber.blocs[i].seats + gain[i] for i in members) + friends
                >= chamber.majority
                for gain, unnamed in fillings(chamber)
                for friends in range(unnamed + 1)
            }
            expected = Status.POSSIBLE if len(true_in) == 2 else None
            expected = expected or (Status.HOLDS if True in true_in else Status.CANNOT_BE)
            assert majority_of([reading], [f"b{i}" for i in members]).status is expected

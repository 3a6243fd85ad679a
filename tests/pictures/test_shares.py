"""Seats against votes or power: the dots stand where the figures say."""

from fractions import Fraction

import pytest
from tests.pictures.chambers import SVG, parsed

from docs.gallery import council, council_power, iraq, iraq_in_arabic
from hemicycle.errors import HemicycleError, RequestError, UnknownNameError
from hemicycle.pictures.shares import Measure, percent, seats_against, share_rows
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Chamber

EEC_1958 = council()
BANZHAF = council_power()


def dots(svg: str) -> list[tuple[float, float]]:
    """Return the middles of all dots but the two of the heads, line by line."""
    circles = [
        (float(c.get("cx", 0)), float(c.get("cy", 0))) for c in parsed(svg).iter(f"{SVG}circle")
    ]
    return circles[2:]


def test_luxembourg_has_a_vote_and_no_power() -> None:
    svg = seats_against(EEC_1958, BANZHAF)
    said = str(parsed(svg).findtext(f"{SVG}desc"))
    assert said.startswith("France: 23.5 % of the seats, Power 23.8 %; Germany")
    assert said.endswith("Luxembourg: 5.9 % of the seats, Power 0.0 %.")
    texts = [text.text for text in parsed(svg).iter(f"{SVG}text")]
    assert texts[-3:] == ["Luxembourg", "5.9", "0.0"]


def test_dots_stand_in_proportion() -> None:
    """Luxembourg's power is at nothing, France's at the end; its seats a quarter of France's."""
    places = dots(seats_against(EEC_1958, BANZHAF))
    assert len(places) == 12
    power, seats = places[0::2], places[1::2]
    nothing, full = power[-1][0], power[0][0]
    for (x, _), bloc in zip(seats, EEC_1958.blocs, strict=True):
        share = Fraction(bloc.seats, 17) / Fraction(10, 42)
        assert (x - nothing) / (full - nothing) == pytest.approx(float(share), abs=0.001)
    assert all(one[1] == other[1] for one, other in zip(power, seats, strict=True))


def test_the_table_has_the_figures_of_the_picture_in_its_order() -> None:
    view = View(coalition=("luxembourg",), order="size")
    rows = share_rows(EEC_1958, BANZHAF, view)
    assert [row.label for row in rows[:2]] == ["Luxembourg", "France"]
    assert rows[0].seats == Fraction(1, 17)
    assert rows[1].other == Fraction(5, 21)


def test_a_share_that_is_not_known_is_not_drawn() -> None:
    svg = seats_against(EEC_1958, Measure("Votes", {}))
    assert len(dots(svg)) == 6
    assert [text.text for text in parsed(svg).iter(f"{SVG}text")][-1] == "–"
    assert "Votes ? %" in str(parsed(svg).findtext(f"{SVG}desc"))


def test_right_to_left_is_the_mirror_image() -> None:
    votes = Measure("Votes", {"fatah": Fraction(13, 100)})
    one = dots(seats_against(iraq_in_arabic(), votes, View(words=ARABIC)))
    other = dots(seats_against(iraq_in_arabic(), votes, View(words=ARABIC, direction="rtl")))
    for (x, y), (mirrored_x, mirrored_y) in zip(one, other, strict=True):
        assert (x + mirrored_x, y) == pytest.approx((640, mirrored_y), abs=0.11)


@pytest.mark.parametrize(
    ("chamber", "measure", "view", "error"),
    [
        pytest.param(
            iraq(), Measure("Votes", {"x": Fraction(1)}), View(), UnknownNameError, id="a stranger"
        ),
        pytest.param(
            iraq(), Measure("Votes", {"kdp": Fraction(11, 10)}), View(), RequestError, id="over 1"
        ),
        pytest.param(
            iraq(), Measure("Votes", {"kdp": Fraction(-1, 9)}), View(), RequestError, id="under 0"
        ),
        pytest.param(iraq(), Measure("Votes", {}), View(width=200), RequestError, id="too narrow"),
        pytest.param(
            Chamber(9, 5, ()), Measure("Votes", {}), View(), RequestError, id="nobody sits"
        ),
    ],
)
def test_what_cannot_be_drawn(
    chamber: Chamber, measure: Measure, view: View, error: type[HemicycleError]
) -> None:
    with pytest.raises(error):
        seats_against(chamber, measure, view)


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(0), "0.0"), (Fraction(1, 3), "33.3"), (Fraction(2, 3), "66.7"), (1, "100.0")],
)
def test_per_cent(share: Fraction, text: str) -> None:
    assert percent(Fraction(share)) == text

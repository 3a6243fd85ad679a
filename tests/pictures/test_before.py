"""The election before: as a ring around the hemicycle, and as marks on bars."""

import re
from math import atan2, pi
from xml.etree.ElementTree import Element

import pytest
from tests.pictures.chambers import SVG, parsed, seats_drawn
from tests.pictures.test_hemicycle import DOUBTFUL

from docs.gallery import bundestag, bundestag_before
from hemicycle.errors import HemicycleError, SeatsError, UnknownNameError
from hemicycle.pictures.before import Before
from hemicycle.pictures.change import ChangeRow, change_rows, seats_with_change, signed
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Bloc, Chamber

NUMBER = r"-?\d*\.?\d+"


def arcs(svg: str) -> dict[str, tuple[float, float]]:
    """Return where every part of the ring begins and ends, as shares of the half circle."""
    found = {}
    groups = [g for g in parsed(svg).iter(f"{SVG}g") if g.get("class") == "before"]
    ends = [[float(n) for n in re.findall(NUMBER, _path(group))] for group in groups]
    middle = (min(e[0] for e in ends) + max(e[7] for e in ends)) / 2
    ground = max(max(e[1], e[8]) for e in ends)
    for group, (x, y, _, _, _, _, _, to_x, to_y) in zip(groups, ends, strict=True):
        angles = (atan2(ground - v, middle - u) / pi for u, v in ((x, y), (to_x, to_y)))
        first, last = angles
        found[str(group.findtext(f"{SVG}title"))] = first, last
    return found


def _path(group: Element) -> str:
    path = group.find(f"{SVG}path")
    assert path is not None
    return str(path.get("d"))


def test_the_ring_of_the_bundestag_holds_the_shares_of_2021() -> None:
    svg = hemicycle(bundestag(), View(width=900), bundestag_before())
    ring = arcs(svg)
    assert list(ring) == [
        *("The Left: 39", "Greens: 118", "SPD: 206", "SSW: 1", "CDU: 152", "CSU: 45", "AfD: 83"),
        "Others: 91",
    ]
    had = 0
    for name, (first, last) in ring.items():
        seats = int(name.rpartition(" ")[2])
        assert first == pytest.approx(had / 735, abs=0.002)
        assert last == pytest.approx((had + seats) / 735, abs=0.002)
        had += seats
    drawn = {name: count for name, count in seats_drawn(svg).items() if name not in ring}
    assert sum(drawn.values()) == 630 - 1  # SSW has one seat now as before
    assert "Outer ring, the election before: The Left 39, Greens 118, " in svg


def test_the_ring_is_mirrored_with_the_chamber() -> None:
    svg = hemicycle(
        DOUBTFUL, View(width=900, direction="rtl", words=ARABIC), Before(20, {"a": 20})
    )
    [arc] = [g for g in parsed(svg).iter(f"{SVG}g") if g.get("class") == "before"]
    numbers = [float(n) for n in re.findall(NUMBER, _path(arc))]
    assert numbers[0] > numbers[7]
    assert numbers[6] == 0  # anticlockwise


def test_labels_stay_outside_the_ring() -> None:
    with_ring = hemicycle(bundestag(), View(width=900), bundestag_before())
    texts = [text for text in parsed(with_ring).iter(f"{SVG}text") if text.get("text-anchor")]
    radius = float(re.findall(rf"A({NUMBER}) ", with_ring)[0])
    ground = float(re.findall(NUMBER, str(parsed(with_ring).get("viewBox")))[3])
    for text in texts:
        if text.get("text-anchor") != "end":
            continue
        x, y = float(str(text.get("x"))) - 450, ground - float(str(text.get("y")))
        assert (x * x + y * y) ** 0.5 > radius


def test_change_of_the_bundestag() -> None:
    svg = seats_with_change(bundestag(), bundestag_before())
    assert svg.description == (
        "The Left 64 (+25), Greens 85 (−33), SPD 120 (−86), SSW 1 (±0), CDU 164 (+12), "
        "CSU 44 (−1), AfD 152 (+69), Others 0 (−91)."
    )
    bars = [
        float(str(box.get("width"))) for box in parsed(svg).iter(f"{SVG}rect") if box.get("fill")
    ]
    assert bars[0] / bars[4] == pytest.approx(64 / 164, abs=0.002)
    spd = svg.table.rows[2]
    assert spd == ("spd", "SPD", 120, 0, 206, -86, "#c99a2e")


def test_what_is_not_known_is_not_said() -> None:
    """Of C nothing is known before; others may be C, or among the seats not listed."""
    rows = change_rows(DOUBTFUL, Before(18, {"a": 9, "b": 0}))
    assert rows == (
        ChangeRow("a", "Reds", 7, 9, 9),
        ChangeRow("b", "Blues", 6, 7, 0),
        ChangeRow("c", "C", 1, 1, None),
        ChangeRow("", "Not listed", 3, 3, None),
        ChangeRow("", "Others", None, None, 9),
    )
    svg = seats_with_change(DOUBTFUL, Before(18, {"a": 9, "b": 0}))
    assert "Reds 7 to 9 (−2 to ±0), Blues 6 to 7 (new), C 1 (–)" in svg
    assert svg.count("url(#hemicycle-hatch)") == 2


def test_a_list_that_lost_all_stays_in_the_picture() -> None:
    chamber = Chamber(9, 5, (Bloc("a", "A", "A", 9), Bloc("b", "B", "B", 0)))
    svg = seats_with_change(chamber, Before(9, {"a": 4, "b": 5}))
    assert svg.description == "A 9 (+5), B 0 (−5)."


@pytest.mark.parametrize(
    ("before", "error"),
    [
        pytest.param(Before(9, {"x": 1}), UnknownNameError, id="a stranger"),
        pytest.param(Before(9, {"a": -1}), SeatsError, id="negative"),
        pytest.param(Before(9, {"a": 5, "b": 5}), SeatsError, id="more than the chamber had"),
        pytest.param(Before(0, {}), SeatsError, id="no chamber"),
    ],
)
def test_what_cannot_have_been(before: Before, error: type[HemicycleError]) -> None:
    with pytest.raises(error):
        hemicycle(DOUBTFUL, View(), before)
    with pytest.raises(error):
        seats_with_change(DOUBTFUL, before)


def test_the_sign_stands_before_the_number_in_every_script() -> None:
    assert signed(-3, View(direction="rtl")) == "\u200e−3"
    assert signed(3) == "+3"

"""Bars: the same chamber as the hemicycle's, in the same order, with the line where it must be."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.pictures.chambers import SVG, parsed
from tests.pictures.test_hemicycle import DOUBTFUL

from docs.gallery import iraq, iraq_in_arabic
from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures.bars import coalition_bar, coalition_ladder, stacked_bar
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Bloc, Chamber


def extents(svg: str) -> dict[str, tuple[float, float]]:
    """Return left and right end of every part, by the name of its group."""
    found = {}
    for group in parsed(svg).iter(f"{SVG}g"):
        boxes = [
            (float(b.get("x", 0)), float(b.get("width", 0))) for b in group.iter(f"{SVG}rect")
        ]
        if boxes and group.find(f"{SVG}title") is not None:
            ends = min(x for x, _ in boxes), max(x + wide for x, wide in boxes)
            found[str(group.findtext(f"{SVG}title"))] = ends
    return found


def lines(svg: str, kind: str) -> list[float]:
    paths = parsed(svg).iter(f"{SVG}path")
    return [float(p.get("d", "M0").split()[0][1:]) for p in paths if p.get("class") == kind]


def test_iraq_2018_in_one_bar() -> None:
    svg = stacked_bar(iraq(), View(width=658))  # two pixels a seat
    parts = extents(svg)
    assert parts["Sairoun: 54"] == pytest.approx((0, 108), abs=1)
    assert parts["Not listed: 30"] == pytest.approx((598, 658), abs=1.2)
    assert lines(svg, "majority") == [330]
    assert len(svg.encode()) < 9_000


def test_parts_lie_end_to_end_and_do_not_overlap() -> None:
    ends = sorted(extents(stacked_bar(iraq(), View(width=320))).values())
    assert len(ends) == 14
    for (_, end), (start, _) in pairwise(ends):
        assert 0 <= start - end < 2.5


def test_right_to_left_begins_at_the_right() -> None:
    svg = stacked_bar(iraq_in_arabic(), View(width=658, direction="rtl", words=ARABIC))
    assert extents(svg)["سائرون: 54"][1] == pytest.approx(658, abs=1)
    assert lines(svg, "majority") == [328]


def test_the_line_counts_from_the_end_asked_for() -> None:
    assert lines(stacked_bar(DOUBTFUL, View(width=200)), "majority") == [110]
    assert lines(stacked_bar(DOUBTFUL, View(width=200, count_from="last")), "majority") == [90]


def test_doubt_is_drawn() -> None:
    svg = stacked_bar(DOUBTFUL, View(vacant=1))
    assert svg.count("url(#hemicycle-hatch)") == 2
    assert {"Reds: 7 to 9", "Vacant: 1", "Not listed: 2"} <= set(extents(svg))
    excess = Chamber(10, 6, (Bloc("a", "A", "A", 7), Bloc("b", "B", "B", 5)))
    assert lines(stacked_bar(excess, View(width=120)), "end") == [100]


def test_a_ladder_of_coalitions() -> None:
    ladder = [["sairoun", "fatah", "victory", "kdp"], ["sairoun", "fatah"]]
    svg = coalition_ladder(iraq(), ladder, View(width=658))
    description = parsed(svg).findtext(f"{SVG}desc")
    assert description == (
        "Sairoun + Fatah + Victory + KDP: 168, 3 more than needed; Sairoun + Fatah: 101, 64 short."
    )
    assert lines(svg, "majority") == [330, 330]
    assert extents(svg)["Fatah: 47"] == pytest.approx((108, 202), abs=1)
    assert "Decision" not in svg


def test_a_ladder_shows_what_is_uncertain() -> None:
    svg = coalition_ladder(DOUBTFUL, [["a", "b"], ["c"]])
    assert (
        parsed(svg).findtext(f"{SVG}desc")
        == "Reds + Blues: 13 to 16, 2 more than needed; C: 1, 10 short."
    )
    shared = replace(DOUBTFUL, seats_total=16)
    text = parsed(coalition_ladder(shared, [["a", "b"]])).findtext(f"{SVG}desc")
    assert text == "Reds + Blues: 13 to 15, 2 more than needed."


def test_a_slim_bar_says_in_title_and_description_what_stands_beside_it() -> None:
    root = parsed(coalition_bar(iraq(), ["sairoun", "fatah", "victory", "kdp"], View(width=658)))
    assert root.findtext(f"{SVG}title") == "Sairoun + Fatah + Victory + KDP"
    assert root.findtext(f"{SVG}desc") == "168, 3 more than needed; majority 165 of 329."
    assert not list(root.iter(f"{SVG}text"))
    assert root.get("viewBox") == "0 0 658 18"


def test_a_slim_bar_is_the_chamber_wide_and_begins_where_reading_begins() -> None:
    svg = coalition_bar(iraq(), ["fatah", "sairoun"], View(width=658))
    assert lines(svg, "majority") == [330]
    assert extents(svg)["Fatah: 47"] == pytest.approx((0, 94), abs=1)
    assert extents(svg)["Sairoun: 54"] == pytest.approx((94, 202), abs=1)
    mirrored = coalition_bar(iraq_in_arabic(), ["fatah"], View(width=658, direction="rtl"))
    assert extents(mirrored)["الفتح: 47"][1] == pytest.approx(658, abs=1)
    assert lines(mirrored, "majority") == [328]


def test_a_slim_bar_has_the_colours_of_the_hemicycle() -> None:
    view = View(colours={"fatah": "#123456"})
    bar = coalition_bar(iraq(), ["new-generation", "fatah"], view)
    whole = hemicycle(iraq(), view)
    painted = re.findall(r'fill="(var\(--bloc[^"]*)"', bar)
    assert len(painted) == 2
    assert all(f'stroke="{colour}"' in whole for colour in painted)


def test_only_a_texture_that_is_seen_is_written() -> None:
    assert "<pattern" not in coalition_bar(DOUBTFUL, ["c"])
    assert coalition_bar(DOUBTFUL, ["a"]).count("<pattern") == 1
    alike = View(colours={"a": "#b5443c", "b": "#b5443c"})
    assert 'id="hemicycle-core"' in coalition_bar(DOUBTFUL, ["b"], alike)
    assert 'id="hemicycle-hatch"' in coalition_bar(DOUBTFUL, ["b"], alike)


@pytest.mark.parametrize(
    ("members", "view", "error"),
    [
        pytest.param([], View(), RequestError, id="nobody"),
        pytest.param(["x"], View(), UnknownNameError, id="a stranger"),
        pytest.param(["a"], View(width=119), RequestError, id="too narrow"),
    ],
)
def test_slim_bars_of_nothing(members: list[str], view: View, error: type[RequestError]) -> None:
    with pytest.raises(error):
        coalition_bar(DOUBTFUL, members, view)


@pytest.mark.parametrize(
    ("coalitions", "error"),
    [([], RequestError), ([["a"], []], RequestError), ([["x"]], UnknownNameError)],
)
def test_ladders_that_lead_nowhere(coalitions: list[list[str]], error: type[RequestError]) -> None:
    with pytest.raises(error):
        coalition_ladder(DOUBTFUL, coalitions)


def test_a_bar_too_narrow_to_read() -> None:
    with pytest.raises(RequestError, match="too narrow"):
        stacked_bar(iraq(), View(width=100))

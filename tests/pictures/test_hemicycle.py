"""The drawn hemicycle: a real chamber, doubtful chambers, refusals, then any chamber."""

from dataclasses import replace
from itertools import pairwise
from math import cos, dist, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pictures.chambers import SVG, parsed, seats_drawn
from tests.pictures.test_patches import splits

from docs.gallery import iraq, iraq_in_arabic
from hemicycle.errors import HemicycleError, MajorityError, RequestError, SeatsError
from hemicycle.pictures.benches import benches
from hemicycle.pictures.hemicycle import hemicycle
from hemicycle.pictures.labels import around, columns, sides, text_width
from hemicycle.pictures.plan import layout
from hemicycle.pictures.seated import seated
from hemicycle.pictures.svg import standalone
from hemicycle.pictures.view import View
from hemicycle.pictures.words import ARABIC
from hemicycle.records.chamber import Bloc, Chamber, simple_majority

DOUBTFUL = Chamber(
    20,
    11,
    (Bloc("a", "Reds", "Reds", 7, 2), Bloc("b", "Blues", "Blues", 6, 1), Bloc("c", "C", "C", 1)),
)


def test_iraq_2018_is_drawn_whole_and_small() -> None:
    svg = hemicycle(iraq())
    drawn = seats_drawn(svg)
    assert drawn["Sairoun: 54"] == 54
    assert drawn["New Generation: 4"] == 4
    assert drawn["Not listed: 30"] == 30
    assert sum(drawn.values()) == 329
    assert len(svg.encode()) <= 12_000


def test_the_picture_has_a_name_and_says_the_news() -> None:
    root = parsed(hemicycle(iraq()))
    assert root.get("role") == "img"
    named = str(root.get("aria-labelledby")).split()
    texts = {part.get("id"): part.text for part in root if part.get("id")}
    assert texts[named[0]] == "Who holds the 329 seats"
    assert str(texts[named[1]]).startswith("Sairoun 54, Fatah 47, ")
    assert str(texts[named[1]]).endswith("majority 165 of 329; 30 seats are not listed.")
    assert root.get("viewBox", "").startswith("0 0 640 ")
    assert root.get("width") is None


def test_two_pictures_share_a_page() -> None:
    ids = [
        element.get("id")
        for prefix in ("one", "two")
        for element in parsed(
            hemicycle(
                iraq(), View(prefix=prefix, colours={"fatah": "#b5443c", "sairoun": "#b5443c"})
            )
        ).iter()
        if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    assert all(str(each).startswith(("one-", "two-")) for each in ids)


def test_no_script_and_nothing_from_elsewhere() -> None:
    svg = hemicycle(iraq()).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<script" not in svg
    assert "http" not in svg
    assert "style" not in svg


def test_uncertain_seats_are_hatched_and_vacant_ones_dotted() -> None:
    drawn = seats_drawn(hemicycle(DOUBTFUL, View(vacant=2)))
    assert drawn == {
        "Reds: 7 to 9": 9,
        "Blues: 6 to 7": 7,
        "C: 1": 1,
        "Not listed: 1": 1,
        "Vacant: 2": 2,
    }
    assert 'stroke-dasharray="0 ' in hemicycle(DOUBTFUL, View(vacant=2))
    assert 'stroke-dasharray="0 ' not in hemicycle(DOUBTFUL)


def test_seats_that_several_may_hold_stand_for_themselves() -> None:
    """One list may be the other: 19 seats uncertain for both, but only 19 left."""
    chamber = Chamber(10, 6, (Bloc("a", "A", "A", 4, 2), Bloc("b", "B", "B", 3, 2)))
    assert seats_drawn(hemicycle(chamber)) == {"A: 4 to 6": 4, "B: 3 to 5": 3, "Not certain: 3": 3}


def test_lists_that_hold_more_than_the_chamber_are_all_drawn() -> None:
    chamber = Chamber(10, 6, (Bloc("a", "A", "A", 7), Bloc("b", "B", "B", 5)))
    svg = hemicycle(chamber)
    assert seats_drawn(svg) == {"A: 7": 7, "B: 5": 5}
    assert 'class="end"' in svg
    assert "The lists hold 12 seats, 2 more than the chamber has" in svg
    assert 'class="end"' not in hemicycle(DOUBTFUL)


@pytest.mark.parametrize(
    ("view", "before"),
    [
        pytest.param(View(), {"Reds", "Blues"}, id="as given"),
        pytest.param(View(coalition=("b", "c")), {"Blues", "C", "Reds"}, id="a coalition first"),
        pytest.param(View(count_from="last"), {"Reds"}, id="from the last seat"),
        pytest.param(View(order="size"), {"Reds", "Blues"}, id="by size"),
        pytest.param(View(order={"c": -1, "b": 0}), {"C", "Blues", "Reds"}, id="on an axis"),
    ],
)
def test_the_majority_line_moves_with_the_order(view: View, before: set[str]) -> None:
    """Of 20 seats, 11 stand before the line, or, counted from the last, 9."""
    house = seated(DOUBTFUL, view)
    count = 11 if view.count_from == "first" else 20 - 11
    among = house.first(count)
    assert sum(among) == count
    reached = {
        house.benches[owner].label for seat, owner in enumerate(house.owners) if among[seat]
    }
    assert reached == before


def test_ties_keep_the_order_given() -> None:
    order = [bench.label for bench in benches(iraq(), View(order="size"))]
    assert order.index("State of Law") < order.index("KDP")
    assert order[-1] == "Not listed"


def test_right_to_left_is_the_mirror_image() -> None:
    one, other = (
        layout(seated(iraq_in_arabic(), view), view)
        for view in (View(words=ARABIC), View(words=ARABIC, direction="rtl"))
    )
    places = seated(iraq_in_arabic(), View()).seating.places
    pairs = zip(one.ground.put(places), other.ground.put(places), strict=True)
    for (x, y), (mirrored_x, mirrored_y) in pairs:
        assert (x + mirrored_x, y) == pytest.approx((640, mirrored_y))
    svg = hemicycle(iraq_in_arabic(), View(words=ARABIC, direction="rtl"))
    assert parsed(svg).get("direction") == "rtl"
    assert "سائرون" in svg


@pytest.mark.parametrize(
    ("chamber", "view", "error"),
    [
        pytest.param(Chamber(0, 1, ()), View(), SeatsError, id="no seat"),
        pytest.param(replace(DOUBTFUL, majority=21), View(), MajorityError, id="majority of 21"),
        pytest.param(replace(DOUBTFUL, majority=0), View(), MajorityError, id="majority of none"),
        pytest.param(
            Chamber(5, 3, (Bloc("a", "A", "A", -1),)), View(), SeatsError, id="negative seats"
        ),
        pytest.param(DOUBTFUL, View(vacant=7), SeatsError, id="more vacant than unlisted"),
        pytest.param(DOUBTFUL, View(coalition=("x",)), RequestError, id="an unknown partner"),
        pytest.param(DOUBTFUL, View(order={"x": 1}), RequestError, id="an unknown bloc placed"),
        pytest.param(DOUBTFUL, View(width=20), RequestError, id="too narrow"),
        pytest.param(DOUBTFUL, View(width=float("nan")), RequestError, id="no width"),
        pytest.param(DOUBTFUL, View(prefix='a"b'), RequestError, id="a prefix that is no id"),
        pytest.param(Chamber(20_000, 10_001, ()), View(), SeatsError, id="too many seats"),
    ],
)
def test_what_cannot_be_drawn(chamber: Chamber, view: View, error: type[HemicycleError]) -> None:
    with pytest.raises(error):
        hemicycle(chamber, view)


def test_names_cannot_break_the_picture() -> None:
    nasty = '</text><script>"&\x00'
    chamber = Chamber(5, 3, (Bloc('a"><b', nasty, nasty, 3),))
    svg = hemicycle(chamber, View(title=nasty, description=nasty))
    assert "<script>" not in svg
    assert parsed(svg).findtext(f"{SVG}title") == nasty.replace("\x00", "\ufffd")


def test_a_file_of_its_own() -> None:
    text = standalone(hemicycle(iraq()))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert "var(" not in text
    assert "prefers-color-scheme:dark" in text
    assert sum(seats_drawn(text).values()) == 329
    parsed(text)


@given(splits(), st.sampled_from([120, 320, 390, 640, 1240, 2000.5]), st.booleans())
def test_seats_drawn_are_seats_declared(sizes: list[int], width: float, rtl: bool) -> None:
    blocs = tuple(Bloc(f"b{n}", f"Bloc {n}", f"B{n}", size) for n, size in enumerate(sizes[1:]))
    total = sum(sizes)
    view = View(width=width, direction="rtl" if rtl else "ltr")
    svg = hemicycle(Chamber(total, simple_majority(total), blocs), view)
    drawn = seats_drawn(svg)
    assert [drawn[f"Bloc {n}: {size}"] for n, size in enumerate(sizes[1:])] == sizes[1:]
    assert drawn[f"Not listed: {sizes[0]}"] == sizes[0]
    assert sum(drawn.values()) == total


CROWD = Chamber(
    200,
    101,
    tuple(
        Bloc(f"b{n}", f"Bloc {n}", f"B{n}", size)
        for n, size in enumerate([3, 2, 4, 1, 5, 60, 50, 30, 1, 2, 3, 4, 5, 2])
    ),
)


@pytest.mark.parametrize("chamber", [iraq(), CROWD], ids=["Iraq 2018", "a crowd of tiny blocs"])
def test_a_leader_keeps_between_the_seats(chamber: Chamber) -> None:
    """From the bench to the rim, no point of its way lies on a seat."""
    house = seated(chamber, View())
    hall = house.seating
    ways = [house.way_out(bench) for bench in range(len(house.benches))]
    assert any(len(way) > 1 for way in ways)
    for bench, way in enumerate(ways):
        own = [hall.places[seat] for seat in house.patches[bench]]
        assert min(dist(way[0], seat) for seat in own) < 0.75 or len(way) == 1
        assert dist((0, 0), way[-1]) > hall.radii[-1]
        for (ax, ay), (bx, by) in pairwise(way):
            for step in range(11):
                point = ax + (bx - ax) * step / 10, ay + (by - ay) * step / 10
                assert all(dist(point, seat) > hall.diameter / 2 for seat in hall.places)


def test_the_small_blocs_of_iraq_2018_reach_the_rim_but_one() -> None:
    house = seated(iraq(), View())
    outer = set(house.owners[-house.seating.counts[-1] :])
    hidden = [b.label for at, b in enumerate(house.benches) if at not in outer]
    assert hidden == ["Anbar Is Our Identity"]


@given(
    st.lists(st.floats(0, pi), min_size=1, max_size=30),
    st.floats(60, 500),
    st.floats(12, 30),
)
def test_labels_meet_neither_each_other_nor_a_seat(
    angles: list[float], radius: float, line: float
) -> None:
    spots = around(sides(angles), radius, line)
    for side in (True, False):
        heights = sorted(spot.y for spot in spots if spot.left == side)
        assert all(b - a >= line - 1e-6 for a, b in pairwise(heights))
        ordered = sorted(
            (sin(a), s.y) for a, s in zip(angles, spots, strict=True) if s.left == side
        )
        assert [y for _, y in ordered] == heights
    for angle, spot in zip(angles, spots, strict=True):
        assert spot.left == (cos(angle) > 0)
        assert (spot.x < 0) == spot.left
        assert abs(spot.x) >= 5
        nearest = max(spot.y - line / 2, 0)
        assert spot.x**2 + nearest**2 >= (radius + 5) ** 2


@pytest.mark.parametrize("width", [320, 390, 640, 1240])
def test_captions_in_columns_do_not_overlap(width: float) -> None:
    rows = benches(iraq(), View())
    spots = columns(rows, width, 13)
    assert len({(x, line) for x, line, _ in spots}) == len(rows)
    for bench, (x, _, room) in zip(rows, spots, strict=True):
        assert text_width(f"{bench.label} {bench.figure}", 13) <= room
        assert x + room <= width

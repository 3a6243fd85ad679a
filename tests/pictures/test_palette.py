"""Colours: distances as published, then a palette that every reader can tell apart."""

from itertools import pairwise

import pytest

from docs.gallery import iraq
from hemicycle.errors import RequestError, UnknownNameError
from hemicycle.pictures.palette import MARKS, NEIGHBOURS, OTHERS, PALETTE, colouring
from hemicycle.pictures.vision import VISIONS, contrast, distance
from hemicycle.records.chamber import Bloc


def blocs(count: int) -> list[Bloc]:
    return [Bloc(f"b{n}", f"Bloc {n}", f"B{n}", 1) for n in range(count)]


def test_black_and_white_are_one_apart_for_everyone() -> None:
    """OKLab's lightness runs from 0 to 1, and no kind of vision changes black or white."""
    assert distance("#000000", "#ffffff")[0] == pytest.approx(1, abs=1e-3)
    for matrix in VISIONS.values():
        assert [sum(row) for row in matrix] == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize(
    ("one", "other", "vision"),
    [
        pytest.param("#c00000", "#6c6c00", "deutan", id="red and olive for the green-blind"),
        pytest.param("#00a0a0", "#4f97d0", "tritan", id="teal and blue for the blue-blind"),
        pytest.param("#700000", "#303000", "protan", id="dark red for the red-blind"),
    ],
)
def test_who_is_confused_by_what(one: str, other: str, vision: str) -> None:
    far, worst = distance(one, other)
    assert worst == vision
    assert distance(other, one) == (far, worst)


def test_contrast_of_wcag() -> None:
    """#767676 is the well-known lightest grey that passes AA (4.5) on white."""
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#777777") < 4.5


def test_the_palette_keeps_its_word() -> None:
    ring = [*PALETTE, PALETTE[0]]
    assert min(distance(one, other)[0] for one, other in pairwise(ring)) >= NEIGHBOURS
    pairs = [(one, other) for one in PALETTE for other in PALETTE if one < other]
    assert min(distance(one, other)[0] for one, other in pairs) >= OTHERS
    for paper in ("#fbf9f4", "#171612"):
        assert min(contrast(colour, paper) for colour in PALETTE) >= 2


def test_iraq_s_lists_are_told_apart_without_marks() -> None:
    paints = list(colouring(iraq().blocs, {}).paints.values())
    assert {paint.mark for paint in paints} == {"plain"}
    assert min(distance(a.colour, b.colour)[0] for a, b in pairwise(paints)) >= NEIGHBOURS


@pytest.mark.parametrize("count", [1, 16, 17, 48, 120])
def test_no_two_blocs_of_any_crowd_look_the_same(count: int) -> None:
    paints = list(colouring(blocs(count), {}).paints.values())
    assert len(paints) == count
    assert len(set(paints)) == min(count, len(PALETTE) * len(MARKS))
    assert min([distance(a.colour, b.colour)[0] for a, b in pairwise(paints)] or [1]) >= NEIGHBOURS


def test_given_colours_are_kept_and_those_alike_are_reported() -> None:
    given = {"b0": "#c00000", "b1": "#6c6c00", "b5": "#c00000"}
    found = colouring(blocs(7), given)
    assert {key: found.paints[key].colour for key in given} == given
    assert [finding.code for finding in found.findings] == ["colours-alike"] * 3
    assert "B0 (#c00000) and B1 (#6c6c00)" in found.findings[0].message
    assert "deutan" in found.findings[0].message
    marks = {found.paints[key].mark for key in given}
    assert len(marks) == 3


def test_free_colours_keep_away_from_given_neighbours() -> None:
    for colour in PALETTE:
        paints = colouring(blocs(3), {"b1": colour}).paints
        assert distance(paints["b0"].colour, colour)[0] >= NEIGHBOURS
        assert distance(paints["b2"].colour, colour)[0] >= NEIGHBOURS


@pytest.mark.parametrize("colour", ["red", "#f00", "#12345g", "", "#1234567"])
def test_only_hexadecimal_colours(colour: str) -> None:
    with pytest.raises(RequestError, match="is not a colour"):
        colouring(blocs(2), {"b0": colour})


def test_a_colour_for_nobody() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'b1'"):
        colouring(blocs(2), {"b1x": "#123456"})

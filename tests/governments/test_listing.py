"""All coalitions in one array: the same by every path, and the same as one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import TooCostlyError
from hemicycle.governments import listing
from hemicycle.governments.coalitions import minimal_winning
from hemicycle.governments.listing import list_minimal_winning
from hemicycle.records.chamber import Bloc, Chamber


def chamber_of(*seats: int, majority: int | None = None) -> Chamber:
    blocs = tuple(Bloc(f"b{i}", "", "", own) for i, own in enumerate(seats))
    return Chamber(sum(seats), majority or sum(seats) // 2 + 1, blocs)


def test_the_seed(house: Chamber) -> None:
    found = list_minimal_winning(house)
    assert len(found.masks) == 346
    assert {found.members(place) for place in range(346)} == {
        one.members for one in minimal_winning(house)
    }


def test_the_largest_parties_come_first(house: Chamber) -> None:
    masks = list_minimal_winning(house).masks
    assert (masks[:-1] > masks[1:]).all()
    assert list_minimal_winning(house).members(0)[:3] == ("sairoun", "fatah", "victory")
    shown = list_minimal_winning(house)._repr_html_()
    assert "346 coalitions" in shown
    assert shown.count("<td>") == 20


seats = st.lists(st.integers(0, 9), min_size=1, max_size=9).filter(any)


@given(seats, st.data())
def test_every_path_gives_the_same_array(given_seats: list[int], data: st.DataObject) -> None:
    majority = data.draw(st.integers(1, sum(given_seats)))
    chamber = chamber_of(*given_seats, majority=majority)
    expected = {one.members for one in minimal_winning(chamber)}
    seated = sorted((own for own in given_seats if own), reverse=True)
    in_blocks = listing._in_blocks(seated, majority, len(expected))
    walked = np.empty(len(expected), np.uint64)
    listing._fill(np.array(seated), listing._bits(len(seated)), majority, walked)
    assert in_blocks.tolist() == walked.tolist()
    found = list_minimal_winning(chamber)
    assert found.masks.tolist() == walked.tolist()
    assert {found.members(place) for place in range(len(expected))} == expected


def test_small_blocks_lose_nothing(house: Chamber, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list_minimal_winning(house).masks.tolist()
    monkeypatch.setattr(listing, "BLOCK", 7)
    seated = sorted((bloc.seats for bloc in house.blocs), reverse=True)
    assert listing._in_blocks(seated, house.majority, 346).tolist() == whole


def test_no_coalition_is_an_empty_array() -> None:
    empty = Chamber(9, 5, (Bloc("a", "", "", 2), Bloc("b", "", "", 0)))
    assert len(list_minimal_winning(empty).masks) == 0


@pytest.mark.parametrize(
    ("seats", "message"),
    [
        pytest.param([1] * 64, "64 bits", id="more lists than bits"),
        pytest.param([1 << 61, 1 << 61], "64 bits", id="more seats than bits"),
        pytest.param([1] * 40, "GB", id="more coalitions than memory"),
    ],
)
def test_what_does_not_fit(seats: list[int], message: str) -> None:
    with pytest.raises(TooCostlyError, match=message):
        list_minimal_winning(chamber_of(*seats))

"""Who sits where: the blocs of a real chamber, then every bloc of any chamber in one piece."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.gallery import IRAQ_2018
from hemicycle.errors import SeatsError
from hemicycle.pictures.patches import REACH, deal
from hemicycle.pictures.seating import Seating, seating


@st.composite
def splits(draw: st.DrawFn) -> list[int]:
    seats = draw(st.one_of(st.integers(1, 60), st.integers(1, 1500)))
    blocs = draw(st.integers(1, min(seats, draw(st.sampled_from([3, 15, 40, 1500])))))
    rng = draw(st.randoms(use_true_random=False))
    cuts = sorted(rng.sample(range(1, seats), blocs - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, seats], strict=True)]


def pieces(hall: Seating, owners: Sequence[int], bloc: int) -> int:
    """Count the connected pieces of a bloc by flooding, with distances of all pairs."""
    own = np.array(
        [place for place, owner in zip(hall.places, owners, strict=True) if owner == bloc]
    )
    near = np.hypot(*(own[:, None, :] - own[None, :, :]).transpose(2, 0, 1)) <= REACH
    left = np.ones(len(own), dtype=bool)
    count = 0
    while left.any():
        count += 1
        front = np.zeros(len(own), dtype=bool)
        front[left.argmax()] = True
        while front.any():
            left &= ~front
            front = near[front].any(axis=0) & left
    return count


def test_iraq_s_smallest_lists_are_not_torn() -> None:
    """Six, five and four seats over nine rows: dealt by angle, each falls into three or four."""
    sizes = [seats for *_, seats in IRAQ_2018] + [30]
    hall = seating(329)
    owners = deal(hall, sizes)
    assert [owners.count(bloc) for bloc in range(14)] == sizes
    assert [pieces(hall, owners, bloc) for bloc in range(14)] == [1] * 14


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([1], id="one seat"),
        pytest.param([1] * 329, id="everyone alone"),
        pytest.param([2] * 50, id="nothing but pairs"),
        pytest.param([3, 1, 200, 1, 3], id="tiny at both ends"),
        pytest.param([1, 1, 1, 300], id="a giant at the end"),
        pytest.param([7] * 40, id="forty of seven"),
        pytest.param([2, 3], id="a single row"),
        pytest.param([4, 3, 2, 1, 1], id="two rows"),
    ],
)
def test_hard_chambers(sizes: list[int]) -> None:
    hall = seating(sum(sizes))
    owners = deal(hall, sizes)
    assert [owners.count(bloc) for bloc in range(len(sizes))] == sizes
    assert {pieces(hall, owners, bloc) for bloc in range(len(sizes))} == {1}


@given(splits())
def test_every_bloc_is_one_patch_of_its_size(sizes: list[int]) -> None:
    hall = seating(sum(sizes))
    owners = deal(hall, sizes)
    assert [owners.count(bloc) for bloc in range(len(sizes))] == sizes
    assert {pieces(hall, owners, bloc) for bloc in range(len(sizes))} == {1}


@pytest.mark.parametrize("seats", range(2, 400, 9))
def test_blocs_sit_in_the_order_given(seats: int) -> None:
    """The middle of each of three equal blocs lies further right than that of the one before."""
    sizes = [seats - 2 * (seats // 3), seats // 3, seats // 3] if seats > 2 else [1, 1]
    hall = seating(seats)
    owners = deal(hall, sizes)
    middles = [
        np.mean([x for (x, _), owner in zip(hall.places, owners, strict=True) if owner == bloc])
        for bloc in range(len(sizes))
    ]
    assert middles == sorted(middles)


@pytest.mark.parametrize("sizes", [[5, 6], [13, -1], [12, 0], [5, 8]])
def test_seats_that_do_not_add_up_are_refused(sizes: list[int]) -> None:
    with pytest.raises(SeatsError, match="12 seats cannot be dealt"):
        deal(seating(12), sizes)

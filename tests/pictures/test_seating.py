"""Seats of a hemicycle: the shape of a real chamber, then what holds for chambers of any size."""

import numpy as np
import pytest

from hemicycle.errors import SeatsError
from hemicycle.pictures.seating import MOST_SEATS, seating

SIZES = [*range(2, 60), *range(60, 330, 15), 349, 630, 705, 1000, 1500]


def test_the_council_of_representatives_of_iraq() -> None:
    """329 seats: nine rows, each longer than the one within, in a half circle."""
    hall = seating(329)
    assert sum(hall.counts) == 329
    assert len(hall.counts) == 9
    assert list(hall.counts) == sorted(hall.counts)
    assert hall.places[0][1] == pytest.approx(0)
    assert max(y for _, y in hall.places) == pytest.approx(hall.radii[-1])


def test_halls_of_1_to_1500_have_their_seats() -> None:
    for seats in [*range(1, 200), *range(200, 1501, 7), 1500]:
        hall = seating(seats)
        assert sum(hall.counts) == seats == len(hall.places)


@pytest.mark.parametrize("seats", [0, -3, MOST_SEATS + 1])
def test_no_hall_for_nonsense(seats: int) -> None:
    with pytest.raises(SeatsError, match="1 to 10,000"):
        seating(seats)


@pytest.mark.parametrize("seats", SIZES)
def test_seats_are_even_apart_and_mirrored(seats: int) -> None:
    hall = seating(seats)
    places = np.array(hall.places)
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    nearest = apart.min(axis=1)
    assert nearest.min() >= 1.2 * hall.diameter
    assert nearest.std() / nearest.mean() <= 0.01
    across = places * (-1, 1)
    offset = np.hypot(*(places[:, None, :] - across[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    assert offset.max() < 1e-9

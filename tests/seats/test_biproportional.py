"""Two directions at once: brute force, ties, impossible margins."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.errors import ElectionError, SeatsError
from hemicycle.seats.biproportional import biproportional
from hemicycle.seats.divisors import SAINTE_LAGUE, highest_averages

Cost = tuple[int, int]


def matrices(areas: dict[str, int], lists: dict[str, int]) -> list[dict[str, dict[str, int]]]:
    """Return every matrix with these margins."""
    names = list(lists)
    rows = {
        area: [row for row in product(range(seats + 1), repeat=len(names)) if sum(row) == seats]
        for area, seats in areas.items()
    }
    return [
        {area: dict(zip(names, row, strict=True)) for area, row in zip(areas, chosen, strict=True)}
        for chosen in product(*rows.values())
        if tuple(map(sum, zip(*chosen, strict=True))) == tuple(lists.values())
    ]


def cost(votes: dict[str, dict[str, int]], matrix: dict[str, dict[str, int]]) -> float | None:
    """Return what the matrix costs: the product of all its seats' prices; None without votes."""
    price = 1.0
    for area, held in matrix.items():
        for name, seats in held.items():
            for seat in range(seats):
                if not votes[area][name]:
                    return None
                price *= (2 * seat + 1) / votes[area][name]
    return price


cells = st.integers(0, 40)
tables = st.fixed_dictionaries(
    {area: st.fixed_dictionaries(dict.fromkeys("ABC", cells)) for area in ("n", "s")}
).filter(lambda votes: all(any(row.values()) for row in votes.values()))


@settings(max_examples=60)
@given(tables, st.integers(0, 3), st.integers(1, 3), st.integers(0, 3), st.integers(0, 3))
def test_no_matrix_with_these_margins_costs_less(
    votes: dict[str, dict[str, int]], north: int, south: int, a: int, b: int
) -> None:
    c = north + south - a - b
    if c < 0:
        return
    areas, lists = {"n": north, "s": south}, {"A": a, "B": b, "C": c}
    prices = [cost(votes, matrix) for matrix in matrices(areas, lists)]
    possible = [price for price in prices if price is not None]
    if not possible:
        with pytest.raises(ElectionError, match="no matrix fits"):
            biproportional(votes, areas, lists)
        return
    found = biproportional(votes, areas, lists)
    cheapest = [price for price in possible if price <= min(possible) * (1 + 1e-12)]
    assert bool(found.tied) == (len(cheapest) > 1)
    if not found.tied:
        full = {
            area: {name: held.get(name, 0) for name in "ABC"} for area, held in found.seats.items()
        }
        assert cost(votes, full) == pytest.approx(min(possible))


def test_a_tie_leaves_its_cells_open() -> None:
    votes = {"n": {"A": 10, "B": 10}, "s": {"A": 10, "B": 10}}
    found = biproportional(votes, {"n": 1, "s": 1}, {"A": 1, "B": 1})
    assert found.seats == {"n": {"A": 0, "B": 0}, "s": {"A": 0, "B": 0}}
    assert (len(found.tied), found.open) == (4, 2)


def test_one_area_is_plain_sainte_lague() -> None:
    votes = {"A": 523, "B": 311, "C": 166}
    lists = highest_averages(votes, 9, SAINTE_LAGUE).seats
    assert biproportional({"all": votes}, {"all": 9}, lists).seats == {"all": lists}


def test_margins_must_agree() -> None:
    with pytest.raises(SeatsError, match="the areas have 2 seats, the lists 1"):
        biproportional({"n": {"A": 1}}, {"n": 2}, {"A": 1})

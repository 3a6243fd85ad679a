"""Indices of disproportionality against the field's published figures."""

import pytest
from tests.seats.folder import allocated, election

from hemicycle.errors import NoVotesError
from hemicycle.seats.indices import indices
from hemicycle.seats.tiers import national


def test_by_hand() -> None:
    """Shares 40, 35, 25 per cent of votes and 50, 50, 0 of seats."""
    found = indices({"A": 40, "B": 35, "C": 25}, {"A": 5, "B": 5, "C": 0})
    assert found.gallagher == pytest.approx(((10**2 + 15**2 + 25**2) / 2) ** 0.5)
    assert found.loosemore_hanby == 25
    assert found.rose == 75
    assert found.rae == pytest.approx(50 / 3)
    assert found.lijphart == 25
    assert found.d_hondt == pytest.approx(50 / 35)
    assert found.sainte_lague == pytest.approx(100 * (0.01 / 0.4 + 0.0225 / 0.35 + 0.25))
    assert found.effective_parties_votes == pytest.approx(1 / (0.16 + 0.1225 + 0.0625))
    assert found.effective_parties_seats == pytest.approx(2)
    assert found.wasted_votes == 25


def test_rae_leaves_out_the_smallest() -> None:
    with_dwarf = indices({"A": 5000, "B": 4980, "C": 20}, {"A": 1, "B": 1})
    assert with_dwarf.rae == pytest.approx((0 + 0.2) / 2, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "least_squares", "votes_effective", "seats_effective"),
    [("de_2013", 7.83, 4.81, 3.51), ("nz_2014", 3.72, 3.27, 2.96)],
)
def test_gallaghers_own_table(
    name: str, least_squares: float, votes_effective: float, seats_effective: float
) -> None:
    """Election indices, Trinity College Dublin (from general knowledge; CDU and CSU apart)."""
    found = election(name)
    votes = national(
        found.votes[contest.id] for contest in found.contests if contest.kind == "lists"
    )
    computed = indices(votes, allocated(found).totals)
    assert round(computed.gallagher, 2) == least_squares
    assert round(computed.effective_parties_votes, 2) == votes_effective
    assert round(computed.effective_parties_seats, 2) == seats_effective


def test_seats_without_votes_have_no_finite_ratio() -> None:
    found = indices({"A": 10}, {"A": 1, "B": 1})
    assert found.d_hondt == found.sainte_lague == float("inf")


def test_nothing_to_compare() -> None:
    with pytest.raises(NoVotesError, match="none to compare"):
        indices({}, {"A": 1})

"""Agreement with two independent libraries on random contests: votelib and apportionment.

votelib knows ties, apportionment says that there is one; neither knows all methods.
"""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hemicycle.errors import SeatsError
from hemicycle.seats.column import Divisors
from hemicycle.seats.divisors import (
    ADAMS,
    D_HONDT,
    DANISH,
    DEAN,
    HUNTINGTON_HILL,
    IMPERIALI,
    MACAU,
    SAINTE_LAGUE,
    SAINTE_LAGUE_1_2,
    SAINTE_LAGUE_1_4,
    SAINTE_LAGUE_1_7,
    Apportionment,
    highest_averages,
)
from hemicycle.seats.quotas import QUOTAS, hare, largest_remainders

votelib_core = pytest.importorskip("votelib.evaluate.core")
proportional = pytest.importorskip("votelib.evaluate.proportional")
coefficients = pytest.importorskip("votelib.component.divisor")
apportionment = pytest.importorskip("apportionment.methods")

contests = st.one_of(
    *(
        st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, most), min_size=1)
        for most in (12, 1_000, 5_000_000)
    )
)
numbers = st.integers(1, 40)


def first(coefficient: str) -> Callable[[int], object]:
    """Return Sainte-Laguë with another first divisor, as votelib makes it."""
    made: Callable[[int], object] = coefficients.modified_first_coef(
        coefficients.sainte_lague, Fraction(coefficient)
    )
    return made


BY_VOTELIB = [
    (D_HONDT, "d_hondt"),
    (SAINTE_LAGUE, "sainte_lague"),
    (SAINTE_LAGUE_1_2, first("1.2")),
    (SAINTE_LAGUE_1_4, first("1.4")),
    (SAINTE_LAGUE_1_7, first("1.7")),
    (IMPERIALI, "imperiali"),
    (DANISH, "danish"),
    (MACAU, "macau"),
]
QUOTAS_OF_VOTELIB = {
    "Hare": "hare",
    "Hare, rounded": "hare_rounded",
    "Droop": "droop",
    "Hagenbach-Bischoff": "hagenbach_bischoff",
    "Hagenbach-Bischoff, rounded up": "hagenbach_bischoff_ceil",
    "Hagenbach-Bischoff, rounded": "hagenbach_bischoff_rounded",
    "Imperiali": "imperiali",
}


def same(ours: Apportionment, theirs: dict[object, int]) -> None:
    """Compare with votelib, in which a `Tie` of lists holds seats like a list."""
    tied = {key: won for key, won in theirs.items() if isinstance(key, votelib_core.Tie)}
    outright = {key: won for key, won in theirs.items() if key not in tied}
    assert {name: won for name, won in ours.seats.items() if won} == outright
    found = {frozenset(ours.tie.lists): ours.tie.seats} if ours.tie else {}
    assert found == {frozenset(key): won for key, won in tied.items()}


@pytest.mark.parametrize(
    ("divisors", "theirs"), BY_VOTELIB, ids=lambda one: getattr(one, "name", "")
)
@given(votes=contests, seats=numbers)
def test_votelib_agrees_on_divisors(
    divisors: Divisors, theirs: object, votes: dict[str, int], seats: int
) -> None:
    found = proportional.HighestAverages(theirs).evaluate(votes, seats)
    same(highest_averages(votes, seats, divisors), found)


@pytest.mark.parametrize("quota", QUOTAS_OF_VOTELIB)
@given(votes=contests, seats=numbers)
def test_votelib_agrees_on_quotas(quota: str, votes: dict[str, int], seats: int) -> None:
    try:
        ours = largest_remainders(votes, seats, QUOTAS[quota])
    except SeatsError:
        assume(False)
    theirs = proportional.LargestRemainder(QUOTAS_OF_VOTELIB[quota]).evaluate(votes, seats)
    same(ours, theirs)


def named(votes: dict[str, int], method: str, seats: int) -> dict[str, int] | None:
    """Return what apportionment gives each list, or nothing where it finds a tie."""
    try:
        found = apportionment.compute(
            method, list(votes.values()), seats, fractions=True, tiesallowed=False
        )
    except apportionment.TiesException:
        return None
    return dict(zip(votes, found, strict=True))


@pytest.mark.parametrize(
    ("divisors", "method", "exact"),
    [
        (D_HONDT, "dhondt", True),
        (SAINTE_LAGUE, "saintelague", True),
        (DEAN, "dean", True),
        (ADAMS, "adams", True),
        # These two it counts in floats, which miss ties.
        (SAINTE_LAGUE_1_4, "modified_saintelague", False),
        (HUNTINGTON_HILL, "huntington", False),
    ],
)
@given(votes=contests, seats=numbers)
def test_apportionment_agrees_on_divisors(
    divisors: Divisors, method: str, exact: bool, votes: dict[str, int], seats: int
) -> None:
    seats += len(votes)
    ours = highest_averages(votes, seats, divisors)
    assume(exact or ours.tie is None)
    theirs = named(votes, method, seats)
    assert (ours.tie is None, theirs or ours.seats) == (theirs is not None, ours.seats)


@given(votes=contests, seats=numbers)
def test_apportionment_agrees_on_hares_quota(votes: dict[str, int], seats: int) -> None:
    ours = largest_remainders(votes, seats, hare)
    assert named(votes, "largest_remainder", seats) == (None if ours.tie else ours.seats)


def test_every_method_and_quota_has_a_peer() -> None:
    """What neither library knows is named here; the oracle in fractions has it."""
    known = {divisors.name for divisors, _ in BY_VOTELIB}
    known |= {ADAMS.name, DEAN.name, HUNTINGTON_HILL.name}
    from hemicycle.seats.divisors import METHODS

    assert known == set(METHODS)
    assert set(QUOTAS) - set(QUOTAS_OF_VOTELIB) == {"Hare, rounded up", "Imperiali, rounded"}

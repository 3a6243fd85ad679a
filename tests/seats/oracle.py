"""Highest averages the slow way, in fractions: what the fast paths must equal."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from hemicycle.seats.column import Divisors
from hemicycle.seats.divisors import METHODS

LISTS = "ABCDEFGH"
votes_of_lists = st.one_of(
    *(
        st.dictionaries(st.sampled_from(LISTS), st.integers(0, most), min_size=1)
        for most in (5, 60, 10_000, 10**15)
    )
).filter(lambda votes: any(votes.values()))
methods = st.sampled_from([divisors for divisors in METHODS.values() if divisors.at(0) > 0])


def by_sorting(
    votes: Mapping[str, int], seats: int, divisors: Divisors
) -> tuple[dict[str, int], list[str], int]:
    """Return the seats won outright, the lists tied and the seats they are tied for."""
    column = sorted(
        (Fraction(count**divisors.power) / divisors.at(held), name)
        for name, count in votes.items()
        for held in range(seats + 1)
        if count
    )[::-1]
    if not seats:
        return dict.fromkeys(votes, 0), [], 0
    cut = column[seats - 1][0]
    above = [name for quotient, name in column if quotient > cut]
    level = sorted(name for quotient, name in column if quotient == cut)
    left = seats - len(above)
    if left == len(level):
        above, level, left = above + level, [], 0
    return {name: above.count(name) for name in votes}, level, left

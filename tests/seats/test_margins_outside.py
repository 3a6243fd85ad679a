"""Lists that a threshold has shut out: the votes that let them in, and to their first seat."""

from dataclasses import replace

import pytest
from tests.seats.folder import allocated, election

from hemicycle.records.allocation import Margin
from hemicycle.records.election import Election


def shut_out(found: Election, contest: str) -> list[Margin]:
    """Return the margins of a contest's lists that are not in the division."""
    (here,) = (one for one in allocated(found).contests if one.contest == contest)
    return [one for one in here.margins if one.first_missed is None and one.last_won is None]


def won(found: Election, contest: str, name: str, more: int) -> int:
    """Return a list's seats in a contest if it had so many more votes there."""
    votes = dict(found.votes[contest])
    votes[name] += more
    drawn = replace(found, votes={**found.votes, contest: votes})
    (here,) = (one for one in allocated(drawn).contests if one.contest == contest)
    return here.seats.get(name, 0)


@pytest.mark.parametrize(
    ("name", "contest"),
    [
        pytest.param("es_2016", "Barcelona", id="the share is more than a seat costs"),
        pytest.param("es_2016", "Soria", id="a seat costs more than the share"),
        pytest.param("nl_2023", "national", id="a full quota"),
        pytest.param("at_2019", "national", id="4 % of the country"),
        pytest.param("il_22", "national", id="3.25 % of valid votes"),
        pytest.param("se_2018", "Gotlands län", id="12 % of the constituency"),
        pytest.param("cz_2017", "Praha", id="5 % of the country, all of it in one region"),
        pytest.param("nz_2014", "party", id="5 % of party votes"),
    ],
)
def test_the_votes_to_the_first_seat_are_enough_and_none_too_many(name: str, contest: str) -> None:
    found = election(name)
    contest = contest if contest in found.votes else found.contests[0].id
    outside = shut_out(found, contest)
    assert outside or name == "il_22"
    for margin in outside[:3]:
        assert margin.votes_to_next
        assert won(found, contest, margin.list, margin.votes_to_next)
        assert not won(found, contest, margin.list, margin.votes_to_next - 1)

"""Elections that cannot be: every law says so in words, and none breaks down."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from tests.seats.folder import allocated, election

from hemicycle.errors import ElectionError
from hemicycle.records.election import Contest, Election

ONE_OF_EACH = (
    *("at_2019", "ch_zug_2018", "ch_zurich_2006", "cz_2017", "cz_2021", "de_2013", "de_2025"),
    *("dk_2015", "es_2016", "fi_2019", "il_20", "iq_2025", "is_2013", "nl_2021", "no_2021"),
    *("nz_2014", "se_2018", "sk_2020"),
)
"""One election of every kind of law."""


def changed(found: Election, contest: Contest, **changes: object) -> Election:
    """Return the election with one contest changed."""
    contests = (
        replace(one, **changes) if one is contest else one  # type: ignore[arg-type]
        for one in found.contests
    )
    return replace(found, contests=tuple(contests))


def emptied(found: Election, contest: Contest, most: int) -> Election:
    """Return the election with at most so many votes for each list of a contest."""
    votes = {name: min(count, most) for name, count in found.votes[contest.id].items()}
    return replace(found, votes={**found.votes, contest.id: votes})


def without(found: Election, contest: Contest) -> Election:
    """Return the election without a contest."""
    votes = {name: counts for name, counts in found.votes.items() if name != contest.id}
    left = tuple(one for one in found.contests if one is not contest)
    return replace(found, contests=left, votes=votes)


FAULTS: dict[str, Callable[[Election, Contest], Election]] = {
    "no seats": lambda found, one: changed(found, one, seats=0),
    "9,999 seats": lambda found, one: changed(found, one, seats=9_999),
    "another area": lambda found, one: changed(found, one, area="Atlantis"),
    "of another kind": lambda found, one: changed(
        found, one, kind="constituency" if one.kind == "lists" else "lists"
    ),
    "no figures": lambda found, one: changed(found, one, figures={}),
    "no votes": lambda found, one: emptied(found, one, 0),
    "equal votes": lambda found, one: emptied(found, one, 7),
    "not there": without,
    "the only one": lambda found, one: replace(
        found, contests=(one,), votes={one.id: found.votes[one.id]}
    ),
    "a house of one": lambda found, _: replace(found, seats_total=1),
    "nothing at all": lambda found, _: replace(found, contests=(), votes={}),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_law_counts_or_says_what_is_wrong(name: str, fault: str) -> None:
    """Anything but an allocation or an error of ours fails this test."""
    found = election(name)
    first = {contest.kind: contest for contest in reversed(found.contests)}
    for contest in first.values():
        with suppress(ElectionError):
            totals = allocated(FAULTS[fault](found, contest)).totals
            assert min(totals.values(), default=0) >= 0


@pytest.mark.parametrize(
    ("name", "fault", "message"),
    [
        ("nl_2021", "no seats", "national: no seats to fill; this law needs at least one"),
        ("nl_2021", "nothing at all", "one contest by lists is needed, found none"),
        ("nz_2014", "of another kind", "one contest by lists is needed, found"),
        ("no_2021", "no seats", "Østfold: no seats to fill"),
        ("de_2013", "not there", "lies in the area 'Schleswig-Holstein', which is no contest"),
        ("dk_2015", "another area", "lies in the area 'Atlantis', which is no contest by lists"),
        ("ch_zug_2018", "no seats", "no seats to fill"),
    ],
)
def test_what_is_said(name: str, fault: str, message: str) -> None:
    found = election(name)
    contest = next(one for one in found.contests if one.kind == "lists")
    with pytest.raises(ElectionError, match=message):
        allocated(FAULTS[fault](found, contest))


def test_a_house_smaller_than_its_contests_is_a_finding() -> None:
    found = allocated(replace(election("es_2016"), seats_total=349))
    assert [(one.code, one.message) for one in found.findings] == [
        (
            "house-exceeded",
            "350 seats are counted, but election.toml gives the house 349 (seats_total)",
        )
    ]


def test_a_list_of_zug_with_too_few_candidates_is_a_finding() -> None:
    found = election("ch_zug_2018")
    fewer = allocated(replace(found, candidates=found.candidates[1:5]))
    assert {one.code for one in fewer.findings} == {"seats-vacant"}
    assert allocated(found).findings == ()

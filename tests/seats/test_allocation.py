"""Allocations: laws chosen by name, ties and their lots, words, documents."""

from dataclasses import replace
from datetime import date

import pytest
from tests.seats.folder import allocated, election

from hemicycle.errors import ElectionError, NoVotesError, SeatsError, UnknownNameError
from hemicycle.records.allocation import Allocation, Lot, Tie
from hemicycle.records.documents import from_json, to_json
from hemicycle.records.election import Candidate, Contest, Election
from hemicycle.seats.allocation import allocate
from hemicycle.seats.explain import as_markdown, as_text
from hemicycle.seats.laws import LAWS, law_named


def iraq(**changes: object) -> Election:
    """Return one governorate in which two lists are tied for the last seat."""
    found = Election(
        "iq",
        "IRQ",
        "Council of Representatives",
        date(2025, 11, 11),
        3,
        (Contest("Najaf", 3),),
        {"Najaf": {"A": 80, "B": 30, "C": 30}},
        "iraq_2023",
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def test_laws_are_named_dated_and_sourced() -> None:
    assert list(LAWS) == sorted(LAWS)
    for law in LAWS.values():
        assert law.sources
        assert len(law.country) == 3
        assert law.until is None or law.since < law.until
    with pytest.raises(UnknownNameError, match="did you mean 'spain_1985'"):
        law_named("spain_1958")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"country": "ESP"}, "iraq_2023 is a law of IRQ, but iq is an election in ESP"),
        ({"date": date(2018, 5, 12)}, "iraq_2023 holds from 2023-03-27, but iq was held"),
    ],
)
def test_a_law_governs_its_country_and_its_time(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ElectionError, match=message):
        allocated(iraq(**changes))
    with pytest.raises(ElectionError, match="held until 2020"):
        allocate(iraq(), law_named("iraq_2018"))


def test_a_tie_is_returned_and_its_lot_replayed() -> None:
    (contest,) = allocated(iraq()).contests
    assert contest.tie == Tie(("B", "C"), 1, "quotients")
    assert contest.seats == {"A": 2, "B": 0, "C": 0}
    drawn = allocated(iraq(), Lot("Najaf", "quotients", ("C",)))
    assert drawn.totals == {"A": 2, "B": 0, "C": 1}
    assert drawn.contests[0].tie is None


@pytest.mark.parametrize(
    ("lots", "message"),
    [
        ([Lot("Najaf", "quotients", ("A",))], "must draw 1 of B, C"),
        ([Lot("Najaf", "remainders", ("C",))], "nobody is tied there"),
        ([Lot("Basra", "quotients", ("C",))], "'quotients' in Basra, but nobody is tied"),
        ([Lot("Najaf", "quotients", ("B",)), Lot("Najaf", "quotients", ("C",))], "two lots"),
    ],
)
def test_a_wrong_lot_is_an_error(lots: list[Lot], message: str) -> None:
    with pytest.raises(ElectionError, match=message):
        allocated(iraq(), *lots)


def test_a_tie_that_later_steps_need_stops_the_count() -> None:
    """Equal shares in the whole country: who levels cannot be known before the lot."""
    found = replace(
        election("no_2021"),
        contests=(Contest("D", 2, figures={"levelling": 1}),),
        votes={"D": {"A": 100, "B": 60, "C": 60}},
        seats_total=3,
    )
    stopped = allocated(found)
    assert stopped.contests[0].tie == Tie(("B", "C"), 1, "quotients")
    assert stopped.tie == Tie(("B", "C"), 1, "quotients")
    assert "A lot must be drawn in D: 1 of B, C." in stopped.steps[-1].text


def test_spain_gives_a_tie_to_the_larger_list_and_only_equal_votes_to_the_lot() -> None:
    found = replace(
        election("es_2015"), contests=(Contest("P", 3),), votes={"P": {"A": 60, "B": 30}}
    )
    assert allocated(replace(found, votes={"P": {"A": 60, "B": 30, "C": 30}})).contests[0].tie
    assert allocated(found).totals == {"A": 2, "B": 1}
    two = replace(found, contests=(Contest("P", 2),))
    assert allocated(two).totals == {"A": 2, "B": 0}
    assert allocated(two).contests[0].tie is None


@pytest.mark.parametrize(
    ("contests", "votes", "error", "message"),
    [
        ((Contest("N", 3),), {}, NoVotesError, "N: 3 seats to fill, but no list has a vote"),
        ((Contest("N", -1),), {"N": {"A": 1}}, SeatsError, "N: a contest cannot have -1"),
        ((Contest("N", 1),), {"N": {"A": -1}}, ElectionError, "N: A has -1 votes"),
        ((Contest("N", 1),), {"N": {"A": 1}, "M": {}}, ElectionError, "'M', which is no contest"),
        ((Contest("N", 1),) * 2, {"N": {"A": 1}}, ElectionError, "named twice"),
    ],
)
def test_figures_that_contradict_themselves(
    contests: tuple[Contest, ...],
    votes: dict[str, dict[str, int]],
    error: type[ElectionError],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        allocated(iraq(contests=contests, votes=votes))


def test_a_contest_without_seats_and_seats_without_a_contest_are_findings() -> None:
    found = allocated(iraq(contests=(Contest("Najaf", 0),), seats_total=5))
    assert [finding.code for finding in found.findings] == ["no-seats", "seats-unlisted"]


def test_women_take_seats_of_men_of_their_list() -> None:
    """Four seats ask for one woman: the man with the fewest votes makes way for her."""
    people = [("a1", 900, "male"), ("a2", 500, "male"), ("a3", 300, "male"), ("a4", 250, "male")]
    people += [("a5", 40, "female"), ("a6", 90, "female")]
    standing = tuple(
        Candidate("Najaf", "A", name, name, rank, votes, sex)  # type: ignore[arg-type]
        for rank, (name, votes, sex) in enumerate(people, start=1)
    )
    found = allocated(
        iraq(
            contests=(Contest("Najaf", 4),),
            votes={"Najaf": {"A": 2080}},
            candidates=standing,
            seats_total=4,
        )
    )
    assert [(one.candidate, one.manner) for one in found.elected] == [
        ("a1", "open list"),
        ("a2", "open list"),
        ("a3", "open list"),
        ("a6", "women's quota"),
    ]
    assert found.findings == ()


def test_a_quota_that_no_woman_can_meet_is_a_finding() -> None:
    standing = (Candidate("Najaf", "A", "a1", "a1", 1, 9, "male"),)
    found = allocated(iraq(votes={"Najaf": {"A": 9}}, candidates=standing))
    assert [finding.code for finding in found.findings] == ["seats-vacant", "women-quota-unmet"]


def test_reserved_seats_go_to_the_candidate_with_the_most_votes() -> None:
    standing = tuple(
        Candidate("minority", name, f"{name}1", f"{name}1", 1, votes)
        for name, votes in (("X", 70), ("Y", 90))
    )
    contests = (Contest("Najaf", 3), Contest("minority", 1, kind="reserved"))
    found = allocated(
        iraq(contests=contests, votes={"Najaf": {"A": 9, "X": 1}}, candidates=standing)
    )
    assert [one.candidate for one in found.elected if one.manner == "reserved"] == ["Y1"]
    assert found.totals["Y"] == 1


def test_the_derivation_in_words() -> None:
    found = allocated(election("es_2016"))
    text = as_text(found)
    assert "lists have 3 % of" in text
    assert "(LOREG 163.1.b-d)" in text
    assert as_markdown(found).startswith("# es\\_2016 under spain\\_1985")


def test_an_allocation_is_a_document() -> None:
    found = allocated(election("il_20"))
    assert from_json(to_json(found), Allocation) == found

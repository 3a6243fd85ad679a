"""Transferable votes: published counts, contrasts, lots, and two independent ways to count."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.seats.ballots_at_random import (
    NAMES,
    ByPaper,
    MeekInFloats,
    clear,
    papers,
    polls,
    whole_papers,
)
from tests.seats.folder import allocated, election, folder

from hemicycle.errors import DocumentError, ElectionError, NoVotesError, SeatsError
from hemicycle.records.allocation import Lot, Tie
from hemicycle.records.election import Ballots, Candidate, Contest, Election
from hemicycle.seats import gregory as gregory_module
from hemicycle.seats import meek as meek_module
from hemicycle.seats.ballots import first_preferences
from hemicycle.seats.folders import read_election
from hemicycle.seats.gregory import gregory
from hemicycle.seats.meek import meek
from hemicycle.seats.stages import Counting, Poll, Undecided, counted, results

WARD = "gb_kilmarnock_south_2022"


def poll(ballots: dict[str, int], seats: int, names: str = "") -> Poll:
    """Return a poll of rankings such as ``ABC``."""
    standing = frozenset(names or "".join(ballots))
    return Poll({tuple(ranking): count for ranking, count in ballots.items()}, standing, seats)


def test_kilmarnock_south_2022() -> None:
    """3,036 papers, quota 760; Todd and Mabon at stage 1, Maitland at stage 2 (stv.vote)."""
    found = election(WARD)
    assert sum(found.ballots["Kilmarnock South"].values()) == 3036
    allocation = allocated(found)
    assert [one.candidate for one in allocation.elected] == [
        "Jim Todd",
        "Peter Mabon",
        "Clare Maitland",
    ]
    first, second = (step.text for step in allocation.steps)
    assert "quota 760. Elected: Jim Todd, Peter Mabon." in first
    assert second.startswith("Stage 2: Jim Todd passes on 230; now Clare Maitland 828.65,")
    assert second.endswith("16.03 not transferable. Elected: Clare Maitland.")


PETS = {"DdFCc": 21, "dDFCc": 19, "CcFDd": 40, "cCFDd": 6, "FDdCc": 7, "FDCcd": 6, "FD": 1}
"""L. Li, A conceptual primer on the single transferable vote, parts 5 and 6 (yingtongli.me)."""


def test_the_primer_by_weighted_inclusive_gregory() -> None:
    """Standings after the exclusion as published: 35, 19, 26, 20; the last stage by hand.

    9 / 35 is 0.25714 to five decimals: 28 papers of it go to d, 6 to c.
    """
    stages = gregory(poll(PETS, 3)).stages
    assert stages[0].quota == 26
    assert dict(stages[2].votes) == {"D": 35, "d": 19, "C": 26, "c": 20, "F": 0}
    assert stages[3].votes["d"] == 19 + 28 * Fraction("0.25714")
    assert stages[3].votes["c"] == 20 + 6 * Fraction("0.25714")
    assert gregory(poll(PETS, 3)).elected == ("C", "D", "d")


def test_five_friends_by_meek() -> None:
    """OpaVote, Meek STV explained: 60 papers, three seats; 54 of them are for A, B and then C."""
    friends = poll({"ABC": 28, "BAC": 26, "C": 3, "D": 2, "E": 1}, 3)
    count = meek(friends)
    assert count.elected == ("A", "B", "C")
    assert count.stages[0].quota == pytest.approx(15)


def test_meek_lets_shares_fall_until_nobody_is_over() -> None:
    """All 105 papers stay with somebody until B is elected, so the quota is a third of them."""
    shares = poll({"AB": 60, "B": 20, "C": 25}, 2)
    stage = meek(shares).stages[-1]
    assert meek(shares).elected == ("A", "B")
    assert stage.votes["A"] == pytest.approx(stage.quota)
    assert stage.quota == pytest.approx(105 / 3)


def test_meek_counts_what_gregory_skips() -> None:
    """A's surplus goes past B, who is elected, by the Scottish rules; by Meek's it lifts B too.

    The papers AB then count for B as well, who passes on more of BD: D overtakes C.
    """
    skipped = poll({"ABC": 40, "BD": 31, "C": 12, "D": 14, "E": 3}, 3)
    assert gregory(skipped).elected != meek(skipped).elected


RULES = [
    pytest.param({"A": 6, "B": 3}, 1, "A", id="the quota elects at once"),
    pytest.param({"AB": 5, "B": 1, "C": 3}, 2, "AC", id="the last who are left are elected"),
    pytest.param({"A": 4, "B": 3, "CB": 2}, 1, "B", id="the fewest are excluded and pass on"),
    pytest.param({"A": 2, "B": 1}, 2, "AB", id="no more candidates than seats"),
    pytest.param({"A": 2, "B": 1}, 5, "AB", id="fewer candidates than seats"),
    pytest.param({"ABC": 10, "B": 1, "C": 2, "D": 3}, 2, "AB", id="a surplus decides"),
    pytest.param({"A": 10, "B": 1, "C": 2, "D": 3}, 2, "AD", id="a surplus without next is lost"),
]


@pytest.mark.parametrize("counting", [gregory, meek])
@pytest.mark.parametrize(("ballots", "seats", "elected"), RULES)
def test_rules(counting: Counting, ballots: dict[str, int], seats: int, elected: str) -> None:
    assert "".join(counting(poll(ballots, seats), ()).elected) == elected


def test_the_larger_surplus_goes_first() -> None:
    acts = [
        (stage.act, stage.candidate)
        for stage in gregory(poll({"AD": 9, "BE": 8, "C": 3, "D": 1, "E": 1}, 3)).stages
    ]
    assert acts[1:3] == [("surplus", "A"), ("surplus", "B")]


def test_values_are_cut_to_five_decimals() -> None:
    """Surplus 5 of 12: each of the 12 papers is worth 0.41666, and 0.00008 are lost."""
    stage = gregory(poll({"AB": 12, "B": 3, "C": 5, "D": 0}, 2)).stages[1]
    assert stage.votes["B"] == 3 + 12 * Fraction("0.41666")
    assert stage.lost == Fraction("0.00008")


def test_a_paper_received_at_a_value_passes_on_at_a_share_of_it() -> None:
    """Rule 48 (3): 12 papers reach B at 0.33333, so 8.99996 in all, and 0.99996 are to go on."""
    stages = gregory(poll({"ABC": 12, "BC": 5, "C": 1, "D": 7, "E": 5}, 3)).stages
    assert stages[0].quota == 8
    assert stages[1].votes["B"] == 5 + 12 * Fraction("0.33333")
    assert stages[2].votes["C"] == 1 + 5 * Fraction("0.11110") + 12 * Fraction("0.03703")


def test_somebody_whom_no_paper_names_can_be_excluded() -> None:
    stages = gregory(poll({"A": 4, "B": 3, "CB": 2}, 1, "ABCZ")).stages
    assert [stage.candidate for stage in stages] == ["", "Z", "C"]


def test_equal_ones_are_told_apart_by_the_latest_stage_at_which_they_differed() -> None:
    """Rule 51 (2)(a): B and C have 5 each after E has passed on; before, B had 5 and C 4."""
    back = poll({"A": 7, "B": 5, "C": 4, "EC": 1, "D": 6}, 1)
    assert [stage.candidate for stage in gregory(back).stages][1:3] == ["E", "C"]


def test_equal_surpluses_go_by_the_latest_stage_at_which_they_differed() -> None:
    """Rule 49 (2): E lifts A from 10 and B from 9 to 12 each, with a quota of 11."""
    level = poll({"A": 10, "B": 9, "C": 9, "D": 8, "EA": 2, "EB": 3}, 3)
    assert [stage.candidate for stage in gregory(level).stages][1:4] == ["E", "A", "B"]


def test_half_of_the_votes_each_is_no_quota_of_meek() -> None:
    with pytest.raises(Undecided) as undecided:
        meek(poll({"A": 5, "B": 5}, 1))
    assert undecided.value.tied == ("A", "B")


LEVEL = poll({"AC": 3, "BD": 3, "C": 4, "D": 4}, 1)


def test_a_lot_is_asked_for_where_it_decides() -> None:
    with pytest.raises(Undecided) as undecided:
        gregory(LEVEL)
    assert (undecided.value.tied, undecided.value.step) == (("A", "B"), "exclusion at stage 2")
    assert len(results(gregory, LEVEL)) == 2
    assert results(gregory, LEVEL, ["A"]) == {frozenset("C")}


def test_an_idle_lot_is_not_asked_for() -> None:
    """X and Y have one vote each; whoever goes first, A is elected."""
    idle = poll({"A": 5, "B": 4, "X": 1, "Y": 1}, 1)
    asked: list[Undecided] = []

    def pick(undecided: Undecided) -> str:
        asked.append(undecided)
        return undecided.tied[0]

    assert counted(gregory, idle, pick).elected == ("A",)
    assert [undecided.idle for undecided in asked] == [True]


def test_so_many_ties_that_the_lot_is_asked_for_all_the_same() -> None:
    many = poll(dict.fromkeys("ABCDEFGH", 1), 1)
    assert len(results(gregory, many)) == 2


def ward(ballots: Ballots, seats: int, *gone: str) -> Election:
    """Return a Scottish ward in which everybody stands for a list of their own."""
    names = sorted({name for ranking in ballots for name in ranking})
    candidates = tuple(
        Candidate("W", name, name, name, 1, 0, left="died" if name in gone else "")
        for name in names
    )
    return Election(
        "made",
        "GBR",
        "council",
        date(2022, 5, 5),
        seats,
        (Contest("W", seats),),
        first_preferences({"W": ballots}, candidates),
        "scotland_2007",
        candidates=candidates,
        ballots={"W": ballots},
    )


def test_a_tie_is_returned_and_its_lot_replayed() -> None:
    made = ward(LEVEL.ballots, 1)
    allocation = allocated(made)
    assert allocation.tie == Tie(("A", "B"), 1, "exclusion at stage 2")
    assert allocation.steps[0].text.startswith("Stage 1: first preferences")
    drawn = allocated(made, Lot("W", "exclusion at stage 2", ("B",)))
    assert drawn.totals == {"A": 0, "B": 0, "C": 0, "D": 1}
    assert [step.text for step in drawn.steps][1] == "By lot: B."


@pytest.mark.parametrize(
    "lot",
    [
        pytest.param(Lot("W", "exclusion at stage 2", ("C",)), id="not tied"),
        pytest.param(Lot("W", "exclusion at stage 2", ("A", "B")), id="too many"),
        pytest.param(Lot("W", "surplus at stage 2", ("A",)), id="another step"),
    ],
)
def test_wrong_lots_are_refused(lot: Lot) -> None:
    with pytest.raises(ElectionError, match=r"the lot drew|nobody is tied"):
        allocated(ward(LEVEL.ballots, 1), lot)


def test_an_idle_tie_is_told() -> None:
    made = ward({("A",): 5, ("B",): 4, ("X",): 1, ("Y",): 1}, 1)
    allocation = allocated(made)
    assert allocation.tie is None
    assert "X, Y are equal: whoever it is, the same are elected." in [
        step.text for step in allocation.steps
    ]


def test_who_has_died_is_passed_over() -> None:
    """The papers of A, 6 of 11, go to B, and the quota stays that of the papers left."""
    papers = {("A", "B"): 6, ("B",): 1, ("C",): 4}
    assert allocated(ward(papers, 1)).elected[0].candidate == "A"
    assert allocated(ward(papers, 1, "A")).elected[0].candidate == "B"


def test_fewer_candidates_than_seats_leave_one_vacant() -> None:
    allocation = allocated(ward({("A",): 2, ("B",): 1}, 3))
    assert [finding.code for finding in allocation.findings] == ["seats-vacant", "seats-unlisted"]


def test_without_papers_there_is_no_count() -> None:
    made = replace(ward(LEVEL.ballots, 1), ballots={})
    with pytest.raises(ElectionError, match=r"W: no ballot papers; give them in ballots\.csv"):
        allocated(made)
    with pytest.raises(ElectionError, match=r"W: no candidates; give them in candidates\.csv"):
        allocated(ward({("A",): 5}, 1, "A"))
    with pytest.raises(NoVotesError):
        poll({"A": 0}, 1)
    with pytest.raises(SeatsError):
        poll({"A": 1}, 0)


BALLOTS = "contest,ballots,preferences\n"
REFUSED = [
    pytest.param("W,1,Z\n", r"line 2: no candidate is called 'Z'", id="does not stand"),
    pytest.param("W,1,Jim > Jim\n", r"line 2: 'Jim' is ranked twice", id="ranked twice"),
    pytest.param("W,1,Jim >\n", r"line 2: a preference is empty", id="a gap"),
    pytest.param("W,1,\n", r"line 2: preferences is empty", id="no preference"),
    pytest.param("W,-1,Jim\n", r"line 2: ballots is '-1'", id="negative"),
    pytest.param("V,1,Jim\n", r"line 2: no candidate of 'V'", id="another ward"),
    pytest.param("W,1,Jim\nW,2,Jim\n", r"line 3: W, Jim stands already in line 2", id="repeated"),
]


@pytest.mark.parametrize(("rows", "message"), REFUSED)
def test_wrong_ballots_are_refused(rows: str, message: str) -> None:
    texts = {
        **folder(WARD),
        "contests.csv": "contest,seats\nW,1\n",
        "candidates.csv": "contest,list,candidate\nW,SNP,Jim\nW,Lab,Ann\n",
        "ballots.csv": BALLOTS + rows,
    }
    with pytest.raises(DocumentError, match=rf"ballots\.csv, {message}"):
        read_election(texts)


def test_a_candidate_may_have_left() -> None:
    texts = {
        **folder(WARD),
        "contests.csv": "contest,seats\nW,1\n",
        "candidates.csv": "contest,list,candidate,left\nW,SNP,Jim,withdrew\nW,Lab,Ann,\n",
        "ballots.csv": BALLOTS + "W,3,Jim\nW,2,Jim > Ann\n",
    }
    found = read_election(texts)
    assert [one.left for one in found.candidates] == ["withdrew", ""]
    assert found.votes == {"W": {"SNP": 5, "Lab": 0}}
    texts["candidates.csv"] = texts["candidates.csv"].replace("withdrew", "ill")
    with pytest.raises(DocumentError, match=r"candidates\.csv, line 2: left is 'ill'"):
        read_election(texts)


@given(polls)
def test_scottish_equals_the_count_paper_by_paper(found: Poll) -> None:
    try:
        count = gregory(found)
    except Undecided:
        assume(False)
    assume(clear(count))
    slow = ByPaper(found.ballots, found.seats)
    assert set(count.elected) == set(slow.elected)
    assert [dict(stage.votes) for stage in count.stages] == [
        {name: Fraction(held) for name, held in table.items()} for table in slow.tables
    ]


@given(polls)
def test_meek_equals_the_count_in_floats(found: Poll) -> None:
    try:
        count = meek(found)
    except Undecided:
        assume(False)
    assume(clear(count))
    assert set(count.elected) == MeekInFloats(found.ballots, found.seats).elected


@given(whole_papers, st.integers(1, 2))
def test_votelib_agrees_where_its_rules_are_the_same(ballots: Ballots, seats: int) -> None:
    """It passes on several surpluses at once: with two seats there is never more than one left.

    It takes papers that name nobody further for a candidate: whole rankings have none.
    """
    sequential = pytest.importorskip("votelib.evaluate.sequential")
    try:
        count = gregory(Poll(ballots, frozenset(NAMES), seats))
    except Undecided:
        assume(False)
    assume(clear(count))
    theirs = sequential.TransferableVoteSelector(transferer="Gregory")
    assert set(theirs.evaluate(dict(ballots), seats)) == set(count.elected)


@given(papers, st.sampled_from([gregory, meek]))
def test_pyrankvote_agrees_on_a_single_seat(ballots: Ballots, counting: Counting) -> None:
    peer = pytest.importorskip("pyrankvote")
    try:
        count = counting(Poll(ballots, frozenset(NAMES), 1), ())
    except Undecided:
        assume(False)
    assume(clear(count))
    people = {name: peer.Candidate(name) for name in NAMES}
    cast = [
        peer.Ballot(ranked_candidates=[people[name] for name in ranking])
        for ranking, copies in ballots.items()
        for _ in range(copies)
    ]
    winners = peer.instant_runoff_voting(list(people.values()), cast).get_winners()
    assert [one.name for one in winners] == list(count.elected)


@given(polls, st.permutations("ABCDE"), st.sampled_from([gregory, meek]))
def test_names_and_order_change_nothing(
    found: Poll, others: list[str], counting: Counting
) -> None:
    renamed = dict(zip("ABCDE", others, strict=True))
    papers = [
        (tuple(renamed[name] for name in ranking), count)
        for ranking, count in found.ballots.items()
    ]
    again = replace(found, ballots=dict(papers[::-1]))
    expected = {
        frozenset(renamed[name] for name in elected) for elected in results(counting, found)
    }
    found_again = results(counting, again)
    assert found_again == expected or len(found_again) == len(expected) == 2


@given(polls, st.sampled_from([gregory, meek]))
def test_seats_are_filled_and_votes_are_kept(found: Poll, counting: Counting) -> None:
    count = counted(counting, found, lambda undecided: undecided.tied[0])
    assert len(set(count.elected)) == len(count.elected) == min(found.seats, 5)
    total = sum(found.ballots.values())
    for stage in count.stages:
        assert sum(stage.votes.values()) + stage.lost == total
        assert stage.lost >= 0


@given(polls, st.sampled_from([gregory, meek]))
def test_a_solid_coalition_with_a_quota_elects_one(found: Poll, counting: Counting) -> None:
    """Droop's proportionality for the papers that put A and B before all others."""
    others = sum(found.ballots.values())
    papers = {**found.ballots, ("A", "B", "C"): others, ("B", "A", "D"): 5}
    solid = replace(found, ballots=papers)
    count = counted(counting, solid, lambda undecided: undecided.tied[0])
    assert {"A", "B"} & set(count.elected)


def test_five_decimals_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gregory(poll({"AB": 12, "B": 3, "C": 5}, 2)).stages[1].votes["B"]
    monkeypatch.setattr(gregory_module, "DECIMALS", 4)
    assert gregory(poll({"AB": 12, "B": 3, "C": 5}, 2)).stages[1].votes["B"] != before


def test_the_surplus_that_meek_leaves_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where surpluses may be left, those who are apart by no more than they are equal."""
    near = poll({"AB": 70, "B": 20, "CA": 19, "DB": 18}, 2)
    assert meek(near).elected == ("A", "B")
    monkeypatch.setattr(meek_module, "ENOUGH", Fraction(100))
    with pytest.raises(Undecided) as undecided:
        meek(near)
    assert undecided.value.tied == ("B", "C", "D")

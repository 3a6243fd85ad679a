"""Many draws under a law are the law's own count, draw by draw, on real elections shaken."""

from dataclasses import replace

import numpy as np
import pytest
from tests.seats.folder import ELECTIONS, election

from hemicycle.errors import ElectionError, NoVotesError
from hemicycle.records.election import Candidate, Contest, Election, RegisteredList
from hemicycle.seats import batch as batch_module
from hemicycle.seats.allocation import allocate
from hemicycle.seats.batch import LawBatch, law_batch, lists_of, votes_table
from hemicycle.seats.laws import LAWS, law_named

BATCHED = {name for name, law in LAWS.items() if law.count_draws}
SHAKEN = sorted(
    path.parent.name
    for path in ELECTIONS.glob("*/election.toml")
    if election(path.parent.name).law in BATCHED
)
DEAR = ("de_2013", "de_2021_repeat", "de_2025")
"""Elections of which one exact count takes a tenth of a second."""


def shaken(found: Election, draws: int, by: float, per: int = 1) -> "np.ndarray":
    """Return draws of an election's votes, each times its own chance, divided by ``per``."""
    chance = np.random.default_rng(1)
    votes = votes_table(found)
    drawn = votes * chance.lognormal(0, by, (draws, *votes.shape)) / per
    return np.where(votes > 0, drawn.astype(np.int64) + (per > 1), 0)


def exactly(found: Election, votes: "np.ndarray") -> tuple["np.ndarray", bool]:
    """Return what `allocate` makes of one draw, in the batch's order."""
    lists = lists_of(found)
    drawn = {
        contest.id: {name: int(counts[lists.index(name)]) for name in found.votes[contest.id]}
        for contest, counts in zip(found.contests, votes, strict=True)
    }
    allocation = allocate(replace(found, votes=drawn, candidates=()), law_named(found.law or ""))
    seats = {one.contest: one.seats for one in allocation.contests}
    contests = list(dict.fromkeys([*(one.id for one in found.contests), *seats]))
    table = [[seats.get(one, {}).get(name, 0) for name in lists] for one in contests]
    tied = any(contest.tie for contest in allocation.contests)
    return np.array(table), allocation.tie is not None or tied


def agrees(found: Election, votes: "np.ndarray") -> LawBatch:
    batch = law_batch(law_named(found.law or ""), found, votes)
    for draw, counts in enumerate(votes):
        seats, tied = exactly(found, counts)
        assert batch.seats[draw, : len(seats)].tolist() == seats.tolist()
        assert batch.tied[draw] == tied
    return batch


def test_the_laws_that_are_batched() -> None:
    assert {
        *("spain_1985", "iraq_2018", "iraq_2023", "norway_2002", "sweden_2014"),
        *("germany_2013", "germany_2020", "germany_2023"),
    } <= BATCHED


@pytest.mark.parametrize("name", SHAKEN)
def test_draws_of_a_real_election_are_counted_as_by_the_law(name: str) -> None:
    found = election(name)
    batch = agrees(found, shaken(found, 4 if name in DEAR else 12, 0.3))
    # If every draw went the slow way, agreement would say nothing.
    assert batch.exact < len(batch.tied)


@pytest.mark.parametrize("name", sorted(set(SHAKEN) - set(DEAR) - {"nz_2014"}))
def test_ties_and_rare_clauses_are_counted_as_by_the_law(name: str) -> None:
    """With a few dozen votes a list, ties abound: they and their partial seats are the same.

    Quotas and provinces need more votes, or there would be nothing to divide.
    """
    found = election(name)
    most = 6_000 if name[:2] in ("cz", "es", "sk") else 60
    per = max(1, int(votes_table(found).max()) // most)
    batch = agrees(found, shaken(found, 5, 0.8, per))
    assert batch.exact or not batch.tied.any()


def test_a_law_without_steps_for_draws_is_counted_one_by_one() -> None:
    found = election("ch_zurich_2006")
    batch = agrees(found, shaken(found, 2, 0.1))
    assert batch.exact == 2


def test_what_a_law_adds_stands_last() -> None:
    """Finland's seats stand with alliances, which have no votes of their own."""
    found = election("fi_2019")
    found = replace(found, lists={"SDP": RegisteredList("SDP", "SDP", alliance="pact")})
    batch = law_batch(law_named("finland_1998"), found, votes_table(found)[None])
    assert batch.lists[-1] == "pact"
    assert batch.totals()[0, -1] == 40
    assert batch.totals().sum() == 199


def test_reserved_seats_are_the_same_in_every_draw() -> None:
    found = election("iq_2025")
    minority = Contest("minority", 1, kind="reserved")
    name = lists_of(found)[0]
    people = (
        Candidate("minority", name, "x", "x", 1, 5),
        Candidate("minority", name, "y", "y", 2, 4),
    )
    found = replace(found, contests=(*found.contests, minority), candidates=people)
    batch = law_batch(law_named("iraq_2023"), found, shaken(found, 3, 0.1))
    assert batch.seats[:, -1, 0].tolist() == [1, 1, 1]
    assert batch.exact == 0
    tied = replace(found, candidates=(people[0], replace(people[1], votes=5)))
    assert law_batch(law_named("iraq_2023"), tied, shaken(tied, 3, 0.1)).tied.all()


def test_blocks_of_draws_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    found = election("no_2021")
    votes = shaken(found, 7, 0.2)
    whole = law_batch(law_named("norway_2002"), found, votes)
    monkeypatch.setattr(batch_module, "_CELLS", 3 * votes[0].size)
    assert (law_batch(law_named("norway_2002"), found, votes).seats == whole.seats).all()


def made(votes: object) -> LawBatch:
    """Count draws of two provinces; B stands in the first only."""
    contests = (Contest("P", 3), Contest("Q", 2))
    counts = {"P": {"A": 1, "B": 1}, "Q": {"A": 1}}
    law = law_named("spain_1985")
    found = Election("made", "ESP", "Congreso", law.since, 5, contests, counts)
    return law_batch(law, found, np.array(votes))


@pytest.mark.parametrize(
    ("votes", "error", "message"),
    [
        ([[[5, 4], [1, 1]]], ElectionError, "votes for 'B' in 'Q', where it does not stand"),
        ([[[5, 4], [0, 0]]], NoVotesError, "contest 1 has a draw in which no list has a vote"),
        ([[[5, -4], [1, 0]]], ElectionError, "0 or more"),
        ([[[5, 4]]], ElectionError, "expected draws by 2 contests by lists"),
        ([[[5, 4, 3], [1, 0, 0]]], ElectionError, "votes are for 3 lists, expected 2"),
        ([[[2**45, 2**45], [1, 0]]], ElectionError, r"2\^46 votes or more"),
        ([[[5.0, 4.0], [1.0, 0.0]]], ElectionError, "expected whole numbers"),
    ],
)
def test_what_is_no_draw_is_refused(
    votes: object, error: type[ElectionError], message: str
) -> None:
    with pytest.raises(error, match=message):
        made(votes)


def test_a_draw_that_cannot_be_counted_is_named() -> None:
    """Fifty lists of 2 %: nobody has the 3 % that Spain asks for."""
    law = law_named("spain_1985")
    names = [str(place) for place in range(50)]
    counts = {"P": dict.fromkeys(names, 1) | {"0": 60}}
    found = Election("made", "ESP", "Congreso", law.since, 3, (Contest("P", 3),), counts)
    votes = np.ones((2, 1, 50), np.int64)
    votes[0, 0, 0] = 60
    with pytest.raises(NoVotesError, match="draw 1: no list that takes part has a vote"):
        law_batch(law, found, votes)


def test_ballots_that_rank_candidates_are_no_votes_of_lists() -> None:
    found = replace(election("es_2016"), ballots={"Soria": {("a", "b"): 5}})
    with pytest.raises(ElectionError, match="voters rank candidates"):
        law_batch(law_named("spain_1985"), found, votes_table(found)[None])


def test_no_draws_are_no_seats() -> None:
    assert made(np.zeros((0, 2, 2), np.int64)).seats.shape == (0, 2, 2)


def test_a_law_of_another_country_counts_no_draws() -> None:
    found = election("es_2016")
    with pytest.raises(ElectionError, match="norway_2002 is a law of NOR"):
        law_batch(law_named("norway_2002"), found, votes_table(found)[None])

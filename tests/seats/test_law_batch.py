"""Many draws under a law are the law's own count, draw by draw, on real elections shaken."""

from dataclasses import replace

import numpy as np
import pytest
from tests.seats.folder import ELECTIONS, election

from hemicycle.records.election import Election
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

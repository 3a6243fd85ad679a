"""Ballot papers on which voters rank candidates: ``ballots.csv`` of an election folder.

A row is a contest, a ranking as candidates between ``>``, and the number of papers that have it.
A paper without a first preference is not valid and has no row. A ranking names a candidate once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hemicycle.errors import UnknownNameError
from hemicycle.records.election import Ballots, Candidate, ContestId, ListId, Ranking, Votes
from hemicycle.seats.tables import Row, once

COLUMNS = ("contest", "preferences", "ballots")

BETWEEN = ">"
"""Stands between two preferences; no name has it."""


def read_ballots(
    table: Iterable[Row], candidates: Sequence[Candidate]
) -> dict[ContestId, dict[Ranking, int]]:
    """Return the papers of every contest.

    Raises
    ------
    DocumentError
        Where a ranking names somebody who does not stand, or somebody twice, or stands twice.
    """
    standing: dict[ContestId, set[str]] = {}
    for one in candidates:
        standing.setdefault(one.contest, set()).add(one.id)
    papers: dict[ContestId, dict[Ranking, int]] = {}
    for row in once(table, COLUMNS[:2]):
        contest = row.text("contest")
        if contest not in standing:
            raise row.error(f"no candidate of {contest!r} is in candidates.csv")
        ranking = _ranking(row, standing[contest])
        counts = papers.setdefault(contest, {})
        counts[ranking] = counts.get(ranking, 0) + row.whole("ballots")
    return papers


def first_preferences(
    papers: Mapping[ContestId, Ballots], candidates: Sequence[Candidate]
) -> dict[ContestId, Votes]:
    """Return how many papers put a candidate of each list first."""
    list_of = {(one.contest, one.id): one.list for one in candidates}
    votes: dict[ContestId, Votes] = {}
    for contest, ballots in papers.items():
        total: Counter[ListId] = Counter()
        for one in candidates:
            if one.contest == contest:
                total[one.list] = 0
        for ranking, count in ballots.items():
            total[list_of[contest, ranking[0]]] += count
        votes[contest] = total
    return votes


def in_a_cell(ranking: Ranking) -> str:
    """Return a ranking as a table has it.

    >>> in_a_cell(("Ann", "Bob"))
    'Ann > Bob'
    """
    return f" {BETWEEN} ".join(ranking)


def among(ballots: Ballots, standing: Iterable[str]) -> dict[Ranking, int]:
    """Return the papers without the candidates who no longer stand; empty ones fall away.

    >>> among({("A", "B"): 3, ("B",): 2, ("A",): 1}, "B")
    {('B',): 5}
    """
    left = frozenset(standing)
    kept: dict[Ranking, int] = {}
    for ranking, count in ballots.items():
        shorter = tuple(name for name in ranking if name in left)
        if shorter and count:
            kept[shorter] = kept.get(shorter, 0) + count
    return kept


def _ranking(row: Row, standing: set[str]) -> Ranking:
    names = [name.strip() for name in row.text("preferences").split(BETWEEN)]
    for place, name in enumerate(names):
        if not name:
            raise row.error("a preference is empty: candidates stand between >")
        if name not in standing:
            raise row.error(str(UnknownNameError("candidate", name, sorted(standing))))
        if name in names[:place]:
            raise row.error(f"{name!r} is ranked twice")
    return tuple(names)

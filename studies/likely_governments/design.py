"""The cases as one table: a row for every government that could have been formed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hemicycle.governments.likely.candidates import Candidates, blocks, candidates
from hemicycle.governments.likely.situation import Array, Situation, situation_of
from studies.likely_governments.cases import Case

Columns = Callable[[Situation, Candidates], Mapping[str, Array]]


@dataclass(frozen=True, slots=True)
class Design:
    """Rows of case ``i`` are ``starts[i]:starts[i + 1]``; ``observed`` is the cabinet's row.

    ``variances`` has the variance of each feature within each case.
    """

    names: tuple[str, ...]
    rows: Array
    starts: Array
    observed: Array
    variances: Array

    def only(self, names: Sequence[str]) -> "Design":
        """Return the table with these features alone."""
        places = [self.names.index(name) for name in names]
        rows = np.ascontiguousarray(self.rows[:, places])
        return Design(tuple(names), rows, self.starts, self.observed, self.variances[:, places])


def design(cases: Sequence[Case], columns: Columns, names: Sequence[str]) -> Design:
    """Compute the features of all candidates; what a case does not know is nought in it."""
    tables, observed = [], []
    for case in cases:
        situation = situation_of(case.formation)
        sets = np.concatenate(list(blocks(len(situation.parties))))
        known = columns(situation, candidates(situation, sets))
        table = np.zeros((len(sets), len(names)))
        for place, name in enumerate(names):
            if name in known:
                table[:, place] = known[name]
        tables.append(table)
        observed.append(set_of(situation, case.cabinet) - 1)
    starts = np.concatenate([[0], np.cumsum([len(table) for table in tables])])
    return Design(
        names=tuple(names),
        rows=np.concatenate(tables),
        starts=starts,
        observed=starts[:-1] + np.array(observed),
        variances=np.array([table.var(axis=0) for table in tables]),
    )


def set_of(situation: Situation, cabinet: frozenset[str]) -> int:
    """Return the number of the set of these parties."""
    return sum(1 << i for i, party in enumerate(situation.parties) if party.name in cabinet)

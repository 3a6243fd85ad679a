"""The rolling split: a case is predicted from what began before the year of its election."""

from collections.abc import Sequence

import numpy as np

from studies.likely_governments.cases import Case
from studies.likely_governments.design import Design
from studies.likely_governments.logit import fit, probabilities_of
from studies.likely_governments.measures import Prediction


def rolling(
    table: Design, cases: Sequence[Case], ridge: float, period: tuple[str, str]
) -> list[Prediction]:
    """Predict the cases that began in ``period`` (first day included, last not)."""
    begun = [case.start_date for case in cases]
    asked = [place for place, day in enumerate(begun) if period[0] <= day < period[1]]
    predictions: dict[int, Prediction] = {}
    weights = None
    for year in sorted({cases[place].election_date[:4] for place in asked}):
        known = int(np.searchsorted(begun, f"{year}-01-01"))
        weights = fit(table, known, ridge, weights)
        for place in asked:
            if cases[place].election_date.startswith(year):
                formation = cases[place].formation
                predictions[place] = Prediction(
                    parties=len(formation.parties),
                    after_election=formation.after_election,
                    probabilities=probabilities_of(table, place, weights),
                    came=int(table.observed[place] - table.starts[place]) + 1,
                )
    return [predictions[place] for place in asked]

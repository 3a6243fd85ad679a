"""The study counts, fits and measures as its protocol says, and its weights are those shipped."""

import hashlib
import json
from math import log
from pathlib import Path

import numpy as np
import pytest

import hemicycle.governments.likely as shipped
from hemicycle.governments.likely.size import size
from hemicycle.governments.likely.weights import key_of
from studies.likely_governments.cases import Case, read_cases
from studies.likely_governments.design import Design, design
from studies.likely_governments.logit import fit, probabilities_of
from studies.likely_governments.measures import (
    Prediction,
    calibration_of_governments,
    calibration_of_parties,
    scores,
)
from studies.likely_governments.model import FEATURES, KNOWN, RIDGE, names_of

TABLE = Path("studies/likely_governments/data/cabinet_formations_1945_2014.csv")


@pytest.fixture(scope="module")
def cases(root: Path) -> list[Case]:
    return read_cases(root / TABLE)


def test_the_cases_of_the_protocol(cases: list[Case]) -> None:
    assert len(cases) == 722
    assert sum(case.start_date >= "2000" for case in cases) == 202
    assert sum(2 ** len(case.formation.parties) - 1 for case in cases) == 1_499_878


def test_a_case_by_hand(cases: list[Case]) -> None:
    """Germany, the third Merkel cabinet of 17 December 2013: four parties; CDU/CSU and SPD."""
    merkel = next(c for c in cases if c.country == "DEU" and c.start_date == "2013-12-17")
    assert sorted(party.seats for party in merkel.formation.parties) == [63, 64, 193, 311]
    assert (merkel.formation.seats_total, merkel.formation.majority) == (631, 316)
    assert len(merkel.cabinet) == 2
    assert merkel.formation.after_election
    before = merkel.formation.past[-1]
    assert sum(before.seats.values()) == 622
    assert before.strength == 332


def test_the_table_is_the_one_given(root: Path, gold: Path) -> None:
    given = gold / "power" / "parlgov" / TABLE.name
    assert (root / TABLE).read_bytes() == given.read_bytes()


def test_the_shipped_weights_come_from_this_table_and_this_model(
    root: Path, cases: list[Case]
) -> None:
    document = json.loads((Path(shipped.__file__).parent / "weights.json").read_text("utf-8"))
    source = document["provenance"]
    assert source["data_sha256"] == hashlib.sha256((root / TABLE).read_bytes()).hexdigest()
    assert (source["cases"], source["ridge"]) == (len(cases), RIDGE)
    found = {key: tuple(weights) for key, weights in document["weights"].items()}
    assert found == {key_of(known): names_of(known) for known in KNOWN}


def test_the_shipped_weights_of_size_are_what_the_study_fits(cases: list[Case]) -> None:
    """One of the six sets, fitted again on all cases: the others take a minute."""
    weights = json.loads((Path(shipped.__file__).parent / "weights.json").read_text("utf-8"))
    small = design(cases, size, FEATURES["size"])
    begin = np.array(list(weights["weights"]["size"].values()))
    assert fit(small, len(cases), RIDGE, begin) == pytest.approx(begin, rel=1e-4)


def test_the_fit_by_hand() -> None:
    """Of ten choices between two, seven fall on the one with x = 1: without a ridge log(7/3)."""
    rows = np.array([[0.0], [1.0]] * 10)
    starts = np.arange(0, 21, 2)
    observed = starts[:-1] + np.array([1] * 7 + [0] * 3)
    table = Design(("x",), rows, starts, observed, np.full((10, 1), 0.25))
    weight = fit(table, 10, 0.0)
    assert weight == pytest.approx([log(7 / 3)], rel=1e-6)
    assert probabilities_of(table, 0, weight) == pytest.approx([0.3, 0.7])
    # with a ridge the score 7 - 10 p(w) equals the penalty's slope 8 * 0.25 * w
    ridged = fit(table, 10, 8.0)[0]
    assert 7 - 10 / (1 + np.exp(-ridged)) == pytest.approx(2 * ridged, abs=1e-6)


def test_the_measures_by_hand() -> None:
    """Two parties, sets {A}, {B}, {A, B}; the second came, the first was likeliest."""
    one = Prediction(2, True, np.array([0.5, 0.3, 0.2]), 2)
    found = scores([one])
    assert found.log_loss == pytest.approx(-log(0.3))
    assert (one.place, found.top_1, found.top_5, found.right_parties) == (2, 0, 1, 0)
    tenths = [(t.low, t.cases, t.came) for t in calibration_of_governments([one])]
    assert tenths == [(0.2, 1, 0), (0.3, 1, 1), (0.5, 1, 0)]
    parties = calibration_of_parties([one])
    assert [(t.low, t.came) for t in parties] == [(0.5, 1), (0.7, 0)]
    assert [t.predicted for t in parties] == pytest.approx([0.5, 0.7])
    assert parties[0].standard_error == pytest.approx(0.5)

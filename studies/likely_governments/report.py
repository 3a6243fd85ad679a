"""What the study prints: the tables of docs/reference/likely-governments.md, and the weights."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

import hemicycle.governments.likely as shipped
from hemicycle.governments.likely.candidates import blocks, candidates
from hemicycle.governments.likely.features import columns
from hemicycle.governments.likely.score import score as shipped_score
from hemicycle.governments.likely.situation import Array, Situation, situation_of
from hemicycle.governments.likely.weights import key_of, weights_for
from studies.likely_governments.cases import Case
from studies.likely_governments.design import Design, design, set_of
from studies.likely_governments.logit import fit
from studies.likely_governments.measures import (
    Prediction,
    Tenth,
    calibration_of_governments,
    calibration_of_parties,
    scores,
)
from studies.likely_governments.model import KNOWN, RIDGE, names_of
from studies.likely_governments.plain import PLAIN, PLAIN_RIDGE, plain, rule
from studies.likely_governments.rolling import rolling

DEVELOPMENT = ("1980-01-01", "2000-01-01")
TEST = ("2000-01-01", "2015-01-01")
RIDGES = (1.0, 8.0)
DIGITS = 5
"""Significant digits of a shipped weight."""

HEADER = "| model | cases | log loss | top-1 | top-5 | parties right |\n|---|---|---|---|---|---|"
CALIBRATION = "| tenth | cases | predicted | came | standard error |\n|---|---|---|---|---|"


def test(cases: Sequence[Case]) -> Iterator[str]:
    """Measure everything that the protocol asks for on the cases since 2000."""
    full = design(cases, columns, names_of(KNOWN[0]))
    by_known = {
        key_of(known): rolling(full.only(names_of(known)), cases, RIDGE, TEST) for known in KNOWN
    }
    del full
    ours = _as_shipped(by_known, cases)
    rivals = {
        "the rule": _ruled(cases),
        "the plain logit": rolling(design(cases, plain, PLAIN), cases, PLAIN_RIDGE, TEST),
        "ours": ours,
    }
    reduced = {f"ours, knowing {key}": by_known[key] for key in list(by_known)[1:]}
    for title, kept in (
        ("All cases since 2000", lambda one: True),
        ("First cabinet after an election", lambda one: one.after_election),
    ):
        yield f"\n### {title}\n\n{HEADER}"
        for name, predictions in {**rivals, **reduced}.items():
            yield _row(name, [one for one in predictions if kept(one)])
    yield from _calibration(ours)


def variants(cases: Sequence[Case]) -> Iterator[str]:
    """Score the model on the development cases: whole, with other ridges, without families."""
    full = design(cases, columns, names_of(KNOWN[0]))
    yield HEADER
    yield _row(f"ours, ridge {RIDGE:g}", rolling(full, cases, RIDGE, DEVELOPMENT))
    for ridge in RIDGES:
        yield _row(f"ridge {ridge:g}", rolling(full, cases, ridge, DEVELOPMENT))
    for known in KNOWN[1:]:
        table = full.only(names_of(known))
        yield _row(f"knowing {key_of(known)}", rolling(table, cases, RIDGE, DEVELOPMENT))
    table = design(cases, plain, PLAIN)
    yield _row("the plain logit", rolling(table, cases, PLAIN_RIDGE, DEVELOPMENT))


def write_weights(cases: Sequence[Case], table: Path) -> str:
    """Fit every combination of families on all cases and write the shipped file."""
    full = design(cases, columns, names_of(KNOWN[0]))
    weights = {key_of(known): fitted(full.only(names_of(known)), len(cases)) for known in KNOWN}
    document = {
        "provenance": {
            "command": "python -m studies.likely_governments fit",
            "protocol": "docs/decisions/0025-protocol-of-likely-governments.md",
            "data": "ParlGov, development version of 4 November 2023, CC0 1.0",
            "data_sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
            "cases": len(cases),
            "last_case_began": cases[-1].start_date,
            "ridge": RIDGE,
        },
        "weights": weights,
    }
    path = Path(shipped.__file__).parent / "weights.json"
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return f"wrote {path.name}: {len(weights)} sets of weights from {len(cases)} cases"


def fitted(table: Design, cases: int) -> dict[str, float]:
    """Return the weights fitted on the first cases, by name, rounded as they are shipped."""
    weights = fit(table, cases, RIDGE)
    return {
        name: float(f"{weight:.{DIGITS}g}")
        for name, weight in zip(table.names, weights, strict=True)
    }


def score(cases: Sequence[Case], since: str) -> Iterator[str]:
    """Score the shipped weights on cases that began since a day."""
    asked = [case for case in cases if case.start_date >= since]
    predictions = [_shipped_prediction(case) for case in asked]
    yield HEADER
    yield _row("shipped weights, all", predictions)
    yield _row("first after an election", [one for one in predictions if one.after_election])
    yield from _calibration(predictions)


def _shipped_prediction(case: Case) -> Prediction:
    return _predicted(
        case,
        lambda situation: shipped_score(situation, weights_for(situation.families)).probabilities,
    )


def _ruled(cases: Sequence[Case]) -> list[Prediction]:
    asked = [case for case in cases if TEST[0] <= case.start_date < TEST[1]]
    return [_predicted(case, _rule_of) for case in asked]


def _rule_of(situation: Situation) -> Array:
    sets = np.concatenate(list(blocks(len(situation.parties))))
    return rule(situation, candidates(situation, sets))


def _predicted(case: Case, numbers: Callable[[Situation], Array]) -> Prediction:
    situation = situation_of(case.formation)
    return Prediction(
        parties=len(situation.parties),
        after_election=case.formation.after_election,
        probabilities=numbers(situation),
        came=set_of(situation, case.cabinet),
    )


def _as_shipped(by_known: dict[str, list[Prediction]], cases: Sequence[Case]) -> list[Prediction]:
    """Take the model without a past for a country's first cabinet, as the shipped code does."""
    asked = [case for case in cases if TEST[0] <= case.start_date < TEST[1]]
    chosen = [key_of(situation_of(case.formation).families) for case in asked]
    return [by_known[key][place] for place, key in enumerate(chosen)]


def _row(name: str, predictions: Sequence[Prediction]) -> str:
    found = scores(predictions)
    loss = "–" if np.isnan(found.log_loss) else f"{found.log_loss:.3f}"
    shares = (found.top_1, found.top_5, found.right_parties)
    return (
        " | ".join([f"| {name}", str(found.cases), loss, *(f"{share:.1%}" for share in shares)])
        + " |"
    )


def _calibration(predictions: Sequence[Prediction]) -> Iterator[str]:
    yield f"\n### Calibration of governments\n\n{CALIBRATION}"
    yield from map(_tenth, calibration_of_governments(predictions))
    yield f"\n### Calibration of parties\n\n{CALIBRATION}"
    yield from map(_tenth, calibration_of_parties(predictions))


def _tenth(tenth: Tenth) -> str:
    numbers = (tenth.predicted, tenth.came, tenth.standard_error)
    return (
        f"| {tenth.low:.1f}–{tenth.low + 0.1:.1f} | {tenth.cases} | "
        + " | ".join(f"{number:.1%}" for number in numbers)
        + " |"
    )

"""Questions for the builder: those of the shared table of cases, and any others.

The table `cases.json` runs twice: against the library, and against the script in a browser.
A standing is [seats, short, surplus, status, spare, broken]; a completion begins with whom it
adds and has no "short".
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hemicycle.brief.builder import Question
from hemicycle.governments.readings import readings_of
from hemicycle.governments.refusals import Alliance, Confidence, Kind, Refusal, Terms
from hemicycle.pictures.builder.table import Answer, Choice
from hemicycle.records.page import Finding, ListRow, Report, Source, Span, StatedChamber

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases.json").read_text(encoding="utf-8")
)


def question_of(case: Mapping[str, Any]) -> Question:
    """Return what the builder of a case is about."""
    rows = tuple(
        ListRow(
            name,
            seats=None if more else seats,
            seats_min=seats,
            seats_max=more[0] if more else seats,
            span=Span(at + 1, 100 * at, 100 * at + 50, name),
        )
        for at, (name, seats, *more) in enumerate(case["rows"])
    )
    repeated = tuple(
        Finding(
            "list-repeated",
            "warning",
            "may be one list",
            tuple(row.span for row in rows if row.name in names and row.span),
        )
        for names in case.get("repeated", ())
    )
    report = Report(
        Source("page.txt", "0" * 64),
        chamber=StatedChamber(case["seats_total"], case.get("majority")),
        lists=rows,
        findings=repeated,
    )
    refusals = tuple(
        Refusal(
            by, of, Kind(kind), confidence=Confidence(*editor) if editor else Confidence.CONFIRMED
        )
        for by, of, kind, *editor in case.get("refusals", ())
    )
    alliances = tuple(Alliance(frozenset(names)) for names in case.get("alliances", ()))
    return Question(readings_of(report), Terms(refusals=refusals, alliances=alliances))


def choice_in(case: Mapping[str, Any]) -> Choice:
    """Return what is chosen in a case."""
    return Choice(tuple(case["chosen"]), tuple(case.get("aside", ())))


def told_in(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer as a case tells it."""
    standing = ("seats", "short", "surplus", "status", "spare", "broken")
    completion = ("added", "seats", "surplus", "status", "spare", "broken")
    return {
        "status": answer["status"],
        "standings": [_values(one, standing) for one in answer["standings"]],
        "completions": [_values(one, completion) for one in answer["completions"]],
        "search": answer["search"],
    }


def expected_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the table says of a case."""
    told = {name: case[name] for name in ("status", "standings", "completions")}
    return told | {"search": case.get("search", "done")}


def as_json(answer: Answer) -> dict[str, Any]:
    """Return an answer of the library as the script would give it."""
    found: dict[str, Any] = json.loads(msgspec.json.encode(answer))
    return found


def _values(record: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    return [record[name] for name in names]

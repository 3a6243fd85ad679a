"""Records become documents and come back the same; what is not a document is refused."""

from decimal import Decimal

import jsonschema
import msgspec
import pytest

from hemicycle.errors import DocumentError
from hemicycle.records.documents import KINDS, from_json, json_schema, to_json
from hemicycle.records.page import (
    Comment,
    Finding,
    FundMeter,
    Headline,
    ListRow,
    Report,
    Source,
    Span,
    Speaker,
    StatedChamber,
    Statement,
    Zone,
)

SPAN = Span(2, 10, 15, "seats")
REPORT = Report(
    source=Source("page.txt", "0" * 64),
    headline=Headline("Who can govern?", SPAN),
    zones=(Zone("article", (1, 9)), Zone("comments", (11, 12))),
    chamber=StatedChamber(329, 165, "computed", SPAN),
    lists=(ListRow("Sairoun", seats=54, vote_share=Decimal("14.47"), span=SPAN),),
    statements=(
        Statement("s1", "denial", "indirect", Speaker("a spokesman"), "no talks", ("Reuters",)),
    ),
    comments=(Comment(None, "Well.", (11, 12)),),
    fund=FundMeter("2021-06", "USD", 112_000, (0, 250_000, 500_000), SPAN),
    findings=(Finding("seats-unlisted", "warning", "275 seats are not listed", (SPAN,)),),
)


def test_a_report_survives_the_journey() -> None:
    assert from_json(to_json(REPORT), Report) == REPORT


def test_a_share_keeps_its_digits_and_is_a_number() -> None:
    assert b'"vote_share": 14.47' in to_json(REPORT)


def test_the_keys_are_those_of_the_contract() -> None:
    assert list(msgspec.json.decode(to_json(REPORT))) == [
        "schema",
        "source",
        "headline",
        "zones",
        "chamber",
        "lists",
        "statements",
        "comments",
        "fund",
        "findings",
    ]


@pytest.mark.parametrize("report", [REPORT, Report(Source("-", "0" * 64))], ids=["full", "bare"])
def test_a_document_obeys_its_schema(report: Report) -> None:
    jsonschema.validate(msgspec.json.decode(to_json(report)), json_schema("hemicycle/report/1"))


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        pytest.param(b"", "not JSON", id="empty"),
        pytest.param(b"\xff\xfe", "not JSON", id="binary"),
        pytest.param(b"[]", "Expected `object`", id="an array"),
        pytest.param(b"{}", "is None, expected 'hemicycle/report/1'", id="no schema"),
        pytest.param(b'{"schema": "hemicycle/report/9"}', "report/9", id="another version"),
        pytest.param(b'{"schema": "hemicycle/report/1"}', "source", id="a field is missing"),
        pytest.param(
            to_json(REPORT).replace(b'"seats": 54', b'"seats": "54"'),
            r"\$\.lists\[0\]\.seats",
            id="a number is a text",
        ),
        pytest.param(
            to_json(REPORT).replace(b'"denial"', b'"lie"'), r"\$\.statements\[0\]", id="an act"
        ),
    ],
)
def test_what_is_not_a_document_is_refused(document: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        from_json(document, Report)

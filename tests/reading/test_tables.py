"""Tables of seats as spreadsheets write them, and as they should not."""

import pytest

from hemicycle.errors import DocumentError
from hemicycle.reading.tables import is_table, read_table
from hemicycle.records.page import Source

SOURCE = Source("seats.csv", "0" * 64)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param("list,seats\nA,5\nB,3\n", [("A", 5), ("B", 3)], id="plain"),
        pytest.param("Seats;List\r\n5;A\r\n3;B", [("A", 5), ("B", 3)], id="semicolons, swapped"),
        pytest.param("party\tseats\nA\t5", [("A", 5)], id="tabs"),
        pytest.param('list,seats\n"A, B and C",5', [("A, B and C", 5)], id="a comma in a name"),
        pytest.param("list,seats\nسائرون,٥٤", [("سائرون", 54)], id="arabic digits"),
        pytest.param("list,seats\n\nA,5\n,\n", [("A", 5)], id="empty rows"),
        pytest.param("list,colour,seats\nA,red,5", [("A", 5)], id="a column of no concern"),
    ],
)
def test_a_table_gives_its_rows(table: str, rows: list[tuple[str, int]]) -> None:
    report = read_table(table, SOURCE)
    assert [(row.name, row.seats) for row in report.lists] == rows


def test_a_row_points_at_its_line() -> None:
    table = 'list,seats\n"A\nB",5\nC,3'
    first, second = read_table(table, SOURCE).lists
    assert first.span is not None
    assert second.span is not None
    assert (first.span.line, first.span.exact) == (2, '"A\nB",5')
    assert (second.span.line, second.span.exact) == (4, "C,3")
    assert table[second.span.start : second.span.end] == "C,3"


def test_without_a_total_the_chamber_is_assumed_and_said_to_be() -> None:
    report = read_table("list,seats\nA,5\nB,3", SOURCE)
    assert (report.chamber.seats_total, report.chamber.majority) == (8, 5)
    assert [finding.code for finding in report.findings] == ["chamber-assumed"]


def test_a_total_is_the_chamber_and_no_list() -> None:
    report = read_table("list,seats\nA,5\nB,3\nTotal,10", SOURCE)
    assert (report.chamber.seats_total, report.chamber.majority) == (10, 6)
    assert [row.name for row in report.lists] == ["A", "B"]
    assert report.findings == ()


def test_a_name_that_stands_twice_is_found_and_kept() -> None:
    report = read_table("list,seats\nA,5\na,3\nTotal,9", SOURCE)
    (finding,) = report.findings
    assert finding.code == "list-repeated"
    assert [span.line for span in finding.spans] == [2, 3]
    assert len(report.lists) == 2


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param("list,seats\n", "no lists below", id="a heading alone"),
        pytest.param("list,seats\nA,-5", r"seats.csv, line 2: seats are '-5'", id="negative"),
        pytest.param("list,seats\nA,5.5", "line 2: seats are '5.5'", id="a fraction"),
        pytest.param("list,seats\nA,", "line 2: seats are ''", id="nothing"),
        pytest.param("list,seats\nA", "line 2: seats are ''", id="a short row"),
        pytest.param("list,seats\nA,5\n,3", "line 3: the row has no name", id="no name"),
        pytest.param("list,seats\nA," + "9" * 5000, "expected a whole number", id="huge"),
        pytest.param("list,seats\nA,1000000000000000001", "from 0 to 10", id="past the limit"),
        pytest.param(
            'list,seats\nA,5\n"' + "x" * 200_000, "line 3: not a row", id="an endless cell"
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(table: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_table(table, SOURCE)


@pytest.mark.parametrize(
    "text",
    ["", "Sairoun won 54 seats.", "list of seats\nA,5", "seats,votes\n5,100", "\n\nlist,seats"],
)
def test_prose_is_no_table(text: str) -> None:
    assert not is_table(text)

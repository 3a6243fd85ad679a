"""Several pages about one election: lists joined by name, figures that cannot both be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import DocumentError
from hemicycle.reading.aliases import Aliases, read_aliases
from hemicycle.reading.comparison import compare
from hemicycle.records.comparison import Comparison
from hemicycle.records.documents import from_json, to_json
from hemicycle.records.page import (
    Finding,
    ListRow,
    Report,
    Source,
    Speaker,
    StatedChamber,
    Statement,
)

TABLE = read_aliases(b"name,alias\nSairoon,Sairoun\nSairoon,Sayirun\n")


def report(name: str, *rows: ListRow, total: int | None = None, partial: bool = False) -> Report:
    findings = (Finding("count-partial", "note", "The count goes on."),) if partial else ()
    return Report(Source(name, ""), chamber=StatedChamber(total), lists=rows, findings=findings)


def told(comparison: Comparison) -> list[tuple[str, list[tuple[int, int | None]]]]:
    return [
        (joined.name, [(one.source, one.row.seats) for one in joined.told])
        for joined in comparison.lists
    ]


def test_three_pages_on_iraq_2018() -> None:
    """The winner spelt in three ways; State of Law with 26 at Rudaw and 25 at Iraqi News."""
    rudaw = report(
        "rudaw", ListRow("Sairoon", seats=54), ListRow("State of Law", seats=26), total=329
    )
    mehr = report("mehr", ListRow("Sayirun Coalition", seats=54), total=328)
    news = report(
        "iraqi news",
        ListRow("Muqtada al-Sadr’s alliance (Sairoun)", seats=54),
        ListRow("The State of Law Coalition", seats=25),
    )
    found = compare(
        [rudaw, mehr, news],
        read_aliases(b"name,alias\nSairoon,Sairoun\nSairoon,Sayirun\nSairoon,Sayirun Coalition\n"),
    )
    assert told(found) == [
        ("Sairoon", [(0, 54), (1, 54), (2, 54)]),
        ("State of Law", [(0, 26), (2, 25)]),
    ]
    assert [(one.code, one.message) for one in found.findings] == [
        (
            "total-conflict",
            "The pages give the chamber different sizes: 329 in rudaw; 328 in mehr.",
        ),
        (
            "sources-conflict",
            "The pages give State of Law different seats: 26 in rudaw; 25 in iraqi news.",
        ),
    ]


KURDISTAN = ListRow("Kurdistan Democratic Party", "KDP")


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        pytest.param(ListRow("Fatah"), ListRow("FATAH"), ["Fatah"], id="case"),
        pytest.param(ListRow("Fine Gáel"), ListRow("Fine Gael"), ["Fine Gáel"], id="accents"),
        pytest.param(ListRow("The Fatah List"), ListRow("Fatah"), ["The Fatah List"], id="words"),
        pytest.param(KURDISTAN, ListRow("KDP"), [KURDISTAN.name], id="abbreviation"),
        pytest.param(ListRow("Sairoun"), ListRow("Sayirun"), ["Sairoon"], id="the table"),
        pytest.param(ListRow("Sairun"), ListRow("Sayirun"), ["Sairun", "Sairoon"], id="not in it"),
        pytest.param(
            ListRow("National Wisdom"),
            ListRow("National Alliance"),
            ["National Wisdom", "National Alliance"],
            id="likeness joins nothing",
        ),
        pytest.param(ListRow("?"), ListRow("!"), ["?", "!"], id="names without a letter"),
    ],
)
def test_which_rows_are_one_list(one: ListRow, other: ListRow, names: list[str]) -> None:
    found = compare([report("a", one), report("b", other)], TABLE)
    assert [joined.name for joined in found.lists] == names


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (ListRow("A", seats=5), ListRow("A", seats=6), "seats: 5 in a; 6 in b."),
        (
            ListRow("A", seats=5),
            ListRow("A", seats_min=6, seats_max=8),
            "seats: 5 in a; 6 to 8 in b.",
        ),
        (ListRow("A", seats=5), ListRow("A", seats_min=6), "seats: 5 in a; at least 6 in b."),
        (ListRow("A", seats=5), ListRow("A", seats_min=5), None),
        (ListRow("A", seats=5), ListRow("A", seats_min=1, seats_max=5), None),
        (ListRow("A", seats_max=4), ListRow("A", seats=5), "seats: 0 to 4 in a; 5 in b."),
        (ListRow("A", seats=5), ListRow("A"), None),
        (ListRow("A", votes=1000), ListRow("A", votes=1001), "votes: 1,000 in a; 1,001 in b."),
        (ListRow("A", votes=1000), ListRow("A", seats=1), None),
    ],
)
def test_what_cannot_both_be_right(one: ListRow, other: ListRow, message: str | None) -> None:
    found = compare([report("a", one), report("b", other)], Aliases()).findings
    wanted = [f"The pages give A different {message}"] if message else []
    assert [finding.message for finding in found] == wanted


def test_a_count_that_goes_on_is_said_beside_the_conflict() -> None:
    pages = [report("a", ListRow("A", seats=5), partial=True), report("b", ListRow("A", seats=6))]
    message = compare(pages, Aliases()).findings[0].message
    assert message.endswith("6 in b, while the count is not finished.")


def test_who_says_what() -> None:
    said = Statement("s1", "claim", "indirect", Speaker("Dhiaa al-Assadi"), "nothing")
    again = Statement("s4", "denial", "indirect", Speaker("Dhiaa Al-Assadi"), "anything")
    nobody = Statement("s2", "claim", "indirect", Speaker(None), "something")
    pages = [
        Report(Source("a", ""), statements=(said, nobody)),
        Report(Source("b", ""), statements=(again,)),
    ]
    found = compare(pages, Aliases()).speakers
    assert [(one.name, [(s.source, s.id) for s in one.said]) for one in found] == [
        ("Dhiaa al-Assadi", [(0, "s1"), (1, "s4")])
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"list,names\nA,B\n", "columns 'name' and 'alias'"),
        (b"name,alias\nA,\n", "line 2 .* lacks"),
        (b"name,alias\nA,X\nB,x\n", "'x' is given to both 'A' and 'B'"),
        (b"name,alias\nA,?\n", "no letter"),
        (b"[aliases]\nA = 'B'\n", "must be a list"),
        (b"[aliases]\nA = [1]\n", "must be a list"),
        (b"[aliases]\nA = [\n", "not TOML"),
        (b"x = '[aliases]'\n", r"no table \[aliases\]"),
    ],
)
def test_a_table_that_says_nothing_or_two_things_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_aliases(data)


def test_a_table_in_toml() -> None:
    table = read_aliases('[aliases]\nSairoon = ["Sairoun", "سائرون"]\n'.encode())
    assert [table.name_of(name) for name in ("sairoun", "SAIROON", "سائرون", "Fatah")] == [
        *["Sairoon"] * 3,
        None,
    ]


names = st.sampled_from(["Fatah", "The Fatah Coalition", "Sairoun", "Sayirun", "KDP", "Nasr", "?"])
rows = st.builds(ListRow, names, seats=st.none() | st.integers(0, 9))
reports = st.builds(
    lambda name, lists: report(name, *lists), st.sampled_from("ab"), st.lists(rows, max_size=4)
)


@given(st.lists(reports, max_size=4))
def test_every_row_stands_in_one_list_and_the_document_comes_back(pages: list[Report]) -> None:
    found = compare(pages, TABLE)
    told_rows = [(one.source, one.row) for joined in found.lists for one in joined.told]
    given_rows = [(place, row) for place, page in enumerate(pages) for row in page.lists]
    assert sorted(map(repr, told_rows)) == sorted(map(repr, given_rows))
    assert from_json(to_json(found), Comparison) == found


@given(rows)
def test_a_page_beside_itself_has_no_conflict(row: ListRow) -> None:
    page = report("a", row, total=10)
    assert compare([page, page], TABLE).findings == ()

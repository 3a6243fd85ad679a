"""What a page says of seats, and the chambers that it can mean."""

from dataclasses import replace

import pytest

from hemicycle.errors import ElectionError, MajorityError, SeatsError, UnknownNameError
from hemicycle.governments.names import find_bloc
from hemicycle.governments.readings import checked, readings_of
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading
from hemicycle.records.page import Finding, ListRow, Report, Source, Span, StatedChamber

SOURCE = Source("table.csv", "0" * 64)


def report(total: int | None, *rows: ListRow) -> Report:
    return Report(SOURCE, chamber=StatedChamber(total), lists=rows)


def test_the_seed_has_two_readings(readings: tuple[ChamberReading, ...]) -> None:
    as_two, as_one = (reading.chamber for reading in readings)
    assert (as_two.listed, as_two.unlisted, len(as_two.blocs)) == (299, 30, 13)
    assert (as_one.listed, as_one.unlisted, len(as_one.blocs)) == (280, 49, 12)
    assert readings[1].merged == (("National Wisdom Movement", "National Wisdom Trend"),)
    assert readings[1].premise.startswith(
        "National Wisdom Movement and National Wisdom Trend are one list: 280 of 329"
    )


def test_the_seed_gets_the_names_of_a_newspaper(readings: tuple[ChamberReading, ...]) -> None:
    assert [bloc.label for bloc in readings[0].chamber.blocs] == [
        "Sairoun",
        "Fatah",
        "Victory",
        "State of Law",
        "National Alliance",
        "KDP",
        "National Wisdom Movement",
        "National Wisdom Trend",
        "PUK",
        "Decision",
        "Al-Anbar Is Our Identity",
        "Change",
        "New Generation",
    ]
    assert find_bloc(readings[1].chamber, "wisdom").label == "National Wisdom"


def test_a_bloc_leads_to_the_rows_it_was_read_from(readings: tuple[ChamberReading, ...]) -> None:
    assert [s.exact for s in find_bloc(readings[1].chamber, "National Wisdom Trend").spans] == [
        "National Wisdom Movement",
        "National Wisdom Trend",
    ]


def test_rows_of_one_name_are_two_readings_without_any_finding() -> None:
    rows = (ListRow("A", seats=5), ListRow("B", seats=3), ListRow("a", seats=4))
    as_two, as_one = readings_of(report(20, *rows))
    assert [bloc.name for bloc in as_two.chamber.blocs] == ["A", "B", "a"]
    assert len({bloc.id for bloc in as_two.chamber.blocs}) == 3
    joined = as_one.chamber.blocs[0]
    assert (joined.seats, joined.uncertain) == (4, 1)


def test_identical_names_do_not_hide_one_another() -> None:
    as_two, as_one = readings_of(report(20, ListRow("A", seats=5), ListRow("A", seats=5)))
    assert [bloc.name for bloc in as_two.chamber.blocs] == ["A", "A (2)"]
    assert as_one.chamber.blocs[0].name == "A / A (2)"
    assert find_bloc(as_one.chamber, "A (2)").label == "A"


def test_findings_that_overlap_make_one_group() -> None:
    rows = tuple(
        ListRow(name, seats=3, span=Span(1, 10 * at, 10 * at + 5, name))
        for at, name in enumerate(["A", "B", "C", "D"])
    )
    findings = tuple(
        Finding("list-repeated", "warning", "", tuple(rows[at].span for at in pair))  # type: ignore[misc]
        for pair in ((0, 1), (2, 3), (1, 2))
    )
    other = Finding("name-variants", "note", "", (Span(1, 0, 99, ""),))
    page = replace(report(20, *rows), findings=(*findings, other))
    assert readings_of(page)[1].merged == (("A", "B", "C", "D"),)
    assert len(readings_of(replace(page, findings=(other,)))) == 1


def test_only_the_reading_that_fits_is_kept() -> None:
    rows = (ListRow("A", seats=6), ListRow("A", seats=6), ListRow("B", seats=4))
    (only,) = readings_of(report(11, *rows))
    assert (only.chamber.listed, only.merged) == (10, (("A", "A (2)"),))


def test_members_of_a_bloc_are_not_summed_beside_it() -> None:
    rows = (
        ListRow("Centre-left", seats=12),
        ListRow("Reds", seats=8, counted_in="Centre-left"),
        ListRow("Greens", seats=4, counted_in="Centre-left"),
        ListRow("Blues", seats=5, counted_in="a bloc that has no row"),
    )
    (reading,) = readings_of(report(17, *rows))
    assert {bloc.name: bloc.seats for bloc in reading.chamber.blocs} == {
        "Centre-left": 12,
        "Blues": 5,
    }


def test_a_range_and_a_row_without_seats_are_uncertain() -> None:
    rows = (
        ListRow("Range", seats_min=54, seats_max=56),
        ListRow("Unknown"),
        ListRow("At least", seats_min=7),
        ListRow("Sure", seats=30),
    )
    (reading,) = readings_of(report(100, *rows))
    uncertain = {bloc.name: (bloc.seats, bloc.uncertain) for bloc in reading.chamber.blocs}
    assert uncertain == {"Range": (54, 2), "Unknown": (0, 9), "At least": (7, 9), "Sure": (30, 0)}


@pytest.mark.parametrize(
    ("total", "majority", "expected"),
    [
        pytest.param(None, None, (329, 165), id="of the page"),
        pytest.param(350, None, (350, 176), id="another size has its own majority"),
        pytest.param(None, 220, (329, 220), id="another majority"),
        pytest.param(330, 200, (330, 200), id="both"),
    ],
)
def test_what_is_asked_stands_above_the_page(
    iraq: Report, total: int | None, majority: int | None, expected: tuple[int, int]
) -> None:
    chamber = readings_of(iraq, total, majority)[0].chamber
    assert (chamber.seats_total, chamber.majority) == expected


@pytest.mark.parametrize("total", [100, 101])
def test_half_is_no_majority(total: int) -> None:
    (reading,) = readings_of(report(total, ListRow("A", seats=50), ListRow("B", seats=50)))
    assert reading.chamber.majority == 51


@pytest.mark.parametrize(
    ("page", "error", "message"),
    [
        pytest.param(report(329), ElectionError, "no list", id="no rows"),
        pytest.param(
            report(None, ListRow("A", seats=70), ListRow("B", seats=90)),
            SeatsError,
            "lists hold 160.*--seats-total",
            id="no size",
        ),
        pytest.param(
            report(709, ListRow("CDU/CSU", seats=266), ListRow("Rest", seats=463)),
            SeatsError,
            "729 seats, 20 more than the 709",
            id="Germany 2017 with its misprint",
        ),
        pytest.param(report(9, ListRow("A", seats=-1)), SeatsError, "A has -1", id="negative"),
        pytest.param(
            report(9, ListRow("A", seats_min=5, seats_max=3)), SeatsError, "5 to 3", id="downwards"
        ),
        pytest.param(
            replace(report(9, ListRow("A", seats=5)), chamber=StatedChamber(9, 10, "stated")),
            MajorityError,
            "majority of 10 is not possible in a chamber of 9",
            id="majority above the size",
        ),
    ],
)
def test_what_cannot_be_answered(page: Report, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        readings_of(page)


@pytest.mark.parametrize(
    ("chamber", "error"),
    [
        pytest.param(Chamber(9, 5, (Bloc("a", "A", "A", -1),)), SeatsError, id="negative"),
        pytest.param(Chamber(9, 5, (Bloc("a", "A", "A", 10),)), SeatsError, id="oversum"),
        pytest.param(Chamber(9, 0, (Bloc("a", "A", "A", 9),)), MajorityError, id="no majority"),
        pytest.param(Chamber(9, 10, (Bloc("a", "A", "A", 9),)), MajorityError, id="too high"),
        pytest.param(
            Chamber(9, 5, (Bloc("a", "A", "A", 4), Bloc("a", "B", "B", 4))),
            ElectionError,
            id="one id twice",
        ),
    ],
)
def test_a_chamber_that_contradicts_itself(chamber: Chamber, error: type[Exception]) -> None:
    with pytest.raises(error):
        checked(chamber)


@pytest.mark.parametrize(
    "asked",
    ["state-of-law", "State of Law", "STATE OF LAW COALITION", "  state of  law "],
)
def test_a_name_is_found_however_it_is_typed(house: Chamber, asked: str) -> None:
    assert find_bloc(house, asked).seats == 25


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param("Fattah", "did you mean 'Fatah'", id="misspelt"),
        pytest.param("Wisdom", "one list.*Wisdom Movement, National Wisdom Trend", id="of two"),
        pytest.param("", "no list is called", id="empty"),
    ],
)
def test_a_name_that_is_no_list(house: Chamber, asked: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        find_bloc(house, asked)

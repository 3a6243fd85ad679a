"""Iraq, May 2018, as the page gives it: 13 rows, 299 of 329 seats, one list perhaps twice."""

import pytest

from hemicycle.governments.readings import readings_of
from hemicycle.records.chamber import Chamber, ChamberReading
from hemicycle.records.page import Finding, ListRow, Report, Source, Span, StatedChamber

ROWS = [
    ("Muqtada al-Sadr’s alliance with communists (Sairoun)", 54),
    ("The Fatah Coalition", 47),
    ("Victory Alliance", 42),
    ("State of Law Coalition", 25),
    ("National Alliance", 21),
    ("Kurdistan Democratic Party (KDP)", 25),
    ("National Wisdom Movement", 19),
    ("National Wisdom Trend", 19),
    ("Patriotic Union of Kurdistan (PUK)", 18),
    ("Decision Alliance", 14),
    ("The Al-Anbar Is Our Identity coalition", 6),
    ("Change Movement", 5),
    ("New Generation Movement", 4),
]
LISTS = tuple(
    ListRow(name, seats=seats, span=Span(place + 1, 100 * place, 100 * place + len(name), name))
    for place, (name, seats) in enumerate(ROWS)
)


@pytest.fixture(scope="session")
def iraq() -> Report:
    """Return the report of the page."""
    spans = tuple(row.span for row in LISTS if "Wisdom" in row.name and row.span)
    repeated = Finding("list-repeated", "warning", "may be one list", spans)
    return Report(
        Source("page.txt", "0" * 64),
        chamber=StatedChamber(329, 165, "computed"),
        lists=LISTS,
        findings=(repeated,),
    )


@pytest.fixture(scope="session")
def readings(iraq: Report) -> tuple[ChamberReading, ...]:
    """Return its two readings: as two lists, and as one."""
    return readings_of(iraq)


@pytest.fixture(scope="session")
def house(readings: tuple[ChamberReading, ...]) -> Chamber:
    """Return the chamber of the rows as printed."""
    return readings[0].chamber

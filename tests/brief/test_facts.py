"""The news in sentences: what is said, and how surely."""

import pytest

from hemicycle.brief.facts import facts, news
from hemicycle.governments.refusals import Refusal, Terms
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, Status

IRAQ = (
    *(("Sairoun", 54), ("Fatah", 47), ("Victory", 42), ("State of Law", 25), ("KDP", 25)),
    *(("National", 21), ("Wisdom Movement", 19), ("Wisdom Trend", 19), ("PUK", 18)),
    *(("Decision", 14), ("Anbar", 6), ("Change", 5), ("New Generation", 4)),
)


def reading(total: int, *lists: tuple[str, int]) -> ChamberReading:
    blocs = tuple(Bloc(name.lower(), name, name, seats) for name, seats in lists)
    return ChamberReading(Chamber(total, total // 2 + 1, blocs), "as printed")


def told(*readings: ChamberReading, terms: Terms | None = None) -> dict[str, Status | None]:
    return {fact.text: fact.status for fact in facts(readings, terms or Terms())}


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param(reading(329, *IRAQ), "Sairoun is 111 seats short of a majority", id="short"),
        pytest.param(reading(9, ("A", 4), ("B", 3)), "A is 1 seat short of a majority", id="one"),
        pytest.param(reading(9, ("A", 5), ("B", 3)), "A can govern alone", id="alone"),
        pytest.param(
            reading(9, ("A", 3), ("B", 3)), "A and B are level with 3 seats each", id="tie"
        ),
    ],
)
def test_the_news_in_a_line(given: ChamberReading, line: str) -> None:
    assert news(given.chamber) == line


def test_iraq_2018_as_its_page_tells_it() -> None:
    told_of_iraq = told(reading(329, *IRAQ))
    assert told_of_iraq["30 seats are not listed."] is None
    assert told_of_iraq["No list has a majority by itself."] is Status.HOLDS
    assert "Sairoun and Fatah have 101 together and need 64 more." in told_of_iraq
    alone = next(text for text in told_of_iraq if text.startswith("Without Sairoun"))
    assert alone.startswith("Without Sairoun it takes at least 6 lists:")
    assert told_of_iraq[alone] is Status.HOLDS


def test_a_majority_that_needs_the_repeated_list_twice_is_only_possible() -> None:
    printed = reading(9, ("A", 2), ("Wisdom Movement", 2), ("Wisdom Trend", 2))
    joined = reading(9, ("A", 2), ("Wisdom Movement / Wisdom Trend", 2)).chamber
    merged = ChamberReading(joined, "one list", (("Wisdom Movement", "Wisdom Trend"),))
    twice = (
        "With A it takes at least 3 lists: A, Wisdom Movement and Wisdom Trend have 6 of 5 needed."
    )
    missing = "3 seats are not listed, or 5 if Wisdom Movement and Wisdom Trend are one list."
    assert told(printed)[twice] is Status.HOLDS
    both = told(printed, merged)
    assert missing in both
    assert both[twice] is Status.POSSIBLE


def test_a_refusal_changes_what_it_takes() -> None:
    house = reading(9, ("A", 4), ("B", 3), ("C", 2))
    free = told(house)
    assert free["With A it takes at least 2 lists: A and C have 6 of 5 needed."] is Status.HOLDS
    refused = told(house, terms=Terms(refusals=(Refusal("a", "c"),)))
    assert "With A it takes at least 2 lists: A and B have 7 of 5 needed." in refused
    both = Terms(refusals=(Refusal("a", "c"), Refusal("a", "b")))
    assert "With A, the lists that are named cannot make a majority." in told(house, terms=both)

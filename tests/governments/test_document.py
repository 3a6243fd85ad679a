"""The whole answer: the seed in both readings, and what an editor is told when nothing goes."""

from math import comb

import jsonschema
import msgspec
import pytest

from hemicycle.errors import MajorityError, RequestError, UnknownNameError
from hemicycle.governments.coalitions import Order
from hemicycle.governments.document import Request, governments, resolved
from hemicycle.governments.refusals import Alliance, Confidence, Kind, Refusal, Terms
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, Status
from hemicycle.records.documents import from_json, json_schema, to_json
from hemicycle.records.governments import (
    Governments,
    LikelyGovernment,
    Measured,
    PowerValue,
    Ranked,
)

SAIROUN = "Muqtada al-Sadr’s alliance with communists (Sairoun)"


@pytest.fixture(scope="module")
def answer(readings: tuple[ChamberReading, ...]) -> Governments:
    return governments(readings)


def reading(*seats: int, total: int, majority: int | None = None) -> ChamberReading:
    blocs = tuple(Bloc(n, n.upper(), n.upper(), s) for n, s in zip("abcdef", seats, strict=False))
    needed = total // 2 + 1 if majority is None else majority
    return ChamberReading(Chamber(total, needed, blocs), "as listed")


def codes(answer: Governments) -> list[str]:
    return [finding.code for finding in answer.findings]


def test_the_seed(answer: Governments) -> None:
    assert (answer.chamber.seats_total, answer.chamber.majority) == (329, 165)
    assert answer.chamber.unlisted == 30
    assert answer.chamber.seats[SAIROUN] == 54
    assert answer.minimal_winning.count == 346
    assert answer.needs[SAIROUN].seats_short == 111
    assert answer.findings == ()
    held = [one for one in answer.minimal_winning.coalitions if one.status is Status.HOLDS]
    possible = [one for one in answer.minimal_winning.coalitions if one.status is Status.POSSIBLE]
    assert (len(held), len(possible)) == (346, answer.minimal_winning.count_possible)
    assert answer.minimal_winning.limit is None
    assert all(one.surplus >= 0 for one in held)
    assert all(one.surplus < 0 for one in possible)


def test_the_other_reading_is_carried(answer: Governments) -> None:
    (other,) = answer.other_readings
    assert other.merged == (("National Wisdom Movement", "National Wisdom Trend"),)
    assert other.chamber.unlisted == 49
    assert other.chamber.seats["National Wisdom Movement / National Wisdom Trend"] == 19
    assert other.needs[SAIROUN].seats_short == 111
    assert other.minimal_winning.count != 346


def test_what_holds_in_one_reading_alone_is_possible(answer: Governments) -> None:
    both_rows = {"National Wisdom Movement", "National Wisdom Trend"}
    for one in answer.minimal_winning.coalitions:
        twice = both_rows <= set(one.members)
        certain = one.seats - (19 if twice else 0) >= 165
        assert one.in_every_reading is (Status.HOLDS if certain else Status.POSSIBLE)
    for one in answer.other_readings[0].minimal_winning.coalitions:
        if one.status is Status.HOLDS:
            assert one.in_every_reading is Status.HOLDS


def test_it_is_a_document(answer: Governments) -> None:
    document = to_json(answer)
    assert from_json(document, Governments) == answer
    plain = msgspec.json.decode(document)
    jsonschema.validate(plain, json_schema("hemicycle/governments/1"))
    assert list(plain)[:8] == [
        "schema",
        "chamber",
        "minimal_winning",
        "power",
        "needs",
        "hinges",
        "likely",
        "findings",
    ]
    assert plain["minimal_winning"]["coalitions"][0]["status"] == "holds"


def test_names_are_resolved_in_each_reading(readings: tuple[ChamberReading, ...]) -> None:
    terms = Terms(
        refusals=(
            Refusal("SAIROUN", "state of law"),
            Refusal("Sairoun", None, Kind.ONLY_AS_PRIME_MINISTER),
            Refusal("National Wisdom Movement", "National Wisdom Trend"),
        ),
        alliances=(Alliance(frozenset({"KDP", "PUK"})),),
        including=frozenset({"national-wisdom-trend"}),
        excluding=frozenset({"fatah"}),
    )
    as_two, as_one = (resolved(one.chamber, terms) for one in readings)
    assert [str(one) for one in as_two.refusals] == [
        "sairoun:state-of-law",
        "sairoun:anybody",
        "national-wisdom-movement:national-wisdom-trend",
    ]
    assert [str(one) for one in as_one.refusals] == ["sairoun:state-of-law", "sairoun:anybody"]
    assert as_one.including == {"national-wisdom"}
    assert as_one.alliances[0].members == {"kdp", "puk"}


def test_terms_reach_every_part(readings: tuple[ChamberReading, ...]) -> None:
    refusal = Refusal("Sairoun", "Fatah")
    found = governments(readings, Request(Terms(refusals=(refusal,))))
    assert found.minimal_winning.count < 346
    assert all(
        not {SAIROUN, "The Fatah Coalition"} <= set(one.members)
        for one in found.minimal_winning.coalitions
    )
    assert "The Fatah Coalition" not in {one.name for one in found.needs[SAIROUN].partners}
    assert found.hinges[0].opens + found.minimal_winning.count == 346


def test_an_unconfirmed_refusal_is_shown_with_the_coalition() -> None:
    doubt = Refusal("A", "B", confidence=Confidence.UNCONFIRMED)
    found = governments([reading(4, 3, 2, total=9)], Request(Terms(refusals=(doubt,))))
    assert [one.doubted_by for one in found.minimal_winning.coalitions] == [(), (), ("a:b",)]
    assert found.hinges == ()


@pytest.mark.parametrize(
    ("top", "listed", "limit"),
    [
        pytest.param(0, 0, "first 0 of 712", id="none"),
        pytest.param(350, 350, "first 350 of 712", id="some of the possible"),
        pytest.param(712, 712, None, id="all"),
    ],
)
def test_a_limit_is_stated(
    readings: tuple[ChamberReading, ...], top: int, listed: int, limit: str | None
) -> None:
    found = governments(readings, Request(top=top)).minimal_winning
    assert (found.count, found.count_possible) == (346, 366)
    assert (len(found.coalitions), found.limit) == (listed, limit)


def test_ten_thousand_lists_are_answered_within_bounds() -> None:
    crowd = tuple(Bloc(f"b{i}", f"B{i}", f"B{i}", 1) for i in range(10_000))
    found = governments([ChamberReading(Chamber(10_000, 5001, crowd), "as listed")])
    listed = found.minimal_winning.coalitions
    assert found.minimal_winning.count == comb(10_000, 5001)
    assert len(listed) == 300_000 // 5001
    assert found.minimal_winning.limit == "first 59 of 1.6e+3008"
    assert len(found.needs["B0"].partners) == 9_999
    assert found.needs["B1"].coalitions == comb(9_999, 5_000)


def test_the_order_is_the_one_asked_for(readings: tuple[ChamberReading, ...]) -> None:
    found = governments(readings, Request(order=Order.SMALLEST_SURPLUS, top=300))
    surpluses = [one.surplus for one in found.minimal_winning.coalitions]
    assert surpluses == sorted(surpluses)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        pytest.param(999_999, "999,999", id="below a million"),
        pytest.param(3_214_567, "3.2 million", id="millions"),
        pytest.param(8_000_000_000, "8.0 billion", id="billions"),
        pytest.param(2_500_000_000_000, "2.5 trillion", id="trillions"),
        pytest.param(10**28, "1.0e+28", id="beyond words"),
    ],
)
def test_large_numbers_in_words(count: int, words: str) -> None:
    from hemicycle.governments.document import _limit

    assert _limit(10, count - 1, 1) == f"first 10 of {words}"


def test_refusals_that_leave_nothing_are_an_answer() -> None:
    words = tuple(Refusal(*pair) for pair in ("AB", "AC", "BC"))
    found = governments([reading(4, 3, 2, total=9)], Request(Terms(refusals=words)))
    assert found.minimal_winning.count == 0
    assert codes(found) == ["no-coalition"]
    message = found.findings[0].message
    assert "A will not sit in cabinet with B; A will not" in message
    assert found.findings[0].severity == "warning"
    assert [hinge.opens for hinge in found.hinges] == [1, 1, 1]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(reading(4, 3, 2, total=9), [], id="nothing to say"),
        pytest.param(reading(5, 5, total=10, majority=5), ["majority-not-half"], id="half wins"),
        pytest.param(reading(4, 3, total=14), ["unlisted-majority", "no-coalition"][1:], id="few"),
        pytest.param(reading(1, 1, total=9), ["unlisted-majority", "no-coalition"], id="too few"),
    ],
)
def test_findings(given: ChamberReading, expected: list[str]) -> None:
    assert codes(governments([given])) == expected


def test_power_and_likely_are_filled_by_those_who_know() -> None:
    likely = LikelyGovernment(("A", "B"), 0.5, ("largest",))
    found = governments(
        [reading(4, 3, 2, total=9)],
        Request(
            measure=lambda chamber, _: Measured(
                {"banzhaf": {chamber.blocs[0].name: PowerValue(1.0, "1/1")}}
            ),
            ranking=lambda _, terms: Ranked(
                (likely,) if terms.max_parties is None else (), ("why",)
            ),
        ),
    )
    assert found.power["banzhaf"]["A"].exact == "1/1"
    assert (found.likely, found.likely_premises) == ((likely,), ("why",))


@pytest.mark.parametrize(
    ("given", "request_", "error", "message"),
    [
        pytest.param(
            reading(4, 3, 2, total=9),
            Request(Terms(refusals=(Refusal("A", "Bee"),))),
            UnknownNameError,
            "'Bee'",
            id="no such list",
        ),
        pytest.param(
            reading(4, 3, 2, total=9),
            Request(Terms(refusals=(Refusal("A", "a"),))),
            RequestError,
            "itself",
            id="itself",
        ),
        pytest.param(reading(4, 3, 2, total=9), Request(top=-1), RequestError, "-1", id="top"),
        pytest.param(
            reading(4, 3, 2, total=9, majority=10), Request(), MajorityError, "10", id="majority"
        ),
    ],
)
def test_what_cannot_be_asked(
    given: ChamberReading, request_: Request, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        governments([given], request_)


def test_no_reading_is_no_question() -> None:
    with pytest.raises(RequestError, match="readings_of"):
        governments([])


def test_it_shows_itself_and_escapes() -> None:
    chamber = Chamber(9, 5, (Bloc("a", "<b>A</b>", "A", 9),))
    shown = governments([ChamberReading(chamber, "as listed")])._repr_html_()
    assert "&lt;b&gt;A&lt;/b&gt;" in shown
    assert "1 minimal winning coalitions hold" in shown

"""The ranking: real parliaments first, then what must hold in every one."""

from dataclasses import replace
from itertools import permutations
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.errors import ElectionError, MajorityError, SeatsError, UnknownNameError
from hemicycle.governments.likely import (
    Formation,
    Kind,
    Party,
    PastCabinet,
    Ranking,
    likely_governments,
    likely_of_chamber,
)
from hemicycle.governments.likely.weights import weights_for
from hemicycle.governments.refusals import Alliance, Confidence, Refusal, Terms, broken_by
from hemicycle.governments.refusals import Kind as Refused
from hemicycle.records.chamber import Bloc, Chamber

# Bundestag of 2013: seats by the Federal Returning Officer; positions by ParlGov.
BUNDESTAG = {"CDU/CSU": (311, 6.25), "SPD": (193, 3.65), "Linke": (64, 1.22),
             "Grüne": (63, 2.93)}  # fmt: skip
IN_2005 = {"CDU/CSU": 226, "SPD": 222, "FDP": 61, "Linke": 54, "Grüne": 51}
IN_2009 = {"CDU/CSU": 239, "SPD": 146, "FDP": 93, "Linke": 76, "Grüne": 68}
GRAND = PastCabinet(frozenset({"CDU/CSU", "SPD"}), "CDU/CSU", IN_2005, 308)
YELLOW = PastCabinet(frozenset({"CDU/CSU", "FDP"}), "CDU/CSU", IN_2009, 312)
GERMANY_2013 = Formation(
    tuple(Party(name, seats, at) for name, (seats, at) in BUNDESTAG.items()),
    seats_total=631,
    majority=316,
    past=(GRAND, YELLOW),
)


def as_dict(ranking: Ranking) -> dict[frozenset[str], float]:
    return {frozenset(one.members): one.probability for one in ranking.governments}


def test_germany_2013() -> None:
    """What was formed, CDU/CSU and SPD, leads all that have a majority, and says why."""
    ranking = likely_governments(GERMANY_2013, top=None)
    formed = next(one for one in ranking.governments if one.kind is not Kind.MINORITY)
    assert formed.members == ("CDU/CSU", "SPD")
    assert formed.reasons == (
        "loses its majority if any of its parties leaves",
        "contains the largest party",
        "contains the party in the middle of the left–right axis",
        "its parties are neighbours on the left–right axis",
        "what is left of the outgoing cabinet with SPD",
        "exactly these parties have been a cabinet before: 1 time",
    )
    alone = next(one for one in ranking.governments if one.members == ("CDU/CSU",))
    assert "is what is left of the outgoing cabinet" in alone.reasons
    assert (formed.seats, formed.surplus, formed.kind) == (504, 188, Kind.MINIMAL_WINNING)
    assert ranking.premises == ()
    assert ranking.considered == 15


def test_the_score_is_the_weighted_sum() -> None:
    """Two lists without a past, 60 and 40 of 100: each score by hand from the shipped weights."""
    weights = weights_for(("size",))
    a, b = 0.2027325540540822, -0.2027325540540822  # log shares less their mean: ±ln(1.5)/2
    features = {
        "A": {"parties": 1, "share_of_parties": 0.5, "relative_size": a, "leader_share": 0.6,
              "over_squared": 0.09**2},
        "B": {"minority": 1, "seats_short": 0.11, "parties": 1, "share_of_parties": 0.5,
              "relative_size": b, "leader_share": 0.4},
        "AB": {"surplus": 1, "over_squared": 0.49**2, "parties": 2, "share_of_parties": 1,
               "leader_share": 0.6},
    }  # fmt: skip
    raised = {
        name: exp(sum(weights[feature] * value for feature, value in row.items()))
        for name, row in features.items()
    }
    found = as_dict(likely_governments(Formation((Party("A", 60), Party("B", 40)), 100, 51)))
    expected = {frozenset(name): one / sum(raised.values()) for name, one in raised.items()}
    assert found == pytest.approx(expected)


def test_iraq_2018_with_seats_alone() -> None:
    """Thirteen lists, 299 of 329 seats: no positions, no past; minorities say what they lack."""
    seats = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)
    blocs = tuple(Bloc(f"b{i}", f"List {i}", f"L{i}", held) for i, held in enumerate(seats))
    terms = Terms((Refusal("b0", "b3"), Refusal("b1", "b2", confidence=Confidence.UNCONFIRMED)))
    listed = likely_of_chamber(Chamber(329, 165, blocs), terms).governments
    assert len(listed) == 10
    assert not any({"List 0", "List 3"} <= set(one.members) for one in listed)
    three = next(one for one in listed if one.members == ("List 0", "List 1", "List 2"))
    assert three.reasons == (
        "22 seats short: needs support from others",
        "contains the largest party",
        "List 1 will not sit in cabinet with List 2 (unconfirmed)",
    )


def test_blocs_of_one_name_go_by_their_ids() -> None:
    blocs = (Bloc("a", "Wisdom", "W", 6), Bloc("b", "Wisdom", "W", 4), Bloc("c", "Empty", "E", 0))
    listed = likely_of_chamber(Chamber(10, 6, blocs), Terms((Refusal("a", "b"),))).governments
    assert {one.members for one in listed} == {("a",), ("b",)}


def test_who_comes_only_with_a_list_without_seats_does_not_come() -> None:
    blocs = (Bloc("a", "Ayes", "A", 6), Bloc("b", "Bees", "B", 4), Bloc("c", "Cees", "C", 0))
    terms = Terms((Refusal("b", "c", Refused.ONLY_IF_TOO),))
    assert [
        one.members for one in likely_of_chamber(Chamber(10, 6, blocs), terms).governments
    ] == [("Ayes",)]
    assert likely_of_chamber(Chamber(10, 6, blocs[2:]), Terms()).governments == ()


def test_of_21_parties_the_smallest_is_left_out_and_that_is_said() -> None:
    parties = tuple(Party(f"p{seats:02}", seats) for seats in range(1, 22))
    terms = Terms(max_parties=1)
    ranking = likely_governments(Formation(parties, 231, 116), terms, top=None)
    assert {one.members for one in ranking.governments} == {(f"p{n:02}",) for n in range(2, 22)}
    assert ranking.premises[-1] == (
        "of 21 parties only the 20 largest or outgoing ones are taken into governments"
    )


SEATS_ONLY = Formation(
    tuple(Party(name, held) for name, held in zip("ABCD", (40, 30, 20, 10), strict=True)), 100, 51
)


@pytest.mark.parametrize(
    ("terms", "gone"),
    [
        pytest.param(Terms((Refusal("A", "B"),)), ["AB", "ABC", "ABD", "ABCD"], id="a pair"),
        pytest.param(
            Terms((Refusal("A", "B", confidence=Confidence.UNCONFIRMED),)), [], id="unconfirmed"
        ),
        pytest.param(
            Terms((Refusal("D", "A", Refused.ONLY_IF_TOO),)),
            ["D", "BD", "CD", "BCD"],
            id="only together with",
        ),
        pytest.param(
            Terms(alliances=(Alliance(frozenset("CD")),)),
            ["C", "D", "AC", "AD", "BC", "BD", "ABC", "ABD"],
            id="an alliance",
        ),
        pytest.param(
            Terms(including=frozenset("A"), excluding=frozenset("B"), max_parties=2),
            ["B", "C", "D", "AB", "BC", "BD", "CD", "ABC", "ABD", "ACD", "BCD", "ABCD"],
            id="with, without, at most",
        ),
        pytest.param(
            Terms(tuple(Refusal(by, None, Refused.ONLY_AS_PRIME_MINISTER) for by in "AB")),
            ["AB", "ABC", "ABD", "ABCD"],
            id="two prime ministers",
        ),
    ],
)
def test_terms_rule_out_and_the_rest_share(terms: Terms, gone: list[str]) -> None:
    everything = as_dict(likely_governments(SEATS_ONLY, top=None))
    left = as_dict(likely_governments(SEATS_ONLY, terms, top=None))
    assert set(everything) - set(left) == set(map(frozenset, gone))
    total = sum(everything[members] for members in left)
    assert left == pytest.approx({members: everything[members] / total for members in left})


def test_an_impossible_demand_is_an_answer() -> None:
    terms = Terms((Refusal("A", "B"),), including=frozenset("AB"))
    ranking = likely_governments(SEATS_ONLY, terms)
    assert (ranking.governments, ranking.considered, ranking.beyond) == ((), 0, 0.0)


def test_what_is_not_listed_keeps_its_probability() -> None:
    three, everything = (likely_governments(SEATS_ONLY, top=top) for top in (3, None))
    assert three.governments == everything.governments[:3]
    assert three.beyond == pytest.approx(sum(o.probability for o in everything.governments[3:]))
    assert everything.beyond == pytest.approx(0)


def test_a_party_that_never_governed_is_named() -> None:
    parties = (*SEATS_ONLY.parties[:3], Party("Z", 10))
    old = PastCabinet(frozenset("AB"), "A", {"A": 40, "B": 30, "C": 20, "Z": 10}, 51)
    formation = replace(SEATS_ONLY, parties=parties, past=(old,) * 3)
    reasons = {
        "".join(one.members): one.reasons
        for one in likely_governments(formation, top=None).governments
    }
    assert "Z has never governed, while 3 cabinets came and went" in reasons["AZ"]
    twice = likely_governments(replace(formation, past=(old,) * 2), top=None)
    assert not any("never" in reason for one in twice.governments for reason in one.reasons)
    assert "was the outgoing cabinet" in reasons["AB"]
    assert "the outgoing cabinet without A" in reasons["B"]
    assert "without A, the prime minister's party until now" in reasons["B"]
    assert "the outgoing cabinet with Z" in reasons["ABZ"]
    assert "no party of the outgoing cabinet" in reasons["CZ"]


def test_two_that_never_governed_together_are_named() -> None:
    seats = {"A": 40, "B": 30, "C": 20, "D": 10}
    past = tuple(PastCabinet(frozenset(one), one[0], seats, 51) for one in ("AC", "BC", "AC"))
    ranking = likely_governments(replace(SEATS_ONLY, past=past), top=None)
    grand = next(one for one in ranking.governments if one.members == ("A", "B"))
    assert "A and B have never governed together" in grand.reasons


def test_premises_say_what_was_gone_without() -> None:
    parties = (Party("A", 60), Party("B", 30))
    assert likely_governments(Formation(parties, 100, 51)).premises == (
        "the parties' left–right positions are not known",
        "the outgoing cabinet is not known",
        "the country's earlier cabinets are not known",
        "10 seats belong to no party named: nobody governs with them",
        "A has a majority alone; the ranking was measured on parliaments in which nobody has",
    )


@pytest.mark.parametrize(
    ("formation", "error", "words"),
    [
        (replace(SEATS_ONLY, parties=()), SeatsError, "no party has one"),
        (replace(SEATS_ONLY, parties=(Party("A", -1),)), SeatsError, r"\['A'\]"),
        (replace(SEATS_ONLY, seats_total=99), SeatsError, "hold 100 of 99"),
        (replace(SEATS_ONLY, majority=101), MajorityError, "101"),
        (replace(SEATS_ONLY, majority=0), MajorityError, "majority of 0"),
        (replace(SEATS_ONLY, parties=(Party("A", 1),) * 2), ElectionError, "twice"),
        (replace(SEATS_ONLY, parties=(Party("A", 1, 11),)), ElectionError, "between 0 and 10"),
        (
            replace(SEATS_ONLY, past=(PastCabinet(frozenset("A"), "A", {}, 1),)),
            SeatsError,
            "past cabinet",
        ),
    ],
)
def test_nonsense_is_refused(formation: Formation, error: type[ElectionError], words: str) -> None:
    with pytest.raises(error, match=words):
        likely_governments(formation)


def test_a_name_that_no_party_has_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="'E'"):
        likely_governments(SEATS_ONLY, Terms((Refusal("A", "E"),)))


def test_the_order_of_the_parties_does_not_matter() -> None:
    first, *others = (
        likely_governments(replace(GERMANY_2013, parties=order))
        for order in list(permutations(GERMANY_2013.parties))[::17]
    )
    assert all(other == first for other in others)


names = st.sampled_from("ABCDEF")
kinds = st.sampled_from([Refused.NOT_IN_CABINET, Refused.NOT_SUPPORT, Refused.ONLY_IF_TOO])
refusals = st.builds(Refusal, names, names, kinds, st.none()).filter(lambda one: one.by != one.of)


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 50), min_size=6, max_size=6),
    st.lists(refusals, max_size=4),
    st.booleans(),
)
def test_probabilities_sum_to_one_over_all_that_breaks_no_refusal(
    seats: list[int], refused: list[Refusal], after_election: bool
) -> None:
    parties = tuple(
        Party(name, held, place * 2, place % 2 == 0)
        for place, (name, held) in enumerate(zip("ABCDEF", seats, strict=True))
    )
    total = sum(seats)
    formation = Formation(parties, total, total // 2 + 1, (), after_election)
    ranking = likely_governments(formation, Terms(tuple(refused)), top=None)
    assert sum(one.probability for one in ranking.governments) == pytest.approx(1)
    assert all(0 < one.probability <= 1 for one in ranking.governments)
    sound = {
        frozenset(party.name for place, party in enumerate(parties) if number >> place & 1)
        for number in range(1, 64)
    }
    sound = {members for members in sound if not broken_by(members, refused)}
    assert {frozenset(one.members) for one in ranking.governments} == sound

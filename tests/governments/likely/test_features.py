"""The features: by hand for one small parliament, and against their plain definitions."""

from itertools import combinations
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemicycle.governments.likely.axis import between, median_party
from hemicycle.governments.likely.candidates import BLOCK, blocks, candidates
from hemicycle.governments.likely.features import columns
from hemicycle.governments.likely.formation import Formation, Party, PastCabinet
from hemicycle.governments.likely.situation import MOST_PARTIES, Situation, situation_of

SEATS = {"Red": 35, "Blue": 30, "Green": 20, "Black": 10, "Pink": 5}
POSITIONS = {"Red": 3.0, "Blue": 7.0, "Green": 5.0, "Black": 9.0, "Pink": 1.0}
BEFORE = {"Red": 40, "Blue": 30, "Green": 20, "Black": 10, "Old": 2}


def cabinet(*members: str) -> PastCabinet:
    return PastCabinet(frozenset(members), members[0], BEFORE, 52)


PAST = (
    cabinet("Blue", "Green"),
    cabinet("Blue", "Green", "Old"),
    cabinet("Red", "Green"),
)


@pytest.fixture
def situation() -> Situation:
    parties = tuple(Party(name, held, POSITIONS[name]) for name, held in SEATS.items())
    return situation_of(Formation(parties, 100, 51, PAST))


def features_of(situation: Situation, *members: str) -> dict[str, float]:
    places = [place for place, party in enumerate(situation.parties) if party.name in members]
    assert len(places) == len(members)
    one = candidates(situation, np.array([sum(1 << place for place in places)]))
    return {name: float(column[0]) for name, column in columns(situation, one).items()}


def approx(**expected: float) -> object:
    return pytest.approx(expected)


def chosen(found: dict[str, float], *names: str) -> dict[str, float]:
    return {name: found[name] for name in names}


SIZE = (
    "minority", "surplus", "seats_short", "over_squared", "nearly_a_majority", "parties",
    "share_of_parties", "leader_share",
)  # fmt: skip


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        pytest.param(("Red", "Green"), (0, 0, 0, 0.0016, 0, 2, 0.4, 0.35), id="minimal winning"),
        pytest.param(
            ("Red", "Green", "Pink"), (0, 1, 0, 0.0081, 0, 3, 0.6, 0.35), id="oversized by Pink"
        ),
        pytest.param(("Red", "Black"), (1, 0, 0.06, 0, 0, 2, 0.4, 0.35), id="six seats short"),
        pytest.param(
            ("Red", "Black", "Pink"), (1, 0, 0.01, 0, 1, 3, 0.6, 0.35), id="nearly a majority"
        ),
        pytest.param(("Blue",), (1, 0, 0.21, 0, 0, 1, 0.2, 0.30), id="one party's minority"),
    ],
)
def test_size(situation: Situation, members: tuple[str, ...], expected: tuple[float, ...]) -> None:
    found = features_of(situation, *members)
    assert tuple(found[name] for name in SIZE) == pytest.approx(expected)


def test_nine_tenths_of_the_majority_are_nearly_one() -> None:
    parties = (Party("A", 40), Party("B", 36), Party("C", 9), Party("D", 14))
    situation = situation_of(Formation(parties, 99, 50))
    assert features_of(situation, "B", "C")["nearly_a_majority"] == 1  # 45 = 9/10 of 50
    assert features_of(situation, "A")["nearly_a_majority"] == 0


def test_relative_size_is_against_the_mean_log_share(situation: Situation) -> None:
    mean = sum(log(held / 100) for held in SEATS.values()) / 5
    found = features_of(situation, "Red", "Pink")["relative_size"]
    assert found == pytest.approx(log(0.35) + log(0.05) - 2 * mean)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        pytest.param(("Red", "Green"), (0, 1, 0, 0), id="neighbours"),
        pytest.param(("Red", "Blue"), (1, 0, 0, 0), id="jumps over Green"),
        pytest.param(("Pink", "Black"), (3, 0, 0.15, 4), id="the two ends"),
        pytest.param(("Black",), (0, 0, 0.10, 2), id="alone there is no gap"),
    ],
)
def test_axis(situation: Situation, members: tuple[str, ...], expected: tuple[float, ...]) -> None:
    found = features_of(situation, *members)
    names = ("gaps", "median_party", "extreme_seats", "far_from_median")
    assert tuple(found[name] for name in names) == pytest.approx(expected)


OUTGOING = (
    "same_as_before", "none_from_before", "left_out", "one_left_out",
    "one_left_out_after_election", "enlarged_after_election", "added_to_a_majority",
    "prime_minister", "prime_minister_largest",
)  # fmt: skip


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        pytest.param(("Red", "Green"), (1, 0, 0, 0, 0, 0, 0, 1, 1), id="goes on"),
        pytest.param(("Red",), (0, 0, 1, 1, 1, 0, 0, 1, 1), id="without Green"),
        pytest.param(("Red", "Green", "Pink"), (0, 0, 0, 0, 0, 1, 1, 1, 1), id="with Pink"),
        pytest.param(("Blue", "Black"), (0, 1, 2, 0, 0, 0, 2, 0, 0), id="a clean sweep"),
        pytest.param(("Green", "Blue"), (0, 0, 1, 0, 0, 0, 1, 0, 0), id="Green changes sides"),
    ],
)
def test_outgoing(
    situation: Situation, members: tuple[str, ...], expected: tuple[float, ...]
) -> None:
    found = features_of(situation, *members)
    assert tuple(found[name] for name in OUTGOING) == pytest.approx(expected)


def test_the_past_by_hand(situation: Situation) -> None:
    """Blue-Green, then Blue-Green-Old, then Red-Green; ages 2, 1, 0."""
    found = features_of(situation, "Blue", "Green")
    # strengths 50 (a minority of 52), 52 (loses it with Old's 2), 60 (minimal winning)
    recent = [0.5 ** (age / 20) for age in (0, 1, 2)]
    minority = log((recent[2] + 3 * 0.15) / (sum(recent) + 3) / 0.15)
    # differing parties: none; Old is gone, so a half; Red for Blue, two
    fading = [0.5 ** (age / 4) for age in (2, 1, 0)]
    likeness = [exp(-1.5 * distance) for distance in (0, 0.5, 2)]
    like = sum(x * y for x, y in zip(likeness, fading, strict=True)) / sum(fading)
    assert found["usual_kind"] == pytest.approx(minority)
    assert found["like_past"] == pytest.approx(log(like + 0.001))
    assert found["governed_before"] == 1
    # Blue and Green governed twice together; in the third Green governed while Blue sat
    assert found["worst_pair"] == pytest.approx(min(0, log(2.5 / 2) - log(0.5)))
    assert found["never_together"] == 0
    assert found["leader_record"] == pytest.approx(log((2 + 0.8) / (1 + 1.2)))
    assert found["unusual_parties"] == pytest.approx(abs(2 - 7 / 3))
    assert found["unusual_seats"] == pytest.approx(abs(0.5 - (50 + 52 + 60) / 102 / 3))
    assert found["swing"] == pytest.approx(0.5 - 50 / 102)


def test_pairs_that_never_governed_together(situation: Situation) -> None:
    """Red and Blue: three cabinets had one of the two; Red and Black: one had Red."""
    found = features_of(situation, "Red", "Blue", "Black")
    assert found["worst_pair"] == pytest.approx(log(0.5 / 4) - log(0.5))
    assert found["never_together"] == pytest.approx(log(4) + log(2) + log(3))
    assert found["governed_before"] == 0


def test_an_old_member_that_is_gone_makes_another_cabinet() -> None:
    parties = tuple(Party(name, held) for name, held in SEATS.items())
    situation = situation_of(Formation(parties, 100, 51, (cabinet("Blue", "Green", "Old"),)))
    assert features_of(situation, "Blue", "Green")["governed_before"] == 0


def test_between_elections_nobody_swings_and_nothing_is_enlarged() -> None:
    parties = tuple(Party(name, held) for name, held in SEATS.items())
    fallen = situation_of(Formation(parties, 100, 51, PAST, after_election=False))
    found = features_of(fallen, "Red", "Green", "Pink")
    assert chosen(found, "swing", "enlarged_after_election", "left_out") == approx(
        swing=0, enlarged_after_election=0, left_out=0
    )
    assert features_of(fallen, "Red")["one_left_out_after_election"] == 0
    assert features_of(fallen, "Red")["one_left_out"] == 1


@pytest.mark.parametrize("parties", [1, 5, 15])
def test_every_set_once(parties: int) -> None:
    found = np.concatenate(list(blocks(parties)))
    assert found.tolist() == list(range(1, 2**parties))
    assert all(len(block) <= BLOCK for block in blocks(parties))


chambers = st.lists(
    st.tuples(st.integers(1, 40), st.none() | st.integers(0, 20)), min_size=1, max_size=7
)


@settings(max_examples=40)
@given(chambers, st.integers(0, 10))
def test_columns_agree_with_the_definitions(
    rows: list[tuple[int, int | None]], unlisted: int
) -> None:
    """Enumerate by combinations and define kinds and gaps in plain Python."""
    parties = tuple(
        Party(f"p{place}", held, None if at is None else at / 2)
        for place, (held, at) in enumerate(rows)
    )
    total = sum(party.seats for party in parties) + unlisted
    situation = situation_of(Formation(parties, total, total // 2 + 1))
    of = candidates(situation, np.concatenate(list(blocks(len(parties)))))
    outside = between(situation, of)
    rows_by_members = {
        frozenset(p.name for p, i in zip(situation.parties, row, strict=True) if i): place
        for place, row in enumerate(of.members)
    }
    for size in range(1, len(parties) + 1):
        for some in combinations(parties, size):
            place = rows_by_members.pop(frozenset(party.name for party in some))
            held = sum(party.seats for party in some)
            assert of.seats[place] == held
            assert of.winning[place] == (2 * held > total)
            spare = any(2 * (held - party.seats) > total for party in some)
            assert of.surplus[place] == spare
            at = [party.left_right for party in some if party.left_right is not None]
            gaps = [
                other
                for other in parties
                if other not in some
                and other.left_right is not None
                and at
                and min(at) < other.left_right < max(at)
            ]
            assert outside[place].sum() == len(gaps)
    assert not rows_by_members


def test_the_median_seat_is_found_by_counting() -> None:
    parties = (Party("A", 30, 8.0), Party("B", 30, 2.0), Party("C", 21, 5.0), Party("D", 2, None))
    situation = situation_of(Formation(parties, 83, 42))
    assert situation.parties[median_party(situation)].name == "C"


def test_families_are_those_that_are_known() -> None:
    seats_only = Formation((Party("A", 60, 5.0), Party("B", 40)), 100, 51)
    assert situation_of(seats_only).families == ("size",)
    nine_tenths = Formation((Party("A", 90, 5.0), Party("B", 10)), 100, 51)
    assert situation_of(nine_tenths).families == ("size", "axis")
    marked = Formation(
        (Party("A", 60, 5.0, True), Party("B", 40, 4.0, False)), 100, 51
    )  # fmt: skip
    assert situation_of(marked).families == ("size", "axis", "outgoing")


def test_of_many_parties_the_outgoing_and_the_largest_are_kept() -> None:
    parties = tuple(Party(f"p{seats:02}", seats, None, seats == 1) for seats in range(1, 31))
    kept = situation_of(Formation(parties, 465, 233)).parties
    assert [party.seats for party in kept] == [*range(30, 11, -1), 1]
    assert len(kept) == MOST_PARTIES


def test_extremes_stand_beyond_two_and_eight() -> None:
    at = {"A": 1.9, "B": 2.0, "C": 8.0, "D": 8.1}
    parties = tuple(Party(name, 25, position) for name, position in at.items())
    situation = situation_of(Formation(parties, 100, 51))
    shares = {name: features_of(situation, name)["extreme_seats"] for name in at}
    assert shares == {"A": 0.25, "B": 0, "C": 0, "D": 0.25}


def test_the_usual_number_of_parties_is_that_of_the_last_ten_cabinets() -> None:
    parties = tuple(Party(name, held) for name, held in SEATS.items())
    past = (cabinet("Red", "Green", "Black"), *[cabinet("Red")] * 9, cabinet("Red", "Blue"))
    situation = situation_of(Formation(parties, 100, 51, past))
    assert features_of(situation, "Red")["unusual_parties"] == pytest.approx(0.1)

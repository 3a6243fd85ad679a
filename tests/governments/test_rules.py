"""Rules of more than one part, votes of more than one round, and who counts at all."""

from collections.abc import Callable
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import (
    ElectionError,
    MajorityError,
    RequestError,
    SeatsError,
    TooCostlyError,
    UnknownNameError,
)
from hemicycle.governments.membership import sitting, split
from hemicycle.governments.power import Game, Restricted, power
from hemicycle.governments.rules import (
    Rule,
    both,
    either,
    eu_council,
    majority_rule,
    minimal_winning_sets,
    two_chambers,
    weighted,
    with_veto,
)
from hemicycle.governments.votes import (
    ABSOLUTE,
    NOT_VOTED_DOWN,
    SIMPLE,
    TWO_THIRDS,
    Basis,
    Division,
    Hurdle,
    Quota,
    Unless,
    investiture,
    outcome,
)
from hemicycle.records.chamber import Bloc, Chamber, Status

FIVE = (*"abcde",)


def chamber(total: int | None = None, **seats: int) -> Chamber:
    size = sum(seats.values()) if total is None else total
    blocs = tuple(Bloc(name, name, name, own) for name, own in seats.items())
    return Chamber(size, size // 2 + 1, blocs)


# Compound rules.


def test_the_security_council_needs_nine_and_all_five() -> None:
    # UN Charter, art. 27 (3): nine of fifteen members, with the permanent five concurring.
    members = [f"p{i}" for i in range(5)] + [f"n{i}" for i in range(10)]
    council = with_veto(weighted(dict.fromkeys(members, 1), 9), members[:5])
    assert council.wins(members[:9])
    assert not council.wins(members[:8])
    assert not council.wins(members[1:])
    found = list(minimal_winning_sets(council))
    assert len(found) == 210
    assert {len(one) for one in found} == {9}


def test_the_council_of_the_eu_with_its_clause_of_four() -> None:
    # 27 members; three large ones hold more than 35 % of the people.
    people = {f"m{i:02}": 1 for i in range(24)} | {"x": 20, "y": 20, "z": 20}
    council = eu_council(people)
    small = [name for name in people if name.startswith("m")]
    assert council.wins([*small])  # only three against: no blocking minority
    assert not council.wins(small[:23])  # four against, with 61 of 84
    assert council.wins(["x", "y", "z", *small[:12]])  # 15 members with 72 of 84
    assert not council.wins(["x", "y", "z", *small[:11]])  # 14 members: too few
    # 65 % of 84 is 54.6: 55 do, 54 do not.
    assert council.wins(["x", "y", *small[:15]])
    assert not council.wins(["x", "y", *small[:14]])


def test_fifteen_members_at_least_even_in_a_council_of_26() -> None:
    council = eu_council({f"m{i}": 1 for i in range(26)})
    assert council.wins([f"m{i}" for i in range(17)])
    assert not council.wins([f"m{i}" for i in range(16)])
    uneven = {f"m{i}": 100 if i < 14 else 1 for i in range(26)}
    assert not eu_council(uneven).wins([f"m{i}" for i in range(14)])
    assert eu_council(uneven).wins([f"m{i}" for i in range(15)])


def test_two_chambers_with_other_parties() -> None:
    rule = two_chambers(chamber(a=5, b=3, c=1), chamber(b=4, c=3, d=2))
    assert rule.players == ("a", "b", "c", "d")
    assert {"".join(sorted(one)) for one in minimal_winning_sets(rule)} == {"abc", "abd", "acd"}
    assert not rule.wins("a")
    assert power(rule.game, "banzhaf").values[0] == Fraction(2, 5)


def test_either_and_parts_within_parts() -> None:
    heads = weighted(dict.fromkeys("abc", 1), 3)
    rule = either(both(heads, majority_rule(chamber(a=5, b=3, c=1))), weighted({"d": 1}, 1))
    assert rule.wins("d")
    assert rule.wins("abc")
    assert not rule.wins("ab")


@given(
    st.lists(
        st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(any), min_size=2, max_size=3
    ),
    st.data(),
)
def test_parts_are_joined_by_and_and_or(weights: list[list[int]], data: st.DataObject) -> None:
    parts = [
        weighted(dict(zip(FIVE, own, strict=True)), data.draw(st.integers(1, sum(own))))
        for own in weights
    ]
    every = list(chain.from_iterable(combinations(FIVE, size) for size in range(6)))
    for members in every:
        verdicts = [part.wins(members) for part in parts]
        assert both(*parts).wins(members) == all(verdicts)
        assert either(*parts).wins(members) == any(verdicts)
    for rule in (both(*parts), either(*parts)):
        winning = {frozenset(members) for members in every if rule.wins(members)}
        minimal = {one for one in winning if not any(other < one for other in winning)}
        found = list(minimal_winning_sets(rule))
        assert set(found) == minimal
        assert len(found) == len(minimal)


def test_nobody_with_a_veto_changes_nothing() -> None:
    rule = weighted({"a": 1, "b": 1}, 1)
    assert with_veto(rule, []) is rule


def test_a_search_without_end_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hemicycle.governments.rules.STEPS", 20)
    with pytest.raises(TooCostlyError, match="20 steps"):
        list(minimal_winning_sets(eu_council({f"m{i}": i + 1 for i in range(27)})))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(both, RequestError, id="no part"),
        pytest.param(lambda: Rule(("a", "a"), Game((1, 1), 1)), RequestError, id="one name twice"),
        pytest.param(lambda: Rule(("a",), Game((1, 1), 1)), RequestError, id="a name missing"),
        pytest.param(lambda: weighted({"a": 1}, 1).wins("x"), UnknownNameError, id="a stranger"),
        pytest.param(
            lambda: with_veto(weighted({"a": 1}, 1), ["x"]), UnknownNameError, id="a strange veto"
        ),
        pytest.param(lambda: eu_council(dict.fromkeys("abc", 1)), SeatsError, id="few members"),
        pytest.param(
            lambda: eu_council({f"m{i}": i for i in range(27)}),
            SeatsError,
            id="nobody lives there",
        ),
        pytest.param(
            lambda: both(
                Rule(("a", "b"), Restricted(Game((1, 1), 1), frozenset({(0, 1)}))),
                weighted({"c": 1}, 1),
            ),
            RequestError,
            id="refusals inside a part",
        ),
    ],
)
def test_rules_that_make_no_sense(make: object, error: type[Exception]) -> None:
    assert callable(make)
    with pytest.raises(error):
        make()


# Votes.


def test_spain_2016_an_abstention_lets_the_second_round_pass() -> None:
    # Congress, October 2016: 170 yes in both rounds, and in the second 111 no, 68 abstentions.
    # The 15 of PSOE who would not abstain are a bloc of their own; "others" has the seat given up.
    congress = chamber(pp=137, cs=32, cc=1, psoe=68, dissenters=15, others=97)
    yes = frozenset({"pp", "cs", "cc"})
    first, second = Division(yes), Division(yes, frozenset({"psoe"}))
    assert outcome(congress, first, ABSOLUTE) is Status.CANNOT_BE
    assert outcome(congress, first, SIMPLE) is Status.CANNOT_BE
    assert investiture(congress, second) == (Status.CANNOT_BE, Status.HOLDS)


def test_sweden_a_cabinet_stands_unless_a_majority_is_against() -> None:
    riksdag = chamber(s=100, v=28, c=31, others=190)
    assert outcome(riksdag, Division(frozenset("s")), NOT_VOTED_DOWN) is Status.CANNOT_BE
    # 349 seats: 175 against bring it down, 174 do not.
    edge = chamber(s=100, v=75, others=174)
    assert outcome(edge, Division(frozenset("s"), frozenset("v")), NOT_VOTED_DOWN) is Status.HOLDS
    over = chamber(s=100, v=74, others=175)
    assert (
        outcome(over, Division(frozenset("s"), frozenset("v")), NOT_VOTED_DOWN) is Status.CANNOT_BE
    )


@pytest.mark.parametrize(
    ("quota", "counted", "least"),
    [
        pytest.param(ABSOLUTE, 350, 176, id="half of an even chamber is not enough"),
        pytest.param(ABSOLUTE, 349, 175, id="an odd chamber"),
        pytest.param(TWO_THIRDS, 300, 200, id="exactly two thirds do"),
        pytest.param(TWO_THIRDS, 301, 201, id="rounded up"),
        pytest.param(Quota(Fraction(3, 5), "at least"), 101, 61, id="three fifths"),
        pytest.param(SIMPLE, 0, 1, id="nobody votes: nobody wins"),
        pytest.param(Quota(Fraction(1), "at least"), 7, 7, id="unanimity"),
    ],
)
def test_the_fewest_votes(quota: Quota, counted: int, least: int) -> None:
    assert quota.least(counted) == least


@pytest.mark.parametrize(
    ("share", "bound"), [(Fraction(0), "at least"), (Fraction(1), "more than"), (2, "at least")]
)
def test_a_share_that_is_no_majority(share: Fraction, bound: str) -> None:
    with pytest.raises(MajorityError):
        Quota(Fraction(share), bound)  # type: ignore[arg-type]


VERDICTS: list[tuple[Hurdle, Callable[[int, int, int], bool]]] = [
    (ABSOLUTE, lambda yes, _, total: 2 * yes > total),
    (SIMPLE, lambda yes, no, _: yes > no),
    (TWO_THIRDS, lambda yes, _, total: 3 * yes >= 2 * total),
    (NOT_VOTED_DOWN, lambda _, no, total: 2 * no <= total),
    (Unless(SIMPLE), lambda yes, no, _: no <= yes),
]


@given(st.tuples(*[st.integers(0, 6)] * 4).filter(any), st.sampled_from(VERDICTS))
def test_a_vote_equals_brute_force_over_the_unlisted(
    votes: tuple[int, ...], judged: tuple[Hurdle, Callable[[int, int, int], bool]]
) -> None:
    ayes, away, noes, unlisted = votes
    hurdle, passes = judged
    verdicts = {
        passes(ayes + friends, noes + foes, sum(votes))
        for friends, foes in product(range(unlisted + 1), repeat=2)
        if friends + foes <= unlisted
    }
    expected = Status.POSSIBLE
    if len(verdicts) == 1:
        expected = Status.HOLDS if True in verdicts else Status.CANNOT_BE
    house = chamber(total=sum(votes), y=ayes, w=away, n=noes)
    assert outcome(house, Division(frozenset("y"), frozenset("w")), hurdle) is expected


@pytest.mark.parametrize(
    "division",
    [
        pytest.param(Division(frozenset("x")), id="a stranger"),
        pytest.param(Division(frozenset("a"), frozenset("a")), id="yes and away"),
    ],
)
def test_a_division_that_makes_no_sense(division: Division) -> None:
    with pytest.raises(RequestError):
        outcome(chamber(a=3, b=2), division)


def test_the_basis_changes_the_verdict() -> None:
    house = chamber(a=4, b=3, c=2)
    away = Division(frozenset("a"), frozenset("c"))
    half = [outcome(house, away, Quota(basis=basis)) for basis in Basis]
    assert half == [Status.CANNOT_BE, Status.HOLDS]


# Who counts.


def test_commons_2010_has_a_working_majority_of_323() -> None:
    commons = chamber(total=650, con=306, lab=258, ld=57, sf=5, others=23)
    working = sitting(commons, absent=["sf"], vacant=1)
    assert (working.seats_total, working.majority, working.unlisted) == (644, 323, 0)
    assert [bloc.id for bloc in working.blocs] == ["con", "lab", "ld", "others"]


def test_an_alliance_splits_into_its_parties() -> None:
    house = Chamber(60, 31, (Bloc("s", "Sairoun", "Sairoun", 54), Bloc("f", "Fatah", "Fatah", 5)))
    after = split(house, "sairoun", {"Sadrists": 52, "Communist Party": 2})
    assert [(bloc.id, bloc.seats) for bloc in after.blocs] == [
        ("sadrists", 52),
        ("communist-party", 2),
        ("f", 5),
    ]
    assert (after.seats_total, after.majority) == (60, 31)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(lambda: sitting(chamber(a=3), vacant=1), SeatsError, id="not vacant"),
        pytest.param(lambda: sitting(chamber(a=3), vacant=-1), SeatsError, id="negative"),
        pytest.param(lambda: sitting(chamber(a=3), ["a"]), SeatsError, id="nobody left"),
        pytest.param(lambda: sitting(chamber(a=3), ["x"]), UnknownNameError, id="a stranger"),
        pytest.param(lambda: split(chamber(a=3), "a", {"b": 2}), SeatsError, id="a seat lost"),
        pytest.param(
            lambda: split(chamber(a=3, b=1), "a", {"b": 1, "c": 2}),
            ElectionError,
            id="a name twice",
        ),
    ],
)
def test_who_cannot_be_counted(change: object, error: type[Exception]) -> None:
    assert callable(change)
    with pytest.raises(error):
        change()

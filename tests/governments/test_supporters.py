"""Minority cabinets with named support, and coalitions close together on an axis."""

from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import RequestError
from hemicycle.governments.axis import closest_on_axis
from hemicycle.governments.coalitions import minimal_winning
from hemicycle.governments.refusals import NO_TERMS, Confidence, Kind, Refusal, Terms
from hemicycle.governments.supporters import Support, minority_cabinets, supported
from hemicycle.records.chamber import Bloc, BlocId, Chamber


def chamber_of(*seats: int, total: int | None = None) -> Chamber:
    size = sum(seats) if total is None else total
    blocs = tuple(Bloc(n, n, n, own) for n, own in zip("abcdef", seats, strict=False))
    return Chamber(size, size // 2 + 1, blocs)


def pairs(chamber: Chamber, terms: Terms, support: Support) -> set[tuple[str, str]]:
    found = list(minority_cabinets(chamber, terms, support))
    told = {("".join(sorted(one.cabinet)), "".join(sorted(one.supporters))) for one in found}
    assert len(told) == len(found)
    return told


@pytest.mark.parametrize(
    ("refusals", "supporters"),
    [
        pytest.param((), {"b", "c"}, id="nobody minds"),
        pytest.param((Refusal("b", "a"),), {"b", "c"}, id="not in cabinet, but in support"),
        pytest.param((Refusal("b", "a", Kind.NOT_SUPPORT),), {"c"}, id="not even in support"),
        pytest.param((Refusal("b", None),), {"b", "c"}, id="sits with nobody, but supports"),
        pytest.param((Refusal("b", None, Kind.NOT_SUPPORT),), {"c"}, id="supports nobody"),
        pytest.param((Refusal("a", "b", Kind.NOT_SUPPORT),), {"b", "c"}, id="the other way round"),
        pytest.param(
            (Refusal("b", "a", Kind.NOT_SUPPORT, confidence=Confidence.DOUBTED),),
            {"b", "c"},
            id="doubted",
        ),
    ],
)
def test_who_would_support_the_largest(
    refusals: tuple[Refusal, ...], supporters: set[str]
) -> None:
    found = supported(chamber_of(4, 3, 2), ("a",), Terms(refusals), Support.CONFIDENCE_AND_SUPPLY)
    assert {"".join(one.supporters) for one in found} == supporters


def test_abstention_needs_fewer_seats_than_support() -> None:
    house = chamber_of(4, 2, 2, 1)
    yes = supported(house, ("a",), NO_TERMS, Support.CONFIDENCE_AND_SUPPLY)
    away = supported(house, ("a",), NO_TERMS, Support.ABSTENTION)
    assert {one.supporters for one in yes} == {("b",), ("c",), ("d",)}
    # 4 against 5: two must stay away, for 4 to 4 would be a tie.
    assert {one.supporters for one in away} == {("b",), ("c",)}


def test_unlisted_seats_are_counted_as_opposed() -> None:
    house = chamber_of(4, 3, total=12)
    assert [one.supporters for one in supported(house, ("a",), NO_TERMS, Support.ABSTENTION)] == []
    found = supported(house, ("a",), NO_TERMS, Support.CONFIDENCE_AND_SUPPLY)
    assert [(one.supporters, one.seats, one.supporting_seats) for one in found] == [(("b",), 4, 3)]


def test_terms_are_about_the_cabinet() -> None:
    house = chamber_of(4, 3, 2)
    told = pairs(
        house, Terms(including=frozenset("b"), max_parties=1), Support.CONFIDENCE_AND_SUPPLY
    )
    assert told == {("b", "a"), ("b", "c")}
    without = Terms(excluding=frozenset("c"))
    assert pairs(house, without, Support.CONFIDENCE_AND_SUPPLY) == {("a", "b"), ("b", "a")}


def test_who_wins_alone_needs_no_support() -> None:
    assert list(supported(chamber_of(5, 2), ("a",), NO_TERMS, Support.ABSTENTION)) == []


def test_a_stranger_in_the_cabinet() -> None:
    with pytest.raises(RequestError, match="'x'"):
        list(supported(chamber_of(5, 2), ("x",), NO_TERMS, Support.ABSTENTION))


def test_it_shows_itself() -> None:
    shown = next(minority_cabinets(chamber_of(4, 3, 2)))._repr_html_()
    assert "<td>a</td>" in shown
    assert "confidence and supply" in shown


words = st.lists(
    st.builds(
        lambda both, anybody, kind: Refusal(both[0], None if anybody else both[1], kind),
        st.permutations("abcd"),
        st.sampled_from([False, False, True]),
        st.sampled_from([Kind.NOT_IN_CABINET, Kind.NOT_SUPPORT]),
    ),
    max_size=4,
)


@given(
    st.lists(st.integers(1, 6), min_size=4, max_size=4),
    st.integers(0, 3),
    words,
    st.sampled_from(Support),
)
def test_minority_cabinets_equal_brute_force(
    seats: list[int], unlisted: int, refusals: list[Refusal], support: Support
) -> None:
    chamber = chamber_of(*seats, total=sum(seats) + unlisted)
    held = dict(zip("abcd", seats, strict=True))
    sizes = (combinations("abcd", size) for size in range(1, 5))
    every = [frozenset(one) for one in chain.from_iterable(sizes)]

    def stands(cabinet: frozenset[BlocId], outside: frozenset[BlocId]) -> bool:
        yes, helped = (sum(held[bloc] for bloc in blocs) for blocs in (cabinet, cabinet | outside))
        if support is Support.CONFIDENCE_AND_SUPPLY:
            return helped >= chamber.majority
        return yes > chamber.seats_total - helped

    def would_help(outside: frozenset[BlocId], cabinet: frozenset[BlocId]) -> bool:
        said = {(one.by, one.of) for one in refusals if one.kind is Kind.NOT_SUPPORT}
        return not outside & cabinet and not said & set(product(outside, {*cabinet, None}))

    expected = set()
    for cabinet in every:
        alone = len(cabinet) == 1
        kept_apart = any(
            one.by in cabinet and (not alone if one.of is None else one.of in cabinet)
            for one in refusals
        )
        in_majority = sum(held[bloc] for bloc in cabinet) >= chamber.majority
        if kept_apart or in_majority or stands(cabinet, frozenset()):
            continue
        enough = [one for one in every if would_help(one, cabinet) and stands(cabinet, one)]
        minimal = [one for one in enough if not any(other < one for other in enough)]
        expected |= {("".join(sorted(cabinet)), "".join(sorted(one))) for one in minimal}
    assert pairs(chamber, Terms(tuple(refusals)), support) == expected


# On an axis.


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(-3, 3)), min_size=2, max_size=6),
    st.booleans(),
)
def test_the_closest_come_first_and_none_is_lost(
    drawn: list[tuple[int, int]], without_first: bool
) -> None:
    if not sum(seats for seats, _ in drawn):
        return
    chamber = chamber_of(*(seats for seats, _ in drawn))
    positions = {
        bloc.id: float(spot) for bloc, (_, spot) in zip(chamber.blocs, drawn, strict=True)
    }
    terms = Terms(excluding=frozenset("a")) if without_first else Terms(including=frozenset("b"))
    found = list(closest_on_axis(chamber, positions, terms))
    ranges = [
        max(positions[m] for m in one.members) - min(positions[m] for m in one.members)
        for one in found
    ]
    assert ranges == sorted(ranges)
    assert len(found) == len({one.members for one in found})
    assert {one.members for one in found} == {
        one.members for one in minimal_winning(chamber, terms)
    }


def test_a_bloc_without_a_position() -> None:
    with pytest.raises(RequestError, match="b has no position"):
        list(closest_on_axis(chamber_of(4, 3), {"a": 1}))
    excluded = Terms(excluding=frozenset("b"))
    assert [one.members for one in closest_on_axis(chamber_of(4, 3), {"a": 1}, excluded)] == [
        ("a",)
    ]

"""Coalitions: the seed's figures, terms one by one, and brute force over random chambers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, combinations, islice
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.errors import RequestError, SeatsError, TooCostlyError, UnknownNameError
from hemicycle.governments import coalitions, counting, ordered
from hemicycle.governments.bargain import bargain_of
from hemicycle.governments.coalitions import (
    Order,
    closest,
    count_minimal_possible,
    count_minimal_winning,
    count_winning_coalitions,
    departures,
    minimal_blocking,
    minimal_possible,
    minimal_winning,
    oversized,
    winning,
)
from hemicycle.governments.refusals import (
    NO_TERMS,
    Alliance,
    Confidence,
    Kind,
    Refusal,
    Terms,
    broken_by,
)
from hemicycle.records.chamber import Bloc, BlocId, Chamber

TWO_HUNDRED = (34, 27, 21, 18, 15, 13, 11, 10, 9, 8, 7, 6, 5, 4, 4, 3, 2, 1, 1, 1)


def chamber_of(*seats: int, majority: int | None = None, total: int | None = None) -> Chamber:
    size = sum(seats) if total is None else total
    blocs = tuple(
        Bloc(chr(97 + i) if i < 26 else f"n{i}", "", "", own) for i, own in enumerate(seats)
    )
    return Chamber(size, size // 2 + 1 if majority is None else majority, blocs)


def sets(found: Iterable[coalitions.Coalition]) -> list[str]:
    return ["".join(sorted(one.members)) for one in found]


# The seed: Iraq 2018, 13 lists, 299 of 329 seats, majority 165.


def test_the_seed_has_346_minimal_winning_coalitions(house: Chamber) -> None:
    found = list(minimal_winning(house))
    assert len(found) == count_minimal_winning(house) == 346
    assert Counter(len(one.members) for one in found) == {4: 2, 5: 36, 6: 130, 7: 97, 8: 62, 9: 19}
    assert count_winning_coalitions(house) == 3167
    assert sum(1 for _ in winning(house)) == 3167
    assert sum(1 for _ in oversized(house)) == 3167 - 346


@pytest.mark.parametrize(
    ("terms", "count"),
    [
        pytest.param(Terms(including=frozenset({"sairoun"})), 238, id="with the winner"),
        pytest.param(Terms(excluding=frozenset({"sairoun"})), 108, id="without it"),
        pytest.param(Terms(max_parties=5), 38, id="at most five lists"),
    ],
)
def test_the_seed_under_terms(house: Chamber, terms: Terms, count: int) -> None:
    assert count_minimal_winning(house, terms) == count
    assert len(list(minimal_winning(house, terms))) == count


def test_a_majority_of_those_listed_gives_361(house: Chamber) -> None:
    assert count_minimal_winning(replace(house, majority=150)) == 361


def test_what_is_possible_is_counted_apart(house: Chamber) -> None:
    found = list(minimal_possible(house))
    assert len(found) == count_minimal_possible(house) > 0
    assert all(-30 <= one.surplus < 0 for one in found)


# Terms, one by one.


@pytest.mark.parametrize(
    ("seats", "terms", "expected"),
    [
        pytest.param((4, 3, 2), NO_TERMS, ["bc", "ac", "ab"], id="none"),
        pytest.param((5, 3, 1), NO_TERMS, ["a"], id="a majority alone"),
        pytest.param((4, 4), NO_TERMS, ["ab"], id="half is not enough"),
        pytest.param((4, 3, 2, 0), NO_TERMS, ["bc", "ac", "ab"], id="no seats, no part"),
        pytest.param(
            (4, 3, 2), Terms(refusals=(Refusal("b", "a"),)), ["bc", "ac"], id="one side is enough"
        ),
        pytest.param(
            (4, 3, 2),
            Terms(refusals=(Refusal("a", "b", Kind.NOT_SUPPORT),)),
            ["bc", "ac"],
            id="who does not support does not sit",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(refusals=(Refusal("a", "b", confidence=Confidence.DOUBTED),)),
            ["bc", "ac", "ab"],
            id="doubted is switched off",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(refusals=(Refusal("a", "b", confidence=Confidence.UNCONFIRMED),)),
            ["bc", "ac", "ab"],
            id="unconfirmed rules nothing out",
        ),
        pytest.param(
            (4, 3, 2, 1),
            Terms(alliances=(Alliance(frozenset("ad")),)),
            ["acd", "abd"],
            id="allies come together, needed or not",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(alliances=(Alliance(frozenset("ab")),), excluding=frozenset("b")),
            [],
            id="an ally does not come without its excluded friend",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(refusals=(Refusal("a", "b", Kind.ONLY_IF_TOO),)),
            ["bc", "ab"],
            id="only if too binds one side",
        ),
        pytest.param(
            (4, 3, 3, 1),
            Terms(
                refusals=(Refusal("a", "b", Kind.ONLY_IF_TOO), Refusal("b", "d", Kind.ONLY_IF_TOO))
            ),
            ["bcd", "abd"],
            id="and is handed on",
        ),
        pytest.param(
            (4, 3, 2), Terms(refusals=(Refusal("a", None),)), ["bc"], id="one sits with nobody"
        ),
        pytest.param(
            (6, 3, 2),
            Terms(refusals=(Refusal("a", None, Kind.NOT_SUPPORT),)),
            ["a"],
            id="but alone it may",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(refusals=(Refusal("a", None, Kind.ONLY_AS_PRIME_MINISTER),)),
            ["bc", "ac", "ab"],
            id="one may lead",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(
                refusals=(
                    Refusal("a", None, Kind.ONLY_AS_PRIME_MINISTER),
                    Refusal("b", None, Kind.ONLY_AS_PRIME_MINISTER),
                )
            ),
            ["bc", "ac"],
            id="two cannot lead",
        ),
        pytest.param(
            (4, 3, 2),
            Terms(
                refusals=(
                    Refusal("a", "c", Kind.ONLY_AS_PRIME_MINISTER),
                    Refusal("b", "a", Kind.ONLY_AS_PRIME_MINISTER),
                )
            ),
            ["bc", "ac", "ab"],
            id="demands that never meet",
        ),
    ],
)
def test_terms(seats: tuple[int, ...], terms: Terms, expected: list[str]) -> None:
    majority = 6 if seats == (4, 3, 3, 1) else None
    chamber = chamber_of(*seats, majority=majority)
    assert sets(minimal_winning(chamber, terms)) == expected
    assert count_minimal_winning(chamber, terms) == len(expected)


def test_an_unconfirmed_refusal_marks_what_it_would_rule_out() -> None:
    doubt = Terms(refusals=(Refusal("b", "a", confidence=Confidence.UNCONFIRMED),))
    marked = {one.members: one.doubted_by for one in minimal_winning(chamber_of(4, 3, 2), doubt)}
    assert marked == {("b", "c"): (), ("a", "c"): (), ("a", "b"): ("b:a",)}


def test_several_lists_above_the_quota_each_win_alone() -> None:
    assert sets(minimal_winning(chamber_of(6, 5, 4, majority=5))) == ["b", "a"]
    assert count_minimal_winning(chamber_of(6, 5, 4, majority=5)) == 2


def test_without_a_majority_the_closest_is_named() -> None:
    chamber = chamber_of(5, 4, 2, 1)
    apart = Terms(refusals=(Refusal("a", "b"), Refusal("a", "c"), Refusal("b", "c")))
    assert count_minimal_winning(chamber, apart) == 0
    found = closest(chamber, apart)
    assert found is not None
    assert (found.members, found.seats, found.surplus) == (("a", "d"), 6, -1)
    impossible = Terms(including=frozenset("ab"), refusals=(Refusal("a", "b"),))
    assert closest(chamber, impossible) is None


def test_leaving_takes_the_ally_along() -> None:
    allied = Terms(alliances=(Alliance(frozenset("cd")),))
    found = departures(chamber_of(4, 3, 2, 1), "acd", allied)
    assert [(one.bloc, one.gone, one.seats, one.short) for one in found] == [
        ("a", ("a",), 3, 3),
        ("c", ("c", "d"), 4, 2),
        ("d", ("c", "d"), 4, 2),
    ]


def test_blocking_sets_deny_the_majority() -> None:
    two_thirds = chamber_of(4, 3, 2, majority=6)
    assert [(one.members, one.surplus) for one in minimal_blocking(two_thirds)] == [
        (("a",), 0),
        (("b", "c"), 1),
    ]


# Order, laziness, limits.


def test_fewest_parties_come_first_then_the_smallest_surplus(house: Chamber) -> None:
    ranks = [(len(one.members), one.surplus) for one in minimal_winning(house)]
    assert ranks == sorted(ranks)


def test_or_the_smallest_surplus_comes_first(house: Chamber) -> None:
    found = minimal_winning(house, order=Order.SMALLEST_SURPLUS)
    ranks = [(one.surplus, len(one.members)) for one in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("order", Order)
def test_one_by_one_gives_the_order_of_the_whole(
    house: Chamber, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = Terms(refusals=(Refusal("sairoun", "fatah"),))
    whole = list(minimal_winning(house, refusal, order))
    monkeypatch.setattr(coalitions, "GATHERED", 10)
    assert list(minimal_winning(house, refusal, order)) == whole


def test_where_order_needs_too_much_memory_all_still_come(
    house: Chamber, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {one.members for one in minimal_winning(house)}
    monkeypatch.setattr(coalitions, "GATHERED", 10)
    monkeypatch.setattr(coalitions, "FIELD_BYTES", 10)
    walked = [one.members for one in minimal_winning(house)]
    assert len(walked) == 346
    assert set(walked) == whole


def test_the_first_of_hundreds_of_millions_come_at_once() -> None:
    many = chamber_of(*TWO_HUNDRED, *TWO_HUNDRED)
    assert count_minimal_winning(many) > 10**9
    ranks = [(len(one.members), one.surplus) for one in islice(minimal_winning(many), 1000)]
    assert len(ranks) == 1000
    assert ranks == sorted(ranks)


def test_ten_thousand_blocs_of_one_seat_are_counted() -> None:
    crowd = chamber_of(*[1] * 10_000)
    assert count_minimal_winning(crowd) == comb(10_000, 5001)
    assert next(minimal_winning(crowd)).seats == 5001


def test_weights_of_10_to_the_18_are_exact() -> None:
    huge = chamber_of(*(10**18 + seats for seats in TWO_HUNDRED[:13]))
    assert count_minimal_winning(huge) == comb(13, 7)
    scaled = chamber_of(*(10**18 * seats for seats in TWO_HUNDRED))
    assert count_minimal_winning(scaled) == count_minimal_winning(chamber_of(*TWO_HUNDRED))


@pytest.mark.parametrize(
    "seats",
    [
        pytest.param(tuple(10**18 + 3**i for i in range(40)), id="no two sums are equal"),
        pytest.param((*[3] * 9_000, *[2] * 9_000, 1), id="an integer too long to pack"),
        pytest.param((*[3] * 3_000, *[2] * 6_000, 1), id="an integer too often added to"),
    ],
)
def test_a_count_that_costs_too_much_says_what_it_needs(
    seats: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "VISITS", 1 << 16)
    monkeypatch.setattr(counting, "PACKED_WORK", 1 << 33)
    with pytest.raises(TooCostlyError, match=r"MB|GB"):
        count_minimal_winning(chamber_of(*seats))


def test_a_search_that_finds_nothing_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hemicycle.governments.search.STEPS", 50)
    useless = Terms(including=frozenset("u"))
    with pytest.raises(TooCostlyError, match="no further coalition was found within 50 steps"):
        list(minimal_winning(chamber_of(*TWO_HUNDRED, 0), useless))


# Bad input.


@pytest.mark.parametrize(
    ("terms", "error", "message"),
    [
        pytest.param(Terms(refusals=(Refusal("a", "x"),)), UnknownNameError, "'x'", id="refused"),
        pytest.param(Terms(including=frozenset("x")), UnknownNameError, "'x'", id="included"),
        pytest.param(Terms(excluding=frozenset("x")), UnknownNameError, "'x'", id="excluded"),
        pytest.param(
            Terms(alliances=(Alliance(frozenset("ax")),)), UnknownNameError, "'x'", id="ally"
        ),
        pytest.param(Terms(refusals=(Refusal("a", "a"),)), RequestError, "itself", id="itself"),
        pytest.param(
            Terms(including=frozenset("a"), excluding=frozenset("a")),
            RequestError,
            "both in the coalition and out",
            id="in and out",
        ),
        pytest.param(Terms(max_parties=0), RequestError, "at least 1", id="no parties"),
    ],
)
def test_terms_that_make_no_sense(terms: Terms, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(minimal_winning(chamber_of(4, 3, 2), terms))


def test_negative_seats_are_refused() -> None:
    with pytest.raises(SeatsError):
        count_minimal_winning(chamber_of(4, -1, 2))


def test_a_coalition_shows_itself() -> None:
    shown = next(minimal_winning(chamber_of(4, 3, 2)))._repr_html_()
    assert "<td>b, c</td>" in shown
    assert "<td>a</td>" in departures(chamber_of(4, 3, 2), "ab")[0]._repr_html_()


# Brute force.

kinds = st.sampled_from(Kind)


@st.composite
def bargains(draw: st.DrawFn) -> tuple[Chamber, Terms]:
    seats = draw(st.lists(st.integers(0, 9), min_size=2, max_size=7))
    total = max(sum(seats) + draw(st.integers(0, 4)), 1)
    chamber = chamber_of(*seats, total=total, majority=draw(st.integers(1, total)))
    ids = [bloc.id for bloc in chamber.blocs]
    pair = st.permutations(ids).map(lambda mixed: (mixed[0], mixed[1]))
    refusals = draw(
        st.lists(
            st.builds(
                lambda both, anybody, kind: Refusal(both[0], None if anybody else both[1], kind),
                pair,
                st.sampled_from([False, False, True]),
                kinds,
            ),
            max_size=4,
        )
    )
    allies = draw(st.lists(pair.map(lambda both: Alliance(frozenset(both))), max_size=1))
    inside = draw(st.frozensets(st.sampled_from(ids), max_size=1))
    outside = draw(st.frozensets(st.sampled_from(ids), max_size=1)) - inside
    most = draw(st.none() | st.integers(1, 7))
    return chamber, Terms(tuple(refusals), tuple(allies), inside, outside, most)


def powerset(ids: list[BlocId]) -> Iterable[frozenset[BlocId]]:
    sizes = (combinations(ids, size) for size in range(1, len(ids) + 1))
    return map(frozenset, chain.from_iterable(sizes))


def word_is_kept(cabinet: frozenset[BlocId], one: Refusal) -> bool:
    if one.kind is Kind.ONLY_IF_TOO:
        return one.by not in cabinet or one.of in cabinet
    if one.kind is Kind.ONLY_AS_PRIME_MINISTER:
        return True
    if one.of is None:
        return one.by not in cabinet or cabinet == {one.by}
    return not {one.by, one.of} <= cabinet


def is_allowed(cabinet: frozenset[BlocId], terms: Terms) -> bool:
    demand = {
        one.by
        for one in terms.refusals
        if one.kind is Kind.ONLY_AS_PRIME_MINISTER and {one.by, one.of} - {None} <= cabinet
    }
    return (
        len(demand) <= 1
        and all(word_is_kept(cabinet, one) for one in terms.refusals)
        and all(len(ally.members & cabinet) in {0, 2} for ally in terms.alliances)
        and not terms.excluding & cabinet
    )


def brute(chamber: Chamber, terms: Terms, needed: int) -> tuple[set[frozenset[BlocId]], int]:
    """Return the minimal sets that reach ``needed``, and how many sets reach it at all.

    Who must be in, and how many there may be, choose among the minimal sets afterwards.
    """
    seats = {bloc.id: bloc.seats for bloc in chamber.blocs}
    allowed = [one for one in powerset(list(seats)) if is_allowed(one, terms)]
    reach = [one for one in allowed if sum(seats[member] for member in one) >= needed]
    chosen = [
        one
        for one in reach
        if terms.including <= one and len(one) <= (terms.max_parties or len(seats))
    ]
    return {one for one in chosen if not any(other < one for other in reach)}, len(chosen)


@given(bargains())
def test_everything_equals_brute_force(drawn: tuple[Chamber, Terms]) -> None:
    chamber, terms = drawn
    minimal, all_winning = brute(chamber, terms, chamber.majority)
    for order in Order:
        found = [frozenset(one.members) for one in minimal_winning(chamber, terms, order)]
        assert set(found) == minimal
        assert len(found) == len(minimal)
    assert count_minimal_winning(chamber, terms) == len(minimal)
    every = [frozenset(one.members) for one in winning(chamber, terms)]
    assert len(set(every)) == len(every) == all_winning
    assert count_winning_coalitions(chamber, terms) == all_winning
    assert all(not broken_by(one, terms.refusals) for one in every)


@given(bargains())
def test_what_is_possible_equals_brute_force(drawn: tuple[Chamber, Terms]) -> None:
    chamber, terms = drawn
    needed = chamber.majority - chamber.unlisted
    if needed < 1:
        assert list(minimal_possible(chamber, terms)) == []
        assert count_minimal_possible(chamber, terms) == 0
        return
    seats = {bloc.id: bloc.seats for bloc in chamber.blocs}
    expected = {
        one
        for one in brute(chamber, terms, needed)[0]
        if sum(seats[member] for member in one) < chamber.majority
    }
    found = [frozenset(one.members) for one in minimal_possible(chamber, terms)]
    assert set(found) == expected
    assert len(found) == len(expected) == count_minimal_possible(chamber, terms)


@given(bargains())
def test_closest_equals_brute_force(drawn: tuple[Chamber, Terms]) -> None:
    chamber, terms = drawn
    seats = {bloc.id: bloc.seats for bloc in chamber.blocs}
    reached = {
        sum(seats[member] for member in one)
        for one in powerset(list(seats))
        if is_allowed(one, terms)
        and terms.including <= one
        and len(one) <= (terms.max_parties or len(seats))
    }
    found = closest(chamber, terms)
    assert (found.seats if found else 0) == max(reached, default=0)


def test_with_many_who_refuse_the_count_is_that_of_the_list() -> None:
    many = chamber_of(*TWO_HUNDRED)
    names = [bloc.id for bloc in many.blocs]
    pairs = zip(names[::2], names[1::2], strict=True)
    words = Terms(refusals=tuple(Refusal(by, of) for by, of in pairs))
    assert count_minimal_winning(many, words) == len(list(minimal_winning(many, words))) > 100


@given(bargains(), st.integers(1, 9))
def test_both_ways_of_counting_agree(drawn: tuple[Chamber, Terms], unit: int) -> None:
    chamber, terms = drawn
    scaled = replace(
        chamber,
        seats_total=chamber.seats_total * unit,
        majority=chamber.majority * unit,
        blocs=tuple(replace(bloc, seats=bloc.seats * unit) for bloc in chamber.blocs),
    )
    alone = Terms(including=terms.including, excluding=terms.excluding)
    bargain = bargain_of(scaled, alone)
    expected = counting.count_minimal(bargain)
    assert counting._spelled_out(bargain, bargain.rest[0] + 1) == expected
    assert expected == count_minimal_winning(chamber, alone)


@given(bargains())
def test_in_order_finds_the_same_sets(drawn: tuple[Chamber, Terms]) -> None:
    chamber, terms = drawn
    only_words = replace(
        terms,
        alliances=(),
        refusals=tuple(one for one in terms.refusals if one.kind is not Kind.ONLY_IF_TOO),
    )
    bargain = bargain_of(chamber, only_words)
    if not bargain.weights:
        return
    found = list(ordered.in_order(bargain, coalitions._pairs(bargain, Order.FEWEST_PARTIES)))
    assert found == list(coalitions._minimal(bargain, Order.FEWEST_PARTIES))


@given(bargains())
def test_what_is_barred_is_what_breaks_a_word(drawn: tuple[Chamber, Terms]) -> None:
    chamber, terms = drawn
    said = Terms(terms.refusals)
    bargain = bargain_of(chamber, said)
    for mask in range(1, 1 << len(chamber.blocs)):
        assert bargain.allows(mask) == (not broken_by(bargain.members(mask), said.refusals))

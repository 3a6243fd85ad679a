"""What a list needs and which refusal everything turns on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.governments import needs as needs_module
from hemicycle.governments.coalitions import count_minimal_winning, minimal_winning
from hemicycle.governments.hinges import deadlock, hinges
from hemicycle.governments.needs import needs
from hemicycle.governments.refusals import (
    Alliance,
    Confidence,
    Evidence,
    Kind,
    Refusal,
    Terms,
    mutual,
)
from hemicycle.records.chamber import Bloc, Chamber
from hemicycle.records.page import Span

SAIROUN = "Muqtada al-Sadr’s alliance with communists (Sairoun)"


def chamber_of(*seats: int) -> Chamber:
    names = "abcdefghijklmnopqrstuvwxyz"
    blocs = tuple(Bloc(n, n.upper(), n, own) for n, own in zip(names, seats, strict=False))
    return Chamber(sum(seats), sum(seats) // 2 + 1, blocs)


def test_the_winner_of_the_seed_needs_111_seats(house: Chamber) -> None:
    need = needs(house)[SAIROUN]
    assert (need.seats_short, need.coalitions) == (111, 238)
    assert len(need.partners) == 12
    assert need.partners == tuple(sorted(need.partners, key=lambda one: -one.coalitions))
    fatah = next(one for one in need.partners if one.name == "The Fatah Coalition")
    assert fatah.seats == 47
    both = Terms(including=frozenset({"sairoun", "fatah"}))
    assert fatah.coalitions == count_minimal_winning(house, both)
    assert not any(partner.indispensable for partner in need.partners)


def test_a_partner_without_whom_nothing_goes_is_indispensable() -> None:
    need = needs(chamber_of(4, 3, 1, 1), Terms(refusals=(Refusal("a", "c"), Refusal("a", "d"))))
    partners = {partner.name: partner.indispensable for partner in need["A"].partners}
    assert partners == {"B": True}
    assert {p.name: p.indispensable for p in need["C"].partners} == {"B": True, "D": True}


def test_who_has_a_majority_needs_nobody() -> None:
    need = needs(chamber_of(5, 3, 1))
    assert (need["A"].seats_short, need["A"].coalitions, need["A"].partners) == (0, 1, ())
    assert (need["B"].seats_short, need["B"].coalitions, need["B"].partners) == (2, 0, ())


def test_an_excluded_list_is_still_told_what_it_lacks() -> None:
    assert needs(chamber_of(4, 3, 2), Terms(excluding=frozenset("b")))["B"].seats_short == 2


def test_the_answer_keeps_the_order_of_the_chamber(house: Chamber) -> None:
    assert list(needs(house)) == [bloc.name for bloc in house.blocs]


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param(Terms(), id="numbers alone"),
        pytest.param(Terms(refusals=(Refusal("sairoun", "state-of-law"),)), id="a refusal"),
        pytest.param(Terms(including=frozenset({"kdp"})), id="with KDP"),
    ],
)
def test_counting_gives_what_listing_gives(
    house: Chamber, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = needs(house, terms)
    monkeypatch.setattr(needs_module, "LISTED", 0)
    assert needs(house, terms) == listed


def test_in_a_crowd_only_the_largest_is_given_partners() -> None:
    blocs = tuple(Bloc(f"b{i}", f"B{i}", "", 2 if i == 7 else 1) for i in range(70))
    need = needs(Chamber(71, 36, blocs))
    assert [name for name, one in need.items() if one.partners] == ["B7"]
    assert need["B0"].coalitions > 10**18


# The hinge.


def test_the_refusal_that_opens_most_comes_first(house: Chamber) -> None:
    small = Refusal("change", "new-generation")
    large = Refusal("sairoun", "fatah", Kind.NOT_SUPPORT)
    doubted = Refusal("kdp", "puk", confidence=Confidence.DOUBTED)
    found = hinges(house, Terms(refusals=(small, large, doubted)))
    assert [(hinge.by, hinge.of) for hinge in found] == [
        (SAIROUN, "The Fatah Coalition"),
        ("Change Movement", "New Generation Movement"),
    ]
    assert found[0].kind == "will not support a cabinet with"
    without = count_minimal_winning(house, Terms(refusals=(small,)))
    assert found[0].opens == without - count_minimal_winning(house, Terms(refusals=(small, large)))


def test_of_a_mutual_refusal_neither_side_opens_anything() -> None:
    both = (Refusal("a", "b"), Refusal("b", "a"))
    assert [hinge.opens for hinge in hinges(chamber_of(4, 3, 2), Terms(refusals=both))] == [0, 0]
    assert mutual(both) == {frozenset("ab")}
    assert mutual(both[:1]) == frozenset()


def test_a_demand_to_lead_can_be_a_hinge() -> None:
    demands = tuple(Refusal(who, None, Kind.ONLY_AS_PRIME_MINISTER) for who in "ab")
    found = hinges(chamber_of(4, 3, 2), Terms(refusals=demands))
    assert [(hinge.by, hinge.of, hinge.opens) for hinge in found] == [
        ("A", None, 1),
        ("B", None, 1),
    ]


def test_the_words_stay_with_the_refusal() -> None:
    words = Evidence(
        "We shall <never> sit with B.", Span(3, 70, 95, "We shall <never> sit with B.")
    )
    said = Refusal("a", "b", statement=words)
    (hinge,) = hinges(chamber_of(4, 4), Terms(refusals=(said,)))
    assert (hinge.statement, hinge.span) == (words.text, words.span)
    assert deadlock(chamber_of(4, 4), Terms(refusals=(said,)))[0].statement == words
    assert "We shall &lt;never&gt; sit" in said._repr_html_()


@pytest.mark.parametrize(
    ("seats", "refusals", "blamed"),
    [
        pytest.param((4, 3, 2), "ab", "", id="something is left"),
        pytest.param((4, 3, 2), "ab ac bc", "ab ac bc", id="each of three is to blame"),
        pytest.param((4, 4, 1), "ac ab bc", "ac ab bc", id="though one of them is a small list"),
        pytest.param((5, 3, 1), "ab", "", id="a list alone has the majority"),
        pytest.param((4, 4), "ab ba", "ba", id="one side of two is enough"),
        pytest.param((4, 2, 2, 1), "cd ab ac ad bc", "ab ac ad bc", id="the spared is not blamed"),
    ],
)
def test_the_deadlock_names_those_to_blame(
    seats: tuple[int, ...], refusals: str, blamed: str
) -> None:
    terms = Terms(refusals=tuple(Refusal(*pair) for pair in refusals.split()))
    assert "".join(
        f" {one.by}{one.of}" for one in deadlock(chamber_of(*seats), terms)
    ).split() == (blamed.split())


def test_a_deadlock_without_refusals_blames_nobody() -> None:
    blocs = (Bloc("a", "A", "A", 2), Bloc("b", "B", "B", 2))
    assert deadlock(Chamber(9, 5, blocs), Terms(refusals=(Refusal("a", "b"),))) == ()
    allied = Terms(alliances=(Alliance(frozenset("ab")),), excluding=frozenset("a"))
    assert deadlock(chamber_of(4, 3), allied) == ()


pairs = st.permutations("abcde").map(lambda mixed: Refusal(mixed[0], mixed[1]))


@given(
    st.lists(st.integers(1, 9), min_size=5, max_size=5),
    st.lists(pairs, max_size=6, unique_by=lambda one: (one.by, one.of)),
)
def test_needs_and_hinges_agree_with_the_list(seats: list[int], refusals: list[Refusal]) -> None:
    chamber, terms = chamber_of(*seats), Terms(refusals=tuple(refusals))
    listed = [set(one.members) for one in minimal_winning(chamber, terms)]
    for bloc in chamber.blocs:
        need = needs(chamber, terms)[bloc.name]
        assert need.coalitions == sum(bloc.id in one for one in listed)
        for partner in need.partners:
            pair = {bloc.id, partner.name.lower()}
            assert partner.coalitions == sum(pair <= one for one in listed) > 0
    for hinge in hinges(chamber, terms):
        kept = tuple(
            one
            for one in refusals
            if (one.by.upper(), (one.of or "").upper()) != (hinge.by, hinge.of)
        )
        opened = list(minimal_winning(chamber, replace(terms, refusals=kept)))
        assert hinge.opens == len(opened) - len(listed)
    core = deadlock(chamber, terms)
    if core:
        assert not listed
        assert count_minimal_winning(chamber, Terms(refusals=core)) == 0
        for one in core:
            rest = tuple(other for other in core if other != one)
            assert count_minimal_winning(chamber, Terms(refusals=rest)) > 0

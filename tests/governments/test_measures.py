"""Power of a chamber's lists: the words of the parties, and the two ends of the unlisted seats."""

from fractions import Fraction

import pytest

from hemicycle.errors import RequestError, TooCostlyError
from hemicycle.governments.measures import ALWAYS, measure_of
from hemicycle.governments.power import Game, power
from hemicycle.governments.refusals import Alliance, Refusal, Terms
from hemicycle.records.chamber import Bloc, Chamber
from hemicycle.records.governments import PowerValue

IRAQ = (54, 47, 42, 25, 25, 21, 19, 19, 18, 14, 6, 5, 4)


def chamber(*seats: int, total: int, majority: int | None = None) -> Chamber:
    blocs = tuple(Bloc(f"b{i}", f"B{i}", f"B{i}", held) for i, held in enumerate(seats))
    return Chamber(total, majority or total // 2 + 1, blocs)


def shares(values: dict[str, PowerValue] | object) -> list[Fraction]:
    assert isinstance(values, dict)
    return [Fraction(value.exact) for value in values.values()]


def test_the_lists_of_iraq_2018() -> None:
    measured = measure_of()(chamber(*IRAQ, total=329), Terms())
    assert list(measured.power) == list(ALWAYS)
    assert measured.left_out == ()
    banzhaf = shares(measured.power["banzhaf"])
    assert round(float(banzhaf[0]), 4) == 0.1941
    assert round(float(shares(measured.power["shapley-shubik"])[0]), 4) == 0.1986
    assert sum(banzhaf) == 1


def test_unlisted_seats_count_as_one_bloc_and_as_single_members() -> None:
    measured = measure_of(["banzhaf"])(chamber(*IRAQ, total=329), Terms())
    assert measured.ends is not None
    together = shares(measured.ends.one_bloc["banzhaf"])
    apart = shares(measured.ends.single_members["banzhaf"])
    assert together == list(power(Game((*IRAQ, 30), 165), "banzhaf").values[:13])
    assert apart == list(power(Game((*IRAQ, *(1,) * 30), 165), "banzhaf").values[:13])
    assert sum(together) < 1
    assert sum(apart) < 1


def test_a_full_chamber_has_no_ends() -> None:
    assert measure_of(["banzhaf"])(chamber(4, 3, 2, total=9), Terms()).ends is None


def test_a_refusal_takes_power_from_both_and_a_doubted_one_does_not() -> None:
    house = chamber(4, 3, 2, total=9)
    refused = measure_of(["banzhaf"])(house, Terms(refusals=(Refusal("b0", "b1"),)))
    assert shares(refused.power["banzhaf"]) == [Fraction(1, 5), Fraction(1, 5), Fraction(3, 5)]
    free = measure_of(["banzhaf"])(house, Terms())
    assert shares(free.power["banzhaf"]) == [Fraction(1, 3)] * 3


def test_an_alliance_is_a_union_for_owen() -> None:
    house = chamber(4, 3, 2, total=9)
    allied = Terms(alliances=(Alliance(frozenset({"b1", "b2"})),))
    owen = measure_of(["owen"])(house, allied).power["owen"]
    assert shares(owen) == [0, Fraction(1, 2), Fraction(1, 2)]


def test_where_nobody_can_win_nobody_has_power() -> None:
    assert measure_of()(chamber(2, 1, total=9), Terms()).power == {}
    both = Terms(refusals=(Refusal("b0", "b1"),))
    assert measure_of()(chamber(3, 3, total=9), both).power == {}


def test_what_nobody_asked_for_may_be_left_out_and_what_was_asked_for_may_not() -> None:
    house = chamber(*range(1, 41), total=820)
    terms = Terms(refusals=(Refusal("b38", "b39"),))
    measured = measure_of()(house, terms)
    assert [words.split()[0] for words in measured.left_out] == [
        index for index in ALWAYS if index not in measured.power
    ]
    assert measured.left_out
    with pytest.raises(TooCostlyError):
        measure_of(["banzhaf"])(house, terms)


def test_unions_beside_refusals_are_no_index() -> None:
    terms = Terms(refusals=(Refusal("b0", "b1"),))
    with pytest.raises(RequestError, match="without --refuse"):
        measure_of(["owen"])(chamber(4, 3, 2, total=9), terms)

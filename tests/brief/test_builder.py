"""The builder's arithmetic is the library's: a table of cases, and brute force."""

from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from tests.pictures.builder.cases import (
    CASES,
    as_json,
    choice_in,
    expected_of,
    question_of,
    told_in,
)
from tests.pictures.builder.drawn import drawn_cases

from hemicycle.brief.builder import builder_answer, builder_table
from hemicycle.brief.completions import completions
from hemicycle.governments.document import resolved
from hemicycle.governments.refusals import Terms, broken_by
from hemicycle.records.chamber import BlocId, Chamber


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_shared_cases_hold_in_the_library(case: dict[str, Any]) -> None:
    question = question_of(case)
    answer = builder_answer(question, builder_table(question), choice_in(case))
    assert told_in(as_json(answer)) == expected_of(case)


def _breaks_a_word(cabinet: frozenset[BlocId], terms: Terms) -> bool:
    torn = any(one.members & cabinet and one.members - cabinet for one in terms.alliances)
    return torn or bool(broken_by(cabinet, terms.confirmed))


def _by_brute_force(
    chamber: Chamber, chosen: frozenset[BlocId], terms: Terms
) -> set[frozenset[BlocId]]:
    others = [bloc.id for bloc in chamber.blocs if bloc.id not in chosen]
    seats = {bloc.id: bloc.seats for bloc in chamber.blocs}
    sets = chain.from_iterable(combinations(others, size) for size in range(len(others) + 1))
    enough = {
        frozenset(added)
        for added in sets
        if sum(seats[one] for one in {*chosen, *added}) >= chamber.majority
        and not _breaks_a_word(chosen | {*added}, terms)
    }
    return {added for added in enough if added and not any(one < added for one in enough)}


@given(drawn_cases())
def test_completions_are_the_least_sets_that_do(case: dict[str, Any]) -> None:
    question = question_of(case)
    chamber = question.readings[0].chamber
    terms = resolved(chamber, question.terms)
    chosen = frozenset(case["chosen"])
    found = list(completions(chamber, chosen, terms))
    assert {frozenset(one) for one in found} == _by_brute_force(chamber, chosen, terms)
    assert len(set(found)) == len(found)

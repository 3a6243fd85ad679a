"""What an election's latest result allows, computed once a version and kept in the cache."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import TypeVar

from django.core.cache import cache

from hemicycle.brief.builder import Question
from hemicycle.brief.compose import compose
from hemicycle.brief.outlook import Outlook
from hemicycle.errors import ElectionError
from hemicycle.governments.document import Request
from hemicycle.governments.measures import measure_of
from hemicycle.governments.readings import readings_of
from hemicycle.governments.refusals import NO_TERMS, Terms
from hemicycle.pictures.vision import Colour
from hemicycle.records.brief import Brief
from hemicycle.site.desk.convert import report_of, terms_of
from hemicycle.site.desk.models import Election, Result, Statement

SHOWN = 12
INDICES = ("banzhaf", "shapley-shubik")
KEPT = 24 * 3600
"""Seconds that an answer stays in the cache; a new version has another key at once."""

RELEASE = version("hemicycle")
"""Part of every key: what another release has drawn is not this one's."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with its brief, and what has been said; all that a page shows of an election.

    ``outlook`` and ``question`` are none where nothing can be said of governments.
    """

    result: Result
    statements: tuple[Statement, ...]
    brief: Brief
    outlook: Outlook | None
    question: Question | None
    colours: dict[str, Colour]


def answer_for(election: Election) -> Answer | None:
    """Return the answer for the latest result of an election, or none where it has none."""
    return kept(election, "answer", lambda: _latest(election))


def kept(election: Election, name: str, compute: Callable[[], T]) -> T:
    """Return what follows from an election's records, computed once a version of them.

    ``name`` says what it is, with all that it depends on besides the election: language, place.
    """
    key = f"{RELEASE}:{name}:{election.pk}:{election.version}"
    found: T | None = cache.get(key)
    if found is None:
        found = compute()
        if found is not None:
            cache.set(key, found, KEPT)
    return found


def _latest(election: Election) -> Answer | None:
    result = election.results.first()
    return None if result is None else computed(result)


def computed(result: Result) -> Answer:
    """Return the answer for one result, whichever version it is."""
    report = report_of(result)
    try:
        readings = readings_of(report)
        ids = {bloc.name: bloc.id for bloc in readings[0].chamber.blocs}
        terms = terms_of(result.election, ids)
        question = Question(readings, terms)
    except ElectionError:
        ids, terms, question = {}, NO_TERMS, None
    composed = compose(report, _request(terms))
    said = tuple(result.election.statements.select_related("denies"))
    return Answer(result, said, composed.brief, composed.outlook, question, _colours(result, ids))


def _request(terms: Terms) -> Request:
    return Request(terms, top=SHOWN, measure=measure_of(INDICES))


def _colours(result: Result, ids: dict[str, str]) -> dict[str, Colour]:
    """Return the colours that editors gave to lists or their parties, by bloc."""
    rows = result.rows.select_related("list__party")
    given = {row.list.name: row.list.colour or _of_party(row.list.party) for row in rows}
    return {ids[name]: colour for name, colour in given.items() if colour and name in ids}


def _of_party(party: object) -> str:
    return getattr(party, "colour", "")

"""The whole road for one input: what it says, what that allows, and the news of it."""

from dataclasses import dataclass, replace

from hemicycle.brief.builder import Question
from hemicycle.brief.facts import facts, news
from hemicycle.brief.outlook import Outlook, outlook_of
from hemicycle.errors import ElectionError, MajorityError
from hemicycle.governments.document import Request, governments, resolved
from hemicycle.governments.readings import readings_of
from hemicycle.records.brief import Brief
from hemicycle.records.page import Finding, Report


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief, and what its forms show of the governments: none where nothing is known."""

    brief: Brief
    outlook: Outlook | None


def compose(
    report: Report, request: Request, seats_total: int | None = None, majority: int | None = None
) -> Composed:
    """Return the brief of a report.

    A report from which nothing can be said of governments still has a brief: its findings tell
    why. ``seats_total`` and ``majority`` stand above what the page says of them.

    Raises
    ------
    RequestError
        If the request names a list that is not in the report.
    MajorityError
        If the majority given is none.
    """
    try:
        readings = readings_of(report, seats_total, majority)
    except MajorityError:
        raise
    except ElectionError as error:
        obstacle = Finding("no-governments", "error", str(error))
        known = replace(report, findings=(*report.findings, obstacle))
        return Composed(Brief("Nothing can be said of governments yet", (), known, None), None)
    chamber = readings[0].chamber
    answer = governments(readings, request)
    sentences = tuple(facts(readings, resolved(chamber, request.terms)))
    known = replace(report, findings=(*report.findings, *answer.findings))
    outlook = replace(outlook_of(answer, chamber), question=Question(readings, request.terms))
    return Composed(Brief(news(chamber), sentences, known, answer), outlook)

"""The whole road for one input: what it says, what that allows, and the news of it."""

from dataclasses import dataclass, replace

from hemicycle.brief.facts import facts, news
from hemicycle.errors import ElectionError, MajorityError
from hemicycle.governments.document import Request, governments, resolved
from hemicycle.governments.readings import readings_of
from hemicycle.records.brief import Brief
from hemicycle.records.chamber import ChamberReading
from hemicycle.records.page import Finding, Report


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief, and the readings of the chamber that it rests on: none where nothing is known."""

    brief: Brief
    readings: tuple[ChamberReading, ...]


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
        return Composed(Brief("Nothing can be said of governments yet", (), known, None), ())
    chamber = readings[0].chamber
    answer = governments(readings, request)
    sentences = tuple(facts(readings, resolved(chamber, request.terms)))
    known = replace(report, findings=(*report.findings, *answer.findings))
    return Composed(Brief(news(chamber), sentences, known, answer), readings)

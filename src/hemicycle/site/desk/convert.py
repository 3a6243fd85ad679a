"""The one crossing between rows of the database and records of the library."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hemicycle.errors import ElectionError
from hemicycle.governments.refusals import Confidence, Evidence, Kind, Terms
from hemicycle.governments.refusals import Refusal as RefusalRecord
from hemicycle.records.labels import slug
from hemicycle.records.page import (
    Finding,
    ListRow,
    Report,
    Source,
    Span,
    Speaker,
    StatedChamber,
)
from hemicycle.records.page import Statement as StatementRecord
from hemicycle.site.desk.models import (
    Election,
    ElectoralList,
    Refusal,
    Result,
    ResultRow,
    Statement,
)

MOST_SEATS = 100_000
"""Seats of the largest chamber that is taken; ten thousand times what any has is a slip."""


def plain(record: Any) -> Any:
    """Return a record as what JSON knows: for a JSONField."""
    return msgspec.to_builtins(record)


def span_of(stored: Mapping[str, Any] | None) -> Span | None:
    """Return the span in a JSONField."""
    return msgspec.convert(stored, Span) if stored else None


def report_from(stored: Mapping[str, Any]) -> Report:
    """Return the report in a JSONField."""
    return msgspec.convert(stored, Report, strict=False)


def report_of(result: Result) -> Report:
    """Return what a result and its election's statements say, as a report."""
    election = result.election
    rows = result.rows.select_related("list")
    return Report(
        source=Source(result.source_name, result.source_sha256),
        chamber=StatedChamber(election.seats_total, election.votes_needed, "stated"),
        lists=tuple(_row(row) for row in rows),
        statements=tuple(_statement(one) for one in election.statements.all()),
        findings=tuple(msgspec.convert(one, Finding) for one in result.findings),
    )


def terms_of(election: Election, ids: Mapping[str, str]) -> Terms:
    """Return the refusals of an election; ``ids`` gives the bloc's id of each list's name.

    A refusal of or by a list that holds no seats says nothing of who can govern.
    """
    found = election.refusals.select_related("by", "of", "statement")
    return Terms(refusals=tuple(_refusals(found, ids)))


def _refusals(found: Iterable[Refusal], ids: Mapping[str, str]) -> Iterable[RefusalRecord]:
    for one in found:
        by, of = ids.get(one.by.name), one.of and ids.get(one.of.name)
        if by is None or (one.of is not None and of is None):
            continue
        said = one.statement
        evidence = said and Evidence(said.text, span_of(said.span), Source(said.source_name, ""))
        yield RefusalRecord(by, of, Kind(one.kind), evidence, Confidence(one.confidence))


def _row(row: ResultRow) -> ListRow:
    return ListRow(
        name=row.list.name,
        abbreviation=row.list.short_name or None,
        seats=row.seats,
        seats_min=row.seats_min,
        seats_max=row.seats_max,
        votes=row.votes,
        vote_share=row.vote_share,
        counted_in=row.counted_in or None,
        span=span_of(row.span),
    )


def _statement(said: Statement) -> StatementRecord:
    return StatementRecord(
        id=f"s{said.pk}",
        act=said.act,
        form=said.form,
        speaker=Speaker(said.speaker or None, said.role or None),
        text=said.text,
        via=tuple(said.via),
        said_on=said.said_on.isoformat() if said.said_on else None,
        denies=f"s{said.denies_id}" if said.denies_id else None,
        span=span_of(said.span),
    )


@transaction.atomic
def record_result(
    election: Election, report: Report, described: Result, user: AbstractBaseUser | None
) -> Result:
    """Keep a report's rows as the election's next result.

    ``described`` says the rest: standing, time, source and note; it is saved by this. Rows of one
    name stay apart rows of one list.

    Raises
    ------
    ElectionError
        Where there are no rows, or a figure is none that a chamber can have.
    """
    if not report.lists:
        raise ElectionError(_("no list with seats was found: there is no result to keep"))
    for row in report.lists:
        _refuse_impossible(row)
    Election.objects.select_for_update().get(pk=election.pk)
    last = election.results.first()
    described.election = election
    described.number = last.number + 1 if last else 1
    described.source_sha256 = report.source.sha256
    described.findings = plain(report.findings)
    described.recorded_by = user
    described.save(force_insert=True)
    lists = lists_of(election, report.lists)
    ResultRow.objects.bulk_create(
        _stored(described, position, row, lists[row.name])
        for position, row in enumerate(report.lists)
    )
    election.touch()
    return described


def _refuse_impossible(row: ListRow) -> None:
    for figure in (row.seats, row.seats_min, row.seats_max):
        if figure is not None and not 0 <= figure <= MOST_SEATS:
            raise ElectionError(
                _("%(name)s cannot have %(seats)s seats") % {"name": row.name, "seats": figure}
            )


def lists_of(election: Election, rows: Iterable[ListRow]) -> dict[str, ElectoralList]:
    """Return the election's list of each row's name, known ones by their slug, others made."""
    known = {slug(one.name): one for one in election.lists.all()}
    found = {}
    for row in rows:
        key = slug(row.name)
        if key not in known:
            short = (row.abbreviation or "")[:40]
            known[key] = election.lists.create(name=row.name[:200], short_name=short)
        found[row.name] = known[key]
    return found


def _stored(result: Result, position: int, row: ListRow, of: ElectoralList) -> ResultRow:
    share = row.vote_share
    return ResultRow(
        result=result,
        position=position,
        list=of,
        seats=row.seats,
        seats_min=row.seats_min,
        seats_max=row.seats_max,
        votes=row.votes,
        vote_share=None if share is None else round(Decimal(share), 5),
        counted_in=row.counted_in or "",
        span=plain(row.span),
    )


@transaction.atomic
def record_statements(
    election: Election, said: Iterable[StatementRecord], source: tuple[str, str]
) -> list[Statement]:
    """Keep statements of a source (its name and address), with what they deny among them."""
    kept: dict[str, Statement] = {}
    found = list(said)
    for one in found:
        kept[one.id] = Statement.objects.create(
            election=election,
            act=one.act,
            form=one.form,
            speaker=one.speaker.name or "",
            role=one.speaker.role or "",
            text=one.text,
            via=list(one.via),
            said_on=date.fromisoformat(one.said_on) if one.said_on else None,
            source_name=source[0],
            source_url=source[1],
            span=plain(one.span),
        )
    for one in found:
        if one.denies in kept:
            kept[one.id].denies = kept[one.denies]
            kept[one.id].save(update_fields=["denies"])
    election.touch()
    return list(kept.values())

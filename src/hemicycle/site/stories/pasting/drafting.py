"""What an editor accepted becomes rows of the desk and a draft with its blocks in place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.html import escape

from hemicycle.errors import MajorityError
from hemicycle.governments.refusals import Confidence
from hemicycle.reading.pages import Page
from hemicycle.records.labels import slug
from hemicycle.records.page import ListRow, Report, Speaker, StatedChamber, Statement
from hemicycle.site.desk.convert import lists_of, record_result, record_statements
from hemicycle.site.desk.models import Election, Paste, Refusal, Result
from hemicycle.site.desk.models import Statement as StatementRow
from hemicycle.site.stories.models import Story
from hemicycle.site.stories.pasting.forms import address_of, kept_rows
from hemicycle.site.stories.pasting.intake import page_of

BULLETS = "•*–· \t\u00a0"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The forms as an editor left them: the story, the rows, the statements, the refusals."""

    story: Values
    rows: Sequence[Values]
    statements: Sequence[Values]
    refusals: Sequence[Values]


@transaction.atomic
def draft(paste: Paste, accepted: Accepted, user: AbstractBaseUser | None) -> Story:
    """Keep what was accepted, and return the draft; a second press returns the first draft.

    Raises
    ------
    ElectionError
        Where the figures contradict themselves; nothing is kept then.
    """
    paste = Paste.objects.select_for_update().get(pk=paste.pk)
    made = Story.objects.filter(pk=paste.story_id).first()
    if made is not None:
        return made
    page = page_of(paste)
    election = _election(accepted.story)
    report = _corrected(page.report, accepted)
    if report.lists:
        described = Result(
            standing=accepted.story["standing"],
            source_name=paste.name,
            source_url=paste.source_url,
        )
        record_result(election, report, described, user)
    kept = _keep_statements(election, page.report, accepted, paste)
    _keep_refusals(election, accepted, kept, user)
    story = _story(page, election, accepted, paste)
    accepted.story["section"].specific.add_child(instance=story)
    story.save_revision(user=user)
    paste.election, paste.story_id = election, story.pk
    paste.save(update_fields=["election", "story_id"])
    election.touch()
    return story


def _election(story: Values) -> Election:
    election = story["election"] or Election(
        name=story["election_name"].strip(), slug=address_of(story["election_name"])
    )
    for name in ("held_on", "seats_total", "majority"):
        if story[name] is not None:
            setattr(election, name, story[name])
    if election.majority and not election.majority <= (election.seats_total or 0):
        raise MajorityError("a majority cannot be more than the seats of the chamber")
    election.save()
    return election


def _corrected(report: Report, accepted: Accepted) -> Report:
    """Return the report with the rows as an editor left them."""
    rows = kept_rows(report.lists, accepted.rows)
    story = accepted.story
    chamber = StatedChamber(story["seats_total"], story["majority"], "stated")
    return replace(report, lists=rows, chamber=chamber)


def _keep_statements(
    election: Election, report: Report, accepted: Accepted, paste: Paste
) -> dict[str, StatementRow]:
    kept = [
        _statement(report.statements[values["at"]], values)
        for values in accepted.statements
        if values["keep"] and values["at"] < len(report.statements)
    ]
    rows = record_statements(election, kept, (paste.name, paste.source_url))
    return {said.id: row for said, row in zip(kept, rows, strict=True)}


def _statement(said: Statement, values: Values) -> Statement:
    return replace(
        said,
        act=values["act"],
        speaker=Speaker(values["speaker"] or None, values["role"] or None),
        text=values["text"],
    )


def _keep_refusals(
    election: Election,
    accepted: Accepted,
    kept: Mapping[str, StatementRow],
    user: AbstractBaseUser | None,
) -> None:
    known = {slug(name): one for name, one in _lists(election, accepted).items()}
    for values in accepted.refusals:
        by, of = known.get(slug(values["by"])), known.get(slug(values["of"]))
        statement = kept.get(values["statement_id"])
        if not values["confirm"] or by is None or of is None or by == of or statement is None:
            continue
        Refusal.objects.create(
            election=election,
            by=by,
            of=of,
            kind=values["kind"],
            statement=statement,
            confidence=Confidence.CONFIRMED,
            confirmed_by=user,
        )


def _lists(election: Election, accepted: Accepted) -> dict[str, Any]:
    names = [values["name"].strip() for values in accepted.rows if values["keep"]]
    return dict(lists_of(election, [ListRow(name) for name in names]))


def _story(page: Page, election: Election, accepted: Accepted, paste: Paste) -> Story:
    return Story(
        title=accepted.story["title"],
        live=False,
        has_unpublished_changes=True,
        election=election,
        source_name=paste.name,
        source_url=paste.source_url,
        body=list(_blocks(page, accepted)),
        locale=accepted.story["section"].locale,
    )


def _blocks(page: Page, accepted: Accepted) -> Iterator[tuple[str, Any]]:
    """Yield the blocks: the report's own paragraphs for the writer, then the records."""
    for bulleted, lines in groupby(_lines(page), key=_is_bulleted):
        if bulleted:
            items = "".join(f"<li>{escape(line.lstrip(BULLETS))}</li>" for line in lines)
            yield "paragraph", f"<ul>{items}</ul>"
        else:
            yield from (("paragraph", f"<p>{escape(line)}</p>") for line in lines)
    if any(values["keep"] for values in accepted.rows):
        yield "hemicycle", {"election": None}
        yield "governments", {"election": None}
        yield "power", {"election": None}
    if any(values["keep"] for values in accepted.statements):
        yield "timeline", {"election": None}


def _lines(page: Page) -> Iterator[str]:
    """Yield the article's lines, without blank ones and the headline."""
    headline = page.report.headline.text if page.report.headline else None
    for zone in page.report.zones:
        if zone.kind != "article":
            continue
        for line in page.text.lines[zone.lines[0] - 1 : zone.lines[1]]:
            if not line.blank and line.text.strip() != headline:
                yield line.text.strip()


def _is_bulleted(line: str) -> bool:
    return line.startswith(tuple(BULLETS.strip()))

"""What comes in: text or a file, read once and kept with its report."""

from django.contrib.auth.models import AbstractBaseUser

from hemicycle.reading.pages import Page, read_page
from hemicycle.reading.statements.refusals import ProposedRefusal, refusals_of
from hemicycle.reading.text import text_of
from hemicycle.records.page import Report
from hemicycle.site.desk.convert import plain, report_from
from hemicycle.site.desk.models import Paste


def take(data: bytes, name: str, source_url: str, user: AbstractBaseUser | None) -> Paste:
    """Read a report and keep it.

    Raises
    ------
    ReadingError
        Where it cannot be read; nothing is kept then.
    """
    page = read_page(data, name)
    return Paste.objects.create(
        name=name,
        source_url=source_url,
        text=page.text.string,
        report=plain(page.report),
        pasted_by=user,
    )


def page_of(paste: Paste) -> Page:
    """Return the page that was pasted: its text, and the report whose spans point at it."""
    return Page(text_of(paste.text), report_from(paste.report))


def proposals_of(page: Page) -> tuple[ProposedRefusal, ...]:
    """Return the refusals that the page's statements propose; an editor confirms each."""
    return refusals_of(page.text, page.report.statements)


def title_of(report: Report) -> str:
    """Return the headline, or what the source is called."""
    return report.headline.text if report.headline else report.source.name

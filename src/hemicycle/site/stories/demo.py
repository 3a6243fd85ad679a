"""The demo: the shipped example through the same paste-and-go path that an editor takes."""

import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group
from django.utils import timezone

from hemicycle.reading.pages import Page
from hemicycle.records.money import exponent
from hemicycle.records.page import FundMeter
from hemicycle.site.discussion.importing import import_posts, posts_of
from hemicycle.site.fund.models import AcceptedCurrency, Campaign, OfflineGift
from hemicycle.site.fund.models.pledges import Way
from hemicycle.site.fund.offline import enter_gift
from hemicycle.site.stories.models import FrontPage, Story
from hemicycle.site.stories.pasting import forms
from hemicycle.site.stories.pasting.drafting import Accepted, draft
from hemicycle.site.stories.pasting.intake import page_of, proposals_of, take

EDITOR = "editor"


def publish(data: bytes, name: str, election: dict[str, Any]) -> Story:
    """Publish the story of a report, with all that its forms propose left as it stands.

    ``election`` are values of the story's form that the report does not give: the name and day.
    """
    paste = take(data, name, "", None)
    page = page_of(paste)
    report = page.report
    story = forms.StoryForm(
        {
            **forms.story_initial(report),
            "section": FrontPage.objects.get(locale__language_code="en").pk,
            **election,
        }
    )
    if not story.is_valid():
        raise ValueError(story.errors.as_text())
    proposals = proposals_of(page)
    refusals = [
        {**values, "statement_id": proposal.statement_id}
        for values, proposal in zip(
            forms.refusals_initial(proposals, report.lists), proposals, strict=True
        )
    ]
    accepted = Accepted(
        story.cleaned_data,
        forms.rows_initial(report.lists),
        forms.statements_initial(report.statements),
        refusals,
    )
    made = draft(paste, accepted, None)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def converse(story: Story, page: Page) -> int:
    """Bring the readers' comments of a page under its story, and return how many."""
    brought = import_posts(story, page.report.source.name, posts_of(page.report), timezone.now())
    return brought.added


def appeal(fund: FundMeter, user: AbstractBaseUser) -> Campaign:
    """Open an appeal with the marks of a page's meter; what it had raised is one gift by bank.

    The gift counts for the meter's own month and for no other, so this month begins at nothing.
    """
    currency = fund.currency or "USD"
    places = 10 ** exponent(currency)
    marks = [mark // places for mark in fund.marks_minor if mark]
    campaign = Campaign.objects.create(
        slug="desk",
        name=settings.SITE_NAME,
        purpose="The demo's fund: gifts go to a pretended till.",
        currency=currency,
        marks=" ".join(map(str, marks)),
        two_person_above=str(marks[-1]),
        current=True,
    )
    AcceptedCurrency.objects.create(campaign=campaign, currency=currency)
    if fund.month and fund.raised_minor:
        gift = OfflineGift(
            campaign=campaign,
            amount_minor=fund.raised_minor,
            currency=currency,
            received_on=date.fromisoformat(f"{fund.month}-01"),
            way=Way.BANK.value,
            reference=f"the meter of {fund.month}",
            entered_by=user,
        )
        enter_gift(gift)
    return campaign


def editor() -> str:
    """Make the editor anew, and return the password: it is shown once and kept nowhere."""
    password = secrets.token_urlsafe(9)
    people = get_user_model().objects
    person, _ = people.get_or_create(username=EDITOR, defaults={"is_staff": True})
    person.set_password(password)
    person.save()
    person.groups.set(Group.objects.filter(name="Editors"))
    return password

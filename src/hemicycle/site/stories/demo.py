"""The demo: the shipped example through the same paste-and-go path that an editor takes."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

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


def editor() -> str:
    """Make the editor anew, and return the password: it is shown once and kept nowhere."""
    password = secrets.token_urlsafe(9)
    people = get_user_model().objects
    person, _ = people.get_or_create(username=EDITOR, defaults={"is_staff": True})
    person.set_password(password)
    person.save()
    person.groups.set(Group.objects.filter(name="Editors"))
    return password

"""A change of what readers were told is told; a change of wording is not."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from tests.site.stories.forms import filled
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from hemicycle.site.desk.models import Result
from hemicycle.site.stories.blocks import PLAIN_FEATURES
from hemicycle.site.stories.models import Correction, Story


def published(editor: Client, story: Story, **changed: str) -> Any:
    """Open the story's form as a browser does, change it, and press publish."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    values = filled(editor.get(address).content, "#page-edit-form") | body_of(story)
    return editor.post(address, values | changed | {"action-publish": "publish"})


def body_of(story: Story) -> dict[str, str]:
    """Return the story's blocks as the admin's script sends them."""
    blocks = [
        (block.block_type, rich_text(block.value.source, features=PLAIN_FEATURES))
        if block.block_type == "paragraph"
        else (block.block_type, {"election": ""})
        for block in story.body
    ]
    return dict(nested_form_data({"body": streamfield(blocks)}))


def errors_of(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ")


def test_another_figure_asks_for_a_correction(editor: Client, story: Story) -> None:
    answer = published(editor, story, standfirst="Fatah has 48 seats.")
    assert "Readers were told something else." in errors_of(answer)
    story.refresh_from_db()
    assert story.standfirst == ""


def test_the_correction_is_public_with_the_change_and_told_once(
    editor: Client, story: Story, client: Client
) -> None:
    said = "Fatah has 48 seats and not 47."
    published(editor, story, standfirst="Fatah has 48 seats.", correction=said)
    assert [one.text for one in story.corrections.all()] == [said]
    assert said in client.get(story.url).content.decode()
    published(editor, story, nothing_to_correct="on", standfirst="Fatah now has 48 seats.")
    assert story.corrections.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"title": "{title}!"}, id="a mark"),
        pytest.param({"standfirst": "More.", "nothing_to_correct": "on"}, id="said to be none"),
    ],
)
def test_a_change_of_wording_needs_none(
    editor: Client, story: Story, changed: dict[str, str]
) -> None:
    given = {name: value.format(title=story.title) for name, value in changed.items()}
    assert published(editor, story, **given).status_code == 302
    assert not Correction.objects.exists()


def new_figures(editor: Client, story: Story, **changed: str) -> Any:
    address = reverse("figures", args=[story.election_id])
    values = filled(editor.get(address).content, ".pasting form")
    return editor.post(address, values | changed)


def test_corrected_figures_are_told_in_each_story_that_shows_them(
    editor: Client, story: Story, client: Client
) -> None:
    note = "Fatah has 48 seats and not 47."
    changed = {"row-1-seats": "48", "standing": "corrected", "note": note}
    assert new_figures(editor, story, **changed).status_code == 302
    page = client.get(story.url).content.decode()
    assert "300 of 329 seats are listed" in page
    assert note in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"standing": "corrected"}, "Say what was wrong", id="no note"),
        pytest.param({"row-0-seats": "-3"}, "greater than or equal to 0", id="negative seats"),
        pytest.param({"row-0-seats": "5.5"}, "whole number", id="half a seat"),
        pytest.param({"row-0-name": ""}, "required", id="a list without a name"),
        pytest.param({"as_of": "2999-01-01 00:00"}, "has not come", id="from the future"),
        pytest.param({"number_seen": "0"}, "Somebody has kept newer", id="a lost update"),
    ],
)
def test_bad_figures_are_refused_and_nothing_is_kept(
    editor: Client, story: Story, changed: dict[str, str], said: str
) -> None:
    answer = new_figures(editor, story, **changed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Result.objects.count() == 1

"""Writing, approving, scheduling: who may, and that nothing is lost."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.site.stories.forms import filled
from tests.site.stories.test_correcting import body_of
from wagtail.embeds.blocks import EmbedValue

from hemicycle.site.stories.blocks import StoryBody
from hemicycle.site.stories.models import FrontPage, Story


def edit(story: Story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def opened(client: Client, story: Story) -> dict[str, str]:
    """Return the story's form as a browser has it."""
    return filled(client.get(edit(story)).content, "#page-edit-form") | body_of(story)


def written(writer: Client, front: FrontPage, **action: str) -> Story:
    """Return a story that a writer made."""
    add = reverse("wagtailadmin_pages:add", args=["stories", "story", front.pk])
    values = filled(writer.get(add).content, "#page-edit-form")
    values |= {"title": "By a writer", "slug": "by-a-writer", "body-count": "0"}
    answer = writer.post(add, values | action)
    assert answer.status_code == 302, answer.content
    return Story.objects.get(slug="by-a-writer")


def test_a_writer_submits_and_an_editor_approves(
    writer: Client, editor: Client, front: FrontPage
) -> None:
    story = written(writer, front, **{"action-submit": "submit"})
    assert not story.live
    state = story.current_workflow_state.current_task_state
    act = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])
    writer.post(act)
    story.refresh_from_db()
    assert not story.live
    editor.post(act)
    story.refresh_from_db()
    assert story.live


def test_a_story_that_waits_for_its_editor_is_not_changed_by_its_writer(
    writer: Client, front: FrontPage
) -> None:
    story = written(writer, front, **{"action-submit": "submit"})
    values = {"title": "Changed meanwhile", "slug": "by-a-writer", "body-count": "0"}
    writer.post(edit(story), values)
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().title == "By a writer"


def test_a_writer_cannot_publish(writer: Client, front: FrontPage) -> None:
    assert not written(writer, front, **{"action-publish": "publish"}).live


def test_a_locked_story_is_not_changed_by_another(
    editor: Client, story: Story, front: FrontPage
) -> None:
    from tests.site.stories.conftest import person

    values = opened(editor, story)
    person("other", "Editors").post(reverse("wagtailadmin_pages:lock", args=[story.pk]))
    editor.post(edit(story), values | {"title": "Changed"})
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().title == story.title


def test_of_two_editors_the_second_is_told_and_nothing_is_lost(
    editor: Client, story: Story
) -> None:
    first, second = opened(editor, story), opened(editor, story)
    assert editor.post(edit(story), first | {"title": "The first"}).status_code == 302
    refused = editor.post(edit(story), second | {"title": "The second"})
    assert refused.status_code == 200
    assert "Somebody saved this story after you opened it" in refused.content.decode()
    assert "The second" in refused.content.decode()
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().title == "The first"
    editor.post(edit(story), second | {"title": "The second", "over_newer": "on"})
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().title == "The second"


def test_an_address_that_is_taken_is_refused_with_a_sentence(
    editor: Client, story: Story, front: FrontPage
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["stories", "story", front.pk])
    values = filled(editor.get(add).content, "#page-edit-form")
    values |= {"title": "Other", "slug": story.slug, "body-count": "0"}
    answer = editor.post(add, values | {"action-publish": "publish"})
    assert "already in use" in answer.content.decode()
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        pytest.param("2026-03-29 01:30", datetime(2026, 3, 29, 0, 30, tzinfo=UTC), id="before"),
        pytest.param("2026-03-29 03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC), id="after"),
        pytest.param("2026-10-25 03:30", datetime(2026, 10, 25, 2, 30, tzinfo=UTC), id="autumn"),
    ],
)
def test_a_schedule_means_the_clock_on_the_newsrooms_wall(
    editor: Client, front: FrontPage, settings: Any, told: str, meant: datetime
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    story = written(editor, front, go_live_at=told)
    assert story.get_latest_revision_as_object().go_live_at == meant


@pytest.mark.parametrize("told", ["2026-03-29 02:30", "2026-10-25 02:30"])
def test_an_hour_that_the_clocks_skip_or_repeat_is_asked_again(
    editor: Client, front: FrontPage, settings: Any, told: str
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    add = reverse("wagtailadmin_pages:add", args=["stories", "story", front.pk])
    values = filled(editor.get(add).content, "#page-edit-form")
    values |= {"title": "X", "slug": "x", "body-count": "0", "go_live_at": told}
    answer = editor.post(add, values)
    assert "may be ambiguous or it may not exist" in answer.content.decode()
    assert not Story.objects.exists()


def test_a_scheduled_story_is_public_when_its_time_has_come(
    editor: Client, front: FrontPage
) -> None:
    story = written(editor, front, **{"go_live_at": "2090-01-01 10:00", "action-publish": "p"})
    call_command("publish_scheduled", verbosity=0)
    story.refresh_from_db()
    assert not story.live
    revision = story.scheduled_revision
    revision.approved_go_live_at = datetime(2020, 1, 1, tzinfo=UTC)
    revision.content["go_live_at"] = "2020-01-01T00:00:00Z"
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    story.refresh_from_db()
    assert story.live


def test_a_picture_needs_words_for_those_who_cannot_see_it() -> None:
    block = StoryBody().child_blocks["image"]
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"image": None, "alt": " "}))
    assert "alt" in refused.value.block_errors


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://evil.example/video", id="unknown"),
        pytest.param("https://www.youtube.com.evil.example/watch?v=1", id="looks known"),
        pytest.param("http://www.youtube.com/watch?v=1", id="not encrypted"),
        pytest.param("javascript:alert(1)", id="a script"),
    ],
)
def test_an_embed_of_an_unknown_site_is_refused(db: None, address: str) -> None:
    block = StoryBody().child_blocks["embed"].child_blocks["url"]
    with pytest.raises(ValidationError):
        block.clean(EmbedValue(address))


def test_an_embed_of_a_known_site_is_a_link_and_nothing_is_asked_for(
    client: Client, story: Story
) -> None:
    address = "https://www.youtube.com/watch?v=abc"
    block = StoryBody().child_blocks["embed"].child_blocks["url"]
    assert block.clean(EmbedValue(address)).url == address
    story.body.append(("embed", {"url": EmbedValue(address), "title": "The count"}))
    story.save_revision().publish()
    page = client.get(story.url).content.decode()
    assert f'<a href="{address}" rel="noopener">The count</a>' in page
    assert "<iframe" not in page

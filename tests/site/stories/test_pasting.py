"""Paste and go: a report in, a draft out, and nothing lost on the way."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.site.stories.forms import filled

from hemicycle.site.desk.models import Election, Paste, Refusal
from hemicycle.site.stories.models import FrontPage, Story

PASTE = "/admin/paste/"
FORM = ".pasting form"


def pasted(client: Client, text: str, **given: Any) -> Any:
    return client.post(PASTE, {"text": text, "name": "a report", **given})


@pytest.fixture
def review(editor: Client, example: bytes) -> str:
    return str(pasted(editor, example.decode()).headers["Location"])


def test_the_report_becomes_a_draft_with_its_blocks_in_place(editor: Client, review: str) -> None:
    values = filled(editor.get(review).content, FORM) | {"election_name": "Iraq 2018"}
    answer = editor.post(review, values)
    story = Story.objects.get()
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert not story.live
    kinds = [block.block_type for block in story.body]
    assert kinds[-4:] == ["hemicycle", "governments", "power", "timeline"]
    rows = story.election.results.get().rows
    assert [row.seats for row in rows.all()] == [54, 47, 42, 25, 21, 25, 19, 19, 18, 14, 6, 5, 4]
    assert story.election.statements.filter(act="denial").exists()


def test_what_the_editor_corrects_and_drops_is_what_is_kept(editor: Client, review: str) -> None:
    values = filled(editor.get(review).content, FORM) | {"election_name": "Iraq 2018"}
    values |= {"row-0-name": "Sairoun Alliance", "row-1-seats": "48"}
    del values["row-12-keep"], values["said-1-keep"]
    editor.post(review, values)
    rows = list(Election.objects.get().results.get().rows.select_related("list"))
    assert rows[0].list.name == "Sairoun Alliance"
    assert rows[1].seats == 48
    assert len(rows) == 12
    kept = [name for name in values if name.startswith("said-") and name.endswith("-keep")]
    assert Election.objects.get().statements.count() == len(kept) > 0


def test_pressing_the_button_twice_makes_one_story(editor: Client, review: str) -> None:
    values = filled(editor.get(review).content, FORM) | {"election_name": "Iraq 2018"}
    editor.post(review, values)
    again = editor.post(review, values)
    assert again.headers["Location"] == reverse(
        "wagtailadmin_pages:edit", args=[Story.objects.get().pk]
    )


REFUSED = (
    "The Reds won 60 of 100 seats and the Blues 40.\n\n"
    "The Blues ruled out a coalition with the Reds."
)


@pytest.mark.parametrize(("confirmed", "kept"), [(True, 1), (False, 0)])
def test_a_refusal_counts_only_when_it_is_confirmed(
    editor: Client, *, confirmed: bool, kept: int
) -> None:
    review = pasted(editor, REFUSED).headers["Location"]
    values = filled(editor.get(review).content, FORM) | {"election_name": "Anywhere"}
    assert "refusal-0-confirm" not in values
    if confirmed:
        values |= {"refusal-0-confirm": "on"}
    names = [values[f"row-{n}-name"] for n in range(2)]
    values |= {"refusal-0-by": names[1], "refusal-0-of": names[0]}
    editor.post(review, values)
    assert Refusal.objects.filter(confidence="confirmed").count() == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"text": ""}, "Paste the report", id="nothing"),
        pytest.param({"text": "a" * 10, "name": ""}, "required", id="without a source"),
        pytest.param(
            {"text": "", "file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n\x00\x00")},
            "not text",
            id="a picture",
        ),
        pytest.param({"text": "x\n" * 200_001}, "at most 200,000", id="too many lines"),
        pytest.param(
            {"text": "The Reds won.", "source_url": "javascript:alert(1)"},
            "valid URL",
            id="an address that runs",
        ),
    ],
)
def test_bad_input_is_refused_and_said(editor: Client, given: dict[str, Any], said: str) -> None:
    answer = editor.post(PASTE, {"name": "a report", **given})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Paste.objects.exists()


def test_an_error_loses_nothing_that_was_typed(editor: Client, review: str) -> None:
    values = filled(editor.get(review).content, FORM)
    values |= {"row-0-name": "Typed by hand", "majority": "400", "election_name": ""}
    answer = editor.post(review, values)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Typed by hand" in page
    assert "A majority cannot be more than the seats." in page
    assert "Name the election" in page
    assert not Story.objects.exists()


def test_a_hostile_report_stays_text(editor: Client) -> None:
    hostile = "<script>alert(1)</script> & co won 12 of 20 seats."
    review = pasted(editor, hostile).headers["Location"]
    assert "<script>alert(1)" not in editor.get(review).content.decode()
    values = filled(editor.get(review).content, FORM) | {"election_name": "<b>x</b>"}
    editor.post(review, values)
    story = Story.objects.get()
    story.save_revision().publish()
    assert "<script>alert(1)" not in Client().get(story.url).content.decode()


def test_a_writer_may_not_paste(writer: Client, front: FrontPage) -> None:
    assert writer.get(PASTE).headers["Location"] == "/admin/"


def test_a_reader_is_sent_to_the_login(front: FrontPage) -> None:
    assert Client().get(PASTE).headers["Location"].startswith("/admin/login/")

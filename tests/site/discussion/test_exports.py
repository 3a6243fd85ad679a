"""Other systems' exports come into a thread by the command, once."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from hemicycle.site.discussion.models import Comment


def isso(folder: Path, uris: list[str]) -> Path:
    """Write an export as Isso's JSON dump has it, one comment and one answer a thread."""
    threads = [
        {
            "id": uri,
            "title": "A story",
            "comments": [
                {"id": f"{at}1", "author": "Basra 61", "text": "First.",
                 "created": "2021-06-10 10:00:00"},
                {"id": f"{at}2", "author": "Noor", "text": "Second.", "parent": f"{at}1",
                 "created": "2021-06-10 11:00:00"},
            ],
        }
        for at, uri in enumerate(uris, 1)
    ]  # fmt: skip
    file = folder / "isso.json"
    file.write_text(json.dumps(threads), encoding="utf-8")
    return file


@pytest.fixture
def page(db: None) -> Page:
    return Page.get_first_root_node().add_child(instance=Page(title="A story", slug="a-story"))


def imported(page: Page, file: Path, **options: str) -> str:
    out = io.StringIO()
    call_command("discussion_import", page.pk, file, stdout=out, **options)
    return out.getvalue().strip()


def test_an_export_comes_in_once(page: Page, tmp_path: Path) -> None:
    file = isso(tmp_path, ["/a-story/"])
    assert imported(page, file) == "2 added, 0 known already"
    assert imported(page, file) == "0 added, 2 known already"
    first, second = Comment.objects.order_by("posted_at")
    assert (first.name, second.name, second.parent) == ("Basra 61", "Noor", first)


def test_of_many_threads_one_is_named(page: Page, tmp_path: Path) -> None:
    file = isso(tmp_path, ["/a-story/", "/another/"])
    with pytest.raises(CommandError, match="2 threads; name one with --thread: /a-story/, /anot"):
        imported(page, file)
    assert imported(page, file, thread="/another/") == "2 added, 0 known already"


def test_a_file_that_is_no_thread_is_refused(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(CommandError, match="not text"):
        imported(page, file)

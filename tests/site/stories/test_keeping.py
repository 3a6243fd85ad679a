"""The site in one file and back again; the site as plain files."""

import re
import tarfile
from pathlib import Path

import pytest
from django.test import Client
from tests.site.stories.conftest import ELECTION

from hemicycle.site.backup import BackupError, backup, restore
from hemicycle.site.stories.demo import publish
from hemicycle.site.stories.exporting import ExportError, export
from hemicycle.site.stories.founding import found
from hemicycle.site.stories.models import Story

TOKEN = re.compile(rb'name="token" value="[^"]*"')
PAGES = ("/", "/corrections/", "/feed.rss")


def public(story: str) -> list[bytes]:
    """Return the public pages as a reader gets them."""
    return [page_of(address) for address in (*PAGES, story)]


def page_of(address: str) -> bytes:
    """Return a page without the form's token, which is another one each time."""
    return TOKEN.sub(b"", Client().get(address).content)


def test_a_backup_brings_back_the_same_pages(
    fresh_database: None, example: bytes, tmp_path: Path
) -> None:
    found("The Desk", ("testserver", 80))
    story = publish(example, "a report", ELECTION)
    before = public(story.url)
    backup(tmp_path / "site.tar.gz")
    Story.objects.get().delete()
    assert Client().get(story.url).status_code == 404
    restore(tmp_path / "site.tar.gz")
    assert public(story.url) == before


def test_a_backup_replaces_no_file(db: None, tmp_path: Path) -> None:
    (tmp_path / "site.tar.gz").touch()
    with pytest.raises(BackupError, match="stands already"):
        backup(tmp_path / "site.tar.gz")


def of_another_engine(file: Path) -> None:
    for name, text in (
        ("manifest.json", '{"format": 1, "engine": "another"}'),
        ("database", "x"),
    ):
        (file.parent / name).write_text(text)
    with tarfile.open(file, "w:gz") as archive:
        for name in ("manifest.json", "database"):
            archive.add(file.parent / name, name)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda file: file.write_bytes(b"text"), "no backup", id="no archive"),
        pytest.param(of_another_engine, "DATABASE_URL", id="of another engine"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    story: Story, tmp_path: Path, make: object, said: str
) -> None:
    make(tmp_path / "site.tar.gz")  # type: ignore[operator]
    with pytest.raises(BackupError, match=said):
        restore(tmp_path / "site.tar.gz")
    assert Story.objects.get() == story


def test_the_site_as_files_is_what_readers_see(story: Story, tmp_path: Path) -> None:
    count = export(tmp_path)
    written = (tmp_path / story.url.strip("/") / "index.html").read_bytes()
    assert TOKEN.sub(b"", written) == page_of(story.url)
    assert (tmp_path / "static/hemicycle/readers.css").is_file()
    assert (tmp_path / f"data/elections/{story.election.slug}.json").is_file()
    assert count == sum(1 for file in tmp_path.rglob("*") if file.is_file())


def test_a_page_that_cannot_be_drawn_is_named(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hemicycle.site.stories.exporting.ALWAYS", ("/nothing/",))
    with pytest.raises(ExportError, match="/nothing/ answers 404"):
        export(tmp_path)

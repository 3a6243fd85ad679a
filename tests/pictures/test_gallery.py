"""The gallery in the docs is what the functions draw today."""

from pathlib import Path

from docs.gallery import files

HOW = "run python -m docs.gallery"


def test_the_gallery_is_current() -> None:
    for path, text in files().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: {HOW}"


def test_nothing_else_lies_in_the_gallery() -> None:
    pictures = [path for path in files() if path.suffix == ".svg"]
    folder: Path = pictures[0].parent
    assert sorted(folder.iterdir()) == sorted(pictures)

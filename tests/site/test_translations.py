"""The catalogues: complete, compiled, true to what they translate."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation import ngettext, override

SITE = Path(__file__).resolve().parents[2] / "src/hemicycle/site"
LOCALE = SITE / "locale"
LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir())
HOLES = re.compile(r"%\(\w+\)s|\{\w+\}")


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO((LOCALE / language / "LC_MESSAGES/django.po").read_bytes()))


def said(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return each message and its translation, with the plural forms of both."""
    return {_forms(one.id): _forms(one.string) for one in catalog if one.id}


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language: str) -> None:
    compiled = (LOCALE / language / "LC_MESSAGES/django.mo").read_bytes()
    assert said(read_mo(BytesIO(compiled))) == said(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_with_its_figures(language: str) -> None:
    for source, target in said(catalogue(language)).items():
        assert all(target), source
        if len(target) == 1:
            assert set(HOLES.findall(source[0])) == set(HOLES.findall(target[0])), source


TAG = re.compile(r"""{% translate (?:"([^"]+)"|'([^']+)') %}""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_house_and_the_stories_is_in_the_catalogue(language: str) -> None:
    files = [*SITE.glob("templates/*.html"), *SITE.glob("stories/templates/**/*.html")]
    templates = [file.read_text() for file in files]
    words = {one or other for text in templates for one, other in TAG.findall(text)}
    known = {source[0] for source in said(catalogue(language))}
    assert len(words) > 20
    assert words <= known, words - known


def test_arabic_counts_as_arabic_does() -> None:
    with override("ar"):
        forms = [
            ngettext("%(number)s correction", "%(number)s corrections", number)
            % {"number": number}
            for number in (0, 1, 2, 3, 11, 100)
        ]
    assert forms == [
        "لا تصحيح", "تصحيح واحد", "تصحيحان", "3 تصحيحات", "11 تصحيحا", "100 تصحيح",
    ]  # fmt: skip

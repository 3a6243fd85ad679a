"""Sentences as news prints them: who says what, and what is no statement."""

import tomllib
from pathlib import Path

import pytest

from hemicycle.reading.statements import statements_of
from hemicycle.reading.text import text_of
from hemicycle.records.page import Statement

CONTRASTS = tomllib.loads(Path(__file__).with_name("contrasts.toml").read_text(encoding="utf-8"))


def read(string: str, year: int | None = 2018) -> tuple[Statement, ...]:
    page = text_of(string)
    return statements_of(page, page.lines, year)


def row(each: Statement) -> str:
    """Return a statement as the table of contrasts writes it."""
    doubt = "? " if each.doubt else ""
    via = ", ".join(each.via) or "-"
    speaker = each.speaker
    return (
        f"{doubt}{speaker.name or '-'} | {speaker.role or '-'} | {each.act} | {via} | {each.form}"
        f" | {each.text}"
    )


@pytest.mark.parametrize("name", CONTRASTS)
def test_contrast(name: str) -> None:
    case = CONTRASTS[name]
    assert [row(each) for each in read(case["text"])] == case["is"]

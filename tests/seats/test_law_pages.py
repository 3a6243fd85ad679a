"""The pages of the laws are what their modules say."""

from pathlib import Path

import pytest

from docs.laws import modules, page
from hemicycle.seats.laws import LAWS


@pytest.mark.parametrize("law", sorted(LAWS))
def test_the_page_is_up_to_date(law: str, root: Path) -> None:
    """If not: ``python -m docs.laws``."""
    (text,) = (page(found, module) for found, module in modules() if found.id == law)
    assert (root / "docs" / "laws" / f"{law}.md").read_text(encoding="utf-8") == text


def test_every_law_written_is_in_the_registry() -> None:
    assert {law.id for law, _ in modules()} == set(LAWS)

"""The published schemas are those of the records."""

import pytest

from docs.schema import FOLDER, file_name, schema_text
from hemicycle.records.documents import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_current(kind: str) -> None:
    published = (FOLDER / file_name(kind)).read_text(encoding="utf-8")
    assert published == schema_text(kind), "run `make schema`"


def test_no_schema_of_a_kind_that_is_gone() -> None:
    published = {path.name for path in FOLDER.glob("*.json")}
    assert published == {file_name(kind) for kind in KINDS}

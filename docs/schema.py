"""Write the JSON Schema of every document from the records: ``make schema``."""

import json
from pathlib import Path

from hemicycle.records.documents import KINDS, json_schema

FOLDER = Path(__file__).parent / "reference" / "schema"


def file_name(kind: str) -> str:
    """Return the file of a kind of document.

    >>> file_name("hemicycle/report/1")
    'report-1.json'
    """
    return kind.removeprefix("hemicycle/").replace("/", "-") + ".json"


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind of document as it is published."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write one file a kind."""
    for kind in KINDS:
        (FOLDER / file_name(kind)).write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The records as JSON documents, checked at the boundary.

Every document carries ``"schema": "hemicycle/<kind>/<version>"`` as its first key; its JSON
Schema is generated from the same records and published in ``docs/reference/schema/``.
"""

from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from hemicycle.errors import DocumentError
from hemicycle.records.allocation import Allocation
from hemicycle.records.brief import Brief
from hemicycle.records.comparison import Comparison
from hemicycle.records.discussion import Discussion
from hemicycle.records.governments import Governments
from hemicycle.records.laws import Laws
from hemicycle.records.page import Report
from hemicycle.records.refusals import ProposedRefusals

Record = TypeVar("Record")

KINDS: dict[str, type] = {
    "hemicycle/report/1": Report,
    "hemicycle/governments/1": Governments,
    "hemicycle/brief/1": Brief,
    "hemicycle/allocation/1": Allocation,
    "hemicycle/laws/1": Laws,
    "hemicycle/discussion/1": Discussion,
    "hemicycle/comparison/1": Comparison,
    "hemicycle/refusals/1": ProposedRefusals,
}
"""The record behind each ``schema``."""


class _Header(msgspec.Struct):
    schema: str | None = None


_encoder = msgspec.json.Encoder(decimal_format="number")


def to_json(record: object) -> bytes:
    """Return the document of a record, indented by two spaces and ended by a line feed."""
    plain = msgspec.to_builtins(record, builtin_types=(Decimal,))
    document = {"schema": _schema_name(type(record)), **plain}
    return msgspec.json.format(_encoder.encode(document), indent=2) + b"\n"


def from_json(document: bytes, kind: type[Record]) -> Record:
    """Read a record of the given kind from its document.

    Raises
    ------
    DocumentError
        Where the bytes are not JSON, the ``schema`` is another, or a value has the wrong type;
        the message gives the path of the value, such as ``$.lists[3].seats``.
    """
    expected = _schema_name(kind)
    try:
        found = msgspec.json.decode(document, type=_Header).schema
        if found != expected:
            raise DocumentError(f'the document\'s "schema" is {found!r}, expected {expected!r}')
        return msgspec.json.decode(document, type=kind)
    except msgspec.ValidationError as error:
        raise DocumentError(f"not a document of {expected}: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"not JSON: {error}") from error


def schema_of(document: bytes) -> str | None:
    """Return the ``schema`` that a document claims, or ``None`` where it is none of ours.

    >>> schema_of(b'{"schema": "hemicycle/report/1"}'), schema_of(b'{"text": "A page."}')
    ('hemicycle/report/1', None)
    """
    if not document.lstrip().startswith(b"{"):
        return None
    try:
        found = msgspec.json.decode(document, type=_Header).schema
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found and found.startswith("hemicycle/") else None


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the documents called ``name``, e.g. ``hemicycle/report/1``."""
    schema = msgspec.json.schema(KINDS[name])
    record = schema["$defs"][KINDS[name].__name__]
    record["properties"] = {"schema": {"const": name}, **record["properties"]}
    record["required"] = list(record["properties"])
    for definition in schema["$defs"].values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return {**head, **_decimals_as_numbers(schema)}


def _decimals_as_numbers(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_decimals_as_numbers(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {"type": "number"}
    return {key: _decimals_as_numbers(part) for key, part in schema.items()}


def _schema_name(kind: type) -> str:
    return next(name for name, record in KINDS.items() if record is kind)

"""JSON exports: one document, or one object a line."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from hemicycle.errors import DocumentError


def objects_in(data: bytes) -> list[Mapping[str, Any]]:
    r"""Return the objects of an export: of a list, of lines, or the one that it is.

    Raises
    ------
    DocumentError
        Where it is not JSON; the message names the line.

    Examples
    --------
    >>> objects_in(b'{"a": 1}\n{"b": 2}\n'), objects_in(b'[{"a": 1}]')
    ([{'a': 1}, {'b': 2}], [{'a': 1}])
    """
    try:
        whole = msgspec.json.decode(data)
    except msgspec.DecodeError:
        return list(_lines(data))
    except RecursionError as error:
        raise DocumentError("the JSON is nested deeper than any export") from error
    found = whole if isinstance(whole, list) else [whole]
    return [one for one in found if isinstance(one, dict)]


def _lines(data: bytes) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            raise DocumentError(f"line {number} of the export is not JSON: {error}") from error
        if isinstance(found, dict):
            yield found

"""The descriptor of a Data Package: where its tables lie, and what it says of its election.

An election folder may have a ``datapackage.json`` (Data Package, version 1). Its resources named
like our tables are read from their paths; its object ``election`` stands for an ``election.toml``
where there is none.
"""

import json
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from hemicycle.errors import DocumentError

DESCRIPTOR = "datapackage.json"


def tables_of(text: str) -> dict[str, str]:
    """Return where a package keeps the tables of an election: our file names to its paths.

    Names that are no table of an election are left to whoever knows them.

    Raises
    ------
    DocumentError
        Where the text is no descriptor, or a path leads out of the package.

    Examples
    --------
    >>> tables_of('{"resources": [{"name": "votes", "path": "data/votes.csv"}]}')
    {'votes.csv': 'data/votes.csv'}
    """
    found = {}
    for resource in _descriptor(text).get("resources", []):
        file, path = f"{resource.get('name')}.csv", resource.get("path")
        if not isinstance(path, str) or path.startswith("/") or ".." in PurePosixPath(path).parts:
            raise DocumentError(
                f"{DESCRIPTOR}: the path of {file!r} is {path!r}, expected a file in the package"
            )
        found[file] = path
    return found


def about_of(text: str) -> dict[str, Any]:
    """Return what a package says of its election, as an ``election.toml`` would.

    Raises
    ------
    DocumentError
        Where the package has no object ``election``.
    """
    about = _descriptor(text).get("election")
    if not isinstance(about, dict):
        raise DocumentError(
            f"{DESCRIPTOR}: there is no object election, and no election.toml beside it; one of "
            "them must name country, body, date, law and seats_total"
        )
    return {**about, "date": _day(about.get("date"))}


def _day(written: object) -> object:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return written


def _descriptor(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DocumentError(f"{DESCRIPTOR}, line {error.lineno}: {error.msg}") from error
    resources = found.get("resources", []) if isinstance(found, dict) else None
    if not isinstance(resources, list) or not all(isinstance(one, dict) for one in resources):
        raise DocumentError(f"{DESCRIPTOR}: expected an object with a list of resources")
    return dict(found)

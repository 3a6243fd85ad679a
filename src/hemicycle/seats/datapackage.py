"""An election, its published result and its seats, written as a Frictionless Data Package.

A package is a folder with a ``datapackage.json`` that names its tables and describes their
columns (Data Package and Table Schema, version 1). Ours has on top the object ``election`` with
what stands in an ``election.toml``; so a package needs no such file, though it may have one.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from hemicycle.records.allocation import Allocation
from hemicycle.records.election import Election, Official
from hemicycle.seats.ballots import COLUMNS as BALLOTS
from hemicycle.seats.ballots import in_a_cell
from hemicycle.seats.descriptor import DESCRIPTOR
from hemicycle.seats.folders import Folder

Cell: TypeAlias = str | int
Resource: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]
"""A table: its name, its columns, and its rows."""

_TEXTS = {
    *("contest", "list", "area", "kind", "name", "minority", "alliance"),
    *("candidate", "sex", "left", "preferences"),
}
"""Columns of names; all others are whole numbers."""

_KEYS = {
    "contests": ("contest",),
    "votes": ("contest", "list"),
    "lists": ("list",),
    "alliances": ("alliance", "list"),
    "candidates": ("contest", "list", "candidate"),
    "ballots": ("contest", "preferences"),
    "official": ("contest", "list"),
    "official_elected": ("contest", "list", "candidate"),
    "seats": ("contest", "list"),
}
"""What must be different in every row of a table."""


def as_package(election: Election, official: Official | None, found: Allocation) -> Folder:
    """Return the files of a Data Package: the election, the published result, and the seats.

    The table ``seats`` is what the law has made of the votes.
    """
    tables = [
        *_tables(election),
        *(_published(official) if official else ()),
        ("seats", ("contest", "list", "seats", "levelling"), _seats(found)),
    ]
    descriptor = {
        "profile": "tabular-data-package",
        "name": _slug(election.id),
        "title": f"{election.body}, {election.date}",
        "sources": [{"title": title} for title in election.sources],
        "election": {
            "id": election.id,
            "country": election.country,
            "body": election.body,
            "date": str(election.date),
            "law": election.law or found.law,
            "seats_total": election.seats_total,
            "figures": dict(election.figures),
            "sources": [{"title": title} for title in election.sources],
        },
        "resources": [_resource(name, columns) for name, columns, _ in tables],
    }
    if not election.sources:
        del descriptor["sources"]
    texts = {f"{name}.csv": _csv(columns, rows) for name, columns, rows in tables}
    return {DESCRIPTOR: json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", **texts}


def _tables(election: Election) -> Iterable[Resource]:
    figures = tuple(dict.fromkeys(name for one in election.contests for name in one.figures))
    contests = [
        (one.id, one.seats, one.area, one.kind, *(one.figures.get(name, "") for name in figures))
        for one in election.contests
    ]
    yield "contests", ("contest", "seats", "area", "kind", *figures), contests
    yield (
        "votes",
        ("contest", "list", "votes"),
        [
            (contest, name, count)
            for contest, votes in election.votes.items()
            for name, count in votes.items()
        ],
    )
    standing = {name for votes in election.votes.values() for name in votes}
    # A register must name every list that has votes; without one, alliances stand by themselves.
    if election.lists and standing <= election.lists.keys():
        yield (
            "lists",
            ("list", "name", "parties", "minority"),
            [
                (one.id, one.name, one.parties, "yes" if one.minority else "")
                for one in election.lists.values()
            ],
        )
    allied = [(one.alliance, one.id) for one in election.lists.values() if one.alliance]
    if allied:
        yield "alliances", ("alliance", "list"), allied
    if election.candidates:
        yield (
            "candidates",
            ("contest", "list", "candidate", "name", "rank", "votes", "sex", "left"),
            [
                (one.contest, one.list, one.id, one.name, one.rank, one.votes, one.sex, one.left)
                for one in election.candidates
            ],
        )
    if election.ballots:
        papers = [
            (contest, in_a_cell(ranking), count)
            for contest, ballots in election.ballots.items()
            for ranking, count in ballots.items()
        ]
        yield "ballots", BALLOTS, papers


def _published(official: Official) -> Iterable[Resource]:
    yield (
        "official",
        ("contest", "list", "seats", "levelling"),
        [(*cell, won, official.levelling.get(cell, "")) for cell, won in official.seats.items()],
    )
    if official.elected:
        yield "official_elected", ("contest", "list", "candidate"), sorted(official.elected)


def _seats(found: Allocation) -> list[Sequence[Cell]]:
    return [
        (contest.contest, name, won, contest.levelling.get(name, 0))
        for contest in found.contests
        for name, won in contest.seats.items()
    ]


def _resource(name: str, columns: Sequence[str]) -> Mapping[str, Any]:
    fields = [_field(column, column in _KEYS[name] and name != "official") for column in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    # A published result may be of the whole house: then its contest is empty, and no key.
    if name != "official":
        schema["primaryKey"] = list(_KEYS[name])
    if name in ("votes", "candidates", "ballots", "official_elected"):
        schema["foreignKeys"] = [
            {"fields": "contest", "reference": {"resource": "contests", "fields": "contest"}}
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: str, required: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column, "type": "string" if column in _TEXTS else "integer"}
    return field | ({"constraints": {"required": True}} if required else {})


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue()


def _slug(name: str) -> str:
    """Return a name as a package may have it: small letters, digits, ``-``, ``_`` and ``.``.

    >>> _slug("Kirkuk 2025/1")
    'kirkuk-2025-1'
    """
    return (
        "".join(
            sign if (sign.isascii() and sign.isalnum()) or sign in "-_." else "-"
            for sign in name.lower()
        )
        or "election"
    )

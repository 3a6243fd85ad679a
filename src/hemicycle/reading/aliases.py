"""The names of one list: an election's table of aliases, given by the desk.

A CSV with the columns ``name`` and ``alias``, or a TOML table ``[aliases]`` whose keys are names
and whose values are lists of aliases. Names are compared without case, accents and punctuation.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hemicycle.errors import DocumentError
from hemicycle.reading.decoding import decode
from hemicycle.records.labels import slug


@dataclass(frozen=True, slots=True)
class Aliases:
    """The name to print for each known spelling, by its slug."""

    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, spelling: str) -> str | None:
        """Return the table's name for a spelling; None where the table does not know it."""
        return self.names.get(slug(spelling))


def read_aliases(data: bytes) -> Aliases:
    r"""Read a table of aliases.

    Raises
    ------
    DocumentError
        Where it is neither form, or gives one spelling to two lists.

    Examples
    --------
    >>> table = read_aliases(b"name,alias\nSairoon,Sairoun\nSairoon,Sayirun\n")
    >>> table.name_of("SAYIRUN"), table.name_of("sairoon"), table.name_of("Fatah")
    ('Sairoon', 'Sairoon', None)
    """
    string = decode(data).string
    pairs = _of_toml(string) if "[aliases]" in string else _of_csv(string)
    names: dict[str, str] = {}
    for name, spelling in pairs:
        if not slug(spelling):
            raise DocumentError(f"the alias {spelling!r} of {name!r} has no letter or digit")
        if names.setdefault(slug(spelling), name) != name:
            raise DocumentError(
                f"the alias {spelling!r} is given to both {names[slug(spelling)]!r} and {name!r}"
            )
    return Aliases(names)


def _of_toml(string: str) -> Iterator[tuple[str, str]]:
    try:
        table = tomllib.loads(string).get("aliases")
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"the aliases are not TOML: {error}") from error
    if not isinstance(table, dict):
        raise DocumentError("the aliases have no table [aliases]")
    for name, spellings in table.items():
        if not isinstance(spellings, list) or not all(isinstance(one, str) for one in spellings):
            raise DocumentError(f"the aliases of {name!r} must be a list of names")
        yield name, name
        yield from ((name, spelling) for spelling in spellings)


def _of_csv(string: str) -> Iterator[tuple[str, str]]:
    rows = csv.DictReader(string.splitlines())
    if not {"name", "alias"} <= set(rows.fieldnames or ()):
        raise DocumentError(
            "the aliases need the columns 'name' and 'alias', or a TOML table [aliases]"
        )
    for number, row in enumerate(rows, 2):
        if not row["name"] or not row["alias"]:
            raise DocumentError(f"line {number} of the aliases lacks a name or an alias")
        yield row["name"], row["name"]
        yield row["name"], row["alias"]

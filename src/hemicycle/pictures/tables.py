"""The figures of a picture as a table: beside it on a page, or as a file for other tools."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
"""A name or a figure; nothing where it is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` for programs, ``head`` for readers, in the language of the picture."""

    key: str
    head: str


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture, a row for each thing that it shows, in its order."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def shown(self) -> tuple[int, ...]:
        """Return the places of the columns that a reader wants.

        Ids and colours are for tools, and a column of nothing but 0 or the unknown tells nothing.
        """
        return tuple(
            at
            for at, column in enumerate(self.columns)
            if column.key not in ("id", "colour") and any(row[at] for row in self.rows)
        )

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by the keys of its columns."""
        keys = [column.key for column in self.columns]
        return (dict(zip(keys, row, strict=True)) for row in self.rows)


def table(
    keys: Sequence[str], heads: Mapping[str, str], rows: Iterable[tuple[Cell, ...]]
) -> Table:
    """Return a table of the columns with these keys, under their heads."""
    return Table(tuple(Column(key, heads[key]) for key in keys), tuple(rows))


def per_cent(share: Fraction | None) -> float | None:
    """Return a share in per cent, to a thousandth; nothing where it is not known.

    >>> per_cent(Fraction(54, 329))
    16.413
    """
    return None if share is None else round(float(100 * share), 3)

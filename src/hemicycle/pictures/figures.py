"""The figures of a chamber as a table."""

from collections.abc import Sequence

from hemicycle.pictures.before import Before
from hemicycle.pictures.benches import Bench
from hemicycle.pictures.palette import Colouring
from hemicycle.pictures.tables import Cell, Table, table
from hemicycle.pictures.view import View
from hemicycle.records.chamber import Chamber

_COLUMNS = ("id", "list", "seats", "uncertain", "colour")


def chamber_table(
    chamber: Chamber,
    rows: Sequence[Bench],
    paints: Colouring,
    view: View,
    before: Before | None = None,
) -> Table:
    """Return a row for each bench: its certain seats, and those that may be its own as well.

    Where fewer seats are left than the blocs may hold, those seats are a row of their own, and
    each bloc still tells how many of them may be its own.
    """
    uncertain = {bloc.id: bloc.uncertain for bloc in chamber.blocs}
    keys = (*_COLUMNS, "before") if before else _COLUMNS
    cells: list[tuple[Cell, ...]] = []
    for bench in rows:
        paint = paints.paints.get(bench.id)
        row = (
            bench.id or bench.kind,
            bench.name,
            bench.seats,
            uncertain.get(bench.id, bench.uncertain),
            paint.colour if paint else None,
        )
        cells.append((*row, before.seats.get(bench.id)) if before else row)
    if before and before.others:
        cells.append(("others", view.words.others, None, None, None, before.others))
    return table(keys, view.words.heads, cells)

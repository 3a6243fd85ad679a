"""From what a page says to the chambers that it can mean.

A list that stands twice (finding ``list-repeated``) gives two readings: each row is a list of
its own, or all the rows are one list. With several such lists, two readings still suffice: the
seats of any set of lists are least, and the seats left over most, when every repeated list is
read as one. So what holds there holds in every mixture, and what cannot be there cannot be in
any. See decision 0030.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hemicycle.errors import ElectionError, MajorityError, SeatsError
from hemicycle.records.chamber import Bloc, Chamber, ChamberReading, simple_majority
from hemicycle.records.labels import JOINT, labels, slug
from hemicycle.records.page import Finding, ListRow, Report


def readings_of(
    report: Report, seats_total: int | None = None, majority: int | None = None
) -> tuple[ChamberReading, ...]:
    """Return the chambers that the report's lists can mean, the one as printed first.

    ``seats_total`` and ``majority`` stand above what the page says of them. A row that is
    ``counted_in`` another is left out, because that one holds its seats already. A row without
    seats, or with a range, leaves them uncertain.

    Raises
    ------
    SeatsError
        If the chamber's size is not known, or the rows hold more seats than it has.
    MajorityError
        If the majority is not between 1 and the size.
    ElectionError
        If there are no rows.
    """
    rows = _rows_that_count(report.lists)
    if not rows:
        raise ElectionError("no list with seats was found: nothing can be said of governments")
    total = report.chamber.seats_total if seats_total is None else seats_total
    if total is None:
        listed = sum(_least(row) for row in rows)
        raise SeatsError(
            f"the number of seats of the chamber is not stated (the lists hold {listed}): "
            "give it with --seats-total N"
        )
    stated = report.chamber.majority if seats_total is None else None
    needed = _possible_majority(stated if majority is None else majority, total)
    repeated = _repeated(rows, report.findings)
    named = _told_apart(rows)
    readings = [_reading([(row,) for row in named], total, needed)]
    if repeated:
        readings.append(_reading(_joined(named, repeated), total, needed))
    return _fitting(readings)


def _fitting(readings: Sequence[ChamberReading]) -> tuple[ChamberReading, ...]:
    """Return the readings that do not overfill the chamber."""
    found = tuple(reading for reading in readings if reading.chamber.unlisted >= 0)
    if not found:
        closest = readings[-1].chamber
        raise SeatsError(
            f"the lists hold {closest.listed} seats, {-closest.unlisted} more than the "
            f"{closest.seats_total} of the chamber: correct a row, or give the size with "
            "--seats-total N"
        )
    return found


def checked(chamber: Chamber) -> Chamber:
    """Return the chamber if its figures make sense.

    Raises
    ------
    SeatsError
        If a bloc has fewer than no seats, or the blocs together more than the chamber.
    MajorityError
        If the majority is not between 1 and the size.
    ElectionError
        If two blocs have one id.
    """
    for bloc in chamber.blocs:
        if bloc.seats < 0 or bloc.uncertain < 0:
            raise SeatsError(f"{bloc.name} cannot have {min(bloc.seats, bloc.uncertain)} seats")
    if chamber.unlisted < 0:
        raise SeatsError(
            f"the lists hold {chamber.listed} seats, {-chamber.unlisted} more than the "
            f"{chamber.seats_total} of the chamber"
        )
    if not 1 <= chamber.majority <= chamber.seats_total:
        raise MajorityError(
            f"a majority of {chamber.majority} is not possible in a chamber of "
            f"{chamber.seats_total}: it lies between 1 and {chamber.seats_total}"
        )
    ids = [bloc.id for bloc in chamber.blocs]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise ElectionError(f"two blocs have the id {twice!r}: give each its own")
    return chamber


def _rows_that_count(rows: Sequence[ListRow]) -> list[ListRow]:
    known = {slug(row.name) for row in rows}
    return [row for row in rows if row.counted_in is None or slug(row.counted_in) not in known]


def _told_apart(rows: Sequence[ListRow]) -> list[ListRow]:
    """Return the rows with the second of one name marked (2), and so on."""
    names = _distinct([row.name.replace(JOINT, "/") for row in rows])
    return [replace(row, name=name) for row, name in zip(rows, names, strict=True)]


def _possible_majority(given: int | None, total: int) -> int:
    needed = simple_majority(total) if given is None else given
    if not 1 <= needed <= total:
        raise MajorityError(
            f"a majority of {needed} is not possible in a chamber of {total}: "
            f"give one between 1 and {total} with --majority N"
        )
    return needed


def _repeated(rows: Sequence[ListRow], findings: Iterable[Finding]) -> list[set[int]]:
    """Return the places of rows that may be one list, by finding or by having one name."""
    groups: list[set[int]] = []
    for finding in findings:
        if finding.code == "list-repeated":
            spans = [(span.start, span.end) for span in finding.spans]
            groups.append({at for at, row in enumerate(rows) if _touches(row, spans)})
    places: dict[str, set[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault(slug(row.name), set()).add(at)
    groups += places.values()
    apart: list[set[int]] = []
    for group in groups:
        if len(group) > 1:
            touching = [other for other in apart if other & group]
            apart = [other for other in apart if not other & group]
            apart.append(group.union(*touching))
    return apart


def _touches(row: ListRow, spans: Iterable[tuple[int, int]]) -> bool:
    if row.span is None:
        return False
    return any(start < row.span.end and row.span.start < end for start, end in spans)


def _joined(rows: Sequence[ListRow], repeated: Iterable[set[int]]) -> list[tuple[ListRow, ...]]:
    """Return the rows, those that may be one list together where the first of them stands."""
    joined: dict[int, tuple[ListRow, ...]] = {at: (row,) for at, row in enumerate(rows)}
    for group in repeated:
        first, *others = sorted(group)
        joined[first] = tuple(rows[at] for at in (first, *others))
        for at in others:
            del joined[at]
    return list(joined.values())


def _least(row: ListRow) -> int:
    stated = row.seats if row.seats is not None else row.seats_min
    return stated or 0


def _most(row: ListRow, total: int) -> int:
    stated = row.seats if row.seats is not None else row.seats_max
    return total if stated is None else stated


def _reading(groups: Sequence[tuple[ListRow, ...]], total: int, needed: int) -> ChamberReading:
    least = [min(map(_least, group)) for group in groups]
    left = max(total - sum(least), 0)
    names = [JOINT.join(row.name for row in group) for group in groups]
    abbreviations = {
        name: row.abbreviation
        for name, group in zip(names, groups, strict=True)
        for row in group
        if row.abbreviation
    }
    short = labels(names, abbreviations)
    blocs = tuple(
        Bloc(
            id=own_id,
            name=name,
            label=label,
            seats=seats,
            uncertain=min(max(_most(row, total) for row in group) - seats, left),
            spans=tuple(row.span for row in group if row.span is not None),
        )
        for own_id, name, label, seats, group in zip(
            _ids(short), names, short, least, groups, strict=True
        )
    )
    _check_rows(blocs)
    merged = tuple(tuple(row.name for row in group) for group in groups if len(group) > 1)
    chamber = Chamber(total, needed, blocs)
    return ChamberReading(chamber, _premise(chamber, merged), merged)


def _check_rows(blocs: Iterable[Bloc]) -> None:
    for bloc in blocs:
        if bloc.seats < 0 or bloc.uncertain < 0:
            where = f" (line {bloc.spans[0].line})" if bloc.spans else ""
            raise SeatsError(
                f"{bloc.name}{where} has {bloc.seats} to {bloc.seats + bloc.uncertain} seats: "
                "seats are 0 or more, and a range runs upwards"
            )


def _distinct(names: Sequence[str]) -> list[str]:
    """Return the names, the second of a kind marked (2), and so on."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        seen[name] += 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct


def _ids(short: Sequence[str]) -> list[str]:
    return [slug(one) for one in _distinct([slug(label) or "list" for label in short])]


def _premise(chamber: Chamber, merged: Sequence[tuple[str, ...]]) -> str:
    one_list = "; ".join(f"{' and '.join(group)} are one list" for group in merged)
    listed = f"{chamber.listed} of {chamber.seats_total} seats are listed"
    return f"{one_list or 'every row is a list of its own'}: {listed}"

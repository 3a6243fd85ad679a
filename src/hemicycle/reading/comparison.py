"""Several pages about one election: their lists joined by name, and what does not agree.

Two rows are one list where a table of aliases says so, or their full names, or their names in
brackets, or their abbreviations are the same. Likeness alone joins nothing: a wrong join would
make a conflict out of two right figures.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hemicycle.reading.aliases import Aliases
from hemicycle.records.comparison import (
    ComparedList,
    ComparedSpeaker,
    Comparison,
    Said,
    ToldRow,
)
from hemicycle.records.labels import labels, slug
from hemicycle.records.page import Finding, ListRow, Report

_PARTIAL = "count-partial"


def compare(reports: Sequence[Report], aliases: Aliases) -> Comparison:
    """Return the reports side by side.

    Findings: ``total-conflict`` where two pages give the chamber different sizes;
    ``sources-conflict`` where they give one list different seats or votes, with a word on the
    count where one of the pages says that it is not finished.
    """
    lists = tuple(_joined(reports, aliases))
    return Comparison(
        tuple(reports),
        lists,
        tuple(_speakers(reports)),
        (*_totals(reports), *(one for joined in lists for one in _conflicts(joined, reports))),
    )


def _joined(reports: Sequence[Report], aliases: Aliases) -> Iterator[ComparedList]:
    """Yield the lists in the order in which the pages name them first."""
    groups: list[list[ToldRow]] = []
    by_key: dict[str, int] = {}
    for source, report in enumerate(reports):
        shorts = labels([row.name for row in report.lists], {})
        for row, short in zip(report.lists, shorts, strict=True):
            keys = _keys(row, short, aliases)
            place = next((by_key[key] for key in keys if key in by_key), len(groups))
            if place == len(groups):
                groups.append([])
            groups[place].append(ToldRow(source, row))
            for key in keys:
                by_key.setdefault(key, place)
    for told in groups:
        names = tuple(dict.fromkeys(one.row.name for one in told))
        known = (aliases.name_of(name) for name in names)
        yield ComparedList(next((name for name in known if name), names[0]), names, tuple(told))


def _keys(row: ListRow, short: str, aliases: Aliases) -> list[str]:
    """Return under what a row is known: the table's name alone where the table knows it."""
    spellings = [name for name in (row.name, short, row.abbreviation) if name]
    known = next((name for one in spellings if (name := aliases.name_of(one))), None)
    return [slug(known)] if known else [key for key in dict.fromkeys(map(slug, spellings)) if key]


def _speakers(reports: Sequence[Report]) -> Iterator[ComparedSpeaker]:
    said: dict[str, list[Said]] = {}
    names: dict[str, str] = {}
    for source, report in enumerate(reports):
        for statement in report.statements:
            name = statement.speaker.name
            if name:
                names.setdefault(slug(name), name)
                said.setdefault(slug(name), []).append(Said(source, statement.id))
    for key, name in names.items():
        yield ComparedSpeaker(name, tuple(said[key]))


def _totals(reports: Sequence[Report]) -> Iterator[Finding]:
    told: dict[int, list[str]] = {}
    for report in reports:
        size = report.chamber.seats_total
        if size is not None:
            told.setdefault(size, []).append(report.source.name)
    if len(told) > 1:
        sizes = "; ".join(f"{size} in {', '.join(names)}" for size, names in told.items())
        message = f"The pages give the chamber different sizes: {sizes}."
        yield Finding("total-conflict", "warning", message)


def _conflicts(joined: ComparedList, reports: Sequence[Report]) -> Iterator[Finding]:
    seats = [(one.source, _range(one.row)) for one in joined.told]
    stated = [(source, held) for source, held in seats if held]
    if any(not _meet(one, other) for (_, one), (_, other) in combinations(stated, 2)):
        yield _finding(joined, "seats", [(s, _shown(held)) for s, held in stated], reports)
    votes = [(one.source, one.row.votes) for one in joined.told if one.row.votes is not None]
    if len({cast for _, cast in votes}) > 1:
        yield _finding(joined, "votes", [(s, f"{cast:,}") for s, cast in votes], reports)


def _finding(
    joined: ComparedList,
    what: str,
    figures: Sequence[tuple[int, str]],
    reports: Sequence[Report],
) -> Finding:
    by_figure: dict[str, list[str]] = {}
    for source, figure in figures:
        by_figure.setdefault(figure, []).append(reports[source].source.name)
    told = "; ".join(f"{figure} in {', '.join(names)}" for figure, names in by_figure.items())
    unfinished = any(
        finding.code == _PARTIAL for source, _ in figures for finding in reports[source].findings
    )
    rest = ", while the count is not finished" if unfinished else ""
    message = f"The pages give {joined.name} different {what}: {told}{rest}."
    return Finding("sources-conflict", "warning", message)


def _range(row: ListRow) -> tuple[int, int] | None:
    low = row.seats if row.seats is not None else row.seats_min
    high = row.seats if row.seats is not None else row.seats_max
    if low is None and high is None:
        return None
    return (low or 0, high if high is not None else 10**9)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _shown(held: tuple[int, int]) -> str:
    low, high = held
    if low == high:
        return str(low)
    return f"at least {low}" if high == 10**9 else f"{low} to {high}"

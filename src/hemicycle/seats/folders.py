"""Election folders: from the texts of ``election.toml`` and its tables to an election.

The files have been read already: a folder is a mapping from file name to text. Every error names
file, line, value and what was expected. The columns are described in
``docs/reference/seats.md``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from hemicycle.errors import DocumentError, UnknownNameError
from hemicycle.records.allocation import Lot
from hemicycle.records.election import (
    Candidate,
    Contest,
    ContestKind,
    Departure,
    Election,
    Official,
    RegisteredList,
    Votes,
)
from hemicycle.seats.ballots import COLUMNS as BALLOTS
from hemicycle.seats.ballots import first_preferences, read_ballots
from hemicycle.seats.descriptor import DESCRIPTOR, about_of
from hemicycle.seats.law import Law
from hemicycle.seats.tables import Row, once, rows

Folder = Mapping[str, str]
"""File names to their texts."""

FILES = (
    "election.toml",
    DESCRIPTOR,
    "contests.csv",
    "votes.csv",
    "lists.csv",
    "alliances.csv",
    "candidates.csv",
    "ballots.csv",
    "official.csv",
    "official_elected.csv",
)
"""The files of a folder that are read, if they are there."""

_CONTEST = ("contest", "seats", "area", "kind")


def read_election(folder: Folder) -> Election:
    """Return the election of a folder.

    Raises
    ------
    DocumentError
        Where a file is missing, or something in it is not what it must be.
    """
    about = _about(folder)
    contests = tuple(_contests(folder))
    lists = {entry.id: entry for entry in _lists(folder)}
    candidates = tuple(_candidates(folder))
    ballots = read_ballots(_optional(folder, "ballots.csv", BALLOTS), candidates)
    votes: dict[str, Votes] = dict(first_preferences(ballots, candidates))
    if "votes.csv" in folder or not ballots:
        votes |= _votes(folder, [contest.id for contest in contests], lists)
    _check_votes(folder, contests, votes)
    _check_candidates(folder, contests, votes)
    return Election(
        id=_field(about, "id", str),
        country=_field(about, "country", str),
        body=_field(about, "body", str),
        date=_field(about, "date", date),
        seats_total=_house(about),
        contests=contests,
        votes=votes,
        law=_field(about, "law", str) if about.values.get("law") else None,
        lists=lists,
        candidates=candidates,
        figures=_figures(about),
        sources=tuple(_sources(about)),
        ballots=ballots,
    )


def single_contest(file: str, text: str, seats: int, law: Law) -> Election:
    """Return an election of one contest from a table of list and votes, on the law's first day.

    Raises
    ------
    DocumentError
        Where the table is wrong.
    """
    table = list(rows(file, text, ("list", "votes")))
    for row in table:
        if row.cells.get("contest") != table[0].cells.get("contest"):
            raise row.error(
                "a second contest: several contests need an election folder with a contests.csv"
            )
    votes = {row.text("list"): row.whole("votes") for row in once(table, ("list",))}
    contest = Contest((table and table[0].cells.get("contest")) or "contest", seats)
    return Election(
        file, law.country, law.title, law.since, seats, (contest,), {contest.id: votes}, law.id
    )


def read_official(folder: Folder) -> Official:
    """Return the published result of a folder.

    Raises
    ------
    DocumentError
        Where ``official.csv`` is missing or wrong.
    """
    seats, levelling = {}, {}
    for row in once(_table(folder, "official.csv", ("contest", "list", "seats")), _CELL):
        cell = row.cells["contest"], row.text("list")
        seats[cell] = row.whole("seats")
        if row.cells.get("levelling"):
            levelling[cell] = row.whole("levelling")
    elected = frozenset(
        (row.text("contest"), row.text("list"), row.text("candidate"))
        for row in _optional(folder, "official_elected.csv", ("contest", "list", "candidate"))
    )
    return Official(seats, levelling, elected)


def read_lots(file: str, text: str) -> tuple[Lot, ...]:
    """Return the lots of a table: one row for each winner, in the order in which they were drawn.

    Raises
    ------
    DocumentError
        Where the table is wrong.
    """
    drawn: dict[tuple[str, str], list[str]] = {}
    columns = ("contest", "step", "drawn")
    for row in once(rows(file, text, columns), columns):
        where = row.cells["contest"], row.cells["step"]
        drawn.setdefault(where, []).append(row.text("drawn"))
    return tuple(Lot(*where, tuple(winners)) for where, winners in drawn.items())


_CELL = ("contest", "list")


@dataclass(frozen=True, slots=True)
class _About:
    """What a file says of the election."""

    file: str
    values: Mapping[str, Any]

    def error(self, message: str) -> DocumentError:
        return DocumentError(f"{self.file}: {message}")


def _about(folder: Folder) -> _About:
    if "election.toml" not in folder and DESCRIPTOR in folder:
        return _About(DESCRIPTOR, about_of(folder[DESCRIPTOR]))
    if "election.toml" not in folder:
        raise DocumentError("election.toml is missing: it names the election and its law")
    try:
        found = tomllib.loads(folder["election.toml"].removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"election.toml: {error}") from error
    return _About("election.toml", found)


def _field(about: _About, name: str, kind: type) -> Any:
    value = about.values.get(name)
    if type(value) is not kind:
        wanted = {str: "a text", int: "a whole number", date: "a date such as 2018-05-12"}[kind]
        raise about.error(f"{name} is {value!r}, expected {wanted}")
    return value


def _house(about: _About) -> int:
    seats: int = _field(about, "seats_total", int)
    if seats < 1:
        raise about.error(f"seats_total is {seats}, expected 1 or more")
    return seats


def _sources(about: _About) -> Iterable[str]:
    sources = about.values.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(one, dict) for one in sources):
        raise about.error(f"sources is {sources!r}, expected tables [[sources]]")
    for source in sources:
        yield str(source.get("title", ""))


def _figures(about: _About) -> dict[str, int]:
    figures = about.values.get("figures", {})
    if not isinstance(figures, dict):
        raise about.error(f"figures is {figures!r}, expected a table [figures]")
    for name, value in figures.items():
        if type(value) is not int or value < 0:
            raise about.error(f"figures.{name} is {value!r}, expected a whole number")
    return dict(figures)


def _contests(folder: Folder) -> Iterable[Contest]:
    for row in once(_table(folder, "contests.csv", ("contest", "seats")), ("contest",)):
        kind = row.cells.get("kind") or "lists"
        if kind not in get_args(ContestKind):
            raise row.error(
                f"kind is {kind!r}, expected one of {', '.join(get_args(ContestKind))}"
            )
        yield Contest(
            row.text("contest"),
            row.maybe_whole("seats"),
            row.cells.get("area", ""),
            kind,  # type: ignore[arg-type]
            {
                column: row.whole(column)
                for column, value in row.cells.items()
                if column not in _CONTEST and value
            },
        )


def _lists(folder: Folder) -> Iterable[RegisteredList]:
    """Yield the lists registered; without a register, those that an alliance needs."""
    alliances = {
        row.text("list"): row
        for row in once(_optional(folder, "alliances.csv", ("alliance", "list")), ("list",))
    }
    registered = list(once(_optional(folder, "lists.csv", ("list",)), ("list",)))
    for row in registered:
        name = row.text("list")
        ally = alliances.pop(name, None)
        yield RegisteredList(
            name,
            row.cells.get("name") or name,
            row.maybe_whole("parties") or 1,
            ally.text("alliance") if ally else "",
            row.cells.get("minority", "") == "yes",
        )
    for name, row in alliances.items():
        if registered:
            raise row.error(f"{name!r} is not in lists.csv")
        yield RegisteredList(name, name, alliance=row.text("alliance"))


def _votes(
    folder: Folder, contests: list[str], lists: Mapping[str, RegisteredList]
) -> dict[str, dict[str, int]]:
    votes: dict[str, dict[str, int]] = {contest: {} for contest in contests}
    registered = "lists.csv" in folder
    for row in once(_table(folder, "votes.csv", ("contest", "list", "votes")), _CELL):
        contest, name = row.text("contest"), row.text("list")
        if contest not in votes:
            raise row.error(str(UnknownNameError("contest", contest, votes)))
        if registered and name not in lists:
            raise row.error(str(UnknownNameError("list", name, lists)))
        votes[contest][name] = row.whole("votes")
    return votes


def _check_votes(
    folder: Folder, contests: tuple[Contest, ...], votes: Mapping[str, Mapping[str, int]]
) -> None:
    """Refuse a contest without votes, and an alliance of a list that has none anywhere."""
    if "ballots.csv" in folder:
        return
    by_id = {contest.id: contest for contest in contests}
    for row in _table(folder, "contests.csv", ("contest",)):
        contest = by_id[row.cells["contest"]]
        if contest.seats and contest.kind != "reserved" and not any(votes[contest.id].values()):
            raise row.error(
                f"{contest.id}: {contest.seats} seats to fill, but no list has a vote in votes.csv"
            )
    standing = {name for counts in votes.values() for name in counts}
    for row in _optional(folder, "alliances.csv", ("list",)):
        if row.cells["list"] not in standing:
            raise row.error(
                f"{row.cells['list']!r} has no row in votes.csv; if it stood and nobody chose it, "
                "give it one with 0"
            )


def _check_candidates(
    folder: Folder, contests: tuple[Contest, ...], votes: Mapping[str, Mapping[str, int]]
) -> None:
    """Refuse a candidate of a contest that is not registered, or of a list without a row there."""
    reserved = {contest.id for contest in contests if contest.kind == "reserved"}
    for row in _optional(folder, "candidates.csv", ("contest", "list")):
        contest, name = row.text("contest"), row.text("list")
        if contest not in votes:
            raise row.error(str(UnknownNameError("contest", contest, votes)))
        if contest not in reserved and name not in votes[contest]:
            raise row.error(f"{name!r} has candidates in {contest}, but no row in votes.csv there")


def _candidates(folder: Folder) -> Iterable[Candidate]:
    columns = ("contest", "list", "candidate", "votes")
    # Where voters rank candidates, the ballots say who has how many votes.
    asked = columns[:3] if "ballots.csv" in folder else columns
    table = _optional(folder, "candidates.csv", asked)
    for place, row in enumerate(once(table, columns[:3]), start=1):
        sex = row.cells.get("sex", "")
        if sex not in ("female", "male", ""):
            raise row.error(f"sex is {sex!r}, expected female, male or nothing")
        left = row.cells.get("left", "")
        if left not in get_args(Departure):
            raise row.error(f"left is {left!r}, expected died, withdrew or nothing")
        yield Candidate(
            row.text("contest"),
            row.text("list"),
            row.text("candidate"),
            row.cells.get("name") or row.text("candidate"),
            row.maybe_whole("rank") or place,
            row.whole("votes") if "votes" in asked else row.maybe_whole("votes"),
            sex,  # type: ignore[arg-type]
            left,  # type: ignore[arg-type]
        )


def _table(folder: Folder, file: str, columns: tuple[str, ...]) -> Iterable[Row]:
    if file not in folder:
        raise DocumentError(f"{file} is missing; it needs the columns {', '.join(columns)}")
    return rows(file, folder[file], columns)


def _optional(folder: Folder, file: str, columns: tuple[str, ...]) -> Iterable[Row]:
    return rows(file, folder[file], columns) if file in folder else ()

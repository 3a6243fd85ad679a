"""The commands ``seats`` and ``laws``: a folder or a table of votes, counted by a law."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hemicycle.cli.options import as_json_option

if TYPE_CHECKING:
    from hemicycle.records.allocation import Allocation, Lot
    from hemicycle.records.election import Election
    from hemicycle.records.page import Finding
    from hemicycle.seats.folders import Folder
    from hemicycle.seats.law import Law


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an election, as it was typed."""

    law: str | None
    seats: int | None
    lots: str | None
    check: bool
    explain: bool
    margins: bool
    indices: bool
    markdown: bool
    export: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """An election, its law, and what was found in reading it.

    ``title`` is what a reader would call the election; ``folder`` holds the texts of its files.
    """

    title: str
    election: "Election"
    folder: "Folder"
    law: "Law"
    findings: tuple["Finding", ...]


@click.command()
@click.argument("given", metavar="ELECTION")
@click.option("--law", metavar="LAW", help="The law to count by; see `hemicycle laws`.")
@click.option("--seats", type=click.IntRange(1), metavar="N", help="Seats, for a table of votes.")
@click.option("--lots", metavar="FILE", help="Lots drawn: a table of contest, step, drawn.")
@click.option("--check", is_flag=True, help="Compare with official.csv; 1 where a cell differs.")
@click.option("--explain", is_flag=True, help="Say step by step how the law gets there.")
@click.option("--margins", is_flag=True, help="Say how near each list is to its next seat.")
@click.option("--indices", is_flag=True, help="Say how far seats stray from votes.")
@click.option("--markdown", is_flag=True, help="Write the derivation as Markdown instead.")
@click.option("--export", metavar="DIR", help="Also write all as a Data Package in a new folder.")
@as_json_option
def seats(given: str, as_json: bool, **asked: Any) -> int:
    """Turn votes into seats under an electoral law.

    ELECTION is a folder with an election.toml, a contests.csv and a votes.csv, or a Data Package
    of such tables, or a single table with the columns list and votes, which needs --law and
    --seats; - is such a table on standard input.
    """
    from hemicycle.cli.allocation import allocation_lines, check_lines
    from hemicycle.cli.inputs import naming
    from hemicycle.cli.output import emit, status_of
    from hemicycle.seats.allocation import allocate
    from hemicycle.seats.explain import as_markdown

    wanted = Asked(**asked)
    if as_json and wanted.markdown:
        raise click.UsageError("--json and --markdown are two forms of one answer: choose one")
    lots = _lots(wanted.lots)
    with naming(given):
        counted = _counted(given, wanted)
        allocation = allocate(counted.election, counted.law, lots)
        allocation = _completed(allocation, counted, wanted)
    if wanted.export:
        _export(wanted.export, counted, allocation)
    if wanted.markdown:
        sys.stdout.write(as_markdown(allocation))
    elif wanted.check:
        emit(allocation, as_json, check_lines)
    else:
        emit(allocation, as_json, lambda found: allocation_lines(found, counted, wanted))
    return status_of(allocation.findings)


@click.command()
@as_json_option
def laws(as_json: bool) -> int:
    """List the laws, with their dates and sources."""
    from hemicycle.cli.allocation import laws_lines
    from hemicycle.cli.output import emit
    from hemicycle.seats.laws import catalogue

    emit(catalogue(), as_json, laws_lines)
    return 0


def _counted(given: str, asked: Asked) -> Counted:
    """Read what is to be counted, and find its law."""
    from hemicycle.seats.descriptor import DESCRIPTOR

    place = Path(given)
    if place.name == DESCRIPTOR:
        return _folder(place.parent, asked)
    return _folder(place, asked) if place.is_dir() else _table(given, asked)


def _folder(given: Path, asked: Asked) -> Counted:
    from hemicycle.seats.folders import read_election

    if asked.seats is not None:
        raise click.UsageError("--seats is for a table of votes: a folder has its contests.csv")
    found = {name: _text(str(place)) for name, place in _places(given).items() if place.is_file()}
    folder = {name: text for name, (text, _) in found.items()}
    findings = tuple(finding for _, doubts in found.values() for finding in doubts)
    election = read_election(folder)
    title = f"{election.body}, {election.date}"
    return Counted(title, election, folder, _law_of(election, asked.law), findings)


def _places(folder: Path) -> dict[str, Path]:
    """Return where the files of an election lie: by their names, or where a package says."""
    from hemicycle.seats.descriptor import DESCRIPTOR, tables_of
    from hemicycle.seats.folders import FILES

    places = {name: folder / name for name in FILES}
    if places[DESCRIPTOR].is_file():
        tables = tables_of(_text(str(places[DESCRIPTOR]))[0])
        places |= {name: folder / path for name, path in tables.items() if name in FILES}
    return places


def _table(given: str, asked: Asked) -> Counted:
    from hemicycle.seats.folders import single_contest
    from hemicycle.seats.laws import law_named

    if asked.law is None or asked.seats is None:
        raise click.UsageError(f"{given} is no folder: a table of votes needs --law and --seats")
    if asked.check:
        raise click.UsageError("--check needs an election folder with an official.csv")
    law = law_named(asked.law)
    text, findings = _text(given)
    election = single_contest(given, text, asked.seats, law)
    return Counted(given, election, {}, law, findings)


def _law_of(election: "Election", asked: str | None) -> "Law":
    """Return the law that was asked for, or else the one that the folder names."""
    from hemicycle.errors import DocumentError, ElectionError, RequestError, UnknownNameError
    from hemicycle.seats.laws import law_named

    if asked is not None:
        law = law_named(asked)
        try:
            law.check(election)
        except ElectionError as error:
            raise RequestError(str(error)) from error
        return law
    if election.law is None:
        raise click.UsageError("election.toml names no law: add `law = …` to it or give --law")
    try:
        return law_named(election.law)
    except UnknownNameError as error:
        raise DocumentError(f"election.toml: {error}") from error


def _completed(allocation: "Allocation", counted: Counted, asked: Asked) -> "Allocation":
    """Add what was asked for on top of the seats: the indices, and the cells that differ."""
    from hemicycle.seats.comparison import as_findings, differences
    from hemicycle.seats.folders import read_official
    from hemicycle.seats.indices import house_indices

    findings = (*counted.findings, *allocation.findings)
    if asked.check:
        differing = differences(allocation, read_official(counted.folder))
        findings += as_findings(differing)
    if asked.indices:
        allocation = replace(allocation, indices=house_indices(counted.election, allocation))
    return replace(allocation, findings=findings)


def _export(path: str, counted: Counted, allocation: "Allocation") -> None:
    """Write the election and its seats as a Data Package in a new folder.

    Raises
    ------
    RequestError
        Where the folder has files already, or cannot be written.
    """
    from hemicycle.cli.output import write
    from hemicycle.errors import RequestError
    from hemicycle.seats.datapackage import as_package
    from hemicycle.seats.folders import read_official

    official = read_official(counted.folder) if "official.csv" in counted.folder else None
    place = Path(path)
    try:
        place.mkdir(parents=True, exist_ok=True)
        if any(place.iterdir()):
            raise RequestError(f"{path}: is not empty; name a new folder")
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror}") from error
    for name, text in as_package(counted.election, official, allocation).items():
        write(str(place / name), text)


def _lots(path: str | None) -> tuple["Lot", ...]:
    from hemicycle.seats.folders import read_lots

    return read_lots(path, _text(path)[0]) if path else ()


def _text(path: str) -> tuple[str, tuple["Finding", ...]]:
    """Return the characters of a file, and what had to be guessed of them."""
    from hemicycle.cli.inputs import naming, take
    from hemicycle.reading.decoding import decode

    given = take(path)
    with naming(given.name):
        decoded = decode(given.data)
    return decoded.string, decoded.findings

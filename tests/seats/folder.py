"""Reading the election folders beside these tests."""

from functools import cache
from pathlib import Path

from hemicycle.records.allocation import Allocation, Lot
from hemicycle.records.election import Election
from hemicycle.seats.allocation import allocate
from hemicycle.seats.folders import read_election
from hemicycle.seats.laws import law_named

ELECTIONS = Path(__file__).resolve().parents[1] / "elections"


@cache
def folder(name: str) -> dict[str, str]:
    """Return the texts of a folder by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in (ELECTIONS / name).iterdir()}


def election(name: str) -> Election:
    """Return the election of a folder."""
    return read_election(folder(name))


def allocated(found: Election, *lots: Lot) -> Allocation:
    """Allocate an election under the law that its folder names."""
    return allocate(found, law_named(found.law or ""), lots)

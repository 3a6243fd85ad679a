"""The formations of the ParlGov table, as the protocol (decision 0025) counts them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hemicycle.governments.likely.formation import Formation, Party, PastCabinet
from hemicycle.records.chamber import simple_majority

MOST_PARTIES = 15
LEAST_PLACED = 0.9
"""Share of the listed seats whose party has a position."""


@dataclass(frozen=True, slots=True)
class Case:
    """One formation without a majority party, and the cabinet that came of it."""

    cabinet_id: str
    country: str
    election_date: str
    start_date: str
    formation: Formation
    cabinet: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Row:
    party: str
    seats: int
    left_right: float | None
    in_cabinet: bool
    prime_minister: bool


@dataclass(frozen=True, slots=True)
class _Cabinet:
    cabinet_id: str
    country: str
    election_date: str
    start_date: str
    caretaker: bool
    seats_total: int
    rows: tuple[_Row, ...]

    @property
    def as_past(self) -> PastCabinet:
        return PastCabinet(
            members=frozenset(row.party for row in self.rows if row.in_cabinet),
            prime_minister=next((row.party for row in self.rows if row.prime_minister), None),
            seats={row.party: row.seats for row in self.rows},
            majority=simple_majority(self.seats_total),
        )


def read_cases(table: Path) -> list[Case]:
    """Return the cases of the table in order of their start."""
    cabinets = _cabinets(table)
    by_country: dict[str, list[_Cabinet]] = {}
    for cabinet in cabinets:
        by_country.setdefault(cabinet.country, []).append(cabinet)
    cases = [case for country in by_country.values() for case in _cases_of(country)]
    return sorted(cases, key=lambda case: (case.start_date, case.cabinet_id))


def _cabinets(table: Path) -> list[_Cabinet]:
    with table.open(newline="", encoding="utf-8") as lines:
        rows = sorted(
            csv.DictReader(lines), key=lambda row: (row["start_date"], row["cabinet_id"])
        )
    return [_cabinet(list(group)) for _, group in groupby(rows, key=lambda row: row["cabinet_id"])]


def _cabinet(rows: Sequence[dict[str, str]]) -> _Cabinet:
    first = rows[0]
    parties = {row["party_id"]: row for row in reversed(rows)}
    read = tuple(
        _Row(
            party=party,
            seats=int(row["seats"]),
            left_right=float(row["left_right"]) if row["left_right"] else None,
            in_cabinet=row["cabinet_party"] == "1",
            prime_minister=row["prime_minister"] == "1",
        )
        for party, row in sorted(parties.items())
    )
    return _Cabinet(
        cabinet_id=first["cabinet_id"],
        country=first["country_name_short"],
        election_date=first["election_date"],
        start_date=first["start_date"],
        caretaker=first["caretaker"] == "1",
        seats_total=max(int(first["election_seats_total"]), sum(row.seats for row in read)),
        rows=read,
    )


def _cases_of(country: Sequence[_Cabinet]) -> Iterator[Case]:
    past: list[PastCabinet] = []
    last_election = ""
    for cabinet in country:
        formation = Formation(
            parties=tuple(
                Party(row.party, row.seats, row.left_right) for row in cabinet.rows if row.seats
            ),
            seats_total=cabinet.seats_total,
            majority=simple_majority(cabinet.seats_total),
            past=tuple(past),
            after_election=cabinet.election_date != last_election,
        )
        observed = frozenset(row.party for row in cabinet.rows if row.in_cabinet and row.seats)
        if observed and not cabinet.caretaker and _counts(formation):
            yield Case(
                cabinet.cabinet_id,
                cabinet.country,
                cabinet.election_date,
                cabinet.start_date,
                formation,
                observed,
            )
        if any(row.in_cabinet for row in cabinet.rows):
            past.append(cabinet.as_past)
        last_election = cabinet.election_date


def _counts(formation: Formation) -> bool:
    seats = [party.seats for party in formation.parties]
    placed = sum(party.seats for party in formation.parties if party.left_right is not None)
    return (
        len(seats) <= MOST_PARTIES
        and placed >= LEAST_PLACED * sum(seats)
        and max(seats) < formation.majority
    )

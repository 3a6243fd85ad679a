"""Iraq, Council of Representatives 2018: 18 governorates, 1.7, open lists, women, minorities.

Law 45 of 2013 as amended, and regulation 12 of 2018 of the Independent High Electoral Commission
on the distribution of seats, section III: (a) the valid votes of each list in the governorate are
summed, (b) sorted, (c) divided by 1.7, 3, 5, 7, 9, 11 and so on, (d) the largest quotients take
the seats, (e) lists with equal quotients in line for a seat draw lots. Then the candidates of each
list are ranked anew by their personal votes; equal ones draw lots (step two).

329 seats: 320 general and nine reserved for Christians (five), Yazidis, Shabak, Sabean-Mandaeans
and Feyli Kurds (one each). `GENERAL_SEATS` and `RESERVED_SEATS` are those of the governorates.
"""

from datetime import date
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats.divisors import SAINTE_LAGUE_1_7
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.laws.iraq import count_governorates, draws_of_governorates
from hemicycle.seats.protocol import Averages, Protocol

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

RULE = Averages(SAINTE_LAGUE_1_7, "regulation 12/2018, III, step one")

GENERAL_SEATS = {
    "Anbar": 15,
    "Babil": 17,
    "Baghdad": 69,
    "Basra": 25,
    "Dhi Qar": 19,
    "Diyala": 14,
    "Duhok": 11,
    "Erbil": 15,
    "Karbala": 11,
    "Kirkuk": 12,
    "Maysan": 10,
    "Muthanna": 7,
    "Najaf": 12,
    "Nineveh": 31,
    "Qadisiyah": 11,
    "Saladin": 12,
    "Sulaymaniyah": 18,
    "Wasit": 11,
}
"""General seats: IPU Parline, read so that they sum to 320 (its own figures contradict it)."""

RESERVED_SEATS = {"Baghdad": 2, "Duhok": 1, "Erbil": 1, "Kirkuk": 1, "Nineveh": 3, "Wasit": 1}
"""Seats reserved for minorities, on top of the general ones."""


def count(election: Election, protocol: Protocol) -> None:
    """Count governorate by governorate."""
    count_governorates(election, protocol, RULE)


def count_draws(draws: Draws) -> "Numbers":
    """Count the governorates of many draws."""
    return draws_of_governorates(draws, RULE.divisors)


LAW = Law(
    id="iraq_2018",
    title="Iraq: Council of Representatives, Law 45/2013 and regulation 12/2018",
    country="IRQ",
    since=date(2018, 1, 22),
    until=date(2020, 11, 4),
    sources=(
        "Law 45 of 2013 on the election of the Council of Representatives, as amended",
        "IHEC, System of distribution of the seats of the Council of Representatives No. (12) for "
        "2018, section III, as quoted by International IDEA",
        "IPU Parline: 329 seats, 9 of them reserved",
    ),
    count=count,
    count_draws=count_draws,
    doubts=(
        "Women's quota: for 2018 only 'at least 25 %, a woman after every three men on a list' is "
        "sourced. The order of substitution is that of the text for 2025.",
        "Reserved seats: how they were awarded in 2018 was not found; the candidate with the most "
        "votes wins, as in 2025.",
        "Seats of the governorates: the IPU's page contradicts itself; Nineveh's 31 and 3 are "
        "inferred.",
        "Votes by governorate were not found: no seat of 2018 has been reproduced.",
    ),
)

"""City of Zurich, municipal council: biproportional, 5 % in one constituency to take part.

Act on political rights of the Canton of Zurich (GPR, LS 161) of 1 September 2003, sections 101 to
105, used in the city since 2006. A list takes part that has 5 % of the party votes in at least
one constituency (102).
"""

from datetime import date
from fractions import Fraction

from hemicycle.records.election import Election
from hemicycle.seats.law import Law
from hemicycle.seats.laws.pukelsheim import count_both
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import reaching_anywhere

THRESHOLD = Fraction(5, 100)


def count(election: Election, protocol: Protocol) -> None:
    """Count the city, then the constituencies."""
    entered = reaching_anywhere(election.votes, THRESHOLD)
    protocol.note("GPR s. 102", f"{', '.join(sorted(entered))} have 5 % in a constituency.")
    count_both(election, entered, protocol, ("GPR s. 103", "GPR s. 104"))


LAW = Law(
    id="zurich_2003",
    title="City of Zurich: municipal council, GPR 2003",
    country="CHE",
    since=date(2005, 1, 1),
    until=None,
    sources=("Gesetz über die politischen Rechte (GPR), LS 161, §§ 101-105",),
    count=count,
)

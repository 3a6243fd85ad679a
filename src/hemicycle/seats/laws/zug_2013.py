"""Canton of Zug, cantonal council: biproportional, 5 % in one commune or 3 % in the canton.

Act on elections and votes of the Canton of Zug (WAG, BGS 131.1), sections 52 to 52e, in force for
the council since 2014. A list takes part that has 5 % of the party votes in at least one commune
or 3 % of all of them. Within a list the candidates with the most votes are elected; equal votes
by lot.
"""

from datetime import date
from fractions import Fraction

from hemicycle.records.election import Election
from hemicycle.seats.candidates import open_list
from hemicycle.seats.law import Law
from hemicycle.seats.laws.pukelsheim import count_both
from hemicycle.seats.members import Membership, write_members
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.thresholds import reaching, reaching_anywhere
from hemicycle.seats.tiers import national

IN_A_COMMUNE = Fraction(5, 100)
IN_THE_CANTON = Fraction(3, 100)

OPEN = Membership("open list", open_list)


def count(election: Election, protocol: Protocol) -> None:
    """Count the canton, then the communes, then the candidates."""
    votes = national(election.votes.values())
    entered = reaching_anywhere(election.votes, IN_A_COMMUNE)
    entered |= reaching(votes, IN_THE_CANTON, votes.total())
    protocol.note("WAG s. 52c", f"{', '.join(sorted(entered))} take part.")
    seats = count_both(election, entered, protocol, ("WAG s. 52d", "WAG s. 52e"))
    for commune, held in seats.items():
        write_members(protocol, election, commune, held, OPEN)


LAW = Law(
    id="zug_2013",
    title="Canton of Zug: cantonal council, WAG as of 2013",
    country="CHE",
    since=date(2013, 10, 1),
    until=None,
    sources=("Wahl- und Abstimmungsgesetz des Kantons Zug (WAG), BGS 131.1, §§ 52-52e",),
    count=count,
    doubts=(
        "The base of the 3 % is read as the party votes of the whole canton, not its voters.",
    ),
)

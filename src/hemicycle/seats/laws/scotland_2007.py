"""Scotland, councils: single transferable vote in wards of a few seats.

Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1. The quota is the valid
papers divided by one more than the seats, decimals ignored, and one (46). Whoever has it is
elected (47). A surplus passes on all the papers of the candidate, each at its value times surplus
over votes, cut to five decimals (48); the largest surplus first, equal ones by who had more at the
latest stage at which they differed, and then by lot (49). When no surplus is left, the candidate
with the fewest votes is excluded and the papers pass on at their value (50); equal ones likewise,
and then by lot (51). When no more candidates are left than seats, they are elected (52).

The papers stand in ``ballots.csv``; ``candidates.csv`` says whose candidate is whose. Wards whose
candidates are no more than their seats have no poll (no row in ``contests.csv``).
"""

from datetime import date

from hemicycle.records.election import Election
from hemicycle.seats.gregory import gregory
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.transferable import Rule, award_transferable

RULE = Rule(
    gregory,
    {
        "first preferences": "sch. 1, rules 45-47",
        "surplus": "sch. 1, rules 47-49",
        "exclusion": "sch. 1, rules 47, 50-52",
    },
)


def count(election: Election, protocol: Protocol) -> None:
    """Count ward by ward."""
    for contest in election.contests:
        award_transferable(contest, election, RULE, protocol)


LAW = Law(
    id="scotland_2007",
    title="Scotland: councils, Local Government Elections Order 2007",
    country="GBR",
    since=date(2007, 5, 3),
    until=None,
    sources=(
        "Scottish Local Government Elections Order 2007, SSI 2007/42, schedule 1, rules 45-52 "
        "(https://www.legislation.gov.uk/ssi/2007/42)",
    ),
    count=count,
    doubts=(
        "The Order of 2011 (SSI 2011/399) has taken the place of this one. Its rules of counting "
        "are taken to be the same; the text was not compared.",
        "Among three or more who are equal, the rules speak of the latest stage at which they "
        "differed; those still equal there are told apart by the stages before it.",
        "The last exclusion is followed by its transfer, as returning officers publish it, though "
        "rule 52 (2) could be read otherwise; the same are elected.",
    ),
)

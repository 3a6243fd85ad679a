"""Finland, Parliament: D'Hondt over alliances in each district, then candidates by their votes.

Election Act 714/1998, sections 87 to 91. In each district the votes of an alliance of parties are
counted together; D'Hondt over alliances and lists gives every candidate a comparative figure: the
first of an alliance its whole vote, the second half of it, and so on (89). The largest figures
win; equal ones are put in order by lot. Which candidates and parties of an alliance hold its seats
is not counted: the seats stand with the alliance.
"""

from collections import Counter
from datetime import date

from hemicycle.records.election import Contest, Election, ListId
from hemicycle.seats.divisors import D_HONDT, divide
from hemicycle.seats.law import Law
from hemicycle.seats.protocol import Averages, Protocol, by_averages

RULE = Averages(D_HONDT, "s. 89")


def count(election: Election, protocol: Protocol) -> None:
    """Count district by district."""
    for contest in election.contests:
        joint = votes_of_alliances(contest, election)
        column = divide(joint, contest.seats, D_HONDT)
        protocol.award(by_averages(protocol, contest.id, column, RULE))


def votes_of_alliances(contest: Contest, election: Election) -> Counter[ListId]:
    """Return the votes of a district with the members of every alliance counted as one."""
    joint: Counter[ListId] = Counter()
    for name, votes in election.votes[contest.id].items():
        entry = election.lists.get(name)
        joint[entry.alliance if entry and entry.alliance else name] += votes
    return joint


LAW = Law(
    id="finland_1998",
    title="Finland: Parliament, Election Act 714/1998",
    country="FIN",
    since=date(1998, 10, 8),
    until=None,
    sources=("Vaalilaki 714/1998, 87-91 § (https://www.finlex.fi)",),
    count=count,
    doubts=(
        "Candidates, and parties inside an alliance, are not counted.",
        "Alliances differ from district to district; the folder's are for the whole country.",
    ),
)

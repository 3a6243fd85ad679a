"""Contests of transferable votes: the count in words, who is elected, and whose list gains."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.errors import ElectionError
from hemicycle.records.allocation import ContestAllocation, Elected, Tie
from hemicycle.records.election import CandidateId, Contest, Election
from hemicycle.seats.ballots import among
from hemicycle.seats.divisors import Apportionment
from hemicycle.seats.members import doubt_vacancies
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.stages import Act, Count, Counting, Poll, Stage, Undecided, counted
from hemicycle.seats.words import number

ELECTED = "transferable vote"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a law counts transferable votes, and the clause for each act of the count."""

    counting: Counting
    clauses: Mapping[Act, str]


def poll_of(contest: Contest, election: Election) -> Poll:
    """Return what is to be counted in a contest: candidates who have left are passed over.

    Raises
    ------
    ElectionError
        Where the contest has no ballot papers or no candidates who can take a seat.
    """
    if contest.id not in election.ballots:
        raise ElectionError(f"{contest.id}: no ballot papers; give them in ballots.csv")
    standing = frozenset(
        one.id for one in election.candidates if one.contest == contest.id and not one.left
    )
    if not standing:
        raise ElectionError(f"{contest.id}: no candidates; give them in candidates.csv")
    return Poll(among(election.ballots[contest.id], standing), standing, contest.seats)


def award_transferable(
    contest: Contest, election: Election, rule: Rule, protocol: Protocol
) -> None:
    """Write down the stages of a contest, those elected, in that order, and their lists' seats.

    Raises
    ------
    LotNeeded
        Where a lot decides who is elected, and none was handed in.
    """
    report = _Report(contest.id, rule.clauses, protocol)
    count = counted(rule.counting, poll_of(contest, election), report.pick)
    report.write(count)
    standing = {one.id: one for one in election.candidates if one.contest == contest.id}
    seats = dict.fromkeys((one.list for one in standing.values()), 0)
    for name in count.elected:
        one = standing[name]
        seats[one.list] += 1
        protocol.elected.append(Elected(contest.id, one.list, one.id, one.name, ELECTED))
    protocol.award(ContestAllocation(contest.id, seats))
    able = [one for one in standing.values() if not one.left]
    doubt_vacancies(protocol, contest.id, contest.seats, able)


class _Report:
    """Writes the stages of a contest into the protocol, each once, and the lots between them."""

    def __init__(self, contest: str, clauses: Mapping[Act, str], protocol: Protocol) -> None:
        self.contest, self.clauses, self.protocol = contest, clauses, protocol
        self.written = 0

    def pick(self, undecided: Undecided) -> CandidateId:
        """Return the candidate whom the lot picked, or any where nothing hangs on it."""
        self.write(undecided.so_far)
        if undecided.idle:
            text = f"{', '.join(undecided.tied)} are equal: whoever it is, the same are elected."
            self.protocol.note(self.clauses[undecided.act], text, self.contest)
            return undecided.tied[0]
        level = Apportionment(dict.fromkeys(undecided.tied, 0), Tie(undecided.tied, 1))
        drawn = self.protocol.decide(level, undecided.step, self.contest)
        return next(name for name, won in drawn.items() if won)

    def write(self, count: Count) -> None:
        """Write down the stages that are not there yet."""
        for place in range(self.written, len(count.stages)):
            stage = count.stages[place]
            told = _in_words(stage, count.stages[place - 1] if place else None)
            text = f"Stage {place + 1}: {told}"
            self.protocol.note(self.clauses[stage.act], text, self.contest)
        self.written = len(count.stages)


def _in_words(stage: Stage, before: Stage | None) -> str:
    """Return what a stage did, with the votes of those who gained, and who was elected."""
    gained = {
        name: votes
        for name, votes in stage.votes.items()
        if before is None or votes > before.votes[name]
    }
    shown = ", ".join(
        f"{name} {_votes(votes)}" for name, votes in sorted(gained.items(), key=lambda g: -g[1])
    )
    parts = [_act(stage, before), f"now {shown}" if shown and before else shown]
    if before is None:
        parts.append(f"quota {_votes(stage.quota)}")
    elif stage.lost > before.lost:
        parts.append(f"{_votes(stage.lost - before.lost)} not transferable")
    text = "; ".join(part for part in parts if part)
    return f"{text}. {_elected(stage)}".rstrip()


def _act(stage: Stage, before: Stage | None) -> str:
    if before is None:
        return "first preferences"
    if stage.act == "exclusion":
        return f"{stage.candidate} is excluded with {_votes(before.votes[stage.candidate])}"
    if not stage.candidate:
        return "surpluses are passed on"
    return f"{stage.candidate} passes on {_votes(before.votes[stage.candidate] - stage.quota)}"


def _elected(stage: Stage) -> str:
    with_quota = [name for name in stage.elected if stage.votes[name] >= stage.quota]
    last = [name for name in stage.elected if stage.votes[name] < stage.quota]
    told = f"Elected: {', '.join(with_quota)}." if with_quota else ""
    if last:
        told += f" Elected as no more are left than seats: {', '.join(last)}."
    return told.strip()


def _votes(votes: Fraction) -> str:
    return number(float(votes))

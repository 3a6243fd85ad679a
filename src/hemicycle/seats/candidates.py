"""From a list's seats to its members: open, closed and flexible lists, and women's quotas.

A list that has won more seats than it has candidates leaves the rest empty; the caller hears of
it by how many are returned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.records.election import Candidate, ContestId, ListId
from hemicycle.seats.protocol import Protocol
from hemicycle.seats.quotas import largest


def closed_list(candidates: Sequence[Candidate], seats: int) -> list[Candidate]:
    """Return the first candidates of the list in its own order."""
    return sorted(candidates, key=lambda one: one.rank)[:seats]


def open_list(candidates: Sequence[Candidate], seats: int, protocol: Protocol) -> list[Candidate]:
    """Return the candidates of a list with the most personal votes; equal votes by lot."""
    step = f"candidates of {candidates[0].list}" if candidates else ""
    return most_voted(candidates, seats, step, protocol)


def most_voted(
    candidates: Sequence[Candidate], seats: int, step: str, protocol: Protocol
) -> list[Candidate]:
    """Return the candidates of a contest with the most votes, the most first; equal votes by lot.

    A lot is asked for only where it decides who is elected, not in which order.
    """
    by_id = {one.id: one for one in candidates}
    if seats >= len(by_id):
        return _by_votes(candidates)
    result = largest({one.id: one.votes for one in candidates}, seats)
    elected = protocol.decide(result, step, candidates[0].contest)
    return _by_votes([by_id[name] for name, won in elected.items() if won])


def flexible_list(
    candidates: Sequence[Candidate], seats: int, threshold: Fraction, protocol: Protocol
) -> list[Candidate]:
    """Return those with ``threshold`` personal votes, the most first, then the list's own order.

    Where more have passed the threshold than there are seats, the most votes win.
    """
    preferred = [one for one in candidates if one.votes >= threshold]
    if len(preferred) >= seats:
        return open_list(preferred, seats, protocol)
    others = [one for one in candidates if one.votes < threshold]
    return [*_by_votes(preferred), *closed_list(others, seats - len(preferred))]


@dataclass(frozen=True, slots=True)
class Substitution:
    """A woman takes the seat of a man of the same list."""

    woman: Candidate
    man: Candidate


def substitutions(
    elected: Sequence[Candidate], candidates: Sequence[Candidate], women: int
) -> list[Substitution]:
    """Return who must make way so that a list has ``women`` women among those elected.

    The elected man with the fewest votes makes way for the woman with the most who was not
    elected; equal votes: the later on the list makes way, the earlier comes in. The list is
    as far as it can be when it has no further woman or man.
    """
    held = {one.id for one in elected}
    missing = women - sum(1 for one in elected if one.sex == "female")
    men = [one for one in reversed(_by_votes(elected)) if one.sex == "male"]
    waiting = [one for one in _by_votes(candidates) if one.sex == "female" and one.id not in held]
    pairs = zip(waiting[: max(0, missing)], men, strict=False)
    return [Substitution(woman, man) for woman, man in pairs]


def candidates_of(
    candidates: Sequence[Candidate], contest: ContestId, name: ListId
) -> list[Candidate]:
    """Return the candidates of a list in a contest who can take a seat.

    The votes of one who has died or withdrawn are the list's all the same: they were valid when
    they were cast.
    """
    return [
        one for one in candidates if one.contest == contest and one.list == name and not one.left
    ]


def _by_votes(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.votes, one.rank))

"""Comments in a tree, put in order: by time, by votes, or by Wilson's lower bound.

The rows of a thread come from one flat query; everything here is plain Python on them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import sqrt
from typing import Literal, TypeAlias, get_args

Sort: TypeAlias = Literal["newest", "oldest", "votes", "best"]
SORTS: tuple[Sort, ...] = get_args(Sort)

_Z = 1.96
"""Of the normal distribution, for 95 % sure on both sides."""


@dataclass(slots=True)
class Row:
    """What a reader sees of one comment."""

    id: int
    parent: int | None
    name: str
    by_desk: bool
    html: str
    state: str
    public_reason: str
    sticky: bool
    posted_at: datetime
    edited_at: datetime | None
    score: int
    up: int
    down: int
    block: str
    exact: str
    orphaned: bool
    replies: "list[Row]" = field(default_factory=list)
    size: int = 1
    """This comment and all that stand under it, as far as they can be read."""

    @property
    def shown(self) -> bool:
        """Whether its words can be read."""
        return self.state == "visible"


def wilson(up: int, down: int) -> float:
    """Return the lower bound of the share of up-votes (Wilson 1927, equation 5, 95 %).

    >>> [round(wilson(up, down), 3) for up, down in ((0, 0), (1, 0), (10, 0), (90, 10))]
    [0.0, 0.207, 0.722, 0.826]
    """
    votes = up + down
    if not votes:
        return 0.0
    share, square = up / votes, _Z * _Z
    spread = _Z * sqrt((share * (1 - share) + square / (4 * votes)) / votes)
    return (share + square / (2 * votes) - spread) / (1 + square / votes)


def tree_of(rows: Iterable[Row], sort: Sort) -> list[Row]:
    """Return the roots in order, each with its replies in order.

    A comment that cannot be read stays as a mark where answers stand under it, or where the desk
    gave a public reason; otherwise it is left out.
    """
    under: defaultdict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        under[row.parent].append(row)
    for row in _deepest_first(under):
        row.replies = [each for each in under[row.id] if each.size or each.state == "removed"]
        row.replies.sort(key=_replies_by(sort))
        row.size = sum((each.size for each in row.replies), int(row.shown))
    roots = [row for row in under[None] if row.size or row.state == "removed"]
    return sorted(roots, key=lambda root: (not root.sticky, _ORDER[sort](root)))


def _deepest_first(under: dict[int | None, list[Row]]) -> list[Row]:
    found: list[Row] = []
    layer: Sequence[Row] = under.get(None, [])
    while layer:
        found.extend(layer)
        layer = [reply for row in layer for reply in under.get(row.id, ())]
    return found[::-1]


def _replies_by(sort: Sort) -> Callable[[Row], tuple[float, ...]]:
    # An exchange is read from its beginning, whichever way the branches are put.
    return _ORDER["oldest" if sort == "newest" else sort]


_ORDER: dict[Sort, Callable[[Row], tuple[float, ...]]] = {
    "newest": lambda row: (-row.posted_at.timestamp(), -row.id),
    "oldest": lambda row: (row.posted_at.timestamp(), row.id),
    "votes": lambda row: (-row.score, row.posted_at.timestamp(), row.id),
    "best": lambda row: (-wilson(row.up, row.down), -row.score, row.id),
}

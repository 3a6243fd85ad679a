"""Lines between seats: the aisles between blocs and the majority line.

The seats are the corners of triangles that fill the strips between the rows. A line runs through
every triangle whose corners differ, from the middle of one side to the middle of another, so it
keeps half a spacing from every seat and never runs through one; where three blocs meet, three
lines meet. Each line is then drawn taut between the seats that it must part.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from math import hypot
from typing import TypeAlias

from hemicycle.pictures.seating import Seating

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Point]
_Node: TypeAlias = tuple[int, ...]
"""Two seats, between which a line passes, or three, between which lines meet."""

_SLACK = 0.08  # how far a line may leave the middle between two seats, in distances of the two
_ROUNDS = 6  # passes that draw a line taut
_OVERHANG = 0.6  # how far a line runs beyond the first and the last row, in spacings


def borders(seating: Seating, places: Sequence[Point], owners: Sequence[Hashable]) -> list[Line]:
    """Return the lines that part seats with different owners, in spacings.

    >>> from hemicycle.pictures.seating import seating
    >>> four = seating(4)
    >>> [[(round(x, 2), round(y, 2)) for x, y in line]
    ...  for line in borders(four, four.places(), "ABBB")]
    [[(-0.23, 0.13), (-0.75, 0.43), (-1.27, 0.73)]]
    """
    links: dict[_Node, list[_Node]] = defaultdict(list)
    for one, other in _crossings(seating, owners):
        links[one].append(other)
        links[other].append(one)
    last_row = len(owners) - seating.counts[-1]
    inner_ends = set(_changes(owners, range(seating.counts[0] - 1)))
    outer_ends = set(_changes(owners, range(last_row, len(owners) - 1)))
    for end in inner_ends | outer_ends:
        links.setdefault(end, [])
    lines = []
    for chain in _chains(links):
        line = _taut(chain, places)
        if chain[0] not in inner_ends or chain[-1] in inner_ends - outer_ends:
            chain.reverse()
            line.reverse()
        if chain[0] in inner_ends:
            line.insert(0, _beyond(chain[0], line[0], places, -_OVERHANG))
        if chain[-1] in outer_ends:
            line.append(_beyond(chain[-1], line[-1], places, _OVERHANG))
        lines.append(line)
    return lines


def _changes(owners: Sequence[Hashable], seats: range) -> Iterator[_Node]:
    return ((seat, seat + 1) for seat in seats if owners[seat] != owners[seat + 1])


def _crossings(seating: Seating, owners: Sequence[Hashable]) -> Iterator[tuple[_Node, _Node]]:
    """Yield the pieces of line within each triangle, as the nodes that they join."""
    for triangle in _triangles(seating):
        u, v, w = triangle
        x, y, z = owners[u], owners[v], owners[w]
        if x == y == z:
            continue
        sides = [
            side
            for side, differ in (((u, v), x != y), ((u, w), x != z), ((v, w), y != z))
            if differ
        ]
        if len(sides) == 2:
            yield sides[0], sides[1]
        else:
            yield from ((side, triangle) for side in sides)


def _triangles(seating: Seating) -> Iterator[tuple[int, int, int]]:
    """Yield triangles of seats, ascending, that fill the strips between the rows."""
    start = 0
    for row, (inner, outer) in enumerate(zip(seating.counts, seating.counts[1:], strict=False)):
        a, b = seating.angles(row), seating.angles(row + 1)
        one = other = 0
        while one + other < inner + outer - 2:
            here, there = start + one, start + inner + other
            if other == outer - 1 or (one < inner - 1 and a[one + 1] <= b[other + 1]):
                one += 1
                yield here, here + 1, there
            else:
                other += 1
                yield here, there, there + 1
        start += inner


def _chains(links: Mapping[_Node, list[_Node]]) -> Iterator[list[_Node]]:
    """Yield lines as chains of nodes, each from an end or a meeting to the next; then rings."""
    left = {node: list(others) for node, others in links.items()}
    for start in sorted(links, key=lambda node: len(links[node]) == 2):
        if not links[start]:
            yield [start]
        while left[start]:
            chain = [start]
            while left[chain[-1]]:
                following = left[chain[-1]].pop()
                left[following].remove(chain[-1])
                chain.append(following)
                if len(links[following]) != 2:
                    break
            yield chain


def _taut(chain: Sequence[_Node], places: Sequence[Point]) -> Line:
    """Return the points of a chain, each moved on its side towards where its neighbours are."""
    line = []
    for node in chain:
        corners = [places[seat] for seat in node]
        line.append((sum(x for x, _ in corners) / len(node), sum(y for _, y in corners) / len(node)))
    last = len(line) - 1
    for _ in range(_ROUNDS if last else 0):
        for step, node in enumerate(chain):
            if len(node) == 2:
                (ax, ay), (bx, by) = places[node[0]], places[node[1]]
                before, after = line[max(step - 1, 0)], line[min(step + 1, last)]
                if step in (0, last):
                    before = after = line[1 if step == 0 else last - 1]
                mx, my = (before[0] + after[0]) / 2, (before[1] + after[1]) / 2
                dx, dy = bx - ax, by - ay
                share = ((mx - ax) * dx + (my - ay) * dy) / (dx * dx + dy * dy)
                share = min(max(share, 0.5 - _SLACK), 0.5 + _SLACK)
                line[step] = ax + share * dx, ay + share * dy
    return line


def _beyond(node: _Node, point: Point, places: Sequence[Point], far: float) -> Point:
    """Return the point ``far`` outwards of a point between two seats of one row."""
    (ax, ay), (bx, by) = places[node[0]], places[node[1]]
    length = hypot(bx - ax, by - ay)
    return point[0] - (by - ay) / length * far, point[1] + (bx - ax) / length * far

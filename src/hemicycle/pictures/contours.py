"""Lines between seats: the aisles between blocs and the majority line.

The seats are the corners of triangles that fill the strips between the rows. A line runs through
every triangle whose corners differ, from the middle of one side to the middle of another, so it
keeps half a spacing from every seat and never runs through one; where three blocs meet, three
lines meet. Each line is then drawn taut between the seats that it must part.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from hemicycle.pictures.seating import Seating
from hemicycle.pictures.svg import Point

Line: TypeAlias = list[Point]
_Node: TypeAlias = tuple[int, ...]
"""Two seats, between which a line passes, or three, between which lines meet."""

_NEAR, _FAR = 0.44, 0.56  # where a line may pass between two seats, in distances of the two
_CLEAR = 0.405  # least distance of a line from the middle of a seat, in spacings
_SAME = 1e-9  # radians by which two angles may differ and be one
_OVERHANG = 0.6  # how far a line runs beyond the first and the last row, in spacings


def borders(seating: Seating, owners: Sequence[Hashable]) -> list[Line]:
    """Return the lines that part seats with different owners, in spacings.

    >>> from hemicycle.pictures.seating import seating
    >>> [[(round(x, 2), round(y, 2)) for x, y in line] for line in borders(seating(4), "ABBB")]
    [[(-0.23, 0.13), (-0.75, 0.43), (-1.27, 0.73)]]
    """
    places = seating.places
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


def ending(seating: Seating, seats: int) -> Line:
    """Return the line behind the last seat of every row or, if there are no ``seats``, before all.

    An arch ends downwards, straight rows end sideways, and so does a seat that is alone.

    >>> from hemicycle.pictures.seating import seating
    >>> [(round(x, 2), round(y, 2)) for x, y in ending(seating(4), 4)]
    [(0.4, -0.5), (1.0, -0.5), (1.6, -0.5)]
    """
    side = 1 if seats else -1
    dx, dy = (0, -1) if seating.radii and len(seating.places) > 1 else (side, 0)
    line: Line = []
    start = 0
    for count in seating.counts:
        x, y = seating.places[start + count - 1 if seats else start]
        line.append((x + dx / 2, y + dy / 2))
        start += count
    (first_x, first_y), (last_x, last_y) = line[0], line[-1]
    out_x, out_y = -dy * side * _OVERHANG, dx * side * _OVERHANG
    return [(first_x - out_x, first_y - out_y), *line, (last_x + out_x, last_y + out_y)]


def _changes(owners: Sequence[Hashable], seats: range) -> Iterator[_Node]:
    return ((seat, seat + 1) for seat in seats if owners[seat] != owners[seat + 1])


def _crossings(seating: Seating, owners: Sequence[Hashable]) -> Iterator[tuple[_Node, _Node]]:
    """Yield the pieces of line within each triangle, as the nodes that they join."""
    for triangle in _triangles(seating.angles):
        u, v, w = triangle
        x, y, z = owners[u], owners[v], owners[w]
        if x == y:
            if x != z:
                yield (u, w), (v, w)
        elif x == z:
            yield (u, v), (v, w)
        elif y == z:
            yield (u, v), (u, w)
        else:
            yield from (((u, v), triangle), ((u, w), triangle), ((v, w), triangle))


@lru_cache(maxsize=64)
def _triangles(angles: tuple[tuple[float, ...], ...]) -> tuple[tuple[int, int, int], ...]:
    """Return triangles of seats, ascending, that fill the strips between rows."""
    triangles = []
    start = 0
    for inner, outer in pairwise(angles):
        one = other = 0
        while one + other < len(inner) + len(outer) - 2:
            here, there = start + one, start + len(inner) + other
            at_end = other == len(outer) - 1
            if at_end or (one < len(inner) - 1 and inner[one + 1] <= outer[other + 1] + _SAME):
                one += 1
                triangles.append((here, here + 1, there))
            else:
                other += 1
                triangles.append((here, there, there + 1))
        start += len(inner)
    return tuple(triangles)


def _chains(links: Mapping[_Node, list[_Node]]) -> Iterator[list[_Node]]:
    """Yield lines as chains of nodes, each from an end or a meeting to the next; then rings.

    The links are used up.
    """
    stops = {node: len(others) for node, others in links.items() if len(others) != 2}
    for start in (*stops, *links):
        if stops.get(start) == 0:
            yield [start]
            del stops[start]
        while links[start]:
            node, chain = start, [start]
            while links[node]:
                following = links[node].pop()
                links[following].remove(node)
                chain.append(following)
                if following in stops:
                    break
                node = following
            yield chain


def _taut(chain: Sequence[_Node], places: Sequence[Point]) -> Line:
    """Return the points of a chain, each moved on its side towards where its neighbours are."""
    line = []
    sides = []
    for step, node in enumerate(chain):
        if len(node) == 3:
            (ax, ay), (bx, by), (cx, cy) = places[node[0]], places[node[1]], places[node[2]]
            line.append(((ax + bx + cx) / 3, (ay + by + cy) / 3))
            continue
        (ax, ay), (bx, by) = places[node[0]], places[node[1]]
        line.append(((ax + bx) / 2, (ay + by) / 2))
        dx, dy = bx - ax, by - ay
        before = step - 1 if step else min(1, len(chain) - 1)
        after = step + 1 if step + 1 < len(chain) else before
        sides.append((step, before, after, ax, ay, dx, dy, 2 * (dx * dx + dy * dy)))
    for step, before, after, ax, ay, dx, dy, scale in sides:
        (px, py), (qx, qy) = line[before], line[after]
        share = ((px + qx - 2 * ax) * dx + (py + qy - 2 * ay) * dy) / scale
        if share < _NEAR:
            share = _NEAR
        elif share > _FAR:
            share = _FAR
        line[step] = ax + share * dx, ay + share * dy
    return _clear(line, chain, places)


def _clear(line: Line, chain: Sequence[_Node], places: Sequence[Point]) -> Line:
    """Bend a line away from the seats that it turns around too closely."""
    cleared = line[:1]
    for (one, start), (other, end) in pairwise(zip(chain, line, strict=True)):
        for seat in one:
            if seat not in other:
                continue
            (px, py), (ax, ay), (bx, by) = places[seat], start, end
            dx, dy = bx - ax, by - ay
            share = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)
            wx, wy = ax + share * dx - px, ay + share * dy - py
            far = hypot(wx, wy)
            if far < _CLEAR and 0 < share < 1:
                cleared.append((px + wx / far * _CLEAR, py + wy / far * _CLEAR))
        cleared.append(end)
    return cleared


def _beyond(node: _Node, point: Point, places: Sequence[Point], far: float) -> Point:
    """Return the point ``far`` outwards of a point between two seats of one row."""
    (ax, ay), (bx, by) = places[node[0]], places[node[1]]
    length = hypot(bx - ax, by - ay)
    return point[0] - (by - ay) / length * far, point[1] + (bx - ax) / length * far

"""Comments as they are gathered from the elements of a page, one system at a time.

One pass: an element belongs to the comment that its enclosing element belongs to, so that however
deep a page is nested, no way up is walked twice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hemicycle.reading.markup.elements import Element
from hemicycle.reading.markup.systems import System, wanted

_NUMBER = re.compile(r"c?(\d{1,20})(?:_(\d{1,20}))?")
_LEVEL = re.compile(r"(?:depth-|wpd_comment_level-|wc_comment_level-)(\d{1,3})")
_MANY = frozenset({"comment"})  # a class that themes give to much else as well


@dataclass(slots=True)
class Draft:
    """A comment being gathered: the element that holds it, and its parts by their names."""

    item: Element
    number: str | None
    parent: int | None
    parts: dict[str, Element] = field(default_factory=dict)
    first_answer: int | None = None

    def part(self, names: Sequence[str]) -> Element | None:
        """Return the first of the named parts that the comment has."""
        name = wanted(names, frozenset(self.parts))
        return self.parts[name] if name else None


@dataclass(slots=True)
class _Gathering:
    """The comments of one system so far, and to which of them each element belongs."""

    system: System
    known: frozenset[str]
    drafts: list[Draft] = field(default_factory=list)
    owners: list[int | None] = field(default_factory=list)
    numbered: dict[str, int] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)

    def take(self, element: Element, names: frozenset[str]) -> None:
        """Make the element a comment, or a part of the comment that it stands in."""
        owner = None if element.parent is None else self.owners[element.parent]
        if owner is None and not self.system.items and self.drafts:
            owner = len(self.drafts) - 1
        if self._begins(element, names, owner):
            owner = self._begin(element, owner)
        self.owners.append(owner)
        if owner is not None:
            self._part(element, names, self.drafts[owner])

    def _begins(self, element: Element, names: frozenset[str], owner: int | None) -> bool:
        if not self.system.items:
            return self.system.authors[0] in names and element.tag == "dt"
        if self.system.items.isdisjoint(names):
            return False
        number, _ = _numbers(element)
        if owner is not None and number is not None and self.drafts[owner].number == number:
            return False
        return self.system.items != _MANY or number is not None or _level(element) is not None

    def _begin(self, element: Element, owner: int | None) -> int:
        number, answered = _numbers(element)
        level = _level(element)
        parent = owner if self.system.items else None
        if answered is not None:
            parent = self.numbered.get(answered, parent)
        elif parent is None and level is not None:
            parent = self.levels.get(level - 1)
        if owner is not None and self.drafts[owner].first_answer is None:
            self.drafts[owner].first_answer = element.start
        self.drafts.append(Draft(element, number, parent))
        here = len(self.drafts) - 1
        if number is not None:
            self.numbered.setdefault(number, here)
        if level is not None:
            self.levels[level] = here
        return here

    def _part(self, element: Element, names: frozenset[str], draft: Draft) -> None:
        for name in self.known.intersection(names):
            draft.parts.setdefault(name, element)
        if draft.number and element.attributes.get("id") == f"comment-{draft.number}":
            draft.parts.setdefault("anchor", element)
        if "datetime" in element.attributes:
            draft.parts.setdefault("time", element)
        if "#" in element.attributes.get("href", "") and _is_anchor(element.attributes["href"]):
            draft.parts.setdefault("link", element)


def drafts_of(named: Sequence[tuple[Element, frozenset[str]]], system: System) -> list[Draft]:
    """Return the comments that a system has marked, in the page's order.

    ``named`` are the telling elements, each with the names that `names_of` gives it.
    """
    parts = (*system.authors, *system.texts, *system.times, system.up, system.down, system.score)
    known = frozenset(parts).union(system.bodies, system.others) - {""}
    gathering = _Gathering(system, known)
    for element, names in named:
        gathering.take(element, names)
    return gathering.drafts


def _numbers(element: Element) -> tuple[str | None, str | None]:
    """Return the number in an element's id, and that of the comment answered if it bears it.

    >>> _numbers(Element("div", {"id": "wpd-comm-12_5"}, 0, 0, None))
    ('12', '5')
    >>> _numbers(Element("li", {"id": "respond"}, 0, 0, None))
    (None, None)
    """
    found = _NUMBER.fullmatch(element.attributes.get("id", "").rpartition("-")[2])
    return (found[1], found[2]) if found else (None, None)


def _level(element: Element) -> int | None:
    found = (_LEVEL.fullmatch(name) for name in element.classes)
    return next((int(one[1]) for one in found if one), None)


def _is_anchor(href: str) -> bool:
    """Return whether a link leads to a comment on its page.

    >>> [_is_anchor(h) for h in ("/a#comment-7", "/a?b=1#c7123", "#isso-2", "/a#respond")]
    [True, True, True, False]
    """
    return bool(_NUMBER.fullmatch(href.rpartition("#")[2].rpartition("-")[2]))

"""Elements of a page as ranges of its text, and the attributes of their tags."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from hemicycle.reading.markup.printed import plain

Attributes: TypeAlias = Mapping[str, str]

_LONGEST = 4_000  # characters of a tag in which attributes are looked for
_TAG_NAME = re.compile(r"<?[^\s>]{1,40}")
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])([a-zA-Z][\w:-]{0,40})(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)


@dataclass(slots=True)
class Element:
    """An element whose tag tells something: characters ``start:end`` of the printed text.

    ``parent`` is the position of the nearest such element around it.
    """

    tag: str
    attributes: Attributes
    start: int
    end: int
    parent: int | None
    classes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Divide the classes."""
        self.classes = frozenset(self.attributes.get("class", "").split())


def attributes_of(tag: str) -> dict[str, str]:
    r"""Return the attributes of a tag by their names in lower case; the first of a name counts.

    >>> attributes_of('<LI\nID=c7 class="comment &amp; odd" hidden>')
    {'id': 'c7', 'class': 'comment & odd', 'hidden': ''}
    """
    found: dict[str, str] = {}
    name_of_tag = _TAG_NAME.match(tag)
    for one in _ATTRIBUTE.finditer(tag[:_LONGEST], name_of_tag.end() if name_of_tag else 0):
        name, *values = one.groups()
        found.setdefault(name.lower(), plain(next((v for v in values if v is not None), "")))
    return found

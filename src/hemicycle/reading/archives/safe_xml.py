"""XML from strangers: expat's events as a tree, with nothing declared and nothing resolved.

An export has no document type. One that declares any is refused, so no entity can grow
("billion laughs") or name a file; so is one nested deeper than any export.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from hemicycle.errors import DocumentError

DEEPEST = 100
"""Elements within one another in the deepest export that is read."""


def tree_of(data: bytes) -> Element:
    """Return the root of an XML document; names are ``{namespace}local``.

    Raises
    ------
    DocumentError
        Where it is no XML, declares a document type, or is nested deeper than `DEEPEST`.

    Examples
    --------
    >>> tree_of(b'<a xmlns="urn:b"><c>d</c></a>').find("{urn:b}c").text
    'd'
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    growing = _Growing()
    parser.StartElementHandler = growing.start
    parser.EndElementHandler = growing.end
    parser.CharacterDataHandler = growing.builder.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DocumentError(f"not XML: {error}; give the export as it was downloaded") from error
    return growing.builder.close()


@dataclass(slots=True)
class _Growing:
    builder: TreeBuilder = field(default_factory=TreeBuilder)
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise DocumentError(f"elements stand more than {DEEPEST} deep: this is no export")
        self.builder.start(_name(name), {_name(key): one for key, one in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_name(name))


def _name(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse(*_declared: object) -> None:
    raise DocumentError("the XML declares a document type, which no export does: not read")

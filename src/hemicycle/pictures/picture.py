"""A picture: SVG text that knows its name, what it says, and the figures it was drawn from."""

from typing import Self

from hemicycle.pictures import svg
from hemicycle.pictures.tables import Table
from hemicycle.pictures.view import View


class Picture(str):
    """SVG for a page. It is text, so it can be written into a template as it is.

    ``name`` and ``description`` are what a screen reader tells, and ``table`` holds the figures;
    ``language`` and ``direction`` are those of the words, and its text is set for a ``width`` in
    pixels. A notebook shows it drawn.
    """

    __slots__ = ("description", "direction", "language", "name", "table", "width")

    name: str
    description: str
    table: Table
    language: str
    direction: str
    width: float

    def __new__(cls, text: str, names: tuple[str, str], table: Table, view: View) -> Self:
        """Return the picture of a text, with its name and its description."""
        picture = super().__new__(cls, text)
        picture.name, picture.description = names
        picture.table = table
        picture.language, picture.direction = view.words.language, view.direction
        picture.width = view.width
        return picture

    def _repr_svg_(self) -> str:
        return svg.standalone(self).partition("\n")[2]


def framed(
    view: View, height: float, names: tuple[str, str], table: Table, *content: str
) -> Picture:
    """Return the picture of some content; the view's title and description go before ``names``."""
    said = view.title or names[0], view.description or names[1]
    text = svg.picture((view.width, height), said, view.prefix, view.direction, *content)
    return Picture(text, said, table, view)

"""A picture: SVG text that knows its name, what it says, and the figures it was drawn from."""

from typing import Self

from hemicycle.pictures import svg
from hemicycle.pictures.tables import Table
from hemicycle.pictures.view import View


class Picture(str):
    """SVG for a page. It is text, so it can be written into a template as it is.

    ``name`` and ``description`` are what a screen reader tells, ``table`` holds the figures, and
    ``view`` tells how they were drawn. A notebook shows it drawn.
    """

    __slots__ = ("description", "name", "table", "view")

    name: str
    description: str
    table: Table
    view: View

    def __new__(cls, text: str, names: tuple[str, str], table: Table, view: View) -> Self:
        """Return the picture of a text, with its name and its description."""
        picture = super().__new__(cls, text)
        picture.name, picture.description = names
        picture.table, picture.view = table, view
        return picture

    def __getnewargs__(self) -> tuple[str, tuple[str, str], Table, View]:  # type: ignore[override]
        """Return what a copy is made of."""
        return str(self), (self.name, self.description), self.table, self.view

    @property
    def language(self) -> str:
        """The language of its words, as a tag."""
        return self.view.words.language

    @property
    def direction(self) -> str:
        """The direction in which it is read."""
        return self.view.direction

    def _repr_svg_(self) -> str:
        return svg.standalone(self).partition("\n")[2]


def framed(
    view: View, height: float, names: tuple[str, str], table: Table, *content: str
) -> Picture:
    """Return the picture of some content; the view's title and description go before ``names``."""
    said = view.title or names[0], view.description or names[1]
    text = svg.picture((view.width, height), said, view.prefix, view.direction, *content)
    return Picture(text, said, table, view)

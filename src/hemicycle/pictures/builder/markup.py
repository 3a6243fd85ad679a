"""The builder as HTML, which works as it is; ``builder.js`` only makes it quicker.

The markup has no inline script, style or event handler, so that it can stand on a page with a
strict Content-Security-Policy. Its data block is of a type that no browser runs.
"""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from hemicycle.errors import RequestError
from hemicycle.pictures.builder.table import Answer, Answering, Choice, Table, sensible
from hemicycle.pictures.builder.told import told

if TYPE_CHECKING:
    from jinja2 import Template

_LEADS = re.compile(r"#|/|https?://")

STARTS = 24
"""Lists for which a page without server and script says what is nearest."""


def builder_fragment(table: Table, choice: Choice, answer: Answer, prefix: str = "builder") -> str:
    """Return the builder for a page that a server makes: the form, and the answer to a choice.

    Without script the form asks the same address again, with the choice as its query. ``prefix``
    begins every id.

    Raises
    ------
    RequestError
        If the prefix cannot begin an id, or a term's link leads neither to the page nor the web.
    """
    asked = sensible(choice, table)
    return _written(table, asked, prefix, said=told(table, asked, answer), status=answer.status)


def standing_builder(table: Table, answering: Answering, prefix: str = "builder") -> str:
    """Return the builder for a page that no server answers for, such as a file.

    Without script it shows each list with the smallest majorities that it could join; the
    script puts the form in their place.

    Raises
    ------
    RequestError
        As `builder_fragment`.
    """
    starts = []
    for one in sorted(table.lists, key=lambda found: -found.seats)[:STARTS]:
        alone = Choice((one.id,))
        starts.append((one, told(table, alone, answering(alone))))
    return _written(table, Choice(), prefix, starts=starts)


def data_of(table: Table) -> str:
    """Return a table as JSON in which nothing can end the script element that holds it.

    >>> from hemicycle.pictures.builder.table import Listed
    >>> "<" in data_of(Table((Listed("x", "</script><b>", 1, 0, "#000000"),), ()))
    False
    """
    import msgspec

    text = msgspec.json.encode(table).decode()
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _written(table: Table, choice: Choice, prefix: str, **parts: object) -> str:
    if not re.fullmatch(r"[A-Za-z][\w-]*", prefix):
        raise RequestError(f"{prefix!r} cannot begin an id: use letters, digits and hyphens")
    for term in table.terms:
        if term.href and not _LEADS.match(term.href):
            raise RequestError(
                f"{term.href!r} cannot be linked to: give http://, https://, /path or #place"
            )
    given = {"said": None, "status": None, "starts": ()} | parts
    return _template().render(
        table=table, choice=choice, prefix=prefix, data=data_of(table), **given
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    source = files("hemicycle.pictures.builder") / "builder.html.jinja"
    return environment.from_string(source.read_text(encoding="utf-8"))

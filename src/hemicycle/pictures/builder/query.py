"""A choice as the query of an address, as a browser's form writes it, and back."""

import re
from collections.abc import Iterator

from hemicycle.pictures.builder.table import Choice

WITH, ASIDE = "with", "aside"
"""The names of the form's fields: a list chosen, a term set aside."""

_PLAIN = re.compile(r"[A-Za-z0-9*._-]")


def choice_of(query: str) -> Choice:
    """Return the choice that a query makes; fields of other names are others' business.

    >>> choice_of("?with=state-of-law&with=kdp&page=2&aside=kdp%3Afatah")
    Choice(chosen=('state-of-law', 'kdp'), aside=('kdp:fatah',))
    """
    fields = list(_fields(query.removeprefix("?")))
    return Choice(
        tuple(value for name, value in fields if name == WITH),
        tuple(value for name, value in fields if name == ASIDE),
    )


def query_of(choice: Choice) -> str:
    """Return the query of a choice, which begins with a question mark.

    >>> query_of(Choice(("state-of-law",), ("kdp:fatah",))), query_of(Choice())
    ('?with=state-of-law&aside=kdp%3Afatah', '?')
    """
    fields = [(WITH, one) for one in choice.chosen] + [(ASIDE, one) for one in choice.aside]
    return "?" + "&".join(f"{name}={_encoded(value)}" for name, value in fields)


def _fields(query: str) -> Iterator[tuple[str, str]]:
    for field in query.split("&"):
        name, _, value = field.partition("=")
        yield _decoded(name), _decoded(value)


def _decoded(text: str) -> str:
    raw = text.replace("+", " ").encode("utf-8", "replace")
    plain = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), raw)
    return plain.decode("utf-8", "replace")


def _encoded(text: str) -> str:
    return "".join(
        sign if _PLAIN.match(sign) else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in text
    ).replace("%20", "+")

"""How records show themselves in a notebook: one plain table, every text escaped."""

from collections.abc import Iterable, Sequence
from html import escape


def html_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table; numbers stand to the right.

    >>> html_table("Seats", ["list", "seats"], [("<A>", 54)])  # doctest: +ELLIPSIS
    '<table><caption>Seats</caption>...<td>&lt;A&gt;</td><td style="text-align:right">54</td>...'
    """
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f'<td style="text-align:right">{value:,}</td>'
    return f"<td>{escape(str(value))}</td>"

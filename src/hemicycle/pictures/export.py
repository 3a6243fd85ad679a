"""A picture as a file of another kind: its figures for other tools, or a page of its own.

* CSV as Datawrapper takes it: one line of heads, a comma between cells, a point in decimals,
  nothing where a figure is not known.
* JSON as Observable Plot takes it: ``rows`` are records by key, and ``title`` and
  ``description`` can be the plot's title and its ``ariaDescription``.
* HTML: the picture with its figures in a table, in light and dark.
"""

import csv
import io
import json
from html import escape

from hemicycle.pictures.picture import Picture
from hemicycle.pictures.tables import Cell

_STYLE = (
    ":root{color-scheme:light dark;--ink:CanvasText;--soft:CanvasText;--paper:Canvas}"
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}"
    "figure{margin:0}.scroll{overflow-x:auto}svg{width:100%;height:auto;"
    "min-width:calc(.8*var(--width));max-width:calc(1.25*var(--width))}"
    "table{border-collapse:collapse}th,td{padding:.15rem 2rem .15rem 0;text-align:start;"
    "font-weight:400;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}"
    "[dir=rtl] :is(th,td){padding:.15rem 0 .15rem 2rem}thead th{font-weight:600}"
    "caption{text-align:start;font-weight:600}td.n,th.n{text-align:end}"
)


def as_csv(picture: Picture) -> str:
    """Return the figures of a picture as comma-separated values.

    >>> from hemicycle.pictures.bars import stacked_bar
    >>> from hemicycle.records.chamber import Bloc, Chamber
    >>> print(as_csv(stacked_bar(Chamber(9, 5, (Bloc("a", "Left", "Left", 5),)))), end="")
    Id,List,Seats,Uncertain seats,Colour
    a,Left,5,0,#b5443c
    unlisted,Not listed,4,0,
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.head for column in picture.table.columns)
    writer.writerows(picture.table.rows)
    return text.getvalue()


def as_json(picture: Picture) -> str:
    """Return the figures of a picture as JSON, with its title and its description."""
    document = {
        "title": picture.name,
        "description": picture.description,
        "rows": list(picture.table.records()),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_page(picture: Picture) -> str:
    """Return a page of HTML with a picture and its figures."""
    shown = f"{as_figure(picture)}\n{as_table(picture)}"
    return page_of(picture.name, shown, picture.language, picture.direction)


def as_figure(picture: Picture) -> str:
    """Return a figure that is scrolled where the page is too narrow to read it."""
    return (
        f'<figure class="scroll" tabindex="0" style="--width:{picture.view.width:g}px" '
        f'aria-label="{escape(picture.name)}">{picture}</figure>'
    )


def page_of(title: str, content: str, language: str = "en", direction: str = "ltr") -> str:
    """Return a page of HTML with some content under its title."""
    name = escape(title)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n"
        f"<main><h1>{name}</h1>\n{content}</main>\n"
    )


def as_table(picture: Picture) -> str:
    """Return the figures of a picture as an HTML table, in a region that can be scrolled."""
    table = picture.table
    shown = table.shown()
    numeric = {at for at in shown if all(not isinstance(row[at], str) for row in table.rows)}
    heads = "".join(
        f'<th scope="col"{_class(at in numeric)}>{escape(table.columns[at].head)}</th>'
        for at in shown
    )
    rows = "".join(
        f'<tr><th scope="row">{_text(row[shown[0]])}</th>'
        + "".join(f"<td{_class(at in numeric)}>{_text(row[at])}</td>" for at in shown[1:])
        + "</tr>\n"
        for row in table.rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(picture.name)}">'
        f"<table><caption>{escape(picture.name)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n"
    )


def _class(numeric: bool) -> str:
    return ' class="n"' if numeric else ""


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    return escape(cell) if isinstance(cell, str) else f"{cell:,}"

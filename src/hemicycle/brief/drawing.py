"""The pictures of a brief, and a chamber's picture as a file."""

from dataclasses import dataclass
from html import escape

from hemicycle.brief.outlook import Outlook
from hemicycle.errors import RequestError
from hemicycle.records.chamber import Chamber

SUFFIXES = (".svg", ".html")


@dataclass(frozen=True, slots=True)
class Drawings:
    """SVG for a page: the chamber wide and narrow, and each majority listed, in order."""

    hemicycle: str
    stacked: str
    bars: tuple[str, ...]


def drawings_of(outlook: Outlook) -> Drawings:
    """Draw the chamber of an outlook and its majorities."""
    from hemicycle.pictures.bars import coalition_bar, stacked_bar
    from hemicycle.pictures.hemicycle import hemicycle
    from hemicycle.pictures.view import View

    chamber = outlook.chamber
    return Drawings(
        hemicycle(chamber, View(width=600, prefix="hemicycle")),
        stacked_bar(chamber, View(width=320, prefix="bar")),
        tuple(
            coalition_bar(
                chamber,
                [member.id for member in majority.members],
                View(width=600, prefix=f"majority-{number}"),
            )
            for number, majority in enumerate(outlook.majorities)
        ),
    )


def chamber_file(chamber: Chamber, coalition: tuple[str, ...], suffix: str) -> str:
    """Return a chamber's hemicycle as a file: SVG, or HTML with its table beside it.

    The blocs whose ids are in ``coalition`` sit first, so that the majority line tells whether
    they reach it.

    Raises
    ------
    RequestError
        Where the suffix is none that can be written.
    """
    from hemicycle.pictures.hemicycle import hemicycle
    from hemicycle.pictures.svg import standalone
    from hemicycle.pictures.view import View

    if suffix not in SUFFIXES:
        raise RequestError(f"cannot draw {suffix or 'a file without ending'}: give .svg or .html")
    svg = hemicycle(chamber, View(coalition=coalition))
    return standalone(svg) if suffix == ".svg" else _document(chamber, svg)


def _document(chamber: Chamber, svg: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(bloc.name)}</th><td>{bloc.seats}</td></tr>\n'
        for bloc in chamber.blocs
    )
    missing = f'<tr><th scope="row">Not listed</th><td>{chamber.unlisted}</td></tr>\n'
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{chamber.seats_total} seats, {chamber.majority} are a majority</title>\n"
        "<style>:root{color-scheme:light dark;--ink:CanvasText;--soft:CanvasText;--paper:Canvas}"
        "body{max-width:40rem;margin:2rem auto;"
        "padding:0 1rem;font:1rem/1.5 sans-serif}svg{width:100%;height:auto}"
        "th{text-align:start;font-weight:400}td{text-align:end;padding-inline-start:2rem}</style>\n"
        f"<main><h1>{chamber.seats_total} seats, {chamber.majority} are a majority</h1>\n"
        f"<figure>{svg}</figure>\n<table><tr><th>List</th><th>Seats</th></tr>\n"
        f"{rows}{missing if chamber.unlisted > 0 else ''}</table></main>\n"
    )

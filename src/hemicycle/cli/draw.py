"""The command ``draw``: a picture of what an input holds, as a file of the kind asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from hemicycle.cli.options import input_argument, joined, size_options

if TYPE_CHECKING:
    from hemicycle.brief.charts import Material
    from hemicycle.pictures.picture import Picture
    from hemicycle.pictures.view import View
    from hemicycle.records.chamber import Chamber

FILES = (".svg", ".png", ".pdf", ".html", ".csv", ".json")
KINDS = (
    *("hemicycle", "horseshoe", "benches", "rows", "bar", "ladder"),
    *("change", "votes", "power", "margins"),
)
"""Those of `hemicycle.brief.charts`, which is not imported for the sake of a quick start."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the picture is to look, as it was typed."""

    order: str
    coalition: tuple[str, ...]
    vacant: int
    colours: tuple[tuple[str, ...], ...]
    width: int
    lang: str


@click.command()
@input_argument
@click.option(
    "-o", "--output", required=True, metavar="FILE", help=f"Where to: {' '.join(FILES)}."
)
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], help="What to draw.")
@click.option("--order", default="given", metavar="ORDER", help="given, size, or A,B,C.")
@click.option("--with", "coalition", multiple=True, metavar="A", help="A sits first.")
@click.option("--before", metavar="INPUT", help="The election before.")
@click.option("--vacant", type=click.IntRange(0), default=0, metavar="N", help="Seats empty.")
@click.option(
    "--colour",
    "colours",
    callback=joined("=", 2),
    multiple=True,
    metavar="A=#RRGGBB",
    help="A's own colour.",
)
@click.option("--width", type=click.IntRange(1), default=640, metavar="N", help="In pixels.")
@click.option("--lang", type=click.Choice(["en", "ar"]), default="en", help="Of the words.")
@click.option("--fonts", multiple=True, metavar="FOLDER", help="More fonts, for .png and .pdf.")
@size_options
def draw(
    given: str,
    output: str,
    kind: str,
    before: str | None,
    fonts: tuple[str, ...],
    **asked: Any,
) -> int:
    """Draw the chamber, or what else the input tells."""
    from hemicycle.brief.charts import drawing
    from hemicycle.cli.output import status_of, write

    if Path(output).suffix not in FILES:
        raise click.BadParameter(f"{output!r} ends in none of {', '.join(FILES)}")
    sizes = asked.pop("seats_total"), asked.pop("majority")
    material = _material(given, before, sizes)
    picture = drawing(kind, material, _view(material.chamber, Looks(**asked)))
    write(output, _file(picture, Path(output).suffix, fonts))
    return status_of(material.report.findings)


def _material(given: str, before: str | None, sizes: tuple[int | None, int | None]) -> "Material":
    from hemicycle.brief.charts import Material
    from hemicycle.cli.inputs import naming, understand
    from hemicycle.governments.readings import readings_of

    understood = understand(given)
    with naming(understood.report.source.name):
        readings = readings_of(understood.report, *sizes)
    earlier = None
    if before is not None:
        report = understand(before).report
        with naming(report.source.name):
            earlier = readings_of(report)[0].chamber
    return Material(understood.report, readings, understood.allocation, earlier)


def _view(chamber: "Chamber", looks: Looks) -> "View":
    from hemicycle.governments.answers import blocs_called
    from hemicycle.governments.names import find_bloc
    from hemicycle.pictures.view import Order, View
    from hemicycle.pictures.words import LANGUAGES

    order: Order = "size" if looks.order == "size" else "given"
    if looks.order not in ("given", "size"):
        placed = blocs_called(chamber, looks.order.split(","))
        order = {bloc.id: float(at) for at, bloc in enumerate(placed)}
    return View(
        width=looks.width,
        order=order,
        coalition=tuple(bloc.id for bloc in blocs_called(chamber, looks.coalition)),
        vacant=looks.vacant,
        direction="rtl" if looks.lang == "ar" else "ltr",
        colours={find_bloc(chamber, name).id: colour for name, colour in looks.colours},
        words=LANGUAGES[looks.lang],
    )


def _file(picture: "Picture", suffix: str, fonts: tuple[str, ...]) -> str | bytes:
    """Return a picture as the content of a file that ends in ``suffix``."""
    from hemicycle.pictures.export import as_csv, as_json, as_page
    from hemicycle.pictures.printing import printed
    from hemicycle.pictures.svg import standalone

    if suffix in (".png", ".pdf"):
        kind: Literal["png", "pdf"] = "png" if suffix == ".png" else "pdf"
        return printed(picture, kind, [Path(folder) for folder in fonts])
    written = {".svg": standalone, ".html": as_page, ".csv": as_csv, ".json": as_json}
    return written[suffix](picture)

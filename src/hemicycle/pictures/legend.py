"""Captions of benches, beside their seats or in columns with a swatch."""

from collections.abc import Sequence
from dataclasses import replace

from hemicycle.pictures import labels, svg
from hemicycle.pictures.benches import Bench
from hemicycle.pictures.marks import seat_marks
from hemicycle.pictures.palette import Colouring
from hemicycle.pictures.svg import Point
from hemicycle.pictures.view import View, text_size
from hemicycle.records.chamber import Chamber

_SWATCH = 11  # diameter of a swatch in pixels


def caption(bench: Bench, place: Point, anchor: str = "start") -> str:
    """Return the label of a bench and, in bold, the number of its seats."""
    at: svg.Attributes = {"x": place[0], "y": place[1]}
    if anchor != "start":
        at["text-anchor"] = anchor
    figure = svg.tag("tspan", {"font-weight": "600"}, svg.words(bench.figure))
    return svg.tag("text", at, svg.words(bench.label) + " " + figure)


def legend(
    benches: Sequence[Bench], paints: Colouring, view: View, top: float
) -> tuple[list[str], float]:
    """Return captions with swatches in columns from ``top`` down, and where they end."""
    size = text_size(view.width)
    step = 1.6 * size
    swatches, texts, bottom = [], [], top
    spots = labels.columns(benches, view.width, size)
    for at, (bench, (x, line, room)) in enumerate(zip(benches, spots, strict=True)):
        y = top + (line + 1) * step
        bottom = max(bottom, y + step / 2)
        lone = replace(bench, seats=int(bench.seats > 0), uncertain=int(bench.seats == 0))
        disc = (_across(x + _SWATCH / 2 + 0.5, view), y - 0.35 * size)
        paint = paints.paints.get(bench.id)
        swatches.append(seat_marks([disc], _SWATCH, lone, paint, f"{view.prefix}-key-{at}"))
        left = room - labels.text_width(" " + bench.figure, size)
        short = replace(bench, label=labels.shortened(bench.label, left, size))
        texts.append(caption(short, (_across(x + labels.SWATCH, view), y)))
    drawn: svg.Attributes = {"fill": "none", "stroke-linecap": "round"}
    return [svg.tag("g", drawn, *swatches), *texts], bottom


def _across(x: float, view: View) -> float:
    return view.width - x if view.direction == "rtl" else x


def excess_note(chamber: Chamber, view: View, top: float) -> tuple[list[str], float]:
    """Return, where the lists hold more seats than the chamber has, lines that say so."""
    if chamber.unlisted >= 0:
        return [], top
    size = text_size(view.width)
    text = view.words.over.format(listed=chamber.listed, excess=-chamber.unlisted)
    lines = []
    words = f"- - {text[:1].upper()}{text[1:]}".split(" ")
    for line in labels.wrapped(words, " ", view.width, size):
        top += 1.5 * size
        place: svg.Attributes = {"x": _across(0, view), "y": top}
        lines.append(svg.tag("text", place, svg.words(line)))
    return lines, top + 0.5 * size

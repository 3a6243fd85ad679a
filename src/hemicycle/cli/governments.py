"""Governments in the terminal: the majorities, what each list needs, and its power."""

import inspect
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hemicycle.brief.outlook import outlook_of
from hemicycle.brief.terminal import findings_table, grid, heading, outlook_lines
from hemicycle.brief.words import conjunction
from hemicycle.records.chamber import Chamber
from hemicycle.records.governments import Governments, Hinge, LikelyGovernment

LIKELIEST = 5
DEFINITIONS = (
    (
        "holds",
        "The listed seats of these lists reach the majority, wherever the missing seats lie, in "
        "every reading of the table.",
    ),
    (
        "possible",
        "They reach it only if enough of the uncertain or unlisted seats stand with them, or only "
        "in one reading of the table.",
    ),
    (
        "no member can leave",
        "A minimal winning coalition: whichever member leaves, the others have no majority "
        "(von Neumann and Morgenstern 1944; Riker 1962).",
    ),
)


def answer_lines(answer: Governments, chamber: Chamber) -> Iterator[RenderableType]:
    """Return what the terminal shows of an answer, top to bottom."""
    of = f"{chamber.majority} of {chamber.seats_total} seats are a majority"
    yield Text(f"{of}; {chamber.unlisted} are not listed." if chamber.unlisted else f"{of}.")
    if answer.findings:
        yield heading("What does not add up")
        yield findings_table(answer.findings)
    yield from outlook_lines(outlook_of(answer, chamber))
    labels = {bloc.name: bloc.label for bloc in chamber.blocs}
    if answer.likely:
        yield heading(
            "Likely, by a model of past cabinets (see the docs for how often it is right)"
        )
        yield from (Text(premise, style="dim") for premise in answer.likely_premises)
        yield _likely(answer.likely[:LIKELIEST], labels)
    if answer.hinges:
        yield heading("Refusals: majorities that open if one is dropped")
        yield _hinges(answer.hinges, labels)


def explanation_lines(answer: Governments, chamber: Chamber) -> Iterator[RenderableType]:
    """Return how the answer was found: the terms, with their sources, and the counting."""
    from hemicycle.governments.power import INDICES

    yield heading("How this was found")
    table = grid("left", "left")
    table.add_row("majority", f"{chamber.majority} of {chamber.seats_total} seats")
    table.add_row("reading", answer.premise)
    for name, words in DEFINITIONS:
        table.add_row(name, words)
    for index, method in answer.power_methods.items():
        definition = " ".join((inspect.getdoc(INDICES[index].function) or "").split())
        table.add_row(index, f"{definition} Counted by: {method}.")
    yield table


def _likely(likely: Sequence[LikelyGovernment], labels: Mapping[str, str]) -> Table:
    table = grid("right", "left")
    for one in likely:
        names = conjunction(labels[member] for member in one.members)
        reasons = Text(f" ({'; '.join(one.reasons)})", style="dim")
        table.add_row(f"{100 * one.score:.1f} %", Text.assemble(names, reasons))
    return table


def _hinges(hinges: Sequence[Hinge], labels: Mapping[str, str]) -> Table:
    table = grid("right", "left")
    for hinge in hinges:
        of = labels[hinge.of] if hinge.of else "anybody"
        table.add_row(f"{hinge.opens:,}", f"{labels[hinge.by]} {hinge.kind} {of}")
    return table

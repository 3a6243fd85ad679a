"""Arguments and options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from hemicycle.governments.document import Measure, Ranking, Request

P = ParamSpec("P")
R = TypeVar("R")

input_argument = click.argument("given", metavar="INPUT")
as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Write the JSON document instead of text."
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the governments, as it was typed."""

    refuse: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    including: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    max_parties: int | None = None
    seats_total: int | None = None
    majority: int | None = None
    top: int | None = None
    indices: tuple[str, ...] = ()

    def request(self, top: int, measure: "Measure", ranking: "Ranking | None" = None) -> "Request":
        """Return the library's request; ``top`` and ``measure`` hold where none was typed.

        Ranking 20 lists takes seconds, so it is given only where the answer shows it.
        """
        from hemicycle.governments.document import Request
        from hemicycle.governments.measures import measure_of
        from hemicycle.governments.refusals import Alliance, Refusal, Terms

        terms = Terms(
            refusals=tuple(Refusal(by, of) for by, of in self.refuse),
            alliances=tuple(Alliance(frozenset(members)) for members in self.together),
            including=frozenset(self.including),
            excluding=frozenset(self.excluding),
            max_parties=self.max_parties,
        )
        return Request(
            terms,
            top=top if self.top is None else self.top,
            measure=measure_of(self.indices) if self.indices else measure,
            ranking=ranking,
        )


def joined(sign: str, most: int) -> Callable[..., tuple[tuple[str, ...], ...]]:
    """Return what parses options such as ``A:B``: two to ``most`` names joined by a sign."""

    def parse(
        context: click.Context, option: click.Parameter, values: tuple[str, ...]
    ) -> tuple[tuple[str, ...], ...]:
        parsed = []
        for value in values:
            names = tuple(part.strip() for part in value.split(sign))
            if not 2 <= len(names) <= most or not all(names):
                raise click.BadParameter(
                    f"{value!r}: expected names joined by {sign!r}, as in A{sign}B",
                    context,
                    option,
                )
            parsed.append(names)
        return tuple(parsed)

    return parse


MOST_ALLIED = 100
SIZES = (
    click.option(
        "--seats-total", type=click.IntRange(1), metavar="N", help="Seats of the chamber."
    ),
    click.option("--majority", type=click.IntRange(1), metavar="N", help="Votes that win."),
)
ASKED = (
    click.option(
        "--refuse",
        callback=joined(":", 2),
        multiple=True,
        metavar="A:B",
        help="A will not sit with B. May be given more than once.",
    ),
    click.option(
        "--together",
        callback=joined("+", MOST_ALLIED),
        multiple=True,
        metavar="A+B",
        help="A and B come only together.",
    ),
    click.option("--with", "including", multiple=True, metavar="A", help="Only with A."),
    click.option("--without", "excluding", multiple=True, metavar="A", help="Only without A."),
    click.option("--max-parties", type=click.IntRange(1), metavar="N", help="At most N lists."),
    *SIZES,
    click.option("--top", type=click.IntRange(0), metavar="N", help="List at most N majorities."),
    click.option(
        "--power",
        "indices",
        multiple=True,
        metavar="INDEX",
        help="This index of power; see the docs for the names.",
    ),
)


def size_options(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options for the chamber's size and majority."""
    for option in reversed(SIZES):
        command = option(command)
    return command


def questions(command: Callable[P, R]) -> Callable[..., R]:
    """Give a command the options of a `Question`, and the question as one argument."""

    @wraps(command)
    def asking(*args: P.args, **kwargs: P.kwargs) -> R:
        fields = {name: kwargs.pop(name) for name in Question.__dataclass_fields__}
        kwargs["question"] = Question(**fields)  # type: ignore[arg-type]
        return command(*args, **kwargs)

    for option in reversed(ASKED):
        asking = option(asking)
    return asking

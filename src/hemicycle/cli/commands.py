"""The commands of ``hemicycle``. Heavy modules are imported inside them: help must be quick."""

from importlib.metadata import entry_points
from itertools import chain

import click

from hemicycle.cli.draw import draw
from hemicycle.cli.options import Question, as_json_option, input_argument, questions
from hemicycle.cli.seats import laws, seats

PLUGGED = "hemicycle.commands"
SHOWN = 12
SHOWN_INDICES = ("banzhaf", "shapley-shubik")
LISTED = 10_000


class Plugged(click.Group):
    """A group that also has the commands which other packages plug in as entry points."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, our own first."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        found = next(iter(entry_points(group=PLUGGED, name=cmd_name)), None)
        return found.load() if found else None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *entry_points(group=PLUGGED).names})


@click.group(cls=Plugged, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hemicycle", prog_name="hemicycle")
def hemicycle() -> None:
    """From the count to the cabinet.

    INPUT is a page (.txt, .html), a table with the columns list and seats, or what
    `hemicycle read --json` or `hemicycle seats --json` wrote; - is standard input.
    """


@hemicycle.command()
@click.argument("given", metavar="INPUT...", nargs=-1, required=True)
@click.option("--aliases", metavar="FILE", help="Names of one list, to join pages by: CSV, TOML.")
@click.option(
    "--refusals", is_flag=True, help="Say instead who says that they will not govern with whom."
)
@as_json_option
def read(given: tuple[str, ...], aliases: str | None, refusals: bool, as_json: bool) -> int:
    """Say what a page holds, and what in it does not add up.

    Several pages about one election are compared. An export of readers' comments (Disqus,
    WordPress, Coral, Remark42, Isso) is read as a discussion.
    """
    from hemicycle.cli.output import emit, status_of
    from hemicycle.cli.reading import compared, read_one, refused

    one = given[0] if len(given) == 1 and not aliases else None
    if refusals and one is None:
        raise click.UsageError("--refusals reads one page, without --aliases")
    if refusals and one:
        answer, lines, findings = refused(one)
    else:
        answer, lines, findings = read_one(one) if one else compared(given, aliases)
    emit(answer, as_json, lambda _: lines)
    return status_of(findings)


@hemicycle.command()
@input_argument
@questions
@click.option("--explain", is_flag=True, help="Say how it was found, with the sources.")
@as_json_option
def governments(given: str, question: Question, explain: bool, as_json: bool) -> int:
    """Say who can govern, and who holds the power."""
    from hemicycle.cli.governments import answer_lines, explanation_lines
    from hemicycle.cli.inputs import naming, understand
    from hemicycle.cli.output import emit, status_of
    from hemicycle.governments.document import governments as answer_of
    from hemicycle.governments.likely import likely_of_chamber
    from hemicycle.governments.measures import measure_of
    from hemicycle.governments.readings import readings_of

    report = understand(given).report
    with naming(report.source.name):
        readings = readings_of(report, question.seats_total, question.majority)
    top, measure = (LISTED, measure_of()) if as_json else (SHOWN, measure_of(SHOWN_INDICES))
    answer = answer_of(readings, question.request(top, measure, likely_of_chamber))
    chamber = readings[0].chamber
    lines = answer_lines(answer, chamber)
    emit(
        answer,
        as_json,
        lambda _: chain(lines, explanation_lines(answer, chamber) if explain else ()),
    )
    return status_of((*report.findings, *answer.findings))


@hemicycle.command()
@input_argument
@click.option("-o", "--output", metavar="FILE", help="Write a page instead: .html.")
@questions
@as_json_option
def brief(given: str, output: str | None, question: Question, as_json: bool) -> int:
    """Go the whole road for one input."""
    from hemicycle.brief.compose import compose
    from hemicycle.brief.page import page
    from hemicycle.brief.terminal import brief_lines
    from hemicycle.cli.inputs import understand
    from hemicycle.cli.output import emit, status_of, write
    from hemicycle.governments.likely import likely_of_chamber
    from hemicycle.governments.measures import measure_of

    understood = understand(given)
    ranking = likely_of_chamber if as_json else None
    request = question.request(SHOWN, measure_of(SHOWN_INDICES), ranking)
    composed = compose(understood.report, request, question.seats_total, question.majority)
    if output:
        write(output, page(composed.brief, composed.outlook, understood.text))
    else:
        emit(composed.brief, as_json, lambda found: brief_lines(found, composed.outlook))
    return status_of(composed.brief.report.findings)


hemicycle.add_command(draw)
hemicycle.add_command(seats)
hemicycle.add_command(laws)

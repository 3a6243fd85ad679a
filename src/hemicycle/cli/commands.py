"""The commands of ``hemicycle``. Heavy modules are imported inside them: help must be quick."""

from pathlib import Path

import click

from hemicycle.cli.options import Question, as_json, input_argument, questions

SUFFIXES = {"draw": (".svg", ".html"), "brief": (".html", ".json")}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hemicycle", prog_name="hemicycle")
def hemicycle() -> None:
    """From the count to the cabinet.

    INPUT is a page (.txt, .html), a table with the columns list and seats, or a document that
    another command wrote with --json; - is standard input.
    """


@hemicycle.command()
@input_argument
@as_json
def read(given: str, as_json: bool) -> int:
    """Say what a page or table holds: lists, statements, comments, and what does not add up."""
    from hemicycle.cli.inputs import page_of, take
    from hemicycle.cli.output import emit, status_of
    from hemicycle.cli.report import report_lines

    report = page_of(take(given)).report
    emit(report, as_json, report_lines)
    return status_of(report.findings)


@hemicycle.command()
@input_argument
@questions
@as_json
def governments(given: str, question: Question, as_json: bool) -> int:
    """Say who can govern: majorities, power, what each list needs, whatever is missing."""
    from hemicycle.cli.inputs import page_of, take
    from hemicycle.cli.output import emit, status_of


@hemicycle.command()
@input_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@questions
def draw(given: str, output: Path, question: Question) -> int:
    """Draw the chamber as a hemicycle: .svg, or .html with its table beside it."""


@hemicycle.command()
@input_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="write a page (.html)")
@questions
@as_json
def brief(given: str, output: Path | None, question: Question, as_json: bool) -> int:
    """Go the whole road for one input: in the terminal, or as a page with -o brief.html."""

"""The commands of ``hemicycle``. Heavy modules are imported inside them: help must be quick."""

import click

from hemicycle.cli.options import as_json_option, input_argument


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hemicycle", prog_name="hemicycle")
def hemicycle() -> None:
    """From the count to the cabinet.

    INPUT is a page (.txt, .html), a table with the columns list and seats, or a document that
    another command wrote with --json; - is standard input.
    """


@hemicycle.command()
@input_argument
@as_json_option
def read(given: str, as_json: bool) -> int:
    """Say what a page or table holds: lists, statements, comments, and what does not add up."""
    from hemicycle.cli.inputs import page_of, take
    from hemicycle.cli.output import emit, status_of
    from hemicycle.cli.report import report_lines

    report = page_of(take(given)).report
    emit(report, as_json, report_lines)
    return status_of(report.findings)

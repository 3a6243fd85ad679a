"""Fit, measure and score the likely governments, by the protocol of decision 0025.

python -m studies.likely_governments test        the rolling test: every table of the docs
python -m studies.likely_governments variants    development: other ridges, fewer families
python -m studies.likely_governments fit         write the weights that are shipped
python -m studies.likely_governments score --table FILE --since 2015-01-01
                                                 the shipped weights on later cabinets
"""

import os
from pathlib import Path

import click

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded: one core, the same digits

from studies.likely_governments import report
from studies.likely_governments.cases import read_cases

TABLE = Path(__file__).parent / "data" / "cabinet_formations_1945_2014.csv"


@click.group(help="Fit, measure and score the likely governments (decision 0025).")
def main() -> None:
    """Run one of the commands."""


@main.command()
def test() -> None:
    """Measure the model, its reductions and the baselines on the cases since 2000."""
    for line in report.test(read_cases(TABLE)):
        click.echo(line)


@main.command()
def variants() -> None:
    """Score the model, other ridges and its reductions on the development years 1980–1999."""
    for line in report.variants(read_cases(TABLE)):
        click.echo(line)


@main.command()
def fit() -> None:
    """Fit all cases and write the shipped weights."""
    click.echo(report.write_weights(read_cases(TABLE), TABLE))


@main.command()
@click.option("--table", type=click.Path(path_type=Path, exists=True), default=TABLE)
@click.option("--since", default="2015-01-01", help="First day of the cabinets to score.")
def score(table: Path, since: str) -> None:
    """Score the shipped weights on the cabinets of a table that began since a day.

    The table has the columns of the shipped one and also holds the earlier cabinets.
    """
    for line in report.score(read_cases(table), since):
        click.echo(line)


main(prog_name="python -m studies.likely_governments")

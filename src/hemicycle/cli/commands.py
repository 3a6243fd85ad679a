"""The commands of ``hemicycle``."""

import click


@click.group()
def hemicycle() -> None:
    """From the count to the cabinet."""

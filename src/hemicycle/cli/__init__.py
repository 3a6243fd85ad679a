"""The command line: each command reads, calls one function, and prints."""


def main() -> None:
    """Run the command line."""
    from hemicycle.cli.commands import hemicycle

    hemicycle()

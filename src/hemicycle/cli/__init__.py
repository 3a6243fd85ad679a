"""The command line: each command reads, calls one function, and prints.

Data on standard output, words on standard error. Exit status: 0 fine, 1 answered but with findings
of severity error, 2 wrong usage, 3 an input that cannot be read.
"""

import sys
from collections.abc import Sequence

ANSWERED_WITH_ERRORS = 1
USAGE = 2
UNREADABLE = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with the given arguments, or the process's own."""
    import click

    from hemicycle.cli.commands import hemicycle
    from hemicycle.errors import HemicycleError, MajorityError, RequestError

    try:
        status = hemicycle.main(arguments, prog_name="hemicycle", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("hemicycle: stopped", err=True)
        return ANSWERED_WITH_ERRORS
    except HemicycleError as error:
        click.echo(f"hemicycle: {error}", err=True)
        return USAGE if isinstance(error, RequestError | MajorityError) else UNREADABLE
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing is left to say to it.
        sys.stderr.close()
        return 0
    return int(status or 0)


def run() -> None:
    """Run the command line as a process: the entry point of ``hemicycle``."""
    sys.exit(main())

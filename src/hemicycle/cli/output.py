"""How a command answers: a document with --json, otherwise text that fits the terminal."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hemicycle.errors import RequestError
from hemicycle.records.page import Finding

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Answer = TypeVar("Answer")

NARROW, WIDE = 40, 100
PIPED = 80


def emit(
    answer: Answer, as_json: bool, show: Callable[[Answer], "Iterable[RenderableType]"]
) -> None:
    """Write the answer to standard output: its JSON document, or what ``show`` makes of it."""
    if as_json:
        from hemicycle.records.documents import to_json

        sys.stdout.write(to_json(answer).decode())
        return
    console = terminal()
    with console.capture() as printed:
        for part in show(answer):
            console.print(part)
    # Tables are filled up with blanks to the width; a pipe and a diff want none at the end.
    lines = printed.get().split("\n")
    sys.stdout.write("\n".join(line.rstrip(" ") for line in lines))


def write(path: str, content: str | bytes) -> None:
    """Write a file whole, text as UTF-8, or standard output for ``-``.

    Raises
    ------
    RequestError
        Where the file cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror}") from error


def terminal() -> "Console":
    """Return standard output as rich sees it: coloured on a terminal only, plain when piped."""
    from rich.console import Console

    on_terminal = sys.stdout.isatty()
    width = min(max(_columns(), NARROW), WIDE) if on_terminal else PIPED
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def status_of(findings: Iterable[Finding]) -> int:
    """Return the exit status of an answer that carries these findings."""
    return int(any(finding.severity == "error" for finding in findings))


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return PIPED

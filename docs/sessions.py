"""Rewrite what the commands in the docs print: ``make sessions``.

A ```console block is a session: each line after ``$ `` is a command, what follows is its output.
Only ``hemicycle`` is run. Where a last line ``...`` stands for the rest of the output, as many
lines as stood before it are kept.
"""

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hemicycle.cli import main as hemicycle

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
REST = "...\n"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a session, and what it is said to print."""

    command: str
    output: str

    @property
    def ours(self) -> bool:
        """Whether the command is one that can be run here."""
        return self.command.startswith("hemicycle ")


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of all sessions of a page, in order."""
    for block in BLOCK.findall(page):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            yield Step(command, output)


def printed(command: str) -> str:
    """Run a command from the root of the checkout and return all that it prints."""
    said = io.StringIO()
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        hemicycle(shlex.split(command)[1:])
    return said.getvalue()


def current(step: Step) -> Step:
    """Return the step with the output that it has now."""
    if not step.ours:
        return step
    output = printed(step.command)
    if step.output.endswith(REST):
        kept = step.output.count("\n") - 1
        output = "".join(output.splitlines(keepends=True)[:kept]) + REST
    return Step(step.command, output)


def rewritten(page: str) -> str:
    """Return the page with the outputs of its commands brought up to date."""
    return BLOCK.sub(
        lambda block: "".join(
            f"$ {step.command}\n{step.output}"
            for step in map(current, steps(f"```console\n{block[0]}```"))
        ),
        page,
    )


def main() -> None:
    """Rewrite every page that has sessions."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        path.write_text(rewritten(page), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The commands that the README and the docs show print what they say that they print.

A ```console block is a session: each line after ``$ `` is a command, what follows is its output,
and ``...`` stands for any text. Only ``hemicycle`` is run; other commands are for reading.
"""

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from hemicycle.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions() -> Iterator[ParameterSet]:
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = step.partition("\n")
                if command.startswith("hemicycle "):
                    yield pytest.param(command, output, id=f"{page.name}: {command}")


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_a_command_prints_what_the_page_says(
    command: str,
    output: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(command)[1:]
    if "<" in arguments:
        arguments, source = arguments[:-2], Path(arguments[-1])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
    main(arguments)
    printed = capsys.readouterr()
    said = "\n".join(line.rstrip() for line in (printed.out + printed.err).splitlines())
    checker = doctest.OutputChecker()
    assert checker.check_output(output.strip(), said.strip(), doctest.ELLIPSIS), said

"""Write the page of every law from its module and its elections: ``python -m docs.laws``."""

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import hemicycle.seats.laws
from hemicycle.seats.allocation import allocate
from hemicycle.seats.comparison import differences
from hemicycle.seats.folders import read_election, read_official
from hemicycle.seats.law import Law
from hemicycle.seats.laws import law_named

FOLDER = Path(__file__).parent / "laws"
ELECTIONS = Path(__file__).parents[1] / "tests" / "elections"
PACKAGE = hemicycle.seats.laws.__name__


def modules() -> Iterator[tuple[Law, ModuleType]]:
    """Yield every law with the module that it is written in."""
    for found in pkgutil.iter_modules(hemicycle.seats.laws.__path__):
        module = importlib.import_module(f"{PACKAGE}.{found.name}")
        for value in vars(module).values():
            if isinstance(value, Law):
                yield value, module


def page(law: Law, module: ModuleType) -> str:
    """Return the page of a law."""
    head, _, body = (module.__doc__ or "").partition("\n")
    until = f"until {law.until}" if law.until else "on; no end of it is known here"
    parts = [
        f"# {law.id}",
        f"**{law.title}.** {head}",
        body.strip(),
        *(shared.__doc__ or "" for shared in _shared(module)),
        "## Figures of the law",
        *_figures(module),
        "## Holds",
        f"In {law.country}, for elections from {law.since} {until}. It is chosen by its id, "
        "never from a date.",
        "## Sources",
        _items(law.sources),
        "## Uncertain",
        _items(law.doubts) if law.doubts else "Nothing that is known of.",
        "## Elections reproduced",
        _items(sorted(_elections(law))) or "None yet.",
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _shared(module: ModuleType) -> list[ModuleType]:
    """Return the modules without a law of their own that this one is built on."""
    found: dict[str, ModuleType] = {}
    for value in vars(module).values():
        name = getattr(value, "__module__", getattr(value, "__name__", ""))
        if isinstance(name, str) and name.startswith(PACKAGE) and name != module.__name__:
            part = importlib.import_module(name)
            found |= {name: part} | {deeper.__name__: deeper for deeper in _shared(part)}
    return [found[name] for name in sorted(found)]


def _figures(module: ModuleType) -> Iterator[str]:
    rows = [
        f"| {name.replace('_', ' ').lower()} | {_figure(value)} | `{part.__name__}` |"
        for part in (module, *_shared(module))
        for name, value in vars(part).items()
        if name.isupper() and type(value) in (Fraction, int)
    ]
    if not rows:
        yield "There are none but the divisors or quotas named above."
        return
    yield "\n".join(["| figure | value | in |", "|---|---|---|", *sorted(rows)])


def _figure(value: Fraction | int) -> str:
    return f"{float(100 * value):g} %" if isinstance(value, Fraction) else str(value)


def _elections(law: Law) -> Iterator[str]:
    for path in ELECTIONS.glob("*/election.toml"):
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        if about["law"] == law.id:
            source = about["sources"][0]["title"]
            yield f"`{about['id']}`, {about['body']}, {about['date']}: {_result(path)}. {source}."


def _result(path: Path) -> str:
    """Return how an election comes out beside the published result, by counting it."""
    folder = {file.name: file.read_text(encoding="utf-8") for file in path.parent.iterdir()}
    if "official.csv" not in folder:
        return "no seats of lists are published there"
    found, official = read_election(folder), read_official(folder)
    differing = differences(allocate(found, law_named(found.law or "")), official)
    if not differing:
        people = f" and all {len(official.elected)} elected" if official.elected else ""
        return f"all {len(official.seats)} published cells{people}"
    cells = "; ".join(f"{one.list} {one.computed}, not {one.official}" for one in differing)
    return f"**differs**: {cells}"


def _items(texts: "tuple[str, ...] | list[str]") -> str:
    return "\n".join(f"- {text}" for text in texts)


def main() -> None:
    """Write one page a law."""
    FOLDER.mkdir(exist_ok=True)
    for law, module in modules():
        (FOLDER / f"{law.id}.md").write_text(page(law, module), encoding="utf-8")


if __name__ == "__main__":
    main()

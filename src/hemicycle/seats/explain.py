"""The derivation of an allocation in words, as plain text or as Markdown.

As JSON the derivation is the ``steps`` of the allocation's document.
"""

from collections.abc import Iterator
from re import sub

from hemicycle.records.allocation import Allocation, Step


def as_text(allocation: Allocation) -> str:
    """Return the steps as numbered lines, each with its clause and contest."""
    lines = [f"{allocation.election} under {allocation.law}", ""]
    lines += [f"{number:4}. {step_in_words(step)}" for number, step in _numbered(allocation)]
    return "\n".join([*lines, ""])


def as_markdown(allocation: Allocation) -> str:
    """Return the steps as a Markdown list under a heading."""
    lines = [f"# {_escaped(allocation.election)} under {_escaped(allocation.law)}", ""]
    for number, step in _numbered(allocation):
        plain = Step(_escaped(step.clause), _escaped(step.text), _escaped(step.contest))
        lines.append(f"{number}. {step_in_words(plain, '**')}")
    return "\n".join([*lines, ""])


def step_in_words(step: Step, mark: str = "") -> str:
    """Return a step with its clause and contest, the latter between marks."""
    contest = f"{mark}{step.contest}{mark}: " if step.contest else ""
    clause = f" ({step.clause})" if step.clause else ""
    return f"{contest}{step.text}{clause}"


def _escaped(text: str) -> str:
    r"""Return a text in which no sign is taken for Markdown.

    >>> print(_escaped("[D] *new*"))
    \[D\] \*new\*
    """
    return sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _numbered(allocation: Allocation) -> Iterator[tuple[int, Step]]:
    return enumerate(allocation.steps, start=1)

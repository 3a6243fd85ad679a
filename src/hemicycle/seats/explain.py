"""The derivation of an allocation in words, as plain text or as Markdown.

As JSON the derivation is the ``steps`` of the allocation's document.
"""

from collections.abc import Iterator

from hemicycle.records.allocation import Allocation, Step


def as_text(allocation: Allocation) -> str:
    """Return the steps as numbered lines, each with its clause and contest."""
    lines = [f"{allocation.election} under {allocation.law}", ""]
    lines += [f"{number:4}. {step_in_words(step)}" for number, step in _numbered(allocation)]
    return "\n".join([*lines, ""])


def as_markdown(allocation: Allocation) -> str:
    """Return the steps as a Markdown list under a heading."""
    lines = [f"# {allocation.election} under {allocation.law}", ""]
    lines += [f"{number}. {step_in_words(step, '**')}" for number, step in _numbered(allocation)]
    return "\n".join([*lines, ""])


def step_in_words(step: Step, mark: str = "") -> str:
    """Return a step with its clause and contest, the latter between marks."""
    contest = f"{mark}{step.contest}{mark}: " if step.contest else ""
    clause = f" ({step.clause})" if step.clause else ""
    return f"{contest}{step.text}{clause}"


def _numbered(allocation: Allocation) -> Iterator[tuple[int, Step]]:
    return enumerate(allocation.steps, start=1)

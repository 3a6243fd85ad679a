"""Named values as Django's forms and migrations want them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


def choices(names: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return plain values with their names, so that migrations import none of our classes."""
    return [(one.value if isinstance(one, StrEnum) else one, name) for one, name in names.items()]

"""The examples in the discussion's docstrings are true (the site's modules are no doctests)."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    ("module", "least"),
    [
        ("anchors", 5),
        ("markup", 5),
        ("rendering", 1),
        ("screening.words", 3),
        ("sealing", 1),
        ("trees", 1),
        ("writing", 1),
    ],
)
def test_examples_are_true(module: str, least: int) -> None:
    found = doctest.testmod(import_module(f"hemicycle.site.discussion.{module}"))
    assert found.failed == 0
    assert found.attempted >= least

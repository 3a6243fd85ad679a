"""The fitted weights: one set for each combination of families that can be known.

They are written by ``python -m studies.likely_governments fit`` (decision 0025) and shipped as
``weights.json`` with where they come from.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def _shipped() -> Mapping[str, Mapping[str, float]]:
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    weights: Mapping[str, Mapping[str, float]] = json.loads(text)["weights"]
    return weights


def weights_for(families: Sequence[str]) -> Mapping[str, float]:
    """Return the weight of each feature of these families, fitted without the others."""
    return _shipped()[key_of(families)]


def key_of(families: Sequence[str]) -> str:
    """Return the name of a set of weights.

    >>> key_of(("size", "axis"))
    'size+axis'
    """
    return "+".join(families)

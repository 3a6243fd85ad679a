"""The families of features together: what the model looks at, in the order of the weights."""

from hemicycle.governments.likely.axis import axis
from hemicycle.governments.likely.candidates import Candidates
from hemicycle.governments.likely.outgoing import outgoing
from hemicycle.governments.likely.past import past
from hemicycle.governments.likely.situation import Array, Situation
from hemicycle.governments.likely.size import size

FAMILIES = {"size": size, "axis": axis, "outgoing": outgoing, "past": past}


def columns(situation: Situation, of: Candidates) -> dict[str, Array]:
    """Return every feature that can be computed from what is known, one number per candidate."""
    return {
        name: column
        for family in situation.families
        for name, column in FAMILIES[family](situation, of).items()
    }

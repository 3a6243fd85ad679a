"""Governments: who can govern, given the seats and the parties' own words.

The short road: `readings_of` a report, then `governments` of the readings, or `majority_of` a few
lists. The parts, each usable alone:

* `readings`, `answers`: what a doubtful table can mean, and what holds whatever is missing
* `refusals`: what parties say of one another; `coalitions`, `needs`, `hinges`: what that allows
* `supporters`, `votes`, `rules`, `membership`: minority cabinets, rounds, other majorities
* `power`: the indices, exact; `measures`: those of a chamber
* `likely`: governments ranked by a model whose accuracy is measured
"""

from hemicycle.governments.answers import Answer, majority_of
from hemicycle.governments.coalitions import Order, minimal_winning
from hemicycle.governments.document import Request, governments
from hemicycle.governments.measures import measure_of
from hemicycle.governments.readings import readings_of
from hemicycle.governments.refusals import Alliance, Confidence, Kind, Refusal, Terms

__all__ = [
    "Alliance",
    "Answer",
    "Confidence",
    "Kind",
    "Order",
    "Refusal",
    "Request",
    "Terms",
    "governments",
    "majority_of",
    "measure_of",
    "minimal_winning",
    "readings_of",
]

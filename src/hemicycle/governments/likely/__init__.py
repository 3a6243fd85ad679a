"""Likely governments: every government that the seats allow, with a measured probability.

* `hemicycle.governments.likely.formation`: what is known, as records
* `hemicycle.governments.likely.ranking`: the ranking and its words
* `hemicycle.governments.likely.of_chamber`: the same for a chamber of the desk
* `hemicycle.governments.likely.portfolios`: ministries by Gamson's law
"""

from hemicycle.governments.likely.formation import Formation, Party, PastCabinet
from hemicycle.governments.likely.of_chamber import likely_of_chamber
from hemicycle.governments.likely.portfolios import Portfolios, gamson
from hemicycle.governments.likely.ranking import (
    Kind,
    LikelyGovernment,
    Ranking,
    likely_governments,
)

__all__ = [
    "Formation",
    "Kind",
    "LikelyGovernment",
    "Party",
    "PastCabinet",
    "Portfolios",
    "Ranking",
    "gamson",
    "likely_governments",
    "likely_of_chamber",
]

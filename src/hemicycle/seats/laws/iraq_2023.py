"""Iraq, Council of Representatives since 2023: 18 governorates again, 1.7, open lists.

The third amendment of 2023 to Law 12 of 2018 brought back the governorate as the contest and
Sainte-Laguë with 1.7 after the single votes of 2021. First used on 11 November 2025. Within a
list the candidates with the most personal votes are elected. Women: for each list a woman for
every four seats; if the governorate's quarter is still not reached, for every three. Reserved
seats go to the candidate with the most votes of the reserved contest, equal ones by lot, and do
not count towards a general quota.
"""

from datetime import date
from typing import TYPE_CHECKING

from hemicycle.records.election import Election
from hemicycle.seats.divisors import SAINTE_LAGUE_1_7
from hemicycle.seats.draws import Draws
from hemicycle.seats.law import Law
from hemicycle.seats.laws.iraq import count_governorates, draws_of_governorates
from hemicycle.seats.protocol import Averages, Protocol

if TYPE_CHECKING:
    from hemicycle.seats.blocks import Numbers

RULE = Averages(SAINTE_LAGUE_1_7, "Law 12/2018 as amended in 2023")


def count(election: Election, protocol: Protocol) -> None:
    """Count governorate by governorate."""
    count_governorates(election, protocol, RULE)


def count_draws(draws: Draws) -> "Numbers":
    """Count the governorates of many draws."""
    return draws_of_governorates(draws, RULE.divisors)


LAW = Law(
    id="iraq_2023",
    title="Iraq: Council of Representatives, third amendment of 2023",
    country="IRQ",
    since=date(2023, 3, 27),
    until=None,
    sources=(
        "Third amendment of 2023 to Law 12 of 2018 (voted on 27 March 2023)",
        "IHEC as reported by shafaq.com, 12 to 17 November 2025; rudaw.net 171120252",
    ),
    count=count,
    count_draws=count_draws,
    doubts=(
        "Women's quota of a governorate: a quarter rounded half up is inferred. It fits all 14 "
        "governorates whose quota was published, and sums to the 83 of the whole house.",
        "If floor(seats / 3) women a list are not enough, no further rule was found: a finding "
        "says so.",
        "The votes of 2025 are the commission's preliminary ones but for Baghdad.",
    ),
)

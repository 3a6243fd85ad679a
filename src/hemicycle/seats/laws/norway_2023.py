"""Norway, Storting since the election of 2025: counted as under the Act of 2002.

Election Act of 16 June 2023 no. 62 took the place of the Act of 2002. The method is the same:
Sainte-Laguë with 1.4 in the districts, 19 seats that level between the lists with 4 %, one of
them in each district. The clauses named in the derivation are those of 2002.
"""

from datetime import date

from hemicycle.seats.law import Law
from hemicycle.seats.laws.norway_2002 import count, count_draws

LAW = Law(
    id="norway_2023",
    title="Norway: Storting, Election Act 62/2023",
    country="NOR",
    since=date(2024, 1, 1),
    until=None,
    sources=("Lov 16. juni 2023 nr. 62 om valg (valgloven) (https://lovdata.no)",),
    count=count,
    count_draws=count_draws,
    doubts=(
        "The text of 2023 was not at hand: the method is read as unchanged because every seat of "
        "2025 comes out by it, those that level and where they lie among them.",
        "Equal figures at placement: the lot is asked for.",
    ),
)

"""The laws, each in its own module, and the one place where they are all named.

A law is chosen by its id. It is never chosen from a date, let alone today's: an election is
governed by the law that its folder or its editor names.
"""

from hemicycle.errors import UnknownNameError
from hemicycle.records.laws import LawEntry, Laws
from hemicycle.seats.law import Law
from hemicycle.seats.laws import (
    austria_1992,
    czechia_1995,
    czechia_2021,
    denmark_2007,
    finland_1998,
    germany_2013,
    germany_2020,
    germany_2023,
    greece_2012,
    hong_kong_2021,
    iceland_2000,
    iraq_2018,
    iraq_2023,
    israel,
    netherlands_2017,
    new_zealand_1993,
    norway_2002,
    norway_2023,
    scotland_2007,
    serbia_2022,
    slovakia_2014,
    spain_1985,
    sweden_2014,
    zug_2013,
    zurich_2003,
)

LAWS: dict[str, Law] = {
    law.id: law
    for law in (
        austria_1992.LAW,
        czechia_1995.LAW,
        czechia_2021.LAW,
        denmark_2007.LAW,
        finland_1998.LAW,
        germany_2013.LAW,
        germany_2020.LAW,
        germany_2023.LAW,
        greece_2012.LAW,
        hong_kong_2021.LAW,
        iceland_2000.LAW,
        iraq_2018.LAW,
        iraq_2023.LAW,
        israel.LAW_2004,
        israel.LAW_2014,
        netherlands_2017.LAW,
        new_zealand_1993.LAW,
        norway_2002.LAW,
        norway_2023.LAW,
        scotland_2007.LAW,
        serbia_2022.LAW,
        slovakia_2014.LAW,
        spain_1985.LAW,
        sweden_2014.LAW,
        zug_2013.LAW,
        zurich_2003.LAW,
    )
}
"""Every law by its id, in alphabetical order."""


def law_named(name: str) -> Law:
    """Return a law by its id.

    Raises
    ------
    UnknownNameError
        Where there is no such law; the message offers the nearest.
    """
    if name not in LAWS:
        raise UnknownNameError("law", name, LAWS)
    return LAWS[name]


def catalogue() -> Laws:
    """Return what there is to know of every law but how it counts."""
    return Laws(
        tuple(
            LawEntry(law.id, law.title, law.country, law.since, law.until, law.sources, law.doubts)
            for law in LAWS.values()
        )
    )

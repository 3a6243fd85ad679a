"""Laws over many draws: real elections, each vote times its own chance, in draws a second.

Beside it what one exact count takes, as a whole second of counts one by one.
"""

from pathlib import Path
from time import perf_counter

import numpy as np

from bench.seats import best
from hemicycle.seats.allocation import allocate
from hemicycle.seats.batch import law_batch, votes_table
from hemicycle.seats.folders import read_election
from hemicycle.seats.laws import law_named

ELECTIONS = Path(__file__).parents[1] / "tests" / "elections"
MEASURED = (
    *("es_2016", "iq_2025", "no_2021", "se_2018", "de_2013", "de_2021_repeat", "de_2025"),
    *("nl_2023", "il_20", "dk_2015", "is_2013", "sk_2020", "cz_2017", "cz_2021", "nz_2014"),
)
DRAWS = 500


def main() -> None:
    """Print the draws a second of every law that is batched."""
    for name in MEASURED:
        files = {path.name: path.read_text("utf-8") for path in (ELECTIONS / name).iterdir()}
        election = read_election(files)
        law = law_named(election.law or "")
        table = votes_table(election)
        chance = np.random.default_rng(2018).lognormal(0, 0.1, (DRAWS, *table.shape))
        votes = (table * chance).astype(np.int64)
        start = perf_counter()
        found = law_batch(law, election, votes)
        many = DRAWS / (perf_counter() - start)
        one = 1000 / best(lambda: allocate(election, law), 3)  # noqa: B023 - called at once
        print(
            f"{law.id:18} {many:9,.0f} draws/s, {found.exact:3} of {DRAWS} by the exact count   "
            f"one by one {one:7,.0f}/s"
        )

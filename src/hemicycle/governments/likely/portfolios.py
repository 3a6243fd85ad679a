"""Portfolio shares by Gamson's law.

"Any participant will expect others to demand from a coalition a share of the payoff proportional
to the amount of resources which they contribute" (W. A. Gamson, "A Theory of Coalition
Formation", American Sociological Review 26, 1961, p. 376). The payoff is ministries, the
resource is seats. Shares are exact; whole ministries go by largest remainder, and where equal
remainders meet at the cut the tie is returned, not broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hemicycle.errors import SeatsError


@dataclass(frozen=True, slots=True)
class Portfolios:
    """Ministries of a cabinet: exact ``shares`` of all, and ``whole`` ones that are certain.

    ``open`` ministries more go to as many of the parties in ``tied``, one each.
    """

    shares: Mapping[str, Fraction]
    whole: Mapping[str, int]
    tied: frozenset[str] = frozenset()
    open: int = 0


def gamson(seats: Mapping[str, int], ministries: int) -> Portfolios:
    """Divide ``ministries`` among cabinet parties in proportion to their ``seats``.

    Examples
    --------
    >>> gamson({"CDU/CSU": 246, "SPD": 153}, 15).whole
    {'CDU/CSU': 9, 'SPD': 6}
    >>> gamson({"A": 10, "B": 10}, 5)  # doctest: +ELLIPSIS
    Portfolios(shares=..., whole={'A': 2, 'B': 2}, tied=frozenset({...}), open=1)

    Raises
    ------
    SeatsError
        Where a party of the cabinet has no seat, or the number of ministries is negative.
    """
    empty = [name for name, held in seats.items() if held < 1]
    if empty or not seats:
        raise SeatsError(f"parties without a seat bring nothing to share by: {empty}")
    if ministries < 0:
        raise SeatsError(f"a cabinet cannot have {ministries} ministries")
    total = sum(seats.values())
    shares = {name: Fraction(held, total) for name, held in seats.items()}
    whole = {name: int(share * ministries) for name, share in shares.items()}
    left = ministries - sum(whole.values())
    if left == 0:
        return Portfolios(shares, whole)
    remainders = {name: shares[name] * ministries - whole[name] for name in seats}
    cut = sorted(remainders.values(), reverse=True)[left - 1]
    above = [name for name, remainder in remainders.items() if remainder > cut]
    at_cut = [name for name, remainder in remainders.items() if remainder == cut]
    certain = above + at_cut if len(above) + len(at_cut) == left else above
    whole = {name: held + (name in certain) for name, held in whole.items()}
    if len(certain) == left:
        return Portfolios(shares, whole)
    return Portfolios(shares, whole, frozenset(at_cut), left - len(certain))

"""The measures of the protocol, computed from the probabilities of all candidates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hemicycle.governments.likely.situation import Array


@dataclass(frozen=True, slots=True)
class Prediction:
    """One case predicted: the probability of each set 1, 2, 3 …, and the set that came."""

    parties: int
    after_election: bool
    probabilities: Array
    came: int

    @property
    def log_loss(self) -> float:
        """Return minus the log of the probability of what came; NaN for a mere ranking."""
        if not np.isclose(self.probabilities.sum(), 1):
            return float("nan")
        return -float(np.log(self.probabilities[self.came - 1]))

    @property
    def place(self) -> int:
        """Return the place of what came in the ranking, from 1."""
        return 1 + int((self.probabilities > self.probabilities[self.came - 1]).sum())

    @property
    def right_parties(self) -> float:
        """Return the share of parties that the likeliest government puts where they came."""
        likeliest = int(self.probabilities.argmax()) + 1
        return 1 - (likeliest ^ self.came).bit_count() / self.parties

    @property
    def governs(self) -> Array:
        """Return each party's probability to govern."""
        governs: Array = self.probabilities @ members(self.parties)
        return governs

    @property
    def governed(self) -> Array:
        """Return which parties came to govern."""
        governed: Array = members(self.parties)[self.came - 1]
        return governed


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over predictions; the log loss is in nats."""

    cases: int
    log_loss: float
    top_1: float
    top_5: float
    right_parties: float


@dataclass(frozen=True, slots=True)
class Tenth:
    """Events whose probability lay in one tenth: mean probability, share that came true."""

    low: float
    cases: int
    predicted: float
    came: float

    @property
    def standard_error(self) -> float:
        """Return the standard error of the share, if the mean probability is right."""
        return float(np.sqrt(self.predicted * (1 - self.predicted) / self.cases))


def members(parties: int) -> Array:
    """Return who is in the sets 1, 2, 3 …: one row each."""
    return (np.arange(1, 1 << parties)[:, None] >> np.arange(parties)) & 1


def scores(predictions: Sequence[Prediction]) -> Scores:
    """Return the means over all predictions."""
    return Scores(
        cases=len(predictions),
        log_loss=float(np.mean([one.log_loss for one in predictions])),
        top_1=float(np.mean([one.place == 1 for one in predictions])),
        top_5=float(np.mean([one.place <= 5 for one in predictions])),
        right_parties=float(np.mean([one.right_parties for one in predictions])),
    )


def calibration_of_governments(predictions: Iterable[Prediction]) -> list[Tenth]:
    """Return the tenths over all candidates of all cases."""
    pairs = [(one.probabilities, np.arange(len(one.probabilities)) == one.came - 1)
             for one in predictions]  # fmt: skip
    return _tenths(*map(np.concatenate, zip(*pairs, strict=True)))


def calibration_of_parties(predictions: Iterable[Prediction]) -> list[Tenth]:
    """Return the tenths over all parties of all cases."""
    pairs = [(one.governs, one.governed) for one in predictions]
    return _tenths(*map(np.concatenate, zip(*pairs, strict=True)))


def _tenths(probabilities: Array, came: Array) -> list[Tenth]:
    tenth = np.minimum((probabilities * 10).astype(int), 9)
    return [
        Tenth(
            low=low / 10,
            cases=int((tenth == low).sum()),
            predicted=float(probabilities[tenth == low].mean()),
            came=float(came[tenth == low].mean()),
        )
        for low in range(10)
        if (tenth == low).any()
    ]

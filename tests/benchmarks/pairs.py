"""Two things measured in one run, in turn, so that a noisy machine slows both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

Timed = Callable[[], float]
"""Does the work once and returns how long it took, in seconds."""


@dataclass(frozen=True)
class Result:
    """What came of a measure: medians in seconds, the median of the pairwise ratios, its limit.

    A measure without a limit is there to be looked at.
    """

    name: str
    ours: float
    yardstick: float
    ratio: float
    limit: float
    against: str

    @property
    def is_kept(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def measure(
    name: str, ours: Timed, yardstick: Timed, *, against: str, limit: float = inf, pairs: int = 9
) -> Result:
    """Run both in turn, first once unmeasured, and compare them pair by pair."""
    ours()
    yardstick()
    found = [(ours(), yardstick()) for _ in range(pairs)]
    return Result(
        name,
        statistics.median(mine for mine, _ in found),
        statistics.median(bare for _, bare in found),
        statistics.median(mine / bare for mine, bare in found),
        limit,
        against,
    )


def timed(work: Callable[[], object], times: int = 1) -> Timed:
    """Return what does `work` some times over and takes the mean, without collecting garbage."""

    def run() -> float:
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        for _ in range(times):
            work()
        taken = time.perf_counter() - start
        gc.enable()
        return taken / times

    return run

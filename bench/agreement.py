"""`python bench/agreement.py`: alpha with its bootstrap, beside the krippendorff package on each resample.

Both get the same ratings: 50,000 units, 3 coders, 5 categories, one rating in ten missing. Ours computes
the estimate and 1,000 bootstrap draws, from DataFrame to Agreement. The package is called on a few resamples
of the rows, and its time counted per resample, without the drawing; once with the ratings, and once with the
counts of values per unit, which are made for it beforehand. Rounds alternate, so that a machine that slows
down slows both.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import krippendorff
import numpy as np
import pandas as pd

from analysis.agreement import krippendorff_alpha

UNITS, CODERS, CATEGORIES = 50_000, 3, 5
DRAWS = 1_000
LEVELS = ("nominal", "ordinal")
AIM = 200


@dataclass(frozen=True)
class Contest:
    """The ratings in the form that each contender wants."""

    frame: pd.DataFrame
    reliability: np.ndarray  # coders x units
    counts: np.ndarray  # units x categories


def main() -> None:
    """Prints one line per level; the ratio is that of the medians of the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--resamples", type=int, default=5, help="calls of the package per round")
    arguments = parser.parse_args()
    contest = made(np.random.default_rng(1))
    print(f"{platform.machine()}, Python {platform.python_version()}: {UNITS} units x {CODERS} coders")
    for level in LEVELS:
        compare(contest, level, arguments.rounds, arguments.resamples)


def made(random: np.random.Generator) -> Contest:
    """Coders who find the true value seven times in ten, and else any."""
    truth = random.integers(1, CATEGORIES + 1, UNITS)
    noise = random.integers(1, CATEGORIES + 1, (UNITS, CODERS))
    ratings = np.where(random.random((UNITS, CODERS)) < 0.7, truth[:, None], noise).astype(float)
    ratings[random.random(ratings.shape) < 0.1] = np.nan
    counts = (ratings[:, :, None] == np.arange(1, CATEGORIES + 1)).sum(axis=1)
    return Contest(pd.DataFrame(ratings), ratings.T.copy(), counts)


def compare(contest: Contest, level: str, rounds: int, resamples: int) -> None:
    """Checks that all find the same alpha, times them in turn, and prints the ratios."""
    random = np.random.default_rng(2)

    def ours() -> float:
        return krippendorff_alpha(contest.frame, level, draws=DRAWS).estimate

    def by_ratings(units: np.ndarray) -> float:
        return krippendorff.alpha(contest.reliability[:, units], level_of_measurement=level)

    def by_counts(units: np.ndarray) -> float:
        return krippendorff.alpha(value_counts=contest.counts[units], level_of_measurement=level)

    everyone = np.arange(UNITS)
    found = (ours(), by_ratings(everyone), by_counts(everyone))
    if max(found) - min(found) > 1e-8:
        raise SystemExit(f"{level}: not the same alpha: {found}")
    times: dict[str, list[float]] = {"ours": [], "ratings": [], "counts": []}
    for _ in range(rounds):
        times["ours"].append(seconds(ours))
        for name, call in (("ratings", by_ratings), ("counts", by_counts)):
            drawn = [random.integers(0, UNITS, UNITS) for _ in range(resamples)]
            times[name].append(
                statistics.mean(seconds(lambda u=units, c=call: c(u)) for units in drawn) * DRAWS
            )
    report(level, found[0], times)


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def report(level: str, alpha: float, times: dict[str, list[float]]) -> None:
    """One line: the ratio that is aimed at, and beside it the one that spares the package its counting."""
    ours, ratings, counts = (statistics.median(times[name]) for name in ("ours", "ratings", "counts"))
    print(
        f"{level}: alpha {alpha:.6f} with {DRAWS} draws in {ours * 1000:.1f} ms; the package on {DRAWS} "
        f"resamples {ratings:.1f} s: ratio {ratings / ours:.0f} (aim {AIM}); with counts made for it "
        f"{counts:.1f} s: ratio {counts / ours:.0f}"
    )


if __name__ == "__main__":
    main()

"""The only import of pingouin: one spelling of statistic, degrees of freedom and p, and no assert of its.

pingouin checks its input with assert, calls a p-value p_val, p_unc or pval depending on the function, and
rounds its intervals. Here input is checked first, results have one shape, and no interval is taken from it.
It is imported when a function is first called: it takes a second, and a page that needs no test need not
wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.arguments import Floats

METHODS = {"holm": "holm", "bh": "fdr_bh"}


@dataclass(frozen=True)
class Finding:
    """What a test gives: statistic, degrees of freedom (of F: `df` and `df_within`) and two-sided p."""

    statistic: float
    df: float
    df_within: float
    p: float


def cronbach_alpha(scores: Floats) -> float:
    """Cronbach's alpha of complete scores (respondents x items); ValueError below 2 x 2."""
    import pingouin

    _complete("scores", scores)
    if min(scores.shape) < 2:
        raise ValueError(f"scores must be at least 2 respondents x 2 items, not {scores.shape}")
    alpha, _ = pingouin.cronbach_alpha(data=pd.DataFrame(scores))
    return float(alpha)


def _complete(name: str, scores: Floats) -> None:
    if scores.ndim != 2 or not np.isfinite(scores).all():
        raise ValueError(f"{name} must be a complete table of numbers")


def hedges_g(first: Floats, second: Floats) -> float:
    """Hedges' g of the first against the second; ValueError below 2 values each or without any variation."""
    import pingouin

    for name, values in (("first", first), ("second", second)):
        if len(values) < 2 or not np.isfinite(values).all():
            raise ValueError(f"{name} must be at least 2 numbers, not {len(values)}")
    if np.ptp(first) == 0 and np.ptp(second) == 0:
        raise ValueError("first and second must vary: without a standard deviation there is no g")
    return float(pingouin.compute_effsize(first, second, paired=False, eftype="hedges"))


def welch_anova(samples: Sequence[Floats]) -> Finding:
    """Welch's analysis of variance; ValueError when a group has fewer than 2 values or none that differ."""
    import pingouin

    if len(samples) < 2 or any(len(sample) < 2 or np.ptp(sample) == 0 for sample in samples):
        raise ValueError("samples must be at least 2 groups of at least 2 values that vary")
    group = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])
    data = pd.DataFrame({"value": np.concatenate(samples), "group": group})
    row = pingouin.welch_anova(data=data, dv="value", between="group").iloc[0]
    return Finding(float(row["F"]), float(row["ddof1"]), float(row["ddof2"]), float(row["p_unc"]))


def cochran_q(scores: Floats) -> Finding:
    """Cochran's Q of complete 0/1 scores, respondents x questions; ValueError below 3 x 2."""
    import pingouin

    _complete("scores", scores)
    varying = np.ptp(scores, axis=1).any() if scores.shape[1] else False
    if scores.shape[0] < 3 or scores.shape[1] < 2 or not varying:
        raise ValueError(f"scores must be at least 3 x 2 with a row that varies, not {scores.shape}")
    row = pingouin.cochran(data=pd.DataFrame(scores)).iloc[0]
    return Finding(float(row["Q"]), float(row["dof"]), np.nan, float(row["p_unc"]))


def adjusted_p(p_values: Floats, method: str) -> Floats:
    """The p-values corrected by "holm" or "bh"; every one must be a number in 0-1, for a NaN is no test."""
    import pingouin

    if method not in METHODS:
        raise ValueError(f"method must be one of {', '.join(METHODS)}, not {method!r}")
    if not ((p_values >= 0) & (p_values <= 1)).all():
        raise ValueError("p_values must be numbers from 0 to 1")
    if not len(p_values):
        return p_values.copy()
    return np.asarray(pingouin.multicomp(p_values, method=METHODS[method])[1], dtype=np.float64)

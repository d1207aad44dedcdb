"""The five coefficients of agreement between coders, from ratings to estimate and interval.

`ratings` is a DataFrame with a row per unit and a column per coder; a missing rating is None, NaN or NA.
All five share one path: distinct rows of ratings -> what each adds to a few sums -> the coefficient from the
sums, for the data themselves, for the data without a cluster, and for clusters drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.agreement import formulas
from analysis.agreement.estimate import estimated, resampling
from analysis.agreement.formulas import Coefficient
from analysis.agreement.intervals import DRAWS, SEED
from analysis.agreement.ratings import Rated, read_ratings
from analysis.agreement.weights import WORDS, Weights, weight_table
from analysis.arguments import Floats, chosen, refuse, same_length
from analysis.results import Agreement

LEVELS = ("nominal", "ordinal", "interval", "ratio")
LEVEL_WORDS = {"nominal": "nominaal", "ordinal": "ordinaal", "interval": "interval", "ratio": "ratio"}
PAIRABLE_ONLY = "alleen eenheden met twee of meer oordelen tellen mee"


def percent_agreement(
    ratings: pd.DataFrame,
    weights: Weights = None,
    order: Sequence[Any] | None = None,
    *,
    clusters: Any = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """How often do two coders who rate the same unit give the same rating?

    `ratings`: a row per unit, a column per coder, texts or finite numbers; missing ratings allowed. `order`:
    all categories that were offered, from low to high; needed for weights on texts. `weights`: None, or as in
    `gwet_ac`, and then a pair counts for its weight. `clusters`, `confidence`, `draws`, `seed`: see
    `krippendorff_alpha`.

    Returns an Agreement, estimate from 0 to 1: the mean over units with at least two ratings of the share of
    their pairs of coders that agree. Every unit counts the same, however many coders rated it. NaN with a
    reason for fewer than two coders or two such units. One category only is no obstacle here: nothing is
    corrected for chance.

    Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition: pa of the coefficients below.

    >>> import pandas as pd
    >>> both = pd.DataFrame({"an": ["groen", "rood", "groen"], "bo": ["groen", "rood", "oranje"]})
    >>> percent_agreement(both).estimate == 2 / 3
    True
    """
    rated = read_ratings(ratings, order, weights, weights is not None, clusters)
    table = _table(rated, weights, order)
    method = f"percentage overeenstemming tussen paren, {_weights_text(weights)}; {PAIRABLE_ONLY}"
    how = resampling(confidence, draws, seed)
    return estimated(rated, lambda: formulas.percent(rated, table), method, how, corrected=False)


def cohen_kappa(
    a: Sequence[Any] | pd.Series[Any],
    b: Sequence[Any] | pd.Series[Any],
    weights: Weights = None,
    order: Sequence[Any] | None = None,
    *,
    clusters: Any = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """How far do two coders agree beyond what their own habits would give by chance?

    `a`, `b`: the ratings of two coders on the same units, in the same order; two Series must share an index.
    A unit that either left open does not count. `weights`: None, 'linear' or 'quadratic' (a table as in
    `gwet_ac` will do). `order`: all categories from low to high; needed for weights on texts, and then one
    step in it is one step. Numbers without an order are as far apart as they are. `clusters`, `confidence`,
    `draws`, `seed`: see `krippendorff_alpha`.

    Returns an Agreement, estimate at most 1. NaN with a reason where fewer than two units have both ratings,
    or all ratings are the same.

    Formula: (po - pe) / (1 - pe); po is the mean weight of the pairs found, pe that of all pairs of the first
    coder's shares with the second's. Kappa falls when one category prevails, also at high agreement.

    Source: Cohen (1960, 1968); the same as R psych::cohen.kappa and vcd::Kappa.

    >>> an = ["groen"] * 18 + ["groen", "rood"]
    >>> bo = ["groen"] * 18 + ["rood", "groen"]
    >>> round(cohen_kappa(an, bo).estimate, 4)  # 18 of 20 agree
    -0.0526
    """
    rated = read_ratings(_side_by_side(a, b), order, weights, weights is not None, clusters, paired=True)
    table = _table(rated, weights, order)
    method = f"Cohens kappa, {_weights_text(weights)}; alleen eenheden met beide oordelen tellen mee"
    return estimated(rated, lambda: formulas.cohen(rated, table), method, resampling(confidence, draws, seed))


def fleiss_kappa(
    ratings: pd.DataFrame,
    order: Sequence[Any] | None = None,
    *,
    clusters: Any = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """How far do any number of coders agree beyond chance, when they may be different coders per unit?

    `ratings`: a row per unit, a column per coder; only how many coders gave which category matters. `order`
    names all categories that were offered; it changes nothing but what is refused. `clusters`, `confidence`,
    `draws`, `seed`: see `krippendorff_alpha`.

    Missing ratings are allowed, which Fleiss did not foresee: observed agreement is over units with at least
    two ratings, a category's share is its mean share over all units with at least one (Gwet 2014).

    Returns an Agreement, estimate at most 1; NaN with a reason as for `krippendorff_alpha`. With missing
    ratings it can fall below -1: units with one rating make a category common that no pair agrees on.

    Formula: (pa - pe) / (1 - pe), pe the sum of the squared shares. With two coders this is Scott's pi.

    Source: Fleiss (1971), Psychological Bulletin 76, 378-382; with missing ratings Gwet (2014), the same as
    R irrCAC::fleiss.kappa.raw.

    >>> import pandas as pd
    >>> three = pd.DataFrame({"an": [1, 2, 1, 2], "bo": [1, 2, 2, 2], "cy": [1, 2, 1, 1]})
    >>> round(fleiss_kappa(three).estimate, 4)
    0.3333
    """
    rated = read_ratings(ratings, order, clusters=clusters)
    table = weight_table(None, rated.categories)
    method = "Fleiss' kappa; ontbrekende oordelen volgens Gwet (2014)"
    return estimated(
        rated, lambda: formulas.fleiss(rated, table), method, resampling(confidence, draws, seed)
    )


def krippendorff_alpha(
    ratings: pd.DataFrame,
    level: Weights = "nominal",
    order: Sequence[Any] | None = None,
    *,
    clusters: Any = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """How much less do coders differ than they would if ratings and units had nothing to do with each other?

    `ratings`: a row per unit, a column per coder, texts or finite numbers; missing ratings allowed. `level`:
    how far apart two categories are: 'nominal', 'ordinal', 'interval', 'ratio' (these two for numbers only,
    ratio from 0 up), or a table of agreement weights such as `block_weights` makes: symmetric, 1 on the
    diagonal, all from 0 to 1. `order`: all categories from low to high; needed for 'ordinal' on texts, since
    the alphabet decides nothing. A rating outside it is a ValueError.

    `clusters`: a Series with the index of `ratings` that says which units belong together, such as the
    casus; without it each unit is its own. The interval has level `confidence`. Below 30 clusters it is a
    jackknife: the estimate plus and minus t (clusters - 1 degrees of freedom) times the standard error,
    cut off at 1 and at -1 (percentages: 0). From 30 up it holds the percentiles of `draws` samples of
    clusters with replacement, from `seed`. An interval always holds the estimate: where the percentiles do
    not, it is stretched to it. Replicates without variation have no alpha: they are left out and counted in
    `n_undefined`.

    Returns an Agreement, estimate at most 1. NaN with a reason for fewer than two coders, fewer than two
    units with two ratings, or all ratings the same: alpha is undefined there, though some programs say 1.

    Formula: 1 - (n - 1) x sum(o d) / sum(n_c n_k d). o counts the pairs of ratings within units, each
    divided by the unit's ratings less one; n_c is how often category c occurs in units with at least two
    ratings, n their sum. d: 0 or 1 (nominal), (c - k) squared (interval), ((c - k) / (c + k)) squared
    (ratio), 1 - weight (a table); ordinal: the difference in mid-rank squared, from the ratings themselves,
    so anew in each replicate. This is Krippendorff's ordinal, not the one that goes by that name with Gwet.

    Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; a table as distance: Gwet (2014).

    >>> import pandas as pd
    >>> an = ["rood", "groen", "groen", "oranje", "groen", None]
    >>> bo = ["rood", "groen", "oranje", "oranje", "groen", "rood"]
    >>> both = pd.DataFrame({"an": an, "bo": bo})
    >>> round(krippendorff_alpha(both, "ordinal", ["rood", "oranje", "groen"]).estimate, 4)
    0.7943
    """
    if level is None or isinstance(level, str):
        chosen("level", level, LEVELS)
    named = isinstance(level, str)
    rated = read_ratings(ratings, order, None if named else level, _is_ordinal(level), clusters)
    method = f"Krippendorffs alpha, {_level_text(level)}; {PAIRABLE_ONLY}"
    make = _alpha_maker(rated, level)
    return estimated(rated, make, method, resampling(confidence, draws, seed))


def gwet_ac(
    ratings: pd.DataFrame,
    weights: Weights = None,
    order: Sequence[Any] | None = None,
    *,
    clusters: Any = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """How far do coders agree beyond chance, when chance is only at work on the units that are hard to rate?

    `ratings`: a row per unit, a column per coder; missing ratings allowed. `weights`: None gives AC1;
    'linear', 'quadratic', 'ordinal' or a table of agreement weights (see `block_weights`) gives AC2. `order`:
    all categories that were offered, from low to high. Give it always: AC depends on how many categories
    there were, also on those nobody used. It is needed for weights on texts; one step in it is then one step,
    where numbers without an order are as far apart as they are. `clusters`, `confidence`, `draws`, `seed`:
    see `krippendorff_alpha`.

    Returns an Agreement, estimate at most 1. NaN with a reason as for alpha; so also when all ratings are the
    same, where the formula itself gives 1 as soon as more categories were offered.

    Formula: (pa - pe) / (1 - pe), pe = T / (q (q - 1)) x sum of share (1 - share), with T the sum of all
    q x q weights and a category's share its mean share over units with at least one rating; pa over units
    with at least two. Linear weights are 1 - distance / the largest, quadratic the same with squares;
    'ordinal' takes the number of pairs of categories from the one to the other as distance: Gwet's meaning
    of the word, not Krippendorff's.

    AC holds up where one category prevails and alpha falls; where coders agree little it says too much
    (Tran, Dolgun and Demirhan 2018). Report both.

    Source: Gwet (2008, 2014); the same as R irrCAC::gwet.ac1.raw.

    >>> import pandas as pd
    >>> an = ["groen"] * 18 + ["groen", "oranje"]
    >>> bo = ["groen"] * 18 + ["oranje", "groen"]
    >>> both = pd.DataFrame({"an": an, "bo": bo})
    >>> round(gwet_ac(both, "linear", ["rood", "oranje", "groen"]).estimate, 4)  # kappa says -0.05
    0.9457
    """
    rated = read_ratings(ratings, order, weights, weights is not None, clusters)
    table = _table(rated, weights, order)
    name = "AC1" if weights is None else "AC2"
    offered = f"{len(rated.categories)} categorieën"
    method = f"Gwets {name}, {_weights_text(weights)}, {offered}; ontbrekende oordelen volgens Gwet (2014)"
    return estimated(rated, lambda: formulas.gwet(rated, table), method, resampling(confidence, draws, seed))


def _table(rated: Rated, weights: Weights, order: Any) -> Floats:
    return weight_table(weights, rated.categories, by_value=order is None and rated.numeric)


def _weights_text(weights: Weights) -> str:
    if weights is None:
        return "ongewogen"
    return WORDS[weights] if isinstance(weights, str) else "eigen tabel van gewichten"


def _level_text(level: Weights) -> str:
    if isinstance(level, str):
        own = " (afstand van Krippendorff, niet die van Gwet)" if level == "ordinal" else ""
        return f"{LEVEL_WORDS[level]}{own}"
    return "eigen tabel van gewichten, afstand is 1 min het gewicht"


def _is_ordinal(level: Weights) -> bool:
    return isinstance(level, str) and level == "ordinal"  # a table compared with a word is a table


def _alpha_maker(rated: Rated, level: Weights) -> Callable[[], Coefficient]:
    if _is_ordinal(level):
        return lambda: formulas.ordinal_alpha(rated)
    distances = _distances(rated, level)
    return lambda: formulas.alpha(rated, distances)


def _distances(rated: Rated, level: Weights) -> Floats:
    """Squared distances between all categories; on any scale, since alpha is a ratio of distances."""
    if not isinstance(level, str) or level == "nominal":
        return 1.0 - weight_table(None if isinstance(level, str) else level, rated.categories)
    if not rated.numeric:
        raise refuse("ratings", rated.categories[0], f"numbers for level {level!r}")
    return _number_distances(np.array(rated.categories, dtype=np.float64), level)


def _number_distances(values: Floats, level: str) -> Floats:
    if level == "interval":
        return 1.0 - weight_table("quadratic", tuple(values), by_value=True)
    if (values < 0).any():
        raise refuse("ratings", float(values.min()), "numbers from 0 up for level 'ratio'")
    sums = values[:, None] + values[None, :]
    apart = values[:, None] - values[None, :]
    return np.asarray(np.divide(apart, sums, out=np.zeros_like(sums), where=sums > 0) ** 2)


def _side_by_side(a: Any, b: Any) -> pd.DataFrame:
    for name, side in (("a", a), ("b", b)):
        if isinstance(side, str) or not hasattr(side, "__len__"):
            raise refuse(name, side, "a list or Series of ratings")
    same_length("a", a, "b", b)
    if isinstance(a, pd.Series) and isinstance(b, pd.Series):
        if not a.index.equals(b.index):
            raise refuse("b", list(b.index), "a Series with the index of a")
        return pd.concat([a, b], axis=1)
    return pd.DataFrame({"a": pd.Series(list(a), dtype="object"), "b": pd.Series(list(b), dtype="object")})

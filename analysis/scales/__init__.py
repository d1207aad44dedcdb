"""Do these questions measure one thing? Alpha, omega, and each item against the rest."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import pingouin_adapter
from analysis.arguments import Floats, between
from analysis.results import CronbachAlpha, ItemStatistic, ItemTotal, McdonaldOmega
from analysis.scales.grades import grades
from analysis.scales.item_scores import ItemScores, complete_scores
from analysis.scales.one_factor import OneFactor, fit_one_factor, is_singular, omega_of, omega_standard_error

__all__ = ["cronbach_alpha", "grades", "item_total", "mcdonald_omega"]

LEVEL = 0.95
NO_SPREAD = 1e-12  # a range below this share of the numbers themselves is the noise of adding them
ALPHA_METHOD = "Cronbachs alfa (covarianties), interval van Feldt"
OMEGA_METHOD = (
    "McDonalds omega (totaal), één factor, maximum likelihood op correlaties; interval: deltamethode"
)
ITEM_METHOD = "item-restcorrelatie (Pearson) en Cronbachs alfa zonder het item"


def cronbach_alpha(items: pd.DataFrame, level: float = LEVEL) -> CronbachAlpha:
    """How well do the items of a scale hang together: Cronbach's alpha with its interval.

    `items` has one row a respondent and one column an item, numbers that already point the same way.
    `level` is the level of the interval, between 0 and 1.

    Missing: a respondent who left out an item is left out (listwise); `n` and `n_dropped` say how many.

    Errors: ValueError for what is no table, a text or an infinity in it, two columns of one name, a level
    outside 0-1. One item, one respondent, or a sum that is the same for everybody: NaN with a reason. A
    note names items that run against the rest, for those were probably not turned round, and items that
    never vary.

    Formula: k / (k - 1) x (1 - sum of the item variances / variance of the sum), for k items. Interval: 1 -
    (1 - alpha) x F, with F the quantiles of the F distribution with n - 1 and (n - 1)(k - 1) degrees of
    freedom. It is meant for items that load equally; alpha is then the reliability of the sum, else a lower
    bound of it.

    Source: Cronbach 1951; Feldt 1965; pingouin's cronbach_alpha, whose own interval is rounded and not
    used. R: psych::alpha(x)$total$raw_alpha.

    >>> answers = pd.DataFrame({"a": [1, 2, 4, 5], "b": [2, 2, 3, 5], "c": [1, 3, 4, 4]})
    >>> found = cronbach_alpha(answers)
    >>> f"{found.estimate:.3f} [{found.ci_low:.3f}; {found.ci_high:.3f}] n = {found.n}"
    '0.931 [0.545; 0.995] n = 4'
    """
    level = between("level", level)
    scores = complete_scores("items", items)
    reason = _too_little(scores, 2) or _no_spread(scores)
    alpha = math.nan if reason else pingouin_adapter.cronbach_alpha(scores.values)
    low, high = _feldt(alpha, scores.values.shape, level)
    return CronbachAlpha(
        estimate=alpha,
        ci_low=low,
        ci_high=high,
        level=level,
        n_items=len(scores.names),
        n=scores.n,
        n_dropped=scores.n_dropped,
        mean_correlation=_mean_correlation(scores),
        method=ALPHA_METHOD,
        reason=reason,
        notes=() if reason else _notes(scores),
    )


def _too_little(scores: ItemScores, items: int) -> str:
    """Why there is nothing to compute, or ''."""
    if len(scores.names) < items:
        return f"Er zijn minstens {items} vragen nodig; het zijn er {len(scores.names)}."
    if scores.n < 2:
        who = "niemand" if scores.n == 0 else "één persoon"
        return f"Er zijn minstens 2 mensen nodig die alle vragen beantwoordden; dat deed {who}."
    return ""


def _no_spread(scores: ItemScores) -> str:
    if _is_flat(scores.values.sum(axis=1), scores.values):
        return "De som van de vragen is voor iedereen gelijk; zonder verschillen is alfa niet bepaald."
    return ""


def _is_flat(sums: Floats, values: Floats) -> bool:
    return bool(np.ptp(sums) <= NO_SPREAD * np.abs(values).max())


def _feldt(alpha: float, shape: tuple[int, ...], level: float) -> tuple[float, float]:
    if math.isnan(alpha):
        return math.nan, math.nan
    from scipy import stats

    people, items = shape
    law = stats.f(people - 1, (people - 1) * (items - 1))
    tail = (1 - level) / 2
    return 1 - (1 - alpha) * float(law.isf(tail)), 1 - (1 - alpha) * float(law.ppf(tail))


def _mean_correlation(scores: ItemScores) -> float:
    if _too_little(scores, 2) or scores.constant:
        return math.nan
    correlations = _correlations(scores)
    return float(correlations[np.triu_indices(len(correlations), 1)].mean())


def _correlations(scores: ItemScores) -> Floats:
    return np.asarray(np.corrcoef(scores.values, rowvar=False), dtype=np.float64)


def _notes(scores: ItemScores) -> tuple[str, ...]:
    """What is odd about items: they run against the rest, or never vary."""
    against = [name for i, name in enumerate(scores.names) if _item_rest(scores.values, i) < 0]
    found = []
    if against:
        found.append(f"Tegengesteld aan de rest: {', '.join(against)}. Is omgekeerd scoren vergeten?")
    if scores.constant:
        found.append(f"Iedereen antwoordde hetzelfde op: {', '.join(scores.constant)}.")
    return tuple(found)


def _item_rest(values: Floats, item: int) -> float:
    """Pearson's correlation of the item with the sum of the others; NaN where one of them never varies."""
    own, rest = values[:, item], np.delete(values, item, axis=1).sum(axis=1)
    if _is_flat(own, values) or _is_flat(rest, values):
        return math.nan
    own, rest = own - own.mean(), rest - rest.mean()
    return float(own @ rest) / math.sqrt(float(own @ own) * float(rest @ rest))


def mcdonald_omega(items: pd.DataFrame, level: float = LEVEL) -> McdonaldOmega:
    """How reliable is the sum of the items when they may load unequally: McDonald's omega (total).

    `items` as in `cronbach_alpha`, at least 3 columns: with fewer a factor is not determined. `level` is the
    level of the interval, between 0 and 1.

    Missing: listwise, counted in `n_dropped`.

    Errors: ValueError as in `cronbach_alpha`. Too few items or people, an item that never varies, an item
    that follows from the others: NaN with a reason. A Heywood case (an item whose uniqueness runs into its
    lower bound 0.005) has its estimate, its items in `heywood`, a note, and no interval.

    Formula: L^2 / (L^2 + U), L the sum of the standardised loadings on one factor and U the sum of the
    uniquenesses, fitted by maximum likelihood to the correlations. So it is the reliability of the sum of
    standardised items. Interval: delta method from the expected information of the model, on the logit scale;
    it takes the answers to be about normal, and is rough below some 50 respondents.

    Source: McDonald 1999; loadings as R's factanal(x, 1), which stops a little earlier (agreement to 1e-6).

    >>> answers = pd.DataFrame({"a": [1, 2, 4, 5, 3, 4], "b": [2, 2, 3, 5, 3, 5], "c": [1, 3, 4, 4, 2, 5]})
    >>> f"{mcdonald_omega(answers).estimate:.3f}"
    '0.930'
    """
    level = between("level", level)
    scores = complete_scores("items", items)
    reason = _too_little(scores, 3) or _no_factor(scores)
    fitted = None if reason else fit_one_factor(_correlations(scores))
    found = McdonaldOmega(
        *(math.nan, math.nan, math.nan, level, (), (), ()),
        n_items=len(scores.names),
        n=scores.n,
        n_dropped=scores.n_dropped,
        method=OMEGA_METHOD,
        reason=reason,
    )
    return found if fitted is None else _with_solution(found, scores, fitted)


def _no_factor(scores: ItemScores) -> str:
    if scores.constant:
        return f"Zonder verschillen is er geen factor; gelijk voor iedereen: {', '.join(scores.constant)}."
    if is_singular(_correlations(scores)):
        return "Een vraag volgt geheel uit de andere, of er zijn te weinig mensen: geen factor bepaald."
    return ""


def _with_solution(found: McdonaldOmega, scores: ItemScores, fitted: OneFactor) -> McdonaldOmega:
    omega = omega_of(fitted.loadings, fitted.uniquenesses)
    low, high = (math.nan, math.nan) if fitted.heywood else _around(omega, fitted, scores.n, found.level)
    heywood = tuple(scores.names[i] for i in fitted.heywood)
    note = f"Heywood-geval: de factor verklaart {', '.join(heywood)} geheel; deze omega is onzeker."
    against = [name for name, loading in zip(scores.names, fitted.loadings, strict=True) if loading < 0]
    turned = f"Negatieve lading: {', '.join(against)}. Is omgekeerd scoren vergeten?"
    return replace(
        found,
        estimate=omega,
        ci_low=low,
        ci_high=high,
        loadings=tuple(zip(scores.names, map(float, fitted.loadings), strict=True)),
        uniquenesses=tuple(zip(scores.names, map(float, fitted.uniquenesses), strict=True)),
        heywood=heywood,
        reason=_no_interval(bool(heywood), low),
        notes=(*([note] if heywood else []), *([turned] if against else [])),
    )


def _no_interval(heywood: bool, low: float) -> str:
    if heywood:
        return "Er is geen interval: dit is een Heywood-geval."
    return "Er is geen interval: de ladingen liggen niet vast." if math.isnan(low) else ""


def _around(omega: float, fitted: OneFactor, n: int, level: float) -> tuple[float, float]:
    """The interval on the logit scale, so that it stays within 0-1."""
    from scipy import special

    if not 0 < omega < 1:
        return math.nan, math.nan
    error = omega_standard_error(fitted.loadings, n) / (omega * (1 - omega))
    reach = float(special.ndtri((1 + level) / 2)) * error
    middle = float(special.logit(omega))
    return float(special.expit(middle - reach)), float(special.expit(middle + reach))


def item_total(items: pd.DataFrame) -> ItemTotal:
    """Which item does not belong in the scale: each against the rest, and alpha without it.

    `items` as in `cronbach_alpha`. Missing: listwise, counted in `n_dropped`.

    Errors: ValueError as in `cronbach_alpha`. A correlation with something that never varies, and alpha
    without the item where fewer than 2 items remain, are NaN.

    Formula: Pearson's correlation between the item and the sum of the other items (so not the sum with the
    item in it, which always correlates), and Cronbach's alpha of the other items.

    Source: Nunnally and Bernstein 1994; R: psych::alpha(x)$item.stats$r.drop and $alpha.drop$raw_alpha.

    >>> answers = pd.DataFrame({"a": [1, 2, 4, 5], "b": [2, 2, 3, 5], "c": [1, 3, 4, 4]})
    >>> [f"{item.item} {item.item_rest:.3f} {item.alpha_without:.3f}" for item in item_total(answers).items]
    ['a 0.990 0.800', 'b 0.820 0.933', 'c 0.820 0.933']
    """
    scores = complete_scores("items", items)
    reason = _too_little(scores, 2)
    found = tuple(_item(scores, i, bool(reason)) for i in range(len(scores.names)))
    return ItemTotal(found, scores.n, scores.n_dropped, ITEM_METHOD, reason, () if reason else _notes(scores))


def _item(scores: ItemScores, position: int, too_little: bool) -> ItemStatistic:
    own = scores.values[:, position]
    return ItemStatistic(
        item=scores.names[position],
        mean=float(own.mean()) if scores.n else math.nan,
        sd=float(own.std(ddof=1)) if scores.n > 1 else math.nan,
        item_rest=math.nan if too_little else _item_rest(scores.values, position),
        alpha_without=math.nan if too_little else _alpha_without(scores, position),
    )


def _alpha_without(scores: ItemScores, position: int) -> float:
    rest = replace(
        scores,
        names=scores.names[:position] + scores.names[position + 1 :],
        values=np.delete(scores.values, position, axis=1),
    )
    if _too_little(rest, 2) or _no_spread(rest):
        return math.nan
    return pingouin_adapter.cronbach_alpha(rest.values)

"""Yes and no by the same people, more than once: Cochran's Q for several questions, McNemar for two."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis import pingouin_adapter
from analysis.arguments import Floats, between, numbers, refuse, same_index, same_length, whole
from analysis.results import CochranQ, McNemar
from analysis.scales.item_scores import complete_scores

EXACT_STEPS = 50_000_000  # additions for an exact Cochran: about a second
Q_EXACT = "Cochrans Q; exact: binnen elke persoon alle verwisselingen geteld"
Q_ASYMPTOTIC = "Cochrans Q; chi-kwadraatbenadering"
MCNEMAR = "McNemar-toets, exact (binomiaal), tweezijdig; odds ratio conditioneel, interval Clopper-Pearson"


def cochran_q(table: pd.DataFrame) -> CochranQ:
    """Do the same people say yes equally often to several questions (or at several moments)?

    `table` has one row a respondent and one column a question, 0 (no) and 1 (yes).

    Missing: a respondent who left out a question is left out (listwise), counted in `n_dropped`.

    Errors: ValueError for what is no table, a value other than 0, 1 or missing, fewer than 2 columns. When
    nobody answers differently from question to question Q is NaN with a reason.

    Formula: Q = (k - 1)(k x sum of G^2 - T^2) / (k T - sum of L^2), with G the yeses per question, L those
    per respondent, T all of them. The asymptotic p is chi-squared with k - 1 degrees of freedom. The exact
    p counts every way to rearrange the answers of each respondent over the questions, which is what Q
    assumes to be equally likely; respondents who always say the same add nothing. It is given where it
    takes at most 50 million additions (3 questions: some 250 varying respondents; 4: 50; 5: 20), else the
    asymptotic one.

    Source: Cochran 1950; pingouin's cochran. R: mantelhaen.test, or the formula; exact by enumeration.

    >>> asked = pd.DataFrame({"a": [1, 1, 1, 0, 1], "b": [0, 1, 0, 0, 1], "c": [0, 1, 0, 0, 0]})
    >>> found = cochran_q(asked)
    >>> f"Q = {found.q:.2f}, p = {found.p:.3f}, chi-squared {found.p_asymptotic:.3f}"
    'Q = 4.67, p = 0.222, chi-squared 0.097'
    """
    scores = complete_scores("table", table)
    if len(scores.names) < 2:
        raise refuse("table", list(scores.names), "a table of at least 2 questions")
    _only_yes_no("table", scores.values)
    varying = scores.values[np.ptp(scores.values, axis=1) > 0]
    q, asymptotic, exact = _tested(scores.values, varying)
    use_exact = not math.isnan(exact)
    return CochranQ(
        q=q,
        df=len(scores.names) - 1,
        p=exact if use_exact else asymptotic,
        p_asymptotic=asymptotic,
        exact=use_exact,
        kendall_w=q / (scores.n * (len(scores.names) - 1)) if scores.n else math.nan,
        counts=tuple(zip(scores.names, (int(k) for k in scores.values.sum(axis=0)), strict=True)),
        n=scores.n,
        n_dropped=scores.n_dropped,
        n_varying=len(varying),
        method=Q_EXACT if use_exact else Q_ASYMPTOTIC,
        reason="" if len(varying) else "Niemand antwoordde per vraag anders; er is niets te toetsen.",
    )


def _only_yes_no(name: str, values: Floats) -> None:
    others = values[(values != 0) & (values != 1)]
    if len(others):
        raise refuse(name, float(others[0]), "0 (no), 1 (yes) or missing")


def _tested(values: Floats, varying: Floats) -> tuple[float, float, float]:
    """Q, its asymptotic p and its exact one; NaN for what there is not."""
    if not len(varying):
        return math.nan, math.nan, math.nan
    exact = _exact_p(varying) if _steps(varying) <= EXACT_STEPS else math.nan
    if len(values) < 3:  # chi-squared says nothing about one or two people, and pingouin refuses them
        return _q(varying), math.nan, exact
    found = pingouin_adapter.cochran_q(values)
    return found.statistic, found.p, exact


def _q(scores: Floats) -> float:
    k, of_person, of_question = scores.shape[1], scores.sum(axis=1), scores.sum(axis=0)
    between_questions = k * (of_question**2).sum() - scores.sum() ** 2
    return float((k - 1) * between_questions / (k * scores.sum() - (of_person**2).sum()))


def _steps(varying: Floats) -> int:
    people, questions = varying.shape
    ways = sum(math.comb(questions, int(ones)) for ones in varying.sum(axis=1))
    return int(ways * (people + 1) ** (questions - 1))


def _exact_p(varying: Floats) -> float:
    """Adds people one by one to the chance of all totals; the last question follows from the rest."""
    people, questions = varying.shape
    chance = np.zeros((people + 1,) * (questions - 1))
    chance[(0,) * (questions - 1)] = 1
    for ones in varying.sum(axis=1):
        chance = _with_person(chance, int(ones), questions)
    totals = np.indices(chance.shape)
    last = varying.sum() - totals.sum(axis=0)
    height = (totals**2).sum(axis=0) + last**2
    return min(1.0, float(chance[height >= (varying.sum(axis=0) ** 2).sum()].sum()))


def _with_person(chance: Floats, ones: int, questions: int) -> Floats:
    after = np.zeros_like(chance)
    for yes in combinations(range(questions), ones):
        reached = tuple(slice(1, None) if i in yes else slice(None) for i in range(questions - 1))
        left = tuple(slice(None, -1) if i in yes else slice(None) for i in range(questions - 1))
        after[reached] += chance[left]
    return after / math.comb(questions, ones)


def mcnemar_exact(b: Any, c: Any, level: float = 0.95) -> McNemar:
    """Did as many people turn to yes as turned away from it, between two questions or moments?

    `b` and `c` are two counts: yes then no, and no then yes. Or two lists of 0 and 1, the two answers of one
    person on the same place; then they are counted here. `level` is the level of the interval.

    Missing: in lists, a pair of which one or both are missing is left out and counted in `n_dropped`.

    Errors: ValueError for a negative or broken count, a count beside a list, lists of unequal length, a value
    other than 0, 1 or missing. When nobody changed p and odds ratio are NaN with a reason.

    Formula: p = min(1, 2 P(X <= min(b, c))), X binomial with b + c trials and chance 1/2. Odds ratio b / c;
    interval L / (1 - L) to U / (1 - U), with L and U the Clopper-Pearson interval of b / (b + c). It is
    infinite when c is 0.

    Source: McNemar 1947; Fay 2010. R: binom.test(b, b + c)$p.value, as exact2x2::mcnemar.exact.

    >>> found = mcnemar_exact(9, 2)
    >>> f"p = {found.p:.3f}, odds ratio {found.odds_ratio:.1f} [{found.ci_low:.2f}; {found.ci_high:.1f}]"
    'p = 0.065, odds ratio 4.5 [0.93; 42.8]'
    """
    level = between("level", level)
    if hasattr(b, "__iter__") or hasattr(c, "__iter__"):
        b, c, n, n_dropped = _changes(b, c)
    else:
        b, c, n, n_dropped = whole("b", b), whole("c", c), None, 0
    low, high = _odds_interval(b, c, level)
    reason = "" if b + c else "Niemand antwoordde de tweede keer anders; er is niets te toetsen."
    ratio = math.nan if reason else math.inf if c == 0 else b / c
    return McNemar(b, c, _sign_p(b, c), ratio, low, high, level, n, n_dropped, MCNEMAR, reason)


def _changes(first: Any, second: Any) -> tuple[int, int, int, int]:
    """Yes then no, no then yes, complete pairs, dropped pairs."""
    one, two = numbers("b", first, missing=True), numbers("c", second, missing=True)
    same_length("b", list(one), "c", list(two))
    same_index("b", first, "c", second)
    kept = ~(np.isnan(one) | np.isnan(two))
    for name, values in (("b", one), ("c", two)):
        _only_yes_no(name, values[~np.isnan(values)])
    change = (two - one)[kept]
    return int((change < 0).sum()), int((change > 0).sum()), int(kept.sum()), int((~kept).sum())


def _sign_p(b: int, c: int) -> float:
    from scipy import stats

    return min(1.0, 2 * float(stats.binom.cdf(min(b, c), b + c, 0.5))) if b + c else math.nan


def _odds_interval(b: int, c: int, level: float) -> tuple[float, float]:
    from scipy import special

    if b + c == 0:
        return math.nan, math.nan
    tail = (1 - level) / 2
    low = float(special.betaincinv(b, c + 1, tail)) if b else 0.0
    high = float(special.betaincinv(b + 1, c, 1 - tail)) if c else 1.0
    return low / (1 - low), high / (1 - high) if c else math.inf

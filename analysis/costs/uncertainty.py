"""How uncertain the effect of doorbraken is: each price drawn between its bounds, many times, by a seed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from analysis.arguments import Floats, chosen, whole
from analysis.cost_rows import BATEN, DOORBRAAK, CostItem
from analysis.costs import FIRST_SCENARIO, effect_totals, effects
from analysis.costs.amounts import amount, checked
from analysis.results.costs import EffectTotal, MonteCarlo

SEED = 20250701
DRAWS = 10_000
MOST_DRAWS = 1_000_000
QUANTILES = (0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975)
METHOD = "Monte Carlo: elke prijs los getrokken uit een driehoeksverdeling (laag, midden, hoog); PCG64"


def monte_carlo(
    items: Iterable[CostItem], kind: str = BATEN, draws: int = DRAWS, seed: int = SEED
) -> tuple[MonteCarlo, ...]:
    """How far the total effect of each berekening may lie from its best estimate.

    `items` and `kind` as in `costs.effects`. In every draw each price with bounds is drawn, independently
    of the others, from the triangular distribution with its low, middle and high; quantities stay as they
    are. The result holds the seed, mean, standard deviation and quantiles in euros, the share of draws in
    which the effect is above zero, and beside them the bounds by interval arithmetic, which assume that
    everything goes wrong at once. Prices that rise and fall together make the truth wider than these
    quantiles.

    Missing values: casussen whose effect is not known are left out; without any known, everything is NaN,
    with a reason. ValueError: `draws` outside 1 to 1,000,000, a negative `seed`, an unknown `kind`.

    Formula: effect = sum over items of sign x quantity x price, sign -1 for scenario doorbraak. The mean of a
    triangular distribution is (low + middle + high) / 3.

    Source: numpy.random.Generator.triangular; Vose, Risk Analysis (2008), on triangular estimates.

    >>> from fractions import Fraction
    >>> item = CostItem("p", "b", "1", "baten", "-", "-", "-", Fraction(0), Fraction(10), Fraction(20))
    >>> found = monte_carlo([item], draws=20_000)[0]
    >>> abs(found.mean - 10) < 0.1, found.share_positive, found.seed
    (True, 1.0, 20250701)
    >>> monte_carlo([item], draws=20_000) == monte_carlo([item], draws=20_000)
    True
    """
    chosen("kind", kind, FIRST_SCENARIO)
    number, start = whole("draws", draws, 1, MOST_DRAWS), whole("seed", seed)
    found = checked(items)
    return tuple(_simulated(found, total, number, start) for total in effect_totals(found, kind))


def _simulated(items: Sequence[CostItem], total: EffectTotal, draws: int, seed: int) -> MonteCarlo:
    counted = [item for item in items if item.berekening == total.berekening]
    drawn = _draw(_used(counted, total.kind), draws, seed) if total.amount else np.full(1, math.nan)
    low_high = np.quantile(drawn, QUANTILES)
    return MonteCarlo(
        berekening=total.berekening,
        kind=total.kind,
        seed=seed,
        draws=draws,
        mean=float(drawn.mean()),
        sd=float(drawn.std(ddof=1)) if draws > 1 and total.amount else math.nan,
        quantiles=tuple(zip(QUANTILES, map(float, low_high), strict=True)),
        share_positive=float((drawn > 0).mean()) if total.amount else math.nan,
        known=total.known,
        casussen=total.casussen,
        interval=total.amount,
        method=METHOD,
        reason=total.reason,
    )


def _used(items: Sequence[CostItem], kind: str) -> list[CostItem]:
    """The items of casussen whose effect is known, in an order that does not depend on that of the rows."""
    known = {one.casus for one in effects(items, kind) if one.amount is not None}
    scenarios = (FIRST_SCENARIO[kind], DOORBRAAK, *((BATEN,) if kind == BATEN else ()))
    used = [item for item in items if item.casus in known and item.scenario in scenarios]
    return sorted(used, key=lambda item: item.post)


def _draw(items: Sequence[CostItem], draws: int, seed: int) -> Floats:
    """The total effect in each draw."""
    generator = np.random.default_rng(seed)
    total = np.zeros(draws)
    for item in items:
        price = amount(item.laag, item.midden, item.hoog)
        if price is None or item.aantal is None:
            continue  # cannot be: the effect of its casus would not be known
        sign = -1.0 if item.scenario == DOORBRAAK else 1.0
        low, middle, high = map(float, (price.laag, price.midden, price.hoog))
        drawn = generator.triangular(low, middle, high, draws) if low < high else middle
        total += sign * float(item.aantal) * drawn
    return total

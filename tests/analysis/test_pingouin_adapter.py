"""The adapter refuses what pingouin would stumble over, and gives every test one shape."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import pingouin_adapter as adapter

SCORES = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 3.0]])
YES_NO = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


@pytest.mark.parametrize(
    "call",
    [
        lambda: adapter.cronbach_alpha(SCORES[:1]),
        lambda: adapter.cronbach_alpha(SCORES[:, :1]),
        lambda: adapter.cronbach_alpha(np.where(SCORES == 3, np.nan, SCORES)),
        lambda: adapter.hedges_g(np.array([1.0]), np.array([1.0, 2.0])),
        lambda: adapter.hedges_g(np.array([1.0, 1.0]), np.array([2.0, 2.0])),
        lambda: adapter.hedges_g(np.array([1.0, np.inf]), np.array([2.0, 3.0])),
        lambda: adapter.welch_anova([np.array([1.0, 2.0])]),
        lambda: adapter.welch_anova([np.array([1.0, 2.0]), np.array([3.0, 3.0])]),
        lambda: adapter.cochran_q(YES_NO[:2]),
        lambda: adapter.cochran_q(YES_NO[:, :1]),
        lambda: adapter.cochran_q(np.ones((3, 2))),
        lambda: adapter.adjusted_p(np.array([0.1, np.nan]), "holm"),
        lambda: adapter.adjusted_p(np.array([0.1]), "fdr_bh"),
    ],
)
def test_what_pingouin_would_assert_or_misread_is_a_value_error(call):
    with pytest.raises(ValueError, match="must"):
        call()


def test_a_test_has_one_spelling_of_df_and_p():
    found = adapter.cochran_q(YES_NO)

    assert (found.df, 0 < found.p < 1, np.isnan(found.df_within)) == (2, True, True)


def test_alpha_is_not_rounded():
    alpha = adapter.cronbach_alpha(SCORES)

    assert alpha == pytest.approx(2 * (1 - 2 / 3), abs=1e-12)
    assert alpha != round(alpha, 3)

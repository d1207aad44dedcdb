"""Agreement between coders: the door to the coefficients, their weights and the report on double coding.

The functions stand in `coefficients.py`, `weights.py` and `report.py`. Coders
are codeurs of the same cell; perspectieven never are.
"""

from __future__ import annotations

from analysis.agreement.coefficients import (
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)
from analysis.agreement.report import coding_report
from analysis.agreement.weights import block_weights

__all__ = [
    "block_weights",
    "coding_report",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac",
    "krippendorff_alpha",
    "percent_agreement",
]

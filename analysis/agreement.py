"""Agreement between coders: the door to the coefficients, their weights and the report on double coding.

The functions stand in `agreement_coefficients.py`, `agreement_weights.py` and `agreement_report.py`. Coders
are codeurs of the same cell; perspectieven never are.
"""

from __future__ import annotations

from analysis.agreement_coefficients import (
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
)
from analysis.agreement_report import coding_report
from analysis.agreement_weights import block_weights

__all__ = [
    "block_weights",
    "coding_report",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac",
    "krippendorff_alpha",
    "percent_agreement",
]

"""Which ways of working a study used, as far as its data show: the columns of the register of the field."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from analysis.study import StudyData

# In the order and the words of the field's own register of studies.
METHODS = MappingProxyType[str, Callable[[StudyData], bool]](
    {
        "Documentonderzoek": lambda data: _has(data, "document"),
        "Interview": lambda data: _has(data, "verslag") or bool(data.interviewees),
        "Dossieronderzoek": lambda data: False,
        "Casusonderzoek": lambda data: bool(data.cases and data.codings),
        "Financiële analyse": lambda data: bool(data.costs or data.plans or data.routes),
        "Analyse bestaande gegevens": lambda data: bool(data.scores or data.plan.benchmarks),
        "Enquête": lambda data: bool(data.instruments),
        "Bijeenkomsten": lambda data: _has(data, "groepsgesprek"),
        "Overig": lambda data: False,
    }
)


def methods_used(data: StudyData) -> dict[str, bool]:
    """Method -> whether the data show it; what was done elsewhere only people know."""
    return {name: shown(data) for name, shown in METHODS.items()}


def _has(data: StudyData, kind: str) -> bool:
    return any(source.soort == kind for source in data.sources)

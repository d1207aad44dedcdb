"""What can be wrong with a fixed judgement, in Dutch; importing this fills the catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

NORM_TEXTS: dict[str, tuple[str, str]] = {
    "judgement-reason-missing": (
        "Oordeel '{judgement}' is vastgesteld op '{fixed}', maar het bewijs geeft '{calculated}'.",
        "Schrijf bij 'reason' waarom het vastgestelde niveau anders is, of pas het niveau aan.",
    ),
    "judgement-evidence-missing": (
        "Oordeel '{judgement}' is vastgesteld op '{fixed}', maar er is geen bewijs om mee te rekenen.",
        "Vul het bewijs in, of schrijf bij 'reason' waar het oordeel op rust.",
    ),
}

CATALOGUE.update(NORM_TEXTS)

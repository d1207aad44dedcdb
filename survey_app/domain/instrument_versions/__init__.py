"""A new version of a questionnaire: what its author says of each change, and whether it may be published."""

from __future__ import annotations

from survey_app.domain.instrument_versions.decisions import Decision, check_decisions, decided
from survey_app.domain.instrument_versions.publication import KeptVersion, Publication

__all__ = ["Decision", "KeptVersion", "Publication", "check_decisions", "decided"]

"""Anonymity: the three modes of a study and what each promises (ADR 0010)."""

from __future__ import annotations

from survey_app.domain.anonymity.modes import Mode, mode_of
from survey_app.domain.anonymity.sentences import PROMISES

__all__ = ["PROMISES", "Mode", "mode_of"]

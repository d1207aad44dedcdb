"""The modes, from the least to the most anonymous. A study may become more anonymous, never less."""

from __future__ import annotations

from enum import StrEnum

from analysis.study import Study


class Mode(StrEnum):
    """What ties answers to a person: until the study is destroyed, until the cut, or until sending."""

    BEKEND = "bekend"
    PSEUDONIEM = "pseudoniem"
    ANONIEM = "anoniem"


MODES = tuple(Mode)


def mode_of(study: Study) -> Mode:
    """The study's mode; study.yaml was checked."""
    return Mode(study.anonymity)


def is_less_anonymous(old: str, new: str) -> bool:
    """Whether a change of mode would break the promise that people took part under."""
    return MODES.index(Mode(new)) < MODES.index(Mode(old))

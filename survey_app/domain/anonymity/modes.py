"""The modes, from the least to the most anonymous.

A study keeps its mode: no page changes study.yaml's, and a folder of a study that is in the database already
is refused whole, so a promise that people answered under is never made less.
"""

from __future__ import annotations

from enum import StrEnum

from analysis.study import Study


class Mode(StrEnum):
    """What ties answers to a person: until the study is destroyed, until the cut, or until sending."""

    BEKEND = "bekend"
    PSEUDONIEM = "pseudoniem"
    ANONIEM = "anoniem"


def mode_of(study: Study) -> Mode:
    """The study's mode; study.yaml was checked."""
    return Mode(study.anonymity)

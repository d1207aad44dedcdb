"""Reports of a few lines: tables as rows of text, passages as strings."""

from __future__ import annotations

import pytest

from analysis.report_recount import recount_report
from analysis.report_recount.content import Passage, Place, ReportContent


@pytest.fixture
def recounted():
    """The recount of parts: a str is a paragraph."""

    def recount(*parts):
        made = [
            Passage(part, Place("1. Tekst", n)) if isinstance(part, str) else part
            for n, part in enumerate(parts, 1)
        ]
        return recount_report(ReportContent(tuple(made)))

    return recount


@pytest.fixture
def alarms(recounted):
    """What is printed and does not hold, with what it should be."""

    def found(*parts):
        return [
            (alarm.printed, None if alarm.recomputed is None else round(float(alarm.recomputed), 2))
            for alarm in recounted(*parts).alarms
        ]

    return found


@pytest.fixture
def held(recounted):
    """How many of each kind hold."""

    def found(*parts):
        return {str(tally.kind): tally.held for tally in recounted(*parts).tallies if tally.held}

    return found

"""The example study, read from its folder once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study import StudyData
from analysis.study_folder import read_study_folder

ZWOLLE = Path(__file__).resolve().parents[3] / "examples" / "zwolle"


@pytest.fixture(scope="session")
def zwolle_study() -> StudyData:
    """Everything in the example study."""
    study = read_study_folder(ZWOLLE).value
    assert study is not None
    return study


@pytest.fixture(scope="session")
def zwolle_frame(zwolle_study: StudyData) -> StudyData:
    """The example study without anything that was coded."""
    return replace(zwolle_study, codings=(), fragments=(), sources=())

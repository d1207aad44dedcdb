"""A small study to invite people for."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder

ZWOLLE = Path(__file__).resolve().parents[4] / "examples" / "zwolle"


@pytest.fixture(scope="session")
def zwolle():
    """The example study."""
    return read_study_folder(ZWOLLE).value

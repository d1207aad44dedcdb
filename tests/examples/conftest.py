"""The example study, read once for all tests of it."""

from pathlib import Path

import pytest

from analysis.study import Coding, StudyData
from analysis.study_folder import read_study_folder

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="session")
def zwolle() -> StudyData:
    loaded = read_study_folder(ZWOLLE)
    assert loaded.value is not None, [str(problem) for problem in loaded.problems]
    assert loaded.problems == ()
    return loaded.value


@pytest.fixture(scope="session")
def cells(zwolle: StudyData) -> dict[tuple[str, str, str], Coding]:
    return {(c.casus, c.perspectief, c.aspect): c for c in zwolle.codings}

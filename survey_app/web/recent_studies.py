"""What a study says of itself, for pages that show it on every turn: at most a minute old."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Engine

from analysis.study import Study
from survey_app.storage.study_folder import read_frame

KEPT_SECONDS = 60.0


class RecentStudies:
    """Finds a study; a telephone number that was changed is on the pages within a minute."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine, self._clock = engine, clock
        self._known: dict[str, tuple[float, Study]] = {}

    def find(self, study: str) -> Study:
        """The study with this name; KeyError when it is not in the database."""
        now = self._clock()
        known = self._known.get(study)
        if known and now - known[0] < KEPT_SECONDS:
            return known[1]
        found = read_frame(self._engine, study).study
        self._known[study] = (now, found)
        return found

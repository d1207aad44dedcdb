"""Instruments as a study was loaded with them; read once per process, because a version never changes."""

from __future__ import annotations

from sqlalchemy import Engine

from instruments.model import Instrument
from survey_app.storage.study_folder import read_frame


class SqlInstruments:
    """Finds the instrument an invitation names."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[tuple[str, str, str], Instrument] = {}

    def find(self, study: str, instrument: str, version: str) -> Instrument:
        """The instrument of this study in this version; KeyError when the study has no such instrument."""
        key = (study, instrument, version)
        if key not in self._known:
            for loaded in read_frame(self._engine, study).instruments.values():
                self._known[(study, loaded.id, loaded.version)] = loaded
        return self._known[key]

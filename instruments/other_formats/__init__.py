"""Questionnaires of other programs become questionnaires of ours, with a report of what did not fit.

XLSForm (Kobo, ODK, formr), LimeSurvey's .lss and REDCap's data dictionary. Nothing is guessed: what our
questionnaires can't say is left out or made simpler, and each such thing is a Misfit.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from instruments.other_formats import problem_texts
from instruments.other_formats.as_questionnaire import Conversion
from instruments.other_formats.found import Found, Misfit
from instruments.problems import Loaded, problem

__all__ = ["Converted", "Misfit", "convert", "problem_texts"]

LARGEST = 20_000_000  # bytes; a questionnaire of a thousand questions has one


@dataclass(frozen=True)
class Converted:
    """The YAML of the new questionnaire, and what did not fit."""

    text: str
    misfits: tuple[Misfit, ...]


def convert(path: Path, id: str, perspectief: str) -> Loaded[Converted]:
    """The questionnaire in this file as YAML of ours, or the Problem that stands in the way.

    The YAML is a draft: `load_instrument` says what its author still has to mend. Never raises on content.
    """
    try:
        size = path.stat().st_size
    except OSError:
        return Loaded(None, (problem("file-missing", str(path), 0, name=path.name),))
    if size > LARGEST:
        details = {"size": size // 1_000_000, "limit": LARGEST // 1_000_000}
        return Loaded(None, (problem("file-too-large", str(path), 0, **details),))
    found = _read(path)
    if found.value is None:
        return Loaded(None, found.problems)
    if not found.value.items():
        return Loaded(None, (problem("other-format-empty", str(path), 0, name=path.name),))
    conversion = Conversion(found.value, id, perspectief)
    text = yaml.safe_dump(conversion.questionnaire(), allow_unicode=True, sort_keys=False, width=110)
    return Loaded(Converted(text, tuple(conversion.misfits)), ())


def _read(path: Path) -> Loaded[Found]:
    """Each program's own file is known by its ending."""
    match path.suffix.lower():
        case ".xlsx" | ".xls":
            return _xlsform(path)
        case ".lss":
            return _limesurvey(path)
        case ".csv":
            return _redcap(path)
        case _:
            return Loaded(None, (problem("other-format-unknown", str(path), 0, name=path.name),))


def _xlsform(path: Path) -> Loaded[Found]:
    from instruments.other_formats.xlsform import UnreadableForm, read_xlsform

    try:
        return Loaded(read_xlsform(path), ())
    except UnreadableForm as error:
        return Loaded(None, (problem("xlsform-unreadable", str(path), 0, detail=str(error)),))


def _limesurvey(path: Path) -> Loaded[Found]:
    from instruments.other_formats.limesurvey import read_limesurvey
    from instruments.other_formats.limesurvey_tables import NoSurvey

    try:
        return Loaded(read_limesurvey(path.read_bytes()), ())
    except NoSurvey as error:
        return Loaded(None, (problem("limesurvey-unreadable", str(path), 0, detail=str(error)),))


def _redcap(path: Path) -> Loaded[Found]:
    from instruments.other_formats.redcap import NoDictionary, read_redcap

    try:
        return Loaded(read_redcap(path.read_bytes().decode("utf-8", "replace")), ())
    except NoDictionary as error:
        return Loaded(None, (problem("redcap-unreadable", str(path), 0, detail=str(error)),))

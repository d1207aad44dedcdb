"""A report recounted from its file, and a draft beside the figures of its study, as text or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.report_recount import recount_report
from analysis.report_recount.drafts import DraftNumbers, draft_numbers
from analysis.report_recount.verdicts import Alarm, ReportRecount
from analysis.results import plain
from analysis.sealing import released_study
from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from instruments.problems import Problem, problem
from reports.report_recount import parts_text, place_text, report_recount_text, slip_texts
from reports.report_recount.draft_text import draft_text
from survey_app.report_files import LARGEST_REPORT, SECONDS, read_report_file
from survey_app.source_files.transcript import MEGABYTE

Printed = tuple[str, list[Problem]]


def is_report(path: Path) -> bool:
    """Whether the path is a report to read, and no study folder or register of figures."""
    return not path.is_dir() and path.suffix.lower() not in (".yaml", ".yml")


def printed_report_recount(path: Path, form: str, study: Path | None = None) -> Printed:
    """The recount as text or JSON, with the numbers of a draft where a study folder is given.

    '' and every Problem when a file cannot be read.
    """
    raw, problems = _read(path)
    if problems:
        return "", problems
    known = read_study_folder(study) if study else None
    if known is not None and known.value is None:
        return "", list(known.problems)
    data = known.value if known else None
    found = recounted(path.name, raw, data)
    if found.report is None:
        return "", list(found.problems)
    return _written(found, path.name, data.study.title.say("nl") if data else "", form), []


@dataclass(frozen=True)
class Recounted:
    """A report that was recounted, with the numbers of a draft where there is a study; or the Problems."""

    report: ReportRecount | None = None
    numbers: DraftNumbers | None = None
    problems: tuple[Problem, ...] = ()


def recounted(name: str, raw: bytes, study: StudyData | None = None, seconds: float = SECONDS) -> Recounted:
    """The recount of the file called `name`, and its numbers beside the figures of the study.

    `seconds` is how long reading the file may take. Nothing of it is kept.
    """
    loaded = read_report_file(name, raw, seconds)
    if loaded.value is None:
        return Recounted(problems=loaded.problems)
    numbers = None
    if study is not None:
        tables = Tables(released_study(study))
        numbers = draft_numbers(loaded.value, (tables.table(name) for name in tables.names))
    return Recounted(recount_report(loaded.value), numbers)


def _read(path: Path) -> tuple[bytes, list[Problem]]:
    try:
        size = path.stat().st_size
        if size > LARGEST_REPORT:
            details = {"size": size // MEGABYTE, "limit": LARGEST_REPORT // MEGABYTE}
            return b"", [problem("file-too-large", str(path), 0, **details)]
        return path.read_bytes(), []
    except OSError:
        return b"", [problem("file-missing", str(path), 0, name=path.name)]


def _written(recount: Recounted, name: str, study: str, form: str) -> str:
    found, numbers = recount.report, recount.numbers
    if found is None:
        return ""
    if form == "json":
        return json.dumps(_as_data(found, numbers), ensure_ascii=False, indent=2, allow_nan=False)
    text = report_recount_text(found, name)
    return "\n".join([text, draft_text(numbers, study)] if numbers else [text]).rstrip("\n")


def _as_data(found: ReportRecount, numbers: DraftNumbers | None) -> dict[str, Any]:
    data = {**found.to_dict(), "checked": found.checked, "alarms": [_alarm(one) for one in found.alarms]}
    return {**data, "draft": plain(numbers)} if numbers else data


def _alarm(alarm: Alarm) -> dict[str, Any]:
    """With the sentences that people read beside the values."""
    words = {"where": place_text(alarm.place, alarm.in_table), "from": parts_text(alarm)}
    return {**alarm.to_dict(), **words, "slips": slip_texts(alarm)}

"""Codings and quotes for other programs: as a project, a codebook, or a table. Only what the asker may see.

What stands on blind sheets is not in the study that is given; the asker's own work on them is added here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from analysis.study import Coding, Fragment, StudyData
from survey_app.domain.coding import Sheet
from survey_app.refi.codebook_file import write_codebook_file
from survey_app.refi.items import OUR_ORIGIN, CodebookItem
from survey_app.refi.package import read_package
from survey_app.refi.standard import breaches
from survey_app.refi.study_codes import study_codes
from survey_app.refi.study_project import write_study
from survey_app.use_cases.print_codings import as_csv, as_xlsx

KINDS: dict[str, str] = {
    "qdpx": "application/zip",
    "qdc": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Codings(Protocol):
    """Where codings are kept (survey_app/storage/codings.py): both only what this codeur may see."""

    def codings(self, study: str, codeur: str = "") -> tuple[Coding, ...]:
        """Every coding."""

    def sheet(self, study: str, casus: str, perspectief: str, codeur: str = "") -> Sheet:
        """One sheet with its quotes."""


@dataclass(frozen=True)
class Export:
    """The file, and the codings that are in it only as a value of their case."""

    content: bytes
    only_in_cases: int = 0


def with_own(data: StudyData, store: Codings, codeur: str) -> StudyData:
    """The released study, and on blind sheets the codeur's own work with its quotes."""
    seen = store.codings(data.study.id, codeur) if codeur else data.codings
    released = {_row(one) for one in data.codings}
    own = {(one.casus, one.perspectief) for one in seen if _row(one) not in released}
    sheets = [store.sheet(data.study.id, *place, codeur) for place in sorted(own)]
    fragments = _together([*data.fragments, *(f for sheet in sheets for f in sheet.fragments)])
    return replace(data, codings=seen, fragments=fragments)


def _row(coding: Coding) -> tuple[str, str, str, str]:
    return coding.casus, coding.perspectief, coding.aspect, coding.codeur


def _together(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    return tuple({one.fragment: one for one in fragments}.values())


def export(data: StudyData, kind: str) -> Export:
    """The file of this kind (KINDS). What breaks the standard is a bug and is not handed out."""
    if kind == "qdpx":
        written = write_study(data)
        package = read_package(written.content, kind)
        _check(breaches(package.value.project if package.value else b"<none/>", "Project"))
        return Export(written.content, written.only_in_cases)
    if kind == "qdc":
        book = CodebookItem(OUR_ORIGIN, study_codes(data.study.id, data.coding_schemes()))
        content = write_codebook_file(book)
        _check(breaches(content, "Codebook"))
        return Export(content)
    return Export(as_xlsx(data) if kind == "xlsx" else as_csv(data))


def _check(found: Sequence[str]) -> None:
    if found:
        raise RuntimeError(f"an export breaks the standard: {found[0]}")

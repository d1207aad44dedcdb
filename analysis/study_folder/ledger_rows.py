"""instrument_changes.csv: the ledger of changes in questionnaires during fieldwork, line by line."""

from __future__ import annotations

from dataclasses import fields as fields_of

from analysis.ledger_rows import InstrumentChange
from analysis.study_folder import version_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.bench_checks import check_day
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_checks import check_choice, check_filled, check_known, check_number
from analysis.study_folder.row_kinds import Fields, RowKind, whole
from instruments.changes import KIND_WORDS, WHAT_WORDS

COLUMNS = tuple(field.name for field in fields_of(InstrumentChange))
COUNT = COLUMNS.index("answers_then")


def _make(fields: Fields) -> InstrumentChange:
    texts = dict(zip(COLUMNS, fields, strict=True))
    return InstrumentChange(answers_then=whole(texts.pop("answers_then")), **texts)


def _fields(row: InstrumentChange) -> Fields:
    return tuple(str(getattr(row, name)) for name in COLUMNS)


INSTRUMENT_CHANGES: RowKind[InstrumentChange] = RowKind(
    "instrument_changes.csv", COLUMNS, _make, _fields, lambda data: data.instrument_changes
)


class InstrumentChangeCheck:
    """A change is of a questionnaire of this study, from one version that is kept to another."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems

    def __call__(self, line: int, row: InstrumentChange, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        check_choice(self._problems, line, "kind", row.kind, KIND_WORDS)
        check_choice(self._problems, line, "what", row.what, WHAT_WORDS)
        check_number(self._problems, line, "answers_then", row.answers_then, fields[COUNT])
        check_day(self._problems, line, "changed_on", row.changed_on)
        check_filled(self._problems, line, "changed_by", row.changed_by)
        self._check_versions(line, row)

    def _check_versions(self, line: int, row: InstrumentChange) -> None:
        if self._known.study is None:
            return
        asked = tuple(self._known.study.instruments.values())
        if not check_known(self._problems, line, "ledger-instrument-unknown", row.instrument, asked):
            return
        if row.from_version == row.to_version:
            self._problems.report(line, "ledger-same-version", value=row.to_version)
        known = self._known.versions_of(row.instrument)
        for version in (row.from_version, row.to_version):
            if known is not None and version not in known:
                details = {"value": version, "instrument": row.instrument}
                self._problems.report(line, "ledger-version-unknown", known, **details)

"""StudyData -> findings.yaml as a tree; and whether a file still says what the study says."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from analysis.findings import Chain
from analysis.study import StudyData
from analysis.study_folder.findings_file.reading import PARTS, FindingsFile


def findings_tree(data: StudyData) -> dict[str, Any] | None:
    """The file's mapping, empty fields and lists left out; None when nothing was written.

    What is named and no longer there is listed under `gone`, so that the file can be read again.
    """
    parts = {part: [_fields(row) for row in getattr(data, part)] for part in PARTS}
    if not any(parts.values()):
        return None
    gone = list(Chain(data).gone_names())
    return {
        "kind": "findings",
        **{part: rows for part, rows in parts.items() if rows},
        **({"gone": gone} if gone else {}),
    }


def says_the_same(read: FindingsFile, data: StudyData) -> bool:
    """Whether the file holds these rows, and names all that is gone."""
    same = all(read.rows.get(part, ()) == getattr(data, part) for part in PARTS)
    return same and set(Chain(data).gone_names()) <= set(read.gone)


def _fields(row: Any) -> dict[str, Any]:
    """The fields that say something; a tuple as a list."""
    found = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(row).items()}
    return {key: value for key, value in found.items() if value}

"""A package without the answers that someone took back: what is withdrawn is withdrawn from snapshots too."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from analysis.study_folder.csv_rows import write_rows
from survey_app.domain.report_text.package import pack, unpack

OF_A_RESPONSE = ("answers.csv", "responses.csv", "open_codings.csv")  # their first column is the response


def without_response(content: bytes, response: str) -> bytes | None:
    """The package without every row of the response; None when it has none, and may stay as it is.

    Its hashes are those of when it was frozen: who verifies it is told which file changed since, and which
    numbers with it.
    """
    files = unpack(content)
    changed = {name: raw for name in OF_A_RESPONSE if (raw := _without(files, name, response)) is not None}
    return pack({**files, **changed}) if changed else None


def _without(files: Mapping[str, bytes], name: str, response: str) -> bytes | None:
    rows = list(csv.reader(io.StringIO(files.get(name, b"").decode("utf-8-sig"), newline="")))
    kept = [row for row in rows[1:] if row[:1] != [response]]
    return None if len(kept) == len(rows[1:]) else write_rows(rows[0], kept)

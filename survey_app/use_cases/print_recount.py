"""A report's figures recounted, for people and for programs: of a study folder or of a register alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.recount import recount
from analysis.recount.published import Compared, Status, compare_published, tally
from analysis.results import Recount, plain
from analysis.sealing import released_study
from analysis.study import PublishedFigure
from analysis.study_folder import read_study_folder
from analysis.study_folder.published_file import load_published
from analysis.study_folder.writer import PUBLISHED, STUDY
from analysis.tables import Tables
from instruments.problems import Problem, problem
from reports.recount_text import recount_text


def printed_recount(path: Path, form: str) -> tuple[str, list[Problem]]:
    """The recount as text or JSON, or '' and every Problem.

    `path` is a study folder, a folder with a published.yaml, or such a file by itself. In a study the
    figures with an address are compared with its tables as well.
    """
    if path.is_dir() and (path / STUDY).exists():
        return _of_study(path, form)
    file = path / PUBLISHED if path.is_dir() else path
    loaded = load_published(file)
    if loaded.value is None:
        return "", list(loaded.problems)
    return _written(recount(loaded.value), (), form), []


def _of_study(path: Path, form: str) -> tuple[str, list[Problem]]:
    loaded = read_study_folder(path)
    if loaded.value is None:
        return "", list(loaded.problems)
    figures = loaded.value.published
    if not figures:
        return "", [problem("file-missing", str(path / PUBLISHED), 0, name=PUBLISHED)]
    compared = compare_published(figures, Tables(released_study(loaded.value)).look_up)
    return _written(_without_addresses(figures), _with_address(figures, compared), form), []


def _without_addresses(figures: Sequence[PublishedFigure]) -> Recount:
    """All are recounted, as a formula may name any; shown are those that no table answers for."""
    shown = {figure.id for figure in figures if figure.formula or not figure.figure}
    return Recount(tuple(figure for figure in recount(figures).figures if figure.id in shown))


def _with_address(figures: Sequence[PublishedFigure], compared: Sequence[Compared]) -> tuple[Compared, ...]:
    addressed = {figure.id for figure in figures if figure.figure}
    return tuple(item for item in compared if item.id in addressed)


def _written(found: Recount, compared: Sequence[Compared], form: str) -> str:
    if form == "json":
        return json.dumps(_as_data(found, compared), ensure_ascii=False, indent=2)
    text = recount_text(found) if found.figures else ""
    return "\n".join(part for part in (text, _compared_text(compared)) if part).rstrip("\n")


def _as_data(found: Recount, compared: Sequence[Compared]) -> dict[str, Any]:
    data = {"tally": plain(found.tally), **found.to_dict()}
    return {**data, "tables": [plain(item) for item in compared]} if compared else data


def _compared_text(compared: Sequence[Compared]) -> str:
    """What the tables of the study say: the tally, and every figure that differs from them."""
    if not compared:
        return ""
    counts = ", ".join(f"{number} {status.replace('_', ' ')}" for status, number in tally(compared).items())
    lines = [
        f"  {item.id:<6} gedrukt: {item.printed}; in de tabellen: {item.computed or '-'}; {item.explanation}"
        for item in compared
        if item.status in (Status.STRIJDIG, Status.FOUT)
    ]
    return "\n".join([f"Vergeleken met de tabellen van het onderzoek: {counts}.", *lines]) + "\n"

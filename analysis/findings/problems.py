"""Evidence that names a figure no table gives: only known when tables are made, so a report looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.findings.addresses import FIGURE, read_address
from analysis.report_rows import Finding, Observation, Realisation
from analysis.study import StudyData
from instruments.problems import CATALOGUE, Problem, problem

FILE = "findings.yaml"
FIGURE_TEXTS: dict[str, tuple[str, str]] = {
    "evidence-figure-unknown": (
        "Bij '{item}' staat het cijfer '{value}', maar dat bestaat niet.",
        "Kies een cijfer uit een tabel, of haal het bewijs weg.",
    ),
}
CATALOGUE.update(FIGURE_TEXTS)


def figure_problems(data: StudyData, look_up: Callable[[str], object]) -> list[Problem]:
    """Every figure that is named and not there; `look_up` raises KeyError for those (analysis/tables.py)."""
    return [
        problem("evidence-figure-unknown", FILE, 0, item=item, value=address)
        for item, address in _figures(data)
        if not _is_there(address, look_up)
    ]


def _figures(data: StudyData) -> Iterator[tuple[str, str]]:
    rows: list[Finding | Observation | Realisation] = [*data.findings, *data.observations]
    for row in (*rows, *data.realisations):
        for text in row.evidence:
            address = read_address(text)
            if address is not None and address.kind == FIGURE:
                yield row.id, text


def _is_there(address: str, look_up: Callable[[str], object]) -> bool:
    try:
        look_up(address)
    except KeyError:
        return False
    return True

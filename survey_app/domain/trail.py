"""The trail: what happened to which cell, as far as the reader may see."""

from __future__ import annotations

from dataclasses import dataclass, fields

from analysis.bench_rows import TrailRow
from survey_app.domain.messages import N_

CHANGE_WORDS: dict[str, str] = {
    "waarde": N_("waarde"),
    "reden": N_("reden"),
    "toelichting": N_("toelichting"),
    "memo": N_("memo"),
    "fragment": N_("citaat"),
    "toewijzing": N_("toewijzing"),
    "verzegeling": N_("verzegeling"),
    "voorstel": N_("voorstel"),
    "besluit": N_("besluit"),
    "hercodering": N_("hercodering"),
    "bron": N_("bron"),
}
COLUMNS = tuple(field.name for field in fields(TrailRow))


@dataclass(frozen=True)
class TrailFilter:
    """Which changes: '' does not choose."""

    casus: str = ""
    perspectief: str = ""
    aspect: str = ""
    codeur: str = ""
    wat: str = ""


@dataclass(frozen=True)
class TrailPage:
    """One page of changes, of how many pages and changes in all."""

    rows: tuple[TrailRow, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class CellTrail:
    """Everything that happened to one cell, oldest first."""

    casus: str
    perspectief: str
    aspect: str
    rows: tuple[TrailRow, ...]

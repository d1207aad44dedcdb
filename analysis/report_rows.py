"""What a rekenkamer writes from the evidence: findings, conclusions, recommendations, and what came of them.

Every text may hold references to computed figures (reports/living_text/); digits in it are the author's.
"""

from __future__ import annotations

from dataclasses import dataclass

ADOPTIONS = ("geheel", "ten_dele", "niet")
FOLLOW_UPS = ("uitgevoerd", "deels_uitgevoerd", "niet_uitgevoerd", "vervallen")
DEGREES = ("gerealiseerd", "deels_gerealiseerd", "niet_gerealiseerd", "niet_vast_te_stellen")
OBSERVED = ("succes", "knelpunt")
DECIDERS = ("college", "raad")


@dataclass(frozen=True)
class Finding:
    """A bevinding: a fact, with the evidence it rests on.

    `evidence` are addresses: of a figure (`table/row/column`), a quote (`fragment:<id>`) or a source
    (`bron:<id>`). `place` is where it stands in a report that was printed before, '' for none.
    """

    id: str
    text: str
    deelvraag: str = ""
    norm: str = ""
    evidence: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Conclusion:
    """A conclusie: what the rekenkamer makes of findings, and under which judgement."""

    id: str
    text: str
    findings: tuple[str, ...] = ()
    judgement: str = ""
    place: str = ""


@dataclass(frozen=True)
class Recommendation:
    """An aanbeveling, or a deelaanbeveling of `part_of`; `to` is who must act (college, raad)."""

    id: str
    text: str
    conclusions: tuple[str, ...] = ()
    part_of: str = ""
    to: str = ""
    place: str = ""


@dataclass(frozen=True)
class Standpoint:
    """How the college or the raad took up a recommendation."""

    recommendation: str
    by: str  # one of DECIDERS
    adoption: str  # one of ADOPTIONS
    on: str = ""  # ISO day of the decision
    text: str = ""


@dataclass(frozen=True)
class FollowUp:
    """What was found of a recommendation in a later year."""

    recommendation: str
    year: str
    status: str  # one of FOLLOW_UPS
    text: str = ""


@dataclass(frozen=True)
class Observation:
    """Triangulation: what one kind of source says of one factor, as success or as bottleneck."""

    id: str
    source: str  # gemeente, wijkteam, netwerkpartners, ouders, professionals, documenten, or another word
    factor: str
    kind: str  # one of OBSERVED
    text: str
    evidence: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Realisation:
    """An intended result (beoogd resultaat) and how far it came true."""

    id: str
    result: str
    degree: str  # one of DEGREES
    text: str = ""
    evidence: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class ReportText:
    """The author's own words for one section of the nota: Markdown with references to figures."""

    section: str
    markdown: str

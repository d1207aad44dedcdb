"""Codebook, OpenScheme, Normenkader, ScoreFrame: what answers and quotes are judged by, as frozen data.

Four kinds of file, one model each; a name such as `casusonderzoek.klik_swt` is codebook id + aspect id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from codebooks.norm_model import BoundaryRule as BoundaryRule
from codebooks.norm_model import EvidenceLink as EvidenceLink
from codebooks.norm_model import Level as Level
from codebooks.norm_model import Norm as Norm
from codebooks.norm_model import Normenkader as Normenkader
from codebooks.norm_model import Scale as Scale
from codebooks.norm_model import SubQuestion as SubQuestion
from codebooks.values import Reason, Value
from instruments.texts import NO_TEXTS, Texts

# ---- coding schemes (kind: codebook) ---------------------------------------------------------------------


@dataclass(frozen=True)
class DecisionRow:
    """When every part has one of the named answers ('' = not answered), the cell gets `value`."""

    when: Mapping[str, tuple[str, ...]]  # part ('gebeurd', 'tevreden', 'gewenst' or 'antwoord') -> codes
    value: Value
    reason: Reason
    line: int = 0


@dataclass(frozen=True)
class DecisionTable:
    """From a questionnaire's answer to a value: the first row that fits decides; none is a Problem."""

    id: str
    rows: tuple[DecisionRow, ...]
    kind: str = "aanwezig"  # the kind of question it reads: aanwezig or stelling
    line: int = 0


@dataclass(frozen=True)
class AspectOption:
    """A value of an aspect that is not coloured, such as situatie: stabiel."""

    code: str
    label: Texts
    group: str = ""  # such as gemeentelijk / niet_gemeentelijk for a referrer
    line: int = 0


@dataclass(frozen=True)
class Aspect:
    """One row of the analyseschema. Without options it is coloured; with options one of them is chosen."""

    id: str
    code: str  # as the source numbers it: A01, S14
    group: str
    label: Texts
    definition: Texts
    decision: str = ""
    options: tuple[AspectOption, ...] = ()
    linked: str = ""  # the same subject in another codebook
    line: int = 0


@dataclass(frozen=True)
class AspectGroup:
    """Aspects that belong together; `meanings` overrides what the values mean inside the group."""

    id: str
    label: Texts
    meanings: Mapping[Value, Texts] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class TableRow:
    """A published row: the aspect it counts and the label it was printed with."""

    aspect: str
    label: Texts
    line: int = 0


@dataclass(frozen=True)
class TableSection:
    """Rows under one heading."""

    label: Texts
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class CountTable:
    """A published table that counts one value per aspect, in the report's order and labels."""

    id: str
    title: Texts
    value: Value
    sections: tuple[TableSection, ...]
    line: int = 0

    def rows(self) -> Iterator[TableRow]:
        """Every row in printed order."""
        return (row for section in self.sections for row in section.rows)


@dataclass(frozen=True)
class Implication:
    """A value that implies others; a breach is a warning to the coder, never a correction."""

    id: str
    aspect: str
    value: Value
    implies: tuple[tuple[str, Value], ...]
    text: Texts
    line: int = 0


@dataclass(frozen=True)
class Codebook:
    """A coding scheme: aspects in groups, what the values mean, and how answers become values."""

    id: str
    version: str
    title: Texts
    perspectieven: tuple[str, ...]  # who may be coded with it
    meanings: Mapping[Value, Texts]
    groups: tuple[AspectGroup, ...]
    aspects: tuple[Aspect, ...]
    decisions: tuple[DecisionTable, ...] = ()
    implications: tuple[Implication, ...] = ()
    tables: tuple[CountTable, ...] = ()
    file: str = ""

    def coloured(self) -> tuple[Aspect, ...]:
        """The aspects that get a colour, in order."""
        return tuple(aspect for aspect in self.aspects if not aspect.options)

    def aspect(self, id: str) -> Aspect:
        """The aspect with this id; KeyError when there is none."""
        return {aspect.id: aspect for aspect in self.aspects}[id]

    def decision(self, id: str) -> DecisionTable:
        """The decision table with this id; KeyError when there is none."""
        return {table.id: table for table in self.decisions}[id]


# ---- open questions (kind: open_scheme) ------------------------------------------------------------------


@dataclass(frozen=True)
class Category:
    """One kind of answer to an open question; `group` is the heading it was printed under."""

    id: str
    label: Texts
    group: Texts = NO_TEXTS
    line: int = 0


@dataclass(frozen=True)
class OpenQuestion:
    """An open question and its categories, in printed order; several may be given per answer."""

    id: str
    text: Texts
    categories: tuple[Category, ...]
    note: Texts = NO_TEXTS
    line: int = 0


@dataclass(frozen=True)
class OpenScheme:
    """The open questions of a study."""

    id: str
    version: str
    title: Texts
    questions: tuple[OpenQuestion, ...]
    file: str = ""


# ---- scored indicators (kind: score_frame) ---------------------------------------------------------------


@dataclass(frozen=True)
class ScoreRow:
    """One scored row: several indicators may share one score."""

    id: str
    aanpak: str
    theme: str
    indicators: tuple[Texts, ...]
    line: int = 0


@dataclass(frozen=True)
class ScoreFrame:
    """Indicators scored X (not met), check (met) or dash (could not be tested), retested in later years."""

    id: str
    version: str
    title: Texts
    scores: Mapping[str, Texts]  # 'X', 'check', 'dash' -> meaning
    aanpakken: tuple[tuple[str, Texts], ...]
    themes: tuple[tuple[str, Texts], ...]
    years: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    file: str = ""


AnyCodebook = Codebook | OpenScheme | Normenkader | ScoreFrame

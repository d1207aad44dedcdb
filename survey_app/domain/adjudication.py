"""Cells whose codeurs differ, or whose definition changed after the seals; and deciding about them.

What was decided stands beside the two originals and never replaces them. Someone who coded the cell for
nobody decides alone; of the codeurs one proposes, and it is decided when every other codeur has agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from analysis.bench_rows import DECIDED_BY, Assignment, Seal
from analysis.double_coding import double_sheets
from analysis.study import Coding
from codebooks.model import Aspect
from codebooks.values import COLOURS, ORDERED, REASONS, Reason, Value
from survey_app.domain import agreement_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import LONGEST_TEXT, values_of

R = TypeVar("R", "Coding", "Decision", "ChangedSince")
CellKey = tuple[str, str, str]  # casus, perspectief, aspect
_COLOURS = frozenset(str(value) for value in COLOURS)
_RANKS = {str(value): rank for rank, value in enumerate(ORDERED)}


class Ground(StrEnum):
    """Why the codeurs differed, or on what the decision rests."""

    DEFINITIE_ONDUIDELIJK = "definitie_onduidelijk"
    FRAGMENT_GEMIST = "fragment_gemist"
    VERKEERD_GELEZEN = "verkeerd_gelezen"
    REGEL_TOEGEPAST = "regel_toegepast"
    BEIDE_VERDEDIGBAAR = "beide_verdedigbaar"
    VERSCHRIJVING = "verschrijving"
    DEFINITIE_GEWIJZIGD = "definitie_gewijzigd"


class Kind(StrEnum):
    """How the codeurs of a cell differ."""

    EEN_STAP = "een_stap"
    TWEE_STAPPEN = "twee_stappen"
    GRIJS = "grijs"  # not applicable for one, a colour for another
    OPTIES = "opties"  # an aspect without colours
    INFORMATIE = "informatie"  # one found no information
    LEEG = "leeg"  # one gave no value
    GELIJK = "gelijk"  # they agree; listed because the definition changed, or a decision stands


class State(StrEnum):
    """How far a difference is."""

    OPEN = "open"
    VOORSTEL = "voorstel"
    BESLOTEN = "besloten"


@dataclass(frozen=True)
class Decision:
    """What is proposed or was decided about one cell; `decided_on` '' is a proposal that `by` agree with."""

    casus: str
    perspectief: str
    aspect: str
    waarde: str
    reden: str
    grond: str
    toelichting: str
    fragmenten: tuple[str, ...]
    by: tuple[str, ...]
    decided_on: str = ""  # ISO day
    revision: int = 0


@dataclass(frozen=True)
class ChangedSince:
    """A row whose aspect was changed in the codebook after it was coded, and that was not looked at yet."""

    casus: str
    perspectief: str
    aspect: str
    codeur: str
    what: str  # codebook_changes.as_text
    old_version: str
    new_version: str


@dataclass(frozen=True)
class Bench:
    """What of a study's double coding may be seen by all: nothing of a blind sheet is in it."""

    codings: tuple[Coding, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    seals: tuple[Seal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    changed: tuple[ChangedSince, ...] = ()


@dataclass(frozen=True)
class Difference:
    """One cell to be decided about, or that was."""

    casus: str
    perspectief: str
    aspect: str
    codings: tuple[Coding, ...]  # the originals, in the order of their codeurs' names
    codeurs: tuple[str, ...]  # whose agreement a decision of the codeurs needs
    kind: Kind
    decision: Decision | None = None
    proposal: Decision | None = None
    changed: tuple[ChangedSince, ...] = ()

    @property
    def cell(self) -> CellKey:
        """Which cell it is."""
        return self.casus, self.perspectief, self.aspect

    @property
    def state(self) -> State:
        """Open while nothing is decided, or again since the definition changed."""
        if self.proposal:
            return State.VOORSTEL
        return State.BESLOTEN if self.decision and not self.changed else State.OPEN

    @property
    def revision(self) -> int:
        """The number of the last proposal or decision; 0 when there was none."""
        return max((one.revision for one in (self.decision, self.proposal) if one), default=0)

    def value_of(self, codeur: str) -> Coding | None:
        """What this codeur wrote; None when they have no row."""
        return next((row for row in self.codings if row.codeur == codeur), None)


@dataclass(frozen=True)
class DecisionForm:
    """What someone filled in."""

    waarde: str = ""
    reden: str = ""
    grond: str = ""
    toelichting: str = ""
    fragmenten: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Step:
    """A proposal or a decision to be kept, all of it or nothing, on top of revision `seen`."""

    study: str
    decision: Decision
    seen: int
    before: str  # the value that counted, '' when none was decided
    changed_by: str
    changed_at: datetime
    why: str = ""


def differences(bench: Bench) -> Iterator[Difference]:
    """Every cell that is, or was, to be decided about, in the order in which its first row stands.

    On a sheet that all its codeurs sealed, a codeur without a value counts as one who differs. Elsewhere the
    values that there are count.
    """
    rows = _by_cell(bench.codings)
    decisions, changed = _by_cell(bench.decisions), _by_cell(bench.changed)
    sealed = double_sheets(bench.assignments, bench.seals).sealed
    for cell, found in rows.items():
        names = sealed.get(cell[:2])
        originals = _originals(found, names)
        codeurs = tuple(sorted(names or {row.codeur for row in originals}))
        kind, known, since = _kind(originals, codeurs), decisions.get(cell, []), changed.get(cell, [])
        if kind is not Kind.GELIJK or known or since:
            decided = next((one for one in known if one.decided_on), None)
            proposal = next((one for one in known if not one.decided_on), None)
            yield Difference(*cell, originals, codeurs, kind, decided, proposal, tuple(since))


def _by_cell(rows: Iterable[R]) -> dict[CellKey, list[R]]:
    found: dict[CellKey, list[R]] = {}
    for row in rows:
        found.setdefault((row.casus, row.perspectief, row.aspect), []).append(row)
    return found


def _originals(rows: Sequence[Coding], names: frozenset[str] | None) -> tuple[Coding, ...]:
    """What codeurs found alone, as analysis/agreement/cells.py has it."""
    own = sorted((row for row in rows if row.codeur != DECIDED_BY), key=lambda row: row.codeur)
    if names is not None:
        return tuple(row for row in own if row.codeur in names)
    valued = [row for row in own if row.waarde]
    drafts = [row for row in valued if row.status == "concept"]
    return tuple(drafts if len(drafts) > 1 else valued)


def _kind(rows: Sequence[Coding], codeurs: Sequence[str]) -> Kind:
    given = {row.codeur: row.waarde for row in rows}
    values = {given.get(codeur, "") for codeur in codeurs}
    if len(values) < 2:
        return Kind.GELIJK
    if "" in values:
        return Kind.LEEG
    if str(Value.GEEN_INFORMATIE) in values:
        return Kind.INFORMATIE
    if values - _COLOURS:
        return Kind.OPTIES
    if str(Value.GRIJS) in values:
        return Kind.GRIJS
    ranks = [_RANKS[value] for value in values]
    return Kind.TWEE_STAPPEN if max(ranks) - min(ranks) > 1 else Kind.EEN_STAP


def check_decision(aspect: Aspect, form: DecisionForm, difference: Difference) -> list[Mistake]:
    """Everything that keeps the decision from standing, all at once."""
    checks = (
        _check_value(aspect, form),
        _check_reason(aspect, form),
        None if form.grond in list(Ground) else Mistake("grond", messages.NO_GROUND),
        None if form.toelichting else Mistake("toelichting", messages.NO_EXPLANATION),
        _check_why(form, difference),
        *(
            Mistake(name, messages.TOO_LONG, {"limit": LONGEST_TEXT})
            for name, text in (("toelichting", form.toelichting), ("waarom", form.why))
            if len(text) > LONGEST_TEXT
        ),
    )
    return [mistake for mistake in checks if mistake is not None]


def _check_value(aspect: Aspect, form: DecisionForm) -> Mistake | None:
    return None if form.waarde in values_of(aspect) else Mistake("waarde", messages.NO_DECIDED_VALUE)


def _check_reason(aspect: Aspect, form: DecisionForm) -> Mistake | None:
    if form.waarde not in values_of(aspect):
        return None
    fitting: Iterable[Reason] = () if aspect.options else REASONS[Value(form.waarde)]
    if not form.reden and form.waarde == Value.ROOD:
        return Mistake("reden", messages.WHICH_ROOD)
    fits = not form.reden or form.reden in list(fitting)
    return None if fits else Mistake("reden", messages.REASON_OF_ANOTHER_VALUE)


def _check_why(form: DecisionForm, difference: Difference) -> Mistake | None:
    return Mistake("waarom", messages.WHY_REVISED) if difference.decision and not form.why else None


def waits_for(difference: Difference) -> tuple[str, ...]:
    """Which codeurs the proposal still waits for; () without a proposal."""
    if difference.proposal is None:
        return ()
    return tuple(name for name in difference.codeurs if name not in difference.proposal.by)


def all_quotes(codings: Iterable[Coding]) -> tuple[str, ...]:
    """The quotes of these rows, each once."""
    return tuple(dict.fromkeys(name for row in codings for name in row.fragmenten))


def counted(differences: Iterable[Difference]) -> Mapping[State, int]:
    """How many differences are in each state."""
    states = [one.state for one in differences]
    return {state: states.count(state) for state in State}

"""Deciding about a cell that codeurs coded differently: by a third person, or by its codeurs together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from codebooks.model import Aspect
from survey_app.domain import agreement_messages as messages
from survey_app.domain.adjudication import (
    Decision,
    DecisionForm,
    Difference,
    Step,
    all_quotes,
    check_decision,
    waits_for,
)
from survey_app.domain.answer_checks import Mistake, clean


class Decisions(Protocol):
    """Where decisions are kept (survey_app/storage/adjudications.py)."""

    def keep(self, step: Step) -> bool:
        """Keeps the step; False when the cell moved on meanwhile."""


class Outcome(Enum):
    """What came of it."""

    DECIDED = auto()
    PROPOSED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Adjudicated:
    """The outcome and the mistakes, if any."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


def read_decision(form: Mapping[str, str], quotes: Sequence[str]) -> DecisionForm:
    """The form as it was sent, without what no database can hold."""
    fields = {name: clean(form.get(name, "")) for name in ("waarde", "reden", "grond", "toelichting")}
    return DecisionForm(**fields, fragmenten=tuple(quotes), why=clean(form.get("waarom", "")))


def adjudicate(
    store: Decisions,
    study: str,
    difference: Difference,
    aspect: Aspect,
    form: DecisionForm,
    revision: int,
    who: str,
    now: datetime,
) -> Adjudicated:
    """Decides when `who` coded the cell for nobody, or codes it alone; else proposes to the other codeurs.

    `revision` is what `who` was looking at. Nothing is overwritten unseen.
    """
    if revision != difference.revision:
        return Adjudicated(Outcome.STALE)
    mistakes = check_decision(aspect, form, difference)
    if mistakes:
        return Adjudicated(Outcome.MISTAKES, tuple(mistakes))
    known = all_quotes(difference.codings)
    proposed = Decision(
        difference.casus,
        difference.perspectief,
        difference.aspect,
        form.waarde,
        form.reden,
        form.grond,
        form.toelichting,
        tuple(name for name in known if name in form.fragmenten),
        (who,),
    )
    return _keep(store, study, difference, proposed, who, now, form.why)


def agree(
    store: Decisions, study: str, difference: Difference, revision: int, who: str, now: datetime
) -> Adjudicated:
    """`who` agrees with the proposal as it stands; with the last codeur's agreement it is decided."""
    proposal = difference.proposal
    if revision != difference.revision:
        return Adjudicated(Outcome.STALE)
    if proposal is None or who not in waits_for(difference):
        return Adjudicated(Outcome.MISTAKES, (Mistake("akkoord", messages.NOTHING_TO_AGREE),))
    return _keep(store, study, difference, replace(proposal, by=(*proposal.by, who)), who, now)


def _keep(
    store: Decisions,
    study: str,
    difference: Difference,
    proposed: Decision,
    who: str,
    now: datetime,
    why: str = "",
) -> Adjudicated:
    third = who not in difference.codeurs
    complete = third or set(difference.codeurs) <= set(proposed.by)
    decision = replace(proposed, decided_on=now.date().isoformat() if complete else "")
    before = difference.decision.waarde if difference.decision else ""
    step = Step(study, decision, difference.revision, before, who, now, why)
    if not store.keep(step):
        return Adjudicated(Outcome.STALE)
    return Adjudicated(Outcome.DECIDED if complete else Outcome.PROPOSED)

"""What the privacy check finds, worst first: each a plain sentence with counts, never a value of anyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.results.reidentification import GroupRisk
from survey_app.domain.anonymity import finding_texts as texts
from survey_app.domain.anonymity.links import is_due
from survey_app.domain.anonymity.modes import Mode, mode_of
from survey_app.domain.anonymity.traces import PrivacyCheck, Traces


class Severity(StrEnum):
    """How bad it is, from bad to good."""

    HIGH = "hoog"
    MIDDLE = "midden"
    LOW = "laag"
    GOOD = "in orde"


@dataclass(frozen=True)
class Finding:
    """`sentence` is Dutch with %(names)s from `details`; `code` names the kind for programs."""

    code: str
    severity: Severity
    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)

    def say(self) -> str:
        """The sentence in Dutch."""
        return self.sentence % self.details


def findings(check: PrivacyCheck) -> tuple[Finding, ...]:
    """Everything found, the worst first."""
    found = [one for look in LOOKS for one in look(check)]
    if check.traces:
        found += [one for look in TRACE_LOOKS for one in look(check, check.traces)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def combinations(check: PrivacyCheck) -> Iterator[Finding]:
    """People who are alone by what others may know."""
    for group in check.risk.groups:
        yield from _of_group(group, check.risk.threshold)


def _of_group(group: GroupRisk, threshold: int) -> Iterator[Finding]:
    about = {"perspectief": group.perspectief, "people": group.people, "threshold": threshold}
    if group.people < threshold:
        yield Finding("few-people", Severity.MIDDLE, texts.FEW_PEOPLE, about)
    for risk in group.risks:
        details = {
            **about,
            "known": texts.KNOWN[risk.ways],
            "alone": risk.alone,
            "small": risk.small,
            "k": risk.smallest,
        }
        worst = {"worst": ", ".join(risk.worst)}
        if risk.alone:
            severity = Severity.HIGH if risk.ways == 1 else Severity.MIDDLE
            yield Finding(f"alone-{risk.ways}", severity, texts.ALONE, {**details, **worst})
        elif risk.small:
            yield Finding(f"small-{risk.ways}", Severity.LOW, texts.SMALL, details)
        else:
            yield Finding(f"groups-{risk.ways}", Severity.GOOD, texts.LARGE_GROUPS, details)
    if group.left_out:
        yield Finding("left-out", Severity.LOW, texts.LEFT_OUT, {**about, "n": group.left_out})


def casus(check: PrivacyCheck) -> Iterator[Finding]:
    """The casus in the answers: who holds a list of casussen with names can look people up."""
    details = {"n": check.risk.with_casus, "people": check.risk.people}
    if check.risk.with_casus and mode_of(check.study) is Mode.ANONIEM:
        yield Finding("casus-in-anonymous", Severity.HIGH, texts.CASUS_IN_ANONYMOUS, details)
    elif check.risk.with_casus:
        yield Finding("casus", Severity.MIDDLE, texts.CASUS, details)


def language(check: PrivacyCheck) -> Iterator[Finding]:
    """The language in which someone answered: a trait that the neighbours know."""
    risk = check.risk
    if risk.with_language and mode_of(check.study) is Mode.ANONIEM:
        details = {"n": risk.with_language, "people": risk.people}
        yield Finding("language-in-anonymous", Severity.HIGH, texts.LANGUAGE_IN_ANONYMOUS, details)
    if risk.in_few:
        details = {"n": risk.in_few, "threshold": risk.threshold}
        yield Finding("few-in-language", Severity.MIDDLE, texts.FEW_IN_LANGUAGE, details)


def order(check: PrivacyCheck) -> Iterator[Finding]:
    """Names of responses that count on tell who came when."""
    if check.risk.in_sequence:
        yield Finding("in-sequence", Severity.MIDDLE, texts.IN_SEQUENCE)


def open_answers(check: PrivacyCheck) -> Iterator[Finding]:
    """Names in open answers."""
    details = {"n": check.texts.named, "answers": check.texts.answers}
    if check.texts.named:
        yield Finding("names", Severity.HIGH, texts.NAMES, details)
    elif check.texts.answers:
        yield Finding("no-names", Severity.LOW, texts.NO_NAMES_FOUND, details)
    if check.texts.not_to_quote:
        yield Finding("not-to-quote", Severity.LOW, texts.NOT_TO_QUOTE, {"n": check.texts.not_to_quote})


def links(check: PrivacyCheck, traces: Traces) -> Iterator[Finding]:
    """Invitations that know their response, and the day that was promised."""
    details = {"n": traces.links.tied, "day": check.study.key_until}
    anonymous = mode_of(check.study) is Mode.ANONIEM
    sent_and_tied = traces.links.tied - traces.links.unsent
    if is_due(check.study, traces.cuts, check.day):
        yield Finding("overdue", Severity.HIGH, texts.OVERDUE, details)
    if anonymous and sent_and_tied > 0:
        yield Finding("tied-anonymous", Severity.HIGH, texts.TIED_ANONYMOUS, {"n": sent_and_tied})
    elif traces.links.tied:
        yield Finding("tied", Severity.MIDDLE, texts.TIED, details)
    else:
        yield Finding("not-tied", Severity.GOOD, texts.NOT_TIED)
    if traces.links.paper:
        yield Finding("paper", Severity.MIDDLE, texts.PAPER, {"n": traces.links.paper})


def days(check: PrivacyCheck, traces: Traces) -> Iterator[Finding]:
    """Days of sending by which someone who saw another answer could find them."""
    if traces.lonely_days:
        details = {"n": traces.lonely_days, "with_day": traces.links.with_day}
        yield Finding("lonely-days", Severity.MIDDLE, texts.LONELY_DAYS, details)
    elif traces.links.with_day:
        yield Finding("days", Severity.LOW, texts.DAYS, {"with_day": traces.links.with_day})
    else:
        yield Finding("no-days", Severity.GOOD, texts.NO_DAYS)


def key_and_contacts(check: PrivacyCheck, traces: Traces) -> Iterator[Finding]:
    """The key, what it opens, and what a backup still holds."""
    if traces.contacts or traces.wishes:
        details = {"contacts": traces.contacts, "wishes": traces.wishes}
        yield Finding("contacts", Severity.MIDDLE, texts.CONTACTS, details)
    if traces.key == "aanwezig":
        yield Finding("key", Severity.LOW, texts.KEY, {"day": check.study.key_until or "-"})
    elif traces.key == "vernietigd":
        yield Finding("key-gone", Severity.GOOD, texts.KEY_GONE)
    yield Finding("backups", Severity.LOW, texts.BACKUPS)


LOOKS: tuple[Callable[[PrivacyCheck], Iterator[Finding]], ...] = (
    combinations,
    casus,
    language,
    order,
    open_answers,
)
TRACE_LOOKS: tuple[Callable[[PrivacyCheck, Traces], Iterator[Finding]], ...] = (links, days, key_and_contacts)

"""What must hold between the deelvragen, the norms and the judgements of a normenkader."""

from __future__ import annotations

from codebooks.model import EvidenceLink, Norm, Normenkader
from codebooks.naming import Named, ids_used_twice
from codebooks.problem_texts import problem
from instruments.problems import Problem, did_you_mean

# Tables that follow from the judgements, or look up any other table: evidence for a judgement would go round.
JUDGED_TABLES = frozenset(
    {"normen", "bewijs", "oordelen", "normen_kantelpunt", "normen_strijdig", "gepubliceerd"}
)


def check_norms(book: Normenkader) -> list[Problem]:
    """Every Problem but those of the scale."""
    whole = [*ids_once(book), *deelvragen_covered(book), *links_known(book)]
    rules = (
        reason_given,
        judgement_given,
        evidence_given,
        evidence_of_one_kind,
        weights_positive,
        values_given,
        figures_sound,
    )
    return whole + [found for norm in book.norms for rule in rules for found in rule(book.file, norm)]


def ids_once(book: Normenkader) -> list[Problem]:
    """Ids are used once in their list, and evidence links once within their norm."""
    lists = {
        "questions": [Named(item.id, item.line) for item in book.questions],
        "norms": [Named(item.id, item.line) for item in book.norms],
    }
    lists |= {f"norm {norm.id}": [Named(link.id, link.line) for link in norm.evidence] for norm in book.norms}
    return [found for where, named in lists.items() for found in ids_used_twice(book.file, where, named)]


def deelvragen_covered(book: Normenkader) -> list[Problem]:
    """Every deelvraag has a norm, a reason why there is none, or a declared gap."""
    covered = {norm.deelvraag for norm in book.norms}
    return [
        problem("deelvraag-without-norm", book.file, question.line, id=question.id)
        for question in book.questions
        if question.id not in covered
    ]


def links_known(book: Normenkader) -> list[Problem]:
    """Norms name deelvragen and parts that exist; '' is a description without a deelvraag, or a gap."""
    questions = {question.id for question in book.questions}
    parts = [id for id, _ in book.parts]
    return [
        *(
            problem("deelvraag-unknown", book.file, norm.line, id=norm.id, deelvraag=norm.deelvraag)
            for norm in book.norms
            if norm.deelvraag not in questions and (norm.deelvraag or is_applicable(norm))
        ),
        *(
            problem(
                "part-unknown",
                book.file,
                norm.line,
                id=norm.id,
                part=norm.part,
                hint=did_you_mean(norm.part, parts),
            )
            for norm in book.norms
            if norm.part not in parts and (norm.part or norm.applicable)
        ),
    ]


def reason_given(file: str, norm: Norm) -> list[Problem]:
    """Not (wholly) applicable carries its reason; a gap always does, being declared by it."""
    missing = norm.applicable != "ja" and not norm.why_not
    return [problem("norm-reason-missing", file, norm.line, id=norm.id)] if missing else []


def judgement_given(file: str, norm: Norm) -> list[Problem]:
    """An applicable norm falls under a judgement, the others under none."""
    if is_applicable(norm) and not norm.judged_with:
        return [problem("judgement-missing", file, norm.line, id=norm.id)]
    if norm.judged_with and not is_applicable(norm):
        return [problem("judgement-needless", file, norm.line, id=norm.id, judgement=norm.judged_with)]
    return []


def evidence_given(file: str, norm: Norm) -> list[Problem]:
    """An applicable norm says how it is measured."""
    missing = is_applicable(norm) and not norm.evidence
    return [problem("evidence-missing", file, norm.line, id=norm.id)] if missing else []


def evidence_of_one_kind(file: str, norm: Norm) -> list[Problem]:
    """Evidence is counted from cells or answers, a figure, or read in a source."""
    return [
        problem("evidence-two-kinds", file, link.line, id=norm.id, link=link.id)
        for link in norm.evidence
        if not _one_kind(link)
    ]


def weights_positive(file: str, norm: Norm) -> list[Problem]:
    """Every link weighs something; what should not count does not belong among the evidence."""
    return [
        problem("evidence-weight", file, link.line, id=norm.id, link=link.id, weight=f"{link.weight:g}")
        for link in norm.evidence
        if not link.weight > 0
    ]


def values_given(file: str, norm: Norm) -> list[Problem]:
    """A question says which answers meet the norm, no answer counts twice; other links name none."""
    return [
        problem("evidence-values", file, link.line, id=norm.id, link=link.id)
        for link in norm.evidence
        if bool(link.question) != bool(link.met)
        or (link.partly and not link.question)
        or len({*link.met, *link.partly}) < len(link.met) + len(link.partly)
    ]


def figures_sound(file: str, norm: Norm) -> list[Problem]:
    """A figure has an address outside the judgements themselves, and a threshold."""
    figures = [link for link in norm.evidence if link.kind == "cijfer" or _has_threshold(link)]
    return [
        problem("evidence-figure", file, link.line, id=norm.id, link=link.id, figure=link.figure)
        for link in figures
        if not _has_threshold(link) or not is_figure(link.figure)
    ]


def is_figure(address: str) -> bool:
    """Whether this is the address of a number that does not itself follow from judgements."""
    parts = address.split("/")
    return len(parts) == 3 and all(parts) and parts[0] not in JUDGED_TABLES


def _has_threshold(link: EvidenceLink) -> bool:
    return link.at_least is not None or link.at_most is not None


def is_applicable(norm: Norm) -> bool:
    """Whether the norm is judged, wholly or in part."""
    return norm.applicable in ("ja", "deels")


def _one_kind(link: EvidenceLink) -> bool:
    read = bool(link.source or link.documents)
    return sum(map(bool, (link.aspects, link.question, link.figure, read))) == 1

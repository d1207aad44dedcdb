"""What must hold between the deelvragen, the norms and the judgements of a normenkader."""

from __future__ import annotations

from codebooks.model import EvidenceLink, Norm, Normenkader
from codebooks.naming import Named, ids_used_twice
from codebooks.problem_texts import problem
from instruments.problems import Problem, did_you_mean


def check_norms(book: Normenkader) -> list[Problem]:
    """Every Problem but those of the scale."""
    whole = [*ids_once(book), *deelvragen_covered(book), *links_known(book)]
    rules = (reason_given, judgement_given, evidence_given, evidence_of_one_kind)
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
    """Evidence is counted from cells or read in a source."""
    return [
        problem("evidence-two-kinds", file, link.line, id=norm.id, link=link.id)
        for link in norm.evidence
        if not _one_kind(link)
    ]


def is_applicable(norm: Norm) -> bool:
    """Whether the norm is judged, wholly or in part."""
    return norm.applicable in ("ja", "deels")


def _one_kind(link: EvidenceLink) -> bool:
    return bool(link.aspects) != bool(link.source)

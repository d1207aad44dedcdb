"""Checks across files: what an instrument or codebook says about another codebook of the study."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.study_folder import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.known_names import KnownNames
from codebooks.model import Codebook, Normenkader
from instruments.model import Instrument, Part, QuestionKind
from instruments.problems import Problem, did_you_mean, problem


def check_references(known: KnownNames) -> tuple[Problem, ...]:
    """Every Problem with a name in one file that another file of the study should explain."""
    found: list[Problem] = []
    for instrument in known.instruments.values():
        found.extend(_judges(instrument, known))
    for book in known.codebooks.values():
        if isinstance(book, Codebook):
            found.extend(_linked(book, known))
        if isinstance(book, Normenkader):
            found.extend(_evidence(book, known))
            found.extend(_asked(book, known))
    return tuple(found)


def _judges(instrument: Instrument, known: KnownNames) -> Iterator[Problem]:
    targets = [*known.aspects, *known.open_questions]
    for question in instrument.questions():
        name = question.judges
        if name and name not in targets and not known.may_be_broken(name):
            details = {"question": question.id, "value": name, "hint": did_you_mean(name, targets)}
            yield problem("judges-unknown", instrument.file, question.line, **details)


def _linked(book: Codebook, known: KnownNames) -> Iterator[Problem]:
    """A link to a codebook that this study does not use is no mistake: it is simply not followed."""
    for aspect in book.aspects:
        other = aspect.linked.partition(".")[0]
        if other in known.codebooks and aspect.linked not in known.aspects:
            hint = did_you_mean(aspect.linked, known.aspects)
            details = {"aspect": aspect.id, "value": aspect.linked, "hint": hint}
            yield problem("linked-aspect-unknown", book.file, aspect.line, **details)


def _evidence(kader: Normenkader, known: KnownNames) -> Iterator[Problem]:
    for norm in kader.norms:
        for name in (name for link in norm.evidence for name in link.aspects):
            if name not in known.aspects and not known.may_be_broken(name):
                details = {"norm": norm.id, "value": name, "hint": did_you_mean(name, known.aspects)}
                yield problem("evidence-aspect-unknown", kader.file, norm.line, **details)


def _asked(kader: Normenkader, known: KnownNames) -> Iterator[Problem]:
    """Questions that norms count exist, and have the answers that are said to meet them."""
    asking = [(norm, link) for norm in kader.norms for link in norm.evidence if link.question]
    for norm, link in asking:
        instrument, _, variable = link.question.partition(".")
        if instrument in known.broken:
            continue
        part = _part(known, instrument, variable)
        if part is None:
            names = [f"{id}.{p.variable}" for id, i in known.instruments.items() for p in i.parts()]
            details = {"norm": norm.id, "value": link.question, "hint": did_you_mean(link.question, names)}
            yield problem("evidence-question-unknown", kader.file, link.line, **details)
            continue
        codes = [option.code for option in part.options] or [str(grade) for grade in range(1, 11)]
        for value in (value for value in (*link.met, *link.partly) if value not in codes):
            details = {
                "norm": norm.id,
                "value": value,
                "question": link.question,
                "allowed": ", ".join(codes),
            }
            yield problem("evidence-answer-unknown", kader.file, link.line, **details)


def _part(known: KnownNames, instrument: str, variable: str) -> Part | None:
    """The part that keeps this variable; None when there is none, or it keeps free text."""
    found = known.instruments.get(instrument)
    for question in found.questions() if found else ():
        for part in question.parts:
            if part.variable == variable and (part.options or question.kind is QuestionKind.GRADE):
                return part
    return None

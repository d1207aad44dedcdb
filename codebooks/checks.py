"""What must hold in a codebook as a whole: one function per rule, every Problem at once.

That a name in another file exists (`linked`, the cells that a norm counts) is checked where files meet:
`analysis.study_folder`.
"""

from __future__ import annotations

from codebooks.decision_checks import check_decisions
from codebooks.model import AnyCodebook, Codebook, Normenkader, OpenScheme
from codebooks.naming import Named, ids_used_twice
from codebooks.norm_checks import check_norms
from codebooks.scale_checks import check_scale
from codebooks.scheme_checks import check_scheme
from codebooks.score_checks import check_scores
from instruments.problems import Problem


def check_codebook(book: AnyCodebook) -> list[Problem]:
    """Every Problem of this codebook; an empty list when there is none."""
    if isinstance(book, Codebook):
        return [*check_scheme(book), *check_decisions(book)]
    if isinstance(book, OpenScheme):
        return check_open_scheme(book)
    if isinstance(book, Normenkader):
        return [*check_norms(book), *check_scale(book)]
    return check_scores(book)


def check_open_scheme(scheme: OpenScheme) -> list[Problem]:
    """Questions have ids of their own, and so have the categories of one question."""
    problems = ids_used_twice(scheme.file, "questions", [Named(q.id, q.line) for q in scheme.questions])
    for question in scheme.questions:
        named = [Named(category.id, category.line) for category in question.categories]
        problems += ids_used_twice(scheme.file, question.id, named)
    return problems

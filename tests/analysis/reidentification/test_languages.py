"""The language someone answered in is counted among what others may know of them."""

from __future__ import annotations

import pytest

from analysis.reidentification import reidentify
from analysis.reidentification.variables import TAAL
from analysis.study import Answer, Response, Study, StudyData
from instruments.texts import NO_TEXTS

STUDY = Study(
    id="s", title=NO_TEXTS, organisation="", purpose=NO_TEXTS, legal_ground=NO_TEXTS, contact=NO_TEXTS,
    retention=NO_TEXTS, threshold=10, reconstruction=NO_TEXTS, perspectieven=(("ouder", NO_TEXTS),),
    instruments={}, codebooks=(), tables=(), strata=(),
)  # fmt: skip


def in_languages(*languages: str) -> StudyData:
    """A study in which everyone gave the same answer, each in this language; '' where it is not known."""
    names = [f"r_{place:x}z" for place, _ in enumerate(languages)]
    answers = tuple(Answer(name, "", "ouder", "i", "1", "leeftijd", "a") for name in names)
    told = (Response(name, taal=taal) for name, taal in zip(names, languages, strict=True))
    return StudyData(STUDY, answers=answers, responses=tuple(told))


@pytest.mark.parametrize(
    ("languages", "told", "in_few", "alone"),
    [
        (["nl"] * 12 + ["pl"], 13, 1, 1),
        (["nl"] * 12 + ["pl"] * 4, 16, 4, 0),
        (["nl"] * 12 + ["pl"] * 10, 22, 0, 0),
        (["nl"] * 4, 4, 0, 0),  # few people, but their language tells nobody apart
        (["nl"] * 12 + [""], 12, 0, 1),  # on paper, perhaps: that tells something too
        ([""] * 4, 0, 0, 0),
    ],
)
def test_who_answered_in_a_language_that_few_share_can_be_found(languages, told, in_few, alone):
    found = reidentify(in_languages(*languages))

    assert (found.with_language, found.in_few, found.alone) == (told, in_few, alone)
    assert found.groups[0].variables == ((TAAL,) if len(set(languages)) > 1 else ())

"""Which quotes may leave the study: nobody's words are printed because nobody said no."""

from __future__ import annotations

import pytest

from analysis.released_quotes import released_quotes
from analysis.study import Answer, Fragment, Response, Source, Study, StudyData
from instruments.texts import NO_TEXTS as NONE

STUDY = Study("s", NONE, "", NONE, NONE, NONE, NONE, 10, NONE, (), {}, (), (), ())


def data(said: dict[str, str], *sources: Source) -> StudyData:
    """A study in which each response of the ouder of casus 1 says so about quoting."""
    return StudyData(
        STUDY,
        responses=tuple(Response(name, citeren=word) for name, word in said.items()),
        answers=tuple(Answer(name, "1", "ouder", "ouder", "1", "v", "ja") for name in said),
        sources=sources,
        fragments=tuple(Fragment(f"f_{s.bron}", s.bron, 0, 1, "x") for s in sources),
    )


REPORT = Source("ouder_1", "1", "ouder", "x")


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ({"a": "ja"}, True),
        ({"a": "nee"}, False),
        ({"a": ""}, False),
        ({}, False),
        ({"a": "ja", "b": "nee"}, False),
    ],
)
def test_a_report_of_a_casus_is_free_when_everybody_said_yes(said, free):
    assert released_quotes(data(said, REPORT)) == (frozenset({"f_ouder_1"}) if free else frozenset())


@pytest.mark.parametrize(
    ("source", "free"),
    [
        (Source("nota", "", "", "x", "document"), True),
        (Source("dossier", "1", "ouder", "x", "document"), False),
        (Source("sessie", "", "ouder", "x", "groepsgesprek"), False),
        (Source("sessie", "1", "ouder", "x", "groepsgesprek"), False),
        (Source("ander", "2", "ouder", "x"), False),
        (Source("zijde", "1", "swt", "x"), False),
    ],
)
def test_only_documents_about_the_whole_study_are_free_without_a_yes(source, free):
    assert bool(released_quotes(data({"a": "ja"}, source))) is free

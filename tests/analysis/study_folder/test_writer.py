"""Values of any content, written and read back."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.study import (
    Answer,
    Assessment,
    Coding,
    EvidenceRow,
    Fragment,
    Score,
    Study,
    StudyData,
)
from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.judgement_files import read_assessments
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_kinds import ANSWERS, CODINGS, FRAGMENTS, SCORES
from analysis.study_folder.writer import assessments_yaml, unchanged
from instruments.texts import NO_TEXTS
from instruments.yaml_source import decode, parse_yaml

TEXT = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
NAME = st.from_regex(r"[a-z][a-z0-9_.-]{0,8}", fullmatch=True)
NUMBER = st.integers(0, 999_999_999)
# YAML holds no control characters or noncharacters; the reader refuses them with a Problem.
PLAIN = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\r\n\t\x85")
)
FILLED = PLAIN.filter(bool)
EVIDENCE = st.builds(EvidenceRow, FILLED, FILLED, st.sampled_from(["", "ja", "deels", "nee"]), PLAIN, PLAIN)
ASSESSMENT = st.builds(
    Assessment,
    FILLED,
    FILLED,
    PLAIN,
    PLAIN,
    st.dates().map(str),
    st.lists(EVIDENCE, max_size=2).map(tuple),
)
STUDY = Study(
    id="s",
    title=NO_TEXTS,
    organisation="",
    purpose=NO_TEXTS,
    legal_ground=NO_TEXTS,
    contact=NO_TEXTS,
    retention=NO_TEXTS,
    threshold=10,
    reconstruction=NO_TEXTS,
    perspectieven=(),
    instruments={},
    codebooks=(),
    strata=(),
    tables=(),
)


def back(kind, rows):
    raw = write_rows(kind.columns, [kind.fields(row) for row in rows])
    problems = ProblemList(kind.file)
    found = [kind.make(row.fields) for row in read_rows(io.BytesIO(raw), kind.columns, problems)]
    assert problems.empty
    return raw, found


@settings(deadline=None)
@given(st.lists(st.builds(Answer, *[TEXT] * 7), max_size=5))
def test_any_answers_survive(rows):
    raw, found = back(ANSWERS, rows)
    assert found == rows
    assert unchanged("answers.csv", raw, StudyData(STUDY, answers=tuple(rows)))


@settings(max_examples=20)
@given(st.lists(st.builds(Coding, *[TEXT] * 7, st.lists(NAME).map(tuple), TEXT, TEXT), max_size=5))
def test_any_codings_survive(rows):
    assert back(CODINGS, rows)[1] == rows


@settings(deadline=None)
@given(st.lists(st.builds(Fragment, TEXT, TEXT, NUMBER, NUMBER, TEXT), max_size=5))
def test_any_fragments_survive(rows):
    assert back(FRAGMENTS, rows)[1] == rows


@settings(deadline=None)
@given(st.lists(st.builds(Score, *[TEXT] * 4), max_size=5))
def test_any_scores_survive(rows):
    assert back(SCORES, rows)[1] == rows


@settings(max_examples=30)
@given(st.lists(ASSESSMENT, max_size=3).map(tuple))
def test_any_assessments_survive(rows):
    raw = assessments_yaml(rows)
    problems = []
    node = parse_yaml(decode(raw, "x").value, "x").value
    assert read_assessments(node, "x", problems).assessments == rows
    assert problems == []
    assert unchanged("assessments.yaml", raw, StudyData(STUDY, assessments=rows))

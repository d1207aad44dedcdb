"""answers.csv read by column tells the same answers and the same Problems as answers.csv read row by row."""

import io
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.study_folder import answer_blocks, answer_suspects, problem_list, read_study_folder
from analysis.study_folder.answer_checks import AnswerCheck
from analysis.study_folder.answer_file import read_answers
from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.files import FolderFiles
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.reader import FolderReader
from analysis.study_folder.row_kinds import ANSWERS

HERE = Path(__file__).parent
KLEIN = HERE / "folders" / "klein"
SPOILED = yaml.safe_load((HERE / "bad_folders" / "spoiled.yaml").read_text(encoding="utf-8"))
HEADER = b"response,casus,perspectief,instrument,version,question,value\n"
GOOD = b"r1,1,ouder,korte_ouder,1,klik.gebeurd,ja\n"


@pytest.fixture(scope="module")
def known():
    """What the rows of the small study may refer to."""
    data = read_study_folder(KLEIN).value
    casussen = {case.casus for case in data.cases}
    return KnownNames(data.study, data.instruments, data.codebooks, casussen=casussen)


def by_rows(raw, known):
    """Answers, Problems and known responses as read row by row: what reading by column is held against."""
    problems, kept = ProblemList("answers.csv"), []
    check = AnswerCheck(known, problems)
    for row in read_rows(io.BytesIO(raw), ANSWERS.columns, problems):
        answer = ANSWERS.make(row.fields)
        if row.sound:
            check(row.line, answer, row.fields)
        kept.append((row.sound, answer))
    names = None if problems.lost_rows() else {answer.response for _, answer in kept}
    return [answer for sound, answer in kept if sound], problems.all(), names


def by_column(raw, known):
    problems = ProblemList("answers.csv")
    read = read_answers(io.BytesIO(raw), known, problems)
    return list(read.answers), problems.all(), read.responses


def assert_same(raw, known):
    answers, problems, names = by_rows(raw, known)
    found, found_problems, found_names = by_column(raw, known)
    assert found_problems == problems
    assert found_names == names
    if not problems:
        assert found == answers


# ---- the spoiled folders ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [c for c in SPOILED if c["file"] == "answers.csv"], ids=lambda c: c["code"])
def test_a_spoiled_file_has_the_same_problems_either_way(case, known):
    text = (KLEIN / "answers.csv").read_text(encoding="utf-8").replace(case["old"], case["new"], 1)
    assert by_column(text.encode(), known)[1] != ()
    assert_same(text.encode(), known)


# What is read later cannot change what answers are judged by.
FIRST = (
    "study.yaml",
    "instrument",
    "codebooks/",
    "cases.csv",
    "sources/",
    "codings.csv",
    "answers.csv",
)


def test_no_other_files_are_read_before_the_answers(monkeypatch):
    opened, answers = [], FolderReader._answers
    located = FolderFiles.locate
    monkeypatch.setattr(FolderFiles, "locate", lambda *a: opened.append(a[1]) or located(*a))
    monkeypatch.setattr(FolderReader, "_answers", lambda self: opened.append("answers now") or answers(self))
    read_study_folder(KLEIN)
    before = opened[: opened.index("answers now")]

    assert [name for name in before if not name.startswith(FIRST)] == []
    assert "codings.csv" in before


@pytest.mark.parametrize(
    "case", [c for c in SPOILED if c["file"].startswith(FIRST)], ids=lambda case: case["code"]
)
def test_answers_are_judged_the_same_by_whatever_a_spoiled_folder_still_knows(case, tmp_path, monkeypatch):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    path = folder / case["file"]
    path.write_text(path.read_text("utf-8").replace(case["old"], case["new"], 1), encoding="utf-8")
    raw, asked = (folder / "answers.csv").read_bytes(), []
    monkeypatch.setattr(
        "analysis.study_folder.answer_file.suspect_rows",
        lambda answers, known: asked.append(known) or answer_suspects.suspect_rows(answers, known),
    )
    read_study_folder(folder)
    assert len(asked) == 1
    assert_same(raw, asked[0])


# ---- noise -----------------------------------------------------------------------------------------------

WORDS = {
    "response": ["r1", "r1", "r2", "r3", "de eerste", "../r"],
    "casus": ["1", "1", "2", "01", ""],
    "perspectief": ["ouder", "ouder", "swt", "oma"],
    "instrument": ["korte_ouder", "korte_ouder", "korte_swt", "ander"],
    "version": ["1", "1", "1.0", "2"],
    "question": ["klik.gebeurd", "klik.tevreden", "situatie", "wie", "cijfer", "open_beter", "kilk"],
    "value": ["ja", "stabiel", "school huisarts", "school school", "8", "08", "11", "True", "nan", " "],
}
FIELDS = st.tuples(*(st.sampled_from(words) for words in WORDS.values()))
GOOD_ROWS = st.builds(
    lambda r, pair: (f"r{r}", "1", "ouder", "korte_ouder", "1", *pair),
    st.integers(1, 30),
    st.sampled_from([("klik.gebeurd", "ja"), ("cijfer", "7"), ("wie", "school"), ("open_beter", "ë, é\n€")]),
)
LINE = (GOOD_ROWS | GOOD_ROWS | FIELDS).map(lambda row: write_rows(row, []))
ODD_LINE = st.sampled_from(
    [
        b"\n",
        b"\r\n",
        b"r4,1,ouder\n",
        b"r4,1,ouder,korte_ouder,1,klik.gebeurd,ja,nee\n",
        b'"r5","1","ouder","korte_ouder","1","klik.gebeurd","ja"\r\n',
        b'"r5"x,1,ouder,korte_ouder,1,klik.gebeurd,ja\n',
        b'r5,1,ouder,korte_ouder,1,open_beter,"twee\r\nregels"\n',
        b'r5,1,ouder,korte_ouder,1,open_beter,"niet gesloten\n',
        b'r5,1,ouder,korte_ouder,1,open_beter,een " erin\n',
        b"r5,1,ouder,korte_ouder,1,open_beter,een\rstraat\n",
        b"r6,1,ouder,korte_ouder,1,open_beter,\x01\n",
        b"r6,1,ouder,korte_ouder,1,open_beter,\x00\n",
        b"r6,1,ouder,korte_ouder,1,open_beter,\xe2\x82\n",
        b"\xef\xbb\xbfr7,1,ouder,korte_ouder,1,open_beter,bom\n",
        b",,,,,,\n",
        b"r8,1,ouder,korte_ouder,1,open_beter,zonder einde",
    ]
)
FILES = st.builds(
    lambda head, lines: head + b"".join(lines),
    st.sampled_from(
        [
            HEADER,
            HEADER,
            b"\xef\xbb\xbf" + HEADER.replace(b"\n", b"\r\n"),
            b"\n" + HEADER,
            HEADER.replace(b"\n", b",meer\n"),
            b"",
        ]
    ),
    st.lists(LINE | LINE | LINE.map(lambda raw: raw.replace(b"\n", b"\r\n")) | ODD_LINE, max_size=30),
)


@settings(max_examples=120)
@given(
    raw=FILES,
    block=st.integers(1, 400),
    rows=st.integers(1, 9),
    ceiling=st.integers(1, 6),
    most=st.integers(6, 12),
)
def test_noise_is_read_the_same_either_way(known, raw, block, rows, ceiling, most):
    changed = (
        (answer_blocks, "BLOCK", block),
        (answer_suspects, "SLICE", rows),
        (answer_suspects, "GIVE_UP", most),
        (problem_list, "CEILING", ceiling),
        (problem_list, "GIVE_UP", most),
        (answer_suspects, "MOST_NUMBERS", block),
    )
    with ExitStack() as stack:
        for module, name, value in changed:
            stack.enter_context(pytest.MonkeyPatch.context()).setattr(module, name, value)
        assert_same(raw, known)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_the_same_either_way(known, raw):
    assert_same(HEADER + raw, known)


# ---- what is plain ---------------------------------------------------------------------------------------


def test_a_clean_file_is_read_at_once_and_not_line_by_line(known):
    raw = HEADER + b"".join(GOOD.replace(b"r1", b"r%d" % number) for number in range(5000))
    problems = ProblemList("answers.csv")
    read = read_answers(io.BytesIO(raw), known, problems)
    assert (len(read.answers), read.odd_lines, problems.empty) == (5000, 0, True)


def test_windows_line_ends_are_plain(known):
    read = read_answers(io.BytesIO((HEADER + GOOD).replace(b"\n", b"\r\n")), known, ProblemList("a"))
    assert (read.answers[0].value, read.odd_lines) == ("ja", 0)


def test_only_the_lines_with_quotes_are_left_to_the_csv_module(known):
    quoted = b'r2,1,ouder,korte_ouder,1,open_beter,"ja, ja"\n'
    read = read_answers(
        io.BytesIO(HEADER + GOOD + quoted + GOOD.replace(b"r1", b"r3")), known, ProblemList("a")
    )
    assert [answer.response for answer in read.answers] == ["r1", "r2", "r3"]
    assert read.odd_lines == 1


def test_numbers_keep_their_spelling_and_words_for_missing_stay_words(known):
    words = ["1", "01", "1.0", "NA", "nan", "None", "True", ""]
    raw = HEADER + b"".join(b"r%d,1,ouder,x,1,q,%s\n" % (i, word.encode()) for i, word in enumerate(words))
    assert list(by_column(raw, known)[0]) == list(by_rows(raw, known)[0])
    assert [answer.value for answer in by_column(raw, known)[0]] == words


def test_columns_may_stand_in_any_order(known):
    head, row = (b",".join(reversed(line.strip().split(b","))) for line in (HEADER, GOOD))
    raw = head + b"\n" + row + b"\n"
    assert by_column(raw, known) == by_rows(raw, known)
    assert by_column(raw, known)[0][0].response == "r1"


def test_a_line_of_megabytes_ends_the_reading_either_way(known):
    assert_same(
        HEADER + GOOD + b"r2,1,ouder,korte_ouder,1,open_beter," + b"x" * 9_000_000 + b"\n" + GOOD, known
    )
    assert_same(HEADER + GOOD + b"r2,1,ouder,korte_ouder,1,open_beter," + b"x" * 2_000_000 + b"\nx\n", known)

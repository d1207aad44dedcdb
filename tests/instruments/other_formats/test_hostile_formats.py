"""Whatever file comes in: a questionnaire or a Problem, never a traceback."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.other_formats import convert
from instruments.other_formats.answer_codes import names_in
from instruments.other_formats.conditions import NotUnderstood, parse
from instruments.other_formats.found import Dialect

FILES = {
    "niets.doc": ("other-format-unknown", b"hallo"),
    "leeg.xlsx": ("xlsform-unreadable", b"PK\x03\x04 geen werkmap"),
    "bom.lss": (
        "limesurvey-unreadable",
        b'<!DOCTYPE d [<!ENTITY a "aaaa">]><document><questions/>&a;</document>',
    ),
    "html.lss": ("limesurvey-unreadable", b"<html></html>"),
    "anders.csv": ("redcap-unreadable", b"a,b\n1,2\n"),
    "leeg.lss": ("other-format-empty", b"<document><questions/></document>"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_questionnaire_is_a_problem(tmp_path, name):
    code, content = FILES[name]
    (tmp_path / name).write_bytes(content)
    made = convert(tmp_path / name, "x", "ouder")

    assert made.value is None
    assert [found.code for found in made.problems] == [code]


def test_every_problem_of_the_room_has_its_file():
    from instruments.other_formats.problem_texts import OTHER_FORMAT_TEXTS

    assert set(OTHER_FORMAT_TEXTS) == {code for code, _ in FILES.values()}


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert [found.code for found in convert(tmp_path / "weg.lss", "x", "ouder").problems] == ["file-missing"]


@pytest.mark.parametrize("ending", ["xlsx", "lss", "csv"])
@settings(max_examples=25)
@given(st.binary(max_size=400))
def test_rubbish_is_a_problem(tmp_path_factory, ending, content):
    file = tmp_path_factory.mktemp("rommel") / f"x.{ending}"
    file.write_bytes(content)

    assert convert(file, "x", "ouder").problems


PIECES = st.sampled_from(
    [
        "${a}",
        "[a]",
        "[a(2)]",
        "a.NAOK",
        "=",
        "!=",
        "'1'",
        "2",
        "and",
        "or",
        "not(",
        "(",
        ")",
        "selected(",
        ",",
        ";",
        "x(",
    ]
)


@given(st.lists(PIECES, max_size=30), st.sampled_from(list(Dialect)))
def test_a_condition_is_understood_or_refused(pieces, dialect):
    with suppress(NotUnderstood):
        assert names_in(parse(" ".join(pieces), dialect), {}) is not None


@pytest.mark.parametrize("text", ["(" * 5000, "not " * 1200 + "${a}='1'", "${a}='1'" * 2000])
def test_a_condition_that_is_too_deep_or_too_long_is_refused(text):
    with pytest.raises(NotUnderstood):
        parse(text, Dialect.XLSFORM)

"""`wederhoor languages`: which there are, what one lacks, and what is wrong with a file."""

import pytest
from click.testing import CliRunner

from survey_app.commands import main
from survey_app.web.respondent_sentences import respondent_sentences


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["languages", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_the_houses_languages_are_complete():
    lines = run().splitlines()

    assert [line.split()[0] for line in lines] == ["nl", "en"]
    assert all(line.endswith("volledig voor respondenten") for line in lines)


def test_a_new_language_lacks_every_sentence_as_translators_want_it():
    output = run("tr")

    assert output.count("msgid ") == len(respondent_sentences())
    assert 'msgid "Volgende"\nmsgstr ""\n' in output
    assert '#, python-format\nmsgid "Stap %(step)s van %(steps)s"' in output


def test_dutch_lacks_nothing():
    assert run("nl").strip() == ""


@pytest.mark.parametrize("code", ["../en", "a/b", "tr.po", " "])
def test_what_is_no_code_is_refused(code):
    assert "taalcode" in run(code, code=2)


def test_a_broken_language_says_what_is_wrong(tmp_path, monkeypatch):
    (tmp_path / "tr.yaml").write_text("kind: language\ncode: tr\n", encoding="utf-8")
    monkeypatch.setenv("WEDERHOOR_LANGUAGES", str(tmp_path))
    result = CliRunner().invoke(main, ["languages"])

    assert result.exit_code == 1
    assert "[field-missing]" in result.output

"""Languages are files of texts; a file that is not whole is not offered, and says why."""

import pytest

from instruments.languages import ANSWERS, LANGUAGES, SOURCE, language_files, load_language
from instruments.languages import HERE as SHELF
from instruments.standard_answers import GEBEURD, GEWENST, GEWENST_TEXT, GRADES, MISSING, STELLING, TEVREDEN

DUTCH = (SHELF / "nl.yaml").read_text(encoding="utf-8")


@pytest.fixture
def language(tmp_path):
    """Writes a language's file, `tr.yaml` unless told otherwise, and loads it."""

    def write_and_load(text: str, name: str = "tr.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_language(tmp_path / name, name)

    return write_and_load


def turkish(**instead: str) -> str:
    text = DUTCH.replace("code: nl", "code: tr").replace("name: Nederlands", "name: Türkçe")
    for old, new in instead.items():
        assert f"  {old}:" in text
        text = "\n".join(new if line.startswith(f"  {old}:") else line for line in text.splitlines())
    return text


def test_the_house_speaks_dutch_and_english_and_dutch_comes_first():
    assert tuple(LANGUAGES) == ("nl", "en")
    assert next(iter(LANGUAGES)) == SOURCE
    assert [load_language(file).problems for file in language_files()] == [(), ()]


@pytest.mark.parametrize("options", [GEBEURD, TEVREDEN, GEWENST, STELLING, GRADES, tuple(MISSING.values())])
def test_every_standard_answer_is_there_in_every_language(options):
    assert {tuple(option.label) for option in options} == {tuple(LANGUAGES)}
    assert all(option.label[code] for option in options for code in LANGUAGES)


def test_every_standard_text_is_used():
    used = {
        label
        for options in (GEBEURD, TEVREDEN, GEWENST, STELLING, tuple(MISSING.values()))
        for option in options
        for label in option.label.values()
    }
    assert set(LANGUAGES["nl"].answers.values()) - used == {
        "Zo ja: was u daar tevreden over?",
        GEWENST_TEXT["nl"],
    }


def test_a_language_is_its_code_its_name_and_its_answers(language):
    loaded = language(turkish(gebeurd_ja="  gebeurd_ja: Evet"))

    assert loaded.problems == ()
    assert (loaded.value.code, loaded.value.name, loaded.value.direction) == ("tr", "Türkçe", "ltr")
    assert loaded.value.answers["gebeurd_ja"] == "Evet"


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_language_that_lacks_one_answer_is_not_offered(language, answer):
    loaded = language(turkish(**{answer: ""}))

    assert loaded.value is None
    assert [problem.code for problem in loaded.problems] == ["field-missing"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (turkish(gebeurd_ja="  gebeurt_ja: Evet"), "field-unknown"),
        (turkish().replace("direction: ltr", "direction: up"), "value-unknown"),
        (turkish().replace("code: tr", "code: uk"), "value-unknown"),
        ("kind: language\n", "field-missing"),
        ("", "file-empty"),
    ],
)
def test_a_broken_language_file_is_a_problem_and_no_crash(language, text, code):
    loaded = language(text)

    assert loaded.value is None
    assert code in [problem.code for problem in loaded.problems]


def test_a_code_that_a_page_cannot_carry_is_refused(language):
    loaded = language(turkish().replace("code: tr", "code: ../en"), "turks!.yaml")

    assert loaded.value is None


def test_a_municipality_adds_its_own_and_never_replaces_ours(tmp_path, monkeypatch):
    for name in ("tr.yaml", "en.yaml"):
        (tmp_path / name).write_text(turkish(), encoding="utf-8")
    monkeypatch.setenv("WEDERHOOR_LANGUAGES", str(tmp_path))

    assert [file.relative_to(file.parents[1]).as_posix() for file in language_files()] == [
        "languages/nl.yaml",
        "languages/en.yaml",
        f"{tmp_path.name}/tr.yaml",
    ]


def test_a_folder_that_is_not_there_is_passed_over(monkeypatch):
    monkeypatch.setenv("WEDERHOOR_LANGUAGES", "/bestaat/niet")

    assert [file.stem for file in language_files()] == ["nl", "en"]

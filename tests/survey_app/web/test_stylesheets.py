"""The style sheets reach the pages with their licences, or a plain sentence says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_app.web.stylesheets import (
    FILES,
    UTRECHT,
    WEB,
    copy_styles,
    main,
    missing_files,
    respondent_templates,
    used_rules,
    used_tokens,
)

PACKAGES = {file.package for file in FILES}


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """A made-up node_modules that holds every file by name; the content is its own path."""
    root = tmp_path / "node_modules"
    for file in FILES:
        place = root / file.package / file.source
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{file.package}/{file.source}", encoding="utf-8")
    return root


def test_every_file_is_copied_unchanged(node_modules, tmp_path):
    copied = copy_styles(node_modules, tmp_path / "nlds")

    assert [path.name for path in copied] == [file.name for file in FILES]
    theme = (tmp_path / "nlds" / "theme.css").read_text(encoding="utf-8")
    assert theme == "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"


def test_no_copy_overwrites_another():
    assert len({file.name for file in FILES}) == len(FILES)


def test_every_package_brings_its_licence():
    assert {file.package for file in FILES if file.name.startswith("LICENSE-")} == PACKAGES


def test_copying_again_replaces_what_stood_there(node_modules, tmp_path):
    target = tmp_path / "nlds"
    copy_styles(node_modules, target)
    (target / "index.css").write_text("old", encoding="utf-8")

    assert main([str(node_modules), str(target)]) == 0
    assert (target / "index.css").read_text(encoding="utf-8") != "old"


def test_a_missing_package_is_one_plain_sentence(tmp_path, capsys):
    assert main([str(tmp_path), str(tmp_path / "nlds")]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(PACKAGES)
    advice = "Remove node_modules and run: make styles"
    assert lines[0] == f"The npm package @utrecht/component-library-css is not installed. {advice}"


def test_a_missing_file_is_named(node_modules):
    (node_modules / UTRECHT / "dist" / "index.css").unlink()

    (sentence,) = missing_files(node_modules)
    assert "@utrecht/component-library-css has no file dist/index.css" in sentence


def test_nothing_is_copied_while_something_is_missing(node_modules, tmp_path):
    (node_modules / UTRECHT / "LICENSE.md").unlink()

    assert main([str(node_modules), str(tmp_path / "nlds")]) == 1
    assert not (tmp_path / "nlds").exists()


def test_a_wrong_call_explains_itself(capsys):
    assert main(["one"]) == 2
    assert capsys.readouterr().err.startswith("Usage:")


WORDS = frozenset({"knop", "knop--groot", "veld"})


def test_a_rule_stays_when_every_class_it_names_is_used():
    sheet = ".knop .veld { color: red; }\n.knop .alinea { color: blue; }\nhtml { margin: 0; }"

    assert used_rules(sheet, WORDS) == ".knop .veld{color: red}\nhtml{margin: 0}\n"


def test_of_a_list_of_selectors_only_the_used_ones_stay():
    assert used_rules(".knop, .alinea, .veld:is(:hover, :focus) { color: red; }", WORDS) == (
        ".knop,.veld:is(:hover, :focus){color: red}\n"
    )


def test_what_a_rule_must_not_have_need_not_be_used():
    assert ".knop:not(.uit)" in used_rules(".knop:not(.uit) { color: red; }", WORDS)


def test_a_condition_stays_with_the_rules_that_are_used_in_it():
    sheet = "@media print { .knop { top: 0; } .alinea { top: 0; } } @media print { .alinea { top: 0; } }"

    assert used_rules(sheet, WORDS) == "@media print{.knop{top: 0}}\n"


def test_a_movement_stays_with_the_rule_that_makes_it():
    moves = "@keyframes draai { from { top: 0; } }"

    assert "@keyframes draai" in used_rules(".knop { animation-name: draai; }" + moves, WORDS)
    assert used_rules(".alinea { animation-name: draai; }" + moves, WORDS) == ""


def test_signs_inside_quotes_and_comments_end_nothing():
    sheet = '@charset "UTF-8"; /* } */ .knop { background: url("data:x;{}"); } .veld { color: red }'

    assert used_rules(sheet, WORDS) == '.knop{background: url("data:x;{}")}\n.veld{color: red}\n'


def test_tokens_stay_with_the_tokens_that_they_are_made_of():
    theme = ".t { --a: var(--b); --b: var(--c, 1px); --c: #fff; --d: var(--e); --e: 2px; }"

    assert used_tokens(theme, "x{color:var(--a)}") == ".t{--a:var(--b);--b:var(--c, 1px);--c:#fff}\n"


def test_the_pages_of_respondents_are_known_by_what_they_extend():
    names = {file.name for file in respondent_templates(WEB / "templates")}

    assert {
        "frame.html",
        "page.html",
        "questions.html",
        "message.html",
        "privacy.html",
        "layout.html",
    } <= names
    assert not any("coding" in file.parts for file in respondent_templates(WEB / "templates"))


def test_the_light_sheet_is_made_beside_the_full_ones(node_modules, tmp_path):
    assert main([str(node_modules), str(tmp_path / "nlds")]) == 0
    assert (tmp_path / "nlds" / "respond.css").read_text(encoding="utf-8").startswith("/* Parts of")

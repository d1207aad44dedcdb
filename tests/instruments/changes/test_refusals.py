"""What may never change under one name is refused, also when only an earlier version had it."""

from __future__ import annotations

import pytest

from instruments.changes import refusals
from instruments.changes.problem_texts import VERSION_TEXTS
from instruments.loader import load_instrument

FIRST = """kind: instrument
id: kort
version: "1"
perspectief: ouder
languages: [nl]
minutes: 2
title: {nl: Titel}
intro: {nl: Inleiding}
consent: {nl: Ik doe mee}
pages:
  - id: een
    step: een
    title: {nl: Een}
    questions:
      - id: klik
        kind: single
        text: {nl: Was er een klik?}
        options:
          - {code: ja, number: 1, label: {nl: Ja}}
          - {code: nee, number: 2, label: {nl: Nee}}
          - {code: soms, number: 3, label: {nl: Soms}}
"""
SPOILED = {
    "version-used": ('version: "2"', 'version: "1"', 3),
    "version-invalid": ('version: "2"', 'version: "../2"', 3),
    "perspectief-fixed": ("perspectief: ouder", "perspectief: swt", 0),
    "instrument-id-fixed": ("id: kort", "id: kortst", 0),
    "variable-kind-changed": ("kind: single", "kind: multiple", 15),
    "option-number-taken": (
        "code: soms, number: 3, label: {nl: Soms}",
        "code: vaak, number: 3, label: {nl: Vaak}",
        15,
    ),
}


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "kort.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = load_instrument(path, "kort.yaml")
        assert loaded.problems == ()
        return loaded.value

    return read


def second(old, new):
    text = FIRST.replace('version: "1"', 'version: "2"')
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("code", SPOILED)
def test_each_refusal_comes_at_its_line_and_alone(read, code):
    old, new, line = SPOILED[code]
    found = refusals([read(FIRST)], read(second(old, new)), 3)

    assert [(one.code, one.line, one.file) for one in found] == [(code, line, "kort.yaml")]
    assert "{" not in found[0].what + found[0].advice


def test_no_code_lacks_its_spoiled_file():
    assert set(SPOILED) == set(VERSION_TEXTS)


def test_a_version_that_only_asks_otherwise_is_not_refused(read):
    assert refusals([read(FIRST)], read(second("Was er een klik?", "Klikte het tussen u?"))) == []


def test_a_variable_may_not_come_back_as_another_kind_after_it_was_away(read):
    away = second("id: klik\n", "id: anders\n")
    back = FIRST.replace('version: "1"', 'version: "3"').replace("kind: single", "kind: multiple")

    assert [one.code for one in refusals([read(FIRST), read(away)], read(back))] == ["variable-kind-changed"]

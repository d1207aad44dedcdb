"""A small questionnaire with a route, as YAML, and the study it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from instruments.loader import load_instrument

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
ROUTED = """\
kind: instrument
id: route
version: "1"
perspectief: ouder
languages: [nl, en]
minutes: 3
title: {nl: Titel, en: Title}
intro: {nl: Hallo., en: Hello.}
consent: {nl: Ik doe mee., en: I take part.}
pages:
  - id: een
    step: een
    title: {nl: Begin, en: Begin}
    questions:
      - id: hulp
        kind: single
        text: {nl: Krijgt u hulp?, en: Do you get help?}
        options:
          - {code: ja, number: 1, label: {nl: Ja, en: "Yes"}}
          - {code: nee, number: 2, label: {nl: Nee, en: "No"}}
        also: [weet_niet]
  - id: twee
    step: twee
    title: {nl: De hulp, en: The help}
    show_when: {answer: hulp, is: [ja]}
    questions:
      - id: wie
        kind: multiple
        text: {nl: Van wie?, en: From whom?}
        options:
          - {code: school, number: 1, label: {nl: School, en: School}}
          - {code: arts, number: 2, label: {nl: Arts, en: Doctor}}
      - id: cijfer
        kind: grade
        text: {nl: Welk cijfer?, en: Which grade?}
  - id: drie
    step: drie
    title: {nl: Nog iets, en: Something more}
    questions:
      - id: arts
        kind: aanwezig
        show_when:
          all:
            - {answer: wie, is: [arts]}
            - {not: {answer: cijfer, is: ["1", "2"]}}
        text: {nl: Luisterde de arts?, en: Did the doctor listen?}
      - id: slot
        kind: open
        text: {nl: Wilt u nog iets kwijt?, en: Anything else?}
"""


def loaded(folder: Path, text: str):
    file = folder / "route.yaml"
    file.write_text(text, encoding="utf-8")
    found = load_instrument(file)
    assert found.problems == ()
    return found.value


@pytest.fixture(scope="module")
def routed(tmp_path_factory):
    return loaded(tmp_path_factory.mktemp("route"), ROUTED)


@pytest.fixture(scope="module")
def study():
    return read_study_folder(ZWOLLE).value.study

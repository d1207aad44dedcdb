"""Bringing files in: each stands or falls by itself, and none becomes a source at once."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Case, Study, StudyData
from analysis.study_folder.row_checks import is_id
from instruments.problems import Loaded, problem
from instruments.texts import NO_TEXTS
from survey_app.domain import source_messages as messages
from survey_app.domain.new_source import ImportForm, proposed_name
from survey_app.source_files import Transcript
from survey_app.use_cases.import_source import MOST_FILES, Upload, import_sources

TODAY = date(2026, 11, 27)
NOTHING = {field.name: () for field in dataclasses.fields(Study)}
STUDY = Study(
    **{
        **NOTHING,
        "id": "zwolle",
        "perspectieven": (("ouder", NO_TEXTS), ("swt", NO_TEXTS)),
        "title": NO_TEXTS,
        "threshold": 5,
    }
)
DATA = StudyData(STUDY, cases=tuple(Case(casus, {}) for casus in ("1", "3", "07", "12")))


class Intake:
    def __init__(self, *taken: str) -> None:
        self.taken, self.added = set(taken), []

    def add(self, study, source):
        if source.bron in self.taken:
            return False
        self.taken.add(source.bron)
        self.added.append(source)
        return True


def read(name: str, raw: bytes, seconds: float) -> Loaded[Transcript]:
    if raw == b"kapot":
        return Loaded(None, (problem("source-broken", name, 0),))
    return Loaded(Transcript(raw.decode()))


def bring_in(form: ImportForm, *names: str, store: Intake | None = None, raw: bytes = b"tekst"):
    uploads = [Upload(name, raw) for name in names]
    return import_sources(store or Intake(), DATA, form, uploads, "codeur_1", TODAY, read)


def test_a_file_waits_for_its_names_with_what_was_chosen():
    store = Intake()
    done = bring_in(ImportForm("verslag", "3", "swt"), "Gesprek Wíjkteam (def).docx", store=store)

    (source,) = store.added
    assert done.taken == (source,)
    assert (source.bron, source.casus, source.perspectief) == ("gesprek_wijkteam_def", "3", "swt")
    assert (source.soort, source.text, source.added_on, source.added_by) == (
        "verslag",
        "tekst",
        TODAY,
        "codeur_1",
    )


@pytest.mark.parametrize(
    ("file", "casus", "perspectief"),
    [
        ("ouder_07.docx", "07", "ouder"),
        ("swt-3 definitief.odt", "3", "swt"),
        ("OUDER 012.pdf", "12", "ouder"),
        ("map/casus 1 ouder.txt", "1", "ouder"),
    ],
)
def test_a_report_says_in_its_name_what_it_is_about(file, casus, perspectief):
    (source,) = bring_in(ImportForm("verslag"), file).taken

    assert (source.casus, source.perspectief) == (casus, perspectief)


@pytest.mark.parametrize(
    "file", ["ouder.docx", "07.docx", "ouder_99.docx", "ouder_3_en_12.docx", "ouder_swt_3.docx", ""]
)
def test_a_name_that_does_not_say_it_for_certain_is_asked_about(file):
    (refused,) = bring_in(ImportForm("verslag"), file).refused

    assert {one.message for one in refused.mistakes} <= {messages.NO_CASUS, messages.NO_PERSPECTIEF}
    assert refused.mistakes


@pytest.mark.parametrize("soort", ["document", "groepsgesprek"])
def test_a_document_and_a_group_session_need_no_casus(soort):
    (source,) = bring_in(ImportForm(soort), "ouder_3.pdf").taken

    assert (source.casus, source.perspectief) == ("", "")


def test_every_file_stands_or_falls_by_itself():
    store = Intake("ouder_1")
    uploads = [Upload("ouder_1.txt", b"a"), Upload("ouder_3.txt", b"kapot"), Upload("ouder_12.txt", b"b")]
    done = import_sources(store, DATA, ImportForm("verslag"), uploads, "codeur_1", TODAY, read)

    assert [one.bron for one in done.taken] == ["ouder_12"]
    assert [one.file for one in done.refused] == ["ouder_1.txt", "ouder_3.txt"]
    assert done.refused[0].mistakes[0].message == messages.NAME_TAKEN
    assert done.refused[1].problems[0].code == "source-broken"


def test_two_files_of_one_name_do_not_overwrite_each_other():
    done = bring_in(ImportForm("verslag", "3", "ouder"), "a b.txt", "a_b.docx")

    assert ([one.bron for one in done.taken], len(done.refused)) == (["a_b"], 1)


@pytest.mark.parametrize(
    ("form", "count", "message"),
    [
        (ImportForm("verslag"), 0, messages.NO_FILE),
        (ImportForm("brief"), 1, messages.NO_KIND),
        (ImportForm("verslag", "99"), 1, messages.NO_CASUS),
        (ImportForm("verslag", "3", "buren"), 1, messages.UNKNOWN_PERSPECTIEF),
        (ImportForm("verslag", bron="een"), 2, messages.NAME_FOR_ONE),
        (ImportForm("verslag", bron="../etc"), 1, messages.BAD_NAME),
        (ImportForm("verslag", bron="kwijt"), 1, messages.BAD_NAME),
        (ImportForm("verslag", bron="x" * 61), 1, messages.BAD_NAME),
        (ImportForm("verslag", "3", "ouder"), MOST_FILES + 1, messages.TOO_MANY_FILES),
    ],
)
def test_a_form_that_is_wrong_takes_in_nothing(form, count, message):
    store = Intake()
    done = bring_in(form, *[f"ouder_{n}.txt" for n in range(count)], store=store)

    assert message in {one.message for one in done.mistakes}
    assert (store.added, done.taken, done.refused) == ([], (), ())


@given(st.text(max_size=120))
def test_any_file_name_gives_a_name_that_fits_addresses(file):
    assert is_id(proposed_name(file))
    assert proposed_name(file) != "kwijt"


def test_when_the_time_is_up_the_other_files_are_asked_for_again(monkeypatch):
    monkeypatch.setattr("survey_app.use_cases.import_source.SECONDS", 0.5)
    done = bring_in(ImportForm("verslag"), "ouder_1.txt")

    assert done.refused[0].mistakes[0].message == messages.NO_TIME_LEFT

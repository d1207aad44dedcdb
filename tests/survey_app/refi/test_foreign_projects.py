"""Projects of other programs into a study: what fits is kept, what does not is listed, no name slips in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from survey_app.domain.exchange import TextChoice, Way
from survey_app.use_cases.exchange_codings import DOCUMENT, Outcome, keep_import, plan_import

ZWOLLE = Path(__file__).resolve().parents[3] / "examples" / "zwolle"
NOW = datetime(2026, 11, 27, 12)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


class Kept:
    """Remembers what was kept; `first` is False where someone was earlier."""

    def __init__(self, first=True):
        self.rows, self.waiting, self._first = [], [], first

    def keep(self, rows):
        if self._first:
            self.rows.append(rows)
        return self._first

    def add(self, study, source):
        self.waiting.append(source)
        return True


FOREIGN = "Jan: Met de juf was er een goede klik.\nAnna: Maar het wachten duurde te lang."


def foreign(make_qdpx, manner, codes=("A05 groen", "Tijdig bezoek van SWT/rood", "Rest")):
    quotes = [
        ("gesprek 1.docx", FOREIGN.index(q), FOREIGN.index(q) + len(q), c)
        for q, c in zip(("een goede klik", "het wachten duurde te lang", "juf"), codes, strict=True)
    ]
    return make_qdpx(manner, {"gesprek 1.docx": FOREIGN}, quotes, codes)


def the_guid(plan):
    return plan.texts[0].guid


def test_a_new_text_goes_to_review_and_its_codings_are_not_silently_lost(zwolle, make_qdpx, manner):
    content = foreign(make_qdpx, manner)
    first = plan_import(zwolle, content, "n.qdpx", {}, False).value
    assert first.texts[0].way is Way.STOPPED

    plan = plan_import(zwolle, content, "n.qdpx", {the_guid(first): TextChoice("1", "ouder")}, False).value
    kept = Kept()
    assert keep_import(kept, kept, "zwolle", plan, "codeur_1", NOW).outcome is Outcome.SAVED
    assert plan.texts[0].way is Way.REVIEW
    assert "aantal: 3" in next(p for p in plan.problems if p.code == "refi-source-review").what
    assert kept.rows == []
    assert [(one.bron, one.text) for one in kept.waiting] == [("gesprek_1.docx", FOREIGN)]


def test_a_declared_text_becomes_a_source_with_its_codings_and_says_so(zwolle, make_qdpx, manners):
    content = foreign(make_qdpx, manners["MAXQDA"])
    guid = the_guid(plan_import(zwolle, content, "n.qdpx", {}, True).value)
    plan = plan_import(zwolle, content, "n.qdpx", {guid: TextChoice("1", "ouder")}, True).value
    kept = Kept()
    keep_import(kept, kept, "zwolle", plan, "codeur_1", NOW)

    assert [(c.aspect, c.waarde, c.codeur) for c in plan.codings] == [
        ("casusonderzoek.klik_swt", "groen", "import_vera"),
        ("casusonderzoek.bezoek_swt_tijdig", "rood", "import_vera"),
    ]
    assert [one.tekst for one in plan.fragments] == ["een goede klik", "het wachten duurde te lang", "juf"]
    assert "Rest" in next(p for p in plan.problems if p.code == "refi-code-unknown").what
    assert "namen" in kept.rows[0].declaration
    assert kept.waiting == []


def test_a_document_belongs_to_no_casus_and_then_has_no_codings(zwolle, make_qdpx, manners):
    content = foreign(make_qdpx, manners["MAXQDA"])
    guid = the_guid(plan_import(zwolle, content, "n.qdpx", {}, True).value)
    plan = plan_import(zwolle, content, "n.qdpx", {guid: TextChoice(DOCUMENT)}, True).value

    assert plan.texts[0].way is Way.NEW
    assert plan.codings == ()
    assert {p.code for p in plan.problems} >= {"refi-coding-place"}


def test_two_values_in_one_cell_are_a_conflict_and_no_value_is_chosen(zwolle, make_qdpx, manners):
    content = foreign(make_qdpx, manners["MAXQDA"], ("A05 groen", "A05 rood", "Rest"))
    guid = the_guid(plan_import(zwolle, content, "n.qdpx", {}, True).value)
    plan = plan_import(zwolle, content, "n.qdpx", {guid: TextChoice("1", "ouder")}, True).value

    assert [(c.waarde, len(c.fragmenten)) for c in plan.codings] == [("", 2)]
    assert "refi-coding-conflict" in {p.code for p in plan.problems}


def test_who_comes_second_saves_nothing(zwolle, make_qdpx, manners):
    content = foreign(make_qdpx, manners["MAXQDA"])
    guid = the_guid(plan_import(zwolle, content, "n.qdpx", {}, True).value)
    plan = plan_import(zwolle, content, "n.qdpx", {guid: TextChoice("1", "ouder")}, True).value
    late = Kept(first=False)

    assert keep_import(late, late, "zwolle", plan, "codeur_1", NOW).outcome is Outcome.STALE
    assert late.rows == late.waiting == []


@pytest.mark.parametrize(
    "choice", [TextChoice("999", "ouder"), TextChoice("1", "niemand"), TextChoice("\0", "'")]
)
def test_a_choice_that_does_not_exist_is_no_choice(zwolle, make_qdpx, manners, choice):
    content = foreign(make_qdpx, manners["MAXQDA"])
    guid = the_guid(plan_import(zwolle, content, "n.qdpx", {}, True).value)

    assert plan_import(zwolle, content, "n.qdpx", {guid: choice}, True).value.texts[0].way is Way.STOPPED

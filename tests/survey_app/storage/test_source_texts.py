"""A correction in the database: in one transaction, nothing silently, and nothing of blind work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import insert, select, update

from survey_app.domain import source_messages as messages
from survey_app.domain.source_correction import LostQuote
from survey_app.storage.bench_tables import (
    adjudications,
    assignments,
    coding_changes,
    lost_fragments,
    seals,
    source_versions,
)
from survey_app.storage.source_texts import SqlSourceTexts
from survey_app.storage.tables import codings, fragments, sources
from survey_app.use_cases.correct_source import CorrectionForm, Outcome, correct, preview

NOW = datetime(2026, 11, 27, 12)
BRON, ASPECT = "proef", "casusonderzoek.klik_swt"
TEXT = "Interviewer: Hoe was het?\n\nOuder: Wij wachtten zeven weken.\n\nOuder: Zij belde nooit terug."
WAITED, CALLED = "Wij wachtten zeven weken.", "Zij belde nooit terug."
WITHOUT_CALL = (
    "Interviewer: Hoe was het?\n\nOuder: Wij wachtten zeven weken.\n\nOuder: Daar zeg ik niets over."
)


@pytest.fixture
def store(zwolle_engine):
    """A source of casus 3 with a quote of two codeurs each; nobody is assigned yet."""
    with zwolle_engine.begin() as connection:
        source = {"study": "zwolle", "position": 900, "bron": BRON, "casus": "3", "perspectief": "ouder"}
        connection.execute(insert(sources), {**source, "text": TEXT, "soort": "verslag", "version": 1})
        for n, (words, codeur) in enumerate([(WAITED, "codeur_1"), (CALLED, "codeur_2")], 1):
            mark(connection, f"q{n}", words, codeur)
    return SqlSourceTexts(zwolle_engine)


def mark(connection, name, words, codeur):
    start = TEXT.index(words)
    place = {"study": "zwolle", "position": 900, "bron": BRON, "start": start, "eind": start + len(words)}
    connection.execute(insert(fragments), {**place, "fragment": name, "tekst": words, "codeur": codeur})


def code(engine, codeur, *names, status="concept", aspect=ASPECT, casus="3"):
    row = {"study": "zwolle", "position": 900, "casus": casus, "perspectief": "ouder", "aspect": aspect}
    row |= {
        "codeur": codeur,
        "waarde": "groen",
        "reden": "",
        "toelichting": "",
        "fragmenten": " ".join(names),
    }
    with engine.begin() as connection:
        here = (codings.c.study == "zwolle", codings.c.casus == casus, codings.c.perspectief == "ouder")
        connection.execute(
            codings.delete().where(*here, codings.c.codeur == codeur, codings.c.aspect == aspect)
        )
        connection.execute(insert(codings), {**row, "status": status, "herkomst": "", "revision": 4})


def assign(engine, *codeurs):
    rows = [
        {"study": "zwolle", "position": n, "casus": "3", "perspectief": "ouder", "codeur": name, "seed": ""}
        for n, name in enumerate(codeurs)
    ]
    with engine.begin() as connection:
        connection.execute(insert(assignments), rows)


def seal(engine, codeur):
    row = {"study": "zwolle", "position": 0, "casus": "3", "perspectief": "ouder", "codeur": codeur}
    with engine.begin() as connection:
        connection.execute(
            insert(seals), {**row, "verzegeld_op": "2026-11-26", "hash": "x", "codeboeken": ""}
        )


def form(text, version=1, why="verhoord"):
    return CorrectionForm(text, why, version)


def rows(engine, table):
    with engine.connect() as connection:
        found = connection.execute(select(table).where(table.c.study == "zwolle"))
        return [dict(row._mapping) for row in found]


def everything(engine):
    tables = (sources, fragments, codings, coding_changes, source_versions, lost_fragments)
    return [sorted(map(str, rows(engine, table))) for table in tables]


def quotes_of(engine):
    return {row["fragment"]: row for row in rows(engine, fragments) if row["bron"] == BRON}


def test_a_correction_keeps_the_old_text_and_moves_the_quotes(store, zwolle_engine):
    code(zwolle_engine, "codeur_1", "q1")
    new = TEXT.replace("Hoe was het?", "Hoe was het daar bij u?")
    done = correct(store, "zwolle", BRON, form(new), "codeur_9", NOW)

    assert done.outcome is Outcome.SAVED
    kept = store.source("zwolle", BRON)
    assert (kept.source.text, kept.version) == (new, 2)
    (old,) = store.earlier("zwolle", BRON)
    assert (old.version, old.text, old.replaced_by, old.why) == (1, TEXT, "codeur_9", "verhoord")
    for row in quotes_of(zwolle_engine).values():
        assert new[row["start"] : row["eind"]] == row["tekst"]
    assert quotes_of(zwolle_engine)["q1"]["tekst"] == WAITED
    assert rows(zwolle_engine, lost_fragments) == []


def test_a_lost_quote_leaves_its_cells_with_a_line_of_history_and_waits_for_its_codeur(store, zwolle_engine):
    code(zwolle_engine, "codeur_2", "q1", "q2")
    done = correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)

    assert done.outcome is Outcome.SAVED
    assert set(quotes_of(zwolle_engine)) == {"q1"}
    (cell,) = [
        row
        for row in rows(zwolle_engine, codings)
        if row["codeur"] == "codeur_2" and row["casus"] == "3" and row["aspect"] == ASPECT
    ]
    assert (cell["fragmenten"], cell["revision"], cell["waarde"]) == ("q1", 5, "groen")
    line = rows(zwolle_engine, coding_changes)[-1]
    assert (line["wat"], line["oud"], line["nieuw"], line["why"]) == ("fragment", CALLED, "", "verhoord")
    assert (line["codeur"], line["changed_by"], line["revision"]) == ("codeur_2", "codeur_9", 5)
    (waiting,) = store.lost("zwolle", "codeur_2")
    assert waiting == LostQuote("q2", BRON, 1, CALLED, "3", "ouder", ASPECT, "codeur_2")


def test_corrected_words_of_a_quote_are_in_the_history_of_its_cell(store, zwolle_engine):
    code(zwolle_engine, "codeur_1", "q1")
    correct(store, "zwolle", BRON, form(TEXT.replace("wachtten", "wachten")), "codeur_9", NOW)

    line = rows(zwolle_engine, coding_changes)[-1]
    assert (line["oud"], line["nieuw"], line["revision"]) == (WAITED, "Wij wachten zeven weken.", 4)
    assert quotes_of(zwolle_engine)["q1"]["tekst"] == "Wij wachten zeven weken."


def test_a_quote_under_no_cell_waits_for_who_marked_it(store):
    correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)

    assert [(one.fragment, one.aspect) for one in store.lost("zwolle", "codeur_2")] == [("q2", "")]


def test_of_blind_work_the_preview_shows_nothing(store, zwolle_engine):
    assign(zwolle_engine, "codeur_1", "codeur_2")
    code(zwolle_engine, "codeur_1", "q1")
    code(zwolle_engine, "codeur_2", "q2")
    new = "Interviewer: Hoe was het?\n\nOuder: Daar zeg ik niets over."
    before = store.source("zwolle", BRON)
    seen = {
        codeur: preview(store, "zwolle", before, form(new), codeur).plan
        for codeur in ("codeur_1", "codeur_2", "codeur_9")
    }

    lost = {codeur: [one.fragment.fragment for one in plan.lost] for codeur, plan in seen.items()}
    assert lost == {"codeur_1": ["q1"], "codeur_2": ["q2"], "codeur_9": []}
    assert seen["codeur_9"].kept == ()


def test_what_was_lost_of_blind_work_is_still_kept_for_its_codeur(store, zwolle_engine):
    assign(zwolle_engine, "codeur_1", "codeur_2")
    code(zwolle_engine, "codeur_2", "q2")
    done = correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)

    assert (done.outcome, done.plan.lost) == (Outcome.SAVED, ())
    assert [one.fragment for one in store.lost("zwolle", "codeur_2")] == ["q2"]
    assert store.lost("zwolle", "codeur_1") == store.lost("zwolle", "codeur_9") == ()


def test_a_quote_of_a_sealed_sheet_may_not_go(store, zwolle_engine):
    assign(zwolle_engine, "codeur_2")
    code(zwolle_engine, "codeur_2", "q2")
    seal(zwolle_engine, "codeur_2")
    before = everything(zwolle_engine)
    done = correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)

    (mistake,) = done.mistakes
    assert mistake.message == messages.FIXED_QUOTES
    assert mistake.details == {"count": 1}
    assert [(use.casus, use.perspectief) for use in done.plan.lost[0].held_by()] == [("3", "ouder")]
    assert everything(zwolle_engine) == before


def test_nor_may_its_words_change_for_the_seal_holds_them(store, zwolle_engine):
    assign(zwolle_engine, "codeur_1")
    code(zwolle_engine, "codeur_1", "q1")
    seal(zwolle_engine, "codeur_1")
    done = correct(store, "zwolle", BRON, form(TEXT.replace("wachtten", "wachten")), "codeur_9", NOW)

    assert [one.message for one in done.mistakes] == [messages.FIXED_QUOTES]
    elsewhere = correct(store, "zwolle", BRON, form(TEXT.replace("nooit", "niet")), "codeur_9", NOW)
    assert elsewhere.outcome is Outcome.SAVED


@pytest.mark.parametrize("text", [WITHOUT_CALL, TEXT.replace("nooit", "niet")])
def test_while_a_blind_sheet_has_a_seal_nothing_may_be_tried_on_its_source(store, zwolle_engine, text):
    """Were only a correction of the sealed quotes refused, trying would tell where they are."""
    assign(zwolle_engine, "codeur_1", "codeur_2")
    code(zwolle_engine, "codeur_2", "q2")
    seal(zwolle_engine, "codeur_2")
    before = store.source("zwolle", BRON)
    for done in (
        preview(store, "zwolle", before, form(text), "codeur_1"),
        correct(store, "zwolle", BRON, form(text), "codeur_1", NOW),
    ):
        (mistake,) = done.mistakes
        assert (mistake.message, dict(mistake.details), done.plan) == (messages.SEALED_SHEET, {}, None)


def test_a_fixed_coding_and_a_decision_keep_their_quotes(store, zwolle_engine):
    code(zwolle_engine, "codeur_2", "q2", status="vastgesteld")
    assert correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW).mistakes

    code(zwolle_engine, "codeur_2", "q2")
    decision = {"study": "zwolle", "position": 0, "casus": "3", "perspectief": "ouder", "aspect": ASPECT}
    decision |= {"waarde": "groen", "grond": "", "toelichting": "", "door": "codeur_1", "besloten_op": ""}
    with zwolle_engine.begin() as connection:
        connection.execute(insert(adjudications), {**decision, "fragmenten": "q2", "proposal": True})
    assert correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW).mistakes


def test_a_text_that_was_corrected_meanwhile_is_not_overwritten(store):
    first = correct(store, "zwolle", BRON, form(TEXT + " Nooit."), "codeur_1", NOW)
    second = correct(store, "zwolle", BRON, form(TEXT + " Altijd."), "codeur_2", NOW)

    assert (first.outcome, second.outcome) == (Outcome.SAVED, Outcome.STALE)
    assert store.source("zwolle", BRON).source.text == TEXT + " Nooit."


def test_a_quote_that_was_made_since_the_plan_sends_it_back(store, zwolle_engine):
    class Busy(SqlSourceTexts):
        """Someone marks a quote between reading and writing, each time or once."""

        times = 1

        def correct(self, correction):
            if self.times:
                self.times -= 1
                with zwolle_engine.begin() as connection:
                    mark(connection, f"new{self.times}", "zeven weken", "codeur_3")
            return super().correct(correction)

    new = "Nieuw begin.\n\n" + TEXT
    assert correct(Busy(zwolle_engine), "zwolle", BRON, form(new), "codeur_9", NOW).outcome is Outcome.SAVED
    row = quotes_of(zwolle_engine)["new0"]
    assert new[row["start"] : row["eind"]] == "zeven weken"


def test_where_coding_never_pauses_the_correction_gives_up_and_keeps_nothing(store, zwolle_engine):
    class Busier(SqlSourceTexts):
        def correct(self, correction):
            return False

    before = everything(zwolle_engine)
    done = correct(Busier(zwolle_engine), "zwolle", BRON, form(TEXT + " Ja."), "codeur_9", NOW)

    assert [one.message for one in done.mistakes] == [messages.BUSY_SOURCE]
    assert everything(zwolle_engine) == before


@pytest.mark.parametrize(
    ("text", "why", "message"),
    [
        ("", "x", messages.EMPTY_TEXT),
        (TEXT, "x", messages.SAME_TEXT),
        ("nieuw", "", messages.WHY_CORRECTED),
        ("a" * 2_000_001, "x", messages.LONG_TEXT),
    ],
)
def test_a_correction_that_is_none_is_refused(store, text, why, message):
    done = correct(store, "zwolle", BRON, form(text, why=why), "codeur_9", NOW)

    assert message in {one.message for one in done.mistakes}
    assert store.source("zwolle", BRON).version == 1


def test_settling_takes_one_quote_off_ones_own_list_only(store, zwolle_engine):
    assign(zwolle_engine, "codeur_1", "codeur_2")
    code(zwolle_engine, "codeur_2", "q2")
    correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)
    (quote,) = store.lost("zwolle", "codeur_2")

    assert not store.settle("zwolle", "codeur_1", quote)
    assert not store.settle("elders", "codeur_2", quote)
    assert not store.settle("zwolle", "codeur_2", replace(quote, aspect="anders"))
    assert store.settle("zwolle", "codeur_2", quote)
    assert not store.settle("zwolle", "codeur_2", quote)
    assert store.lost("zwolle", "codeur_2") == ()


def test_a_lost_quote_of_a_sheet_that_nobody_has_can_be_settled_by_any_codeur(store, zwolle_engine):
    code(zwolle_engine, "codeur_2", "q2")
    correct(store, "zwolle", BRON, form(WITHOUT_CALL), "codeur_9", NOW)

    assert [one.fragment for one in store.lost("zwolle", "codeur_7")] == ["q2"]


def test_an_earlier_text_cannot_be_changed(store, zwolle_engine):
    correct(store, "zwolle", BRON, form(TEXT + " Ja."), "codeur_9", NOW)

    with pytest.raises(Exception, match="append-only"), zwolle_engine.begin() as connection:
        connection.execute(update(source_versions).values(text="anders"))


def test_an_unknown_source_is_none(store):
    assert store.source("zwolle", "nergens") is None
    assert store.source("elders", BRON) is None
    assert store.quotes("zwolle", "nergens", "codeur_1") == ()

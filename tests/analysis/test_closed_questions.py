"""Closed questions: who chose what, of how many, what is missing of which kind, and per stratum."""

from __future__ import annotations

import pytest

from analysis.frames import Frames
from analysis.proportions import share
from analysis.questions.closed_questions import answers_by_stratum, answers_table, missing_table
from analysis.questions.questionnaires import filled_in
from analysis.study import Answer, Case
from analysis.tables import Tables
from instruments.model import AnswerIs, Instrument, Option, Page, Part, Question, QuestionKind
from instruments.standard_answers import GRADES, NVT, WEET_NIET, WIL_NIET_ZEGGEN
from instruments.texts import NO_TEXTS, Texts


def nl(text):
    return Texts.of(nl=text)


JA, NEE = Option("ja", 1, nl("Ja")), Option("nee", 2, nl("Nee"))
SCHOOL, ARTS = Option("school", 1, nl("School")), Option("arts", 2, nl("Arts"))


def question(id, kind, *options, show_when=None, more=()):
    text = nl(f"Vraag {id}?")
    return Question(id, kind, text, (Part(id, text, options), *more), show_when=show_when)


LATER = Part("a.daarna", nl("Zo ja: goed?"), (JA, NEE), after=("ja",))
QUESTIONS = (
    question("a", QuestionKind.AANWEZIG, NEE, JA, NVT, WEET_NIET, more=(LATER,)),
    question("wie", QuestionKind.MULTIPLE, SCHOOL, ARTS, WEET_NIET),
    question("cijfer", QuestionKind.GRADE, *GRADES, WIL_NIET_ZEGGEN),
    question("tekst", QuestionKind.OPEN),
)
SECOND = (question("b", QuestionKind.SINGLE, JA, NEE, show_when=AnswerIs("wie", ("school",))),)
LIJST = Instrument(
    *("lijst", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 5),
    (Page("p", "stap", NO_TEXTS, QUESTIONS), Page("q", "stap", NO_TEXTS, SECOND)),
)


def answers(perspectief="ouder", **responses):
    """Answers from r1={'a': 'ja', 'wie': 'school arts'}; casus 1 unless 'casus' says otherwise."""
    return tuple(
        Answer(response, given.get("casus", "1"), perspectief, "lijst", "1", variable, value)
        for response, given in responses.items()
        for variable, value in given.items()
        if variable != "casus"
    )


@pytest.fixture
def frames(build):
    def make(*rows, cases=None, threshold=1, **changes):
        study = build.study(instruments={"ouder": "lijst"}, threshold=threshold, **changes)
        cases = build.cases("1", "2", "3") if cases is None else cases
        return Frames(build.data(study=study, cases=cases, answers=rows, instruments={"lijst": LIJST}))

    return make


def table(frames):
    return answers_table(frames, filled_in(frames, "ouder"))


def missing(frames):
    return missing_table(frames, filled_in(frames, "ouder"))


def test_a_share_is_of_the_answers_that_measure_something(frames):
    found = table(
        frames(
            *answers(r1={"a": "ja"}, r2={"a": "nee"}, r3={"a": "ja"}, r4={"a": "nvt"}, r5={"a": "weet_niet"})
        )
    )

    assert [found.cell("a.ja", column) for column in ("aantal", "van", "aandeel")] == [2, 3, 2 / 3]


def test_the_interval_is_wilsons(frames):
    found = table(frames(*answers(r1={"a": "ja"}, r2={"a": "nee"}, r3={"a": "ja"})))
    wilson = share(2, 3)

    assert (found.cell("a.ja", "laag"), found.cell("a.ja", "hoog")) == (wilson.ci_low, wilson.ci_high)


def test_below_the_threshold_there_is_no_interval_and_a_note_says_signals(frames):
    found = table(frames(*answers(r1={"a": "ja"}, r2={"a": "nee"}), threshold=3))

    assert (found.cell("a.ja", "aandeel"), found.cell("a.ja", "laag")) == (0.5, None)
    assert "2 geldige antwoorden" in found.notes[-1]
    assert "signalen" in found.notes[-1]


def test_when_only_some_questions_are_below_the_threshold_the_note_counts_them(frames):
    found = table(frames(*answers(r1={"a": "ja", "wie": "arts"}, r2={"a": "nee"}), threshold=2))

    assert "Bij 1 van de 2 vragen" in found.notes[-1]


def test_a_question_that_nobody_answered_has_no_share_at_all(frames):
    found = table(frames(*answers(r1={"wie": "arts"})))

    assert found.rows[0].cells == (0, 0, None, None, None)


def test_answers_stand_in_the_order_of_the_questionnaire_and_an_open_question_is_not_there(frames):
    keys = [row.key for row in table(frames(*answers(r1={"tekst": "x", "a": "ja"}))).rows]

    assert keys[:6] == ["a.nee", "a.ja", "a.daarna.ja", "a.daarna.nee", "wie.school", "wie.arts"]
    assert keys[6:] == [*(f"cijfer.{grade}" for grade in range(1, 11)), "b.ja", "b.nee"]


def test_a_follow_up_stands_under_the_question_it_belongs_to(frames):
    row = table(frames(*answers(r1={"a": "ja"}))).rows[2]

    assert row.group == "Vraag a? Zo ja: goed?"


def test_who_names_several_answers_counts_at_each_and_once_in_van(frames):
    found = table(frames(*answers(r1={"wie": "school arts"}, r2={"wie": "arts"}, r3={"wie": "weet_niet"})))

    assert found.cell("wie.school", "aantal") == 1
    assert found.cell("wie.arts", "aantal") == 2
    assert found.cell("wie.arts", "van") == 2
    assert any("elk genoemd antwoord" in note for note in found.notes)


def test_kinds_of_missing_are_never_added_up(frames):
    found = missing(
        frames(
            *answers(
                r1={"a": "nvt"},
                r2={"a": "weet_niet"},
                r3={"a": "weet_niet", "cijfer": "wil_niet_zeggen"},
                r4={"wie": "school"},
                r5={"a": "ja"},
            )
        )
    )

    assert [column.key for column in found.columns] == [
        *("ingevuld", "geldig", "nvt", "weet_niet", "wil_niet_zeggen", "overgeslagen", "niet_gevraagd")
    ]
    assert {row.key: row.cells for row in found.rows} == {
        "a": (5, 1, 1, 2, 0, 1, 0),
        "a.daarna": (5, 0, 0, 0, 0, 1, 4),
        "wie": (5, 1, 0, 0, 0, 4, 0),
        "cijfer": (5, 0, 0, 0, 1, 4, 0),
        "b": (5, 0, 0, 0, 0, 1, 4),
    }


def test_what_measures_something_beside_weet_niet_is_valid(frames):
    found = missing(frames(*answers(r1={"wie": "weet_niet arts"})))

    assert found.cell("wie", "geldig") == 1
    assert found.cell("wie", "weet_niet") == 0


def test_an_answer_that_the_questionnaire_no_longer_has_is_told_and_not_counted(frames):
    made = frames(*answers(r1={"a": "misschien"}, r2={"a": "ja"}))

    assert missing(made).cell("a", "vreemd") == 1
    assert table(made).cell("a.ja", "van") == 1
    assert any("Niet geteld: 1" in note for note in table(made).notes)


def test_another_perspectief_with_the_same_questionnaire_is_not_added_up(frames):
    rows = (*answers(r1={"a": "ja"}), *answers("swt", r2={"a": "nee"}))
    made = frames(*rows)

    assert table(made).cell("a.ja", "van") == 1


def test_answers_per_stratum_count_each_value_with_its_own_n(frames):
    cases = (Case("1", {"geslacht": "man"}), Case("2", {"geslacht": "vrouw"}), Case("3", {"geslacht": ""}))
    made = frames(
        *answers(r1={"a": "ja"}, r2={"a": "nee"}, r3={"a": "ja", "casus": "2"}, r4={"a": "ja", "casus": "3"}),
        cases=cases,
    )
    found = answers_by_stratum(made, filled_in(made, "ouder"), "geslacht")

    assert [column.key for column in found.columns] == ["vrouw", "vrouw_van", "man", "man_van"]
    assert found.rows[1].key == "a.ja"
    assert found.rows[1].cells == (1, 1, 1, 2)
    assert found.notes == ("Niet ingedeeld, want het kenmerk ontbreekt: 1.",)


def test_a_table_per_stratum_needs_two_values_at_the_threshold(frames):
    cases = (Case("1", {"geslacht": "man"}), Case("2", {"geslacht": "vrouw"}))
    given = {f"r{number}": {"a": "ja", "casus": str(1 + number % 2)} for number in range(6)}

    assert (
        "vragen_ouder_per_geslacht" in Tables(frames(*answers(**given), cases=cases, threshold=3).data).names
    )
    assert (
        "vragen_ouder_per_geslacht"
        not in Tables(frames(*answers(**given), cases=cases, threshold=4).data).names
    )


def test_only_who_answered_a_known_questionnaire_has_tables(frames):
    names = [name for name in Tables(frames(*answers(r1={"a": "ja"})).data).names if "vragen" in name]

    assert names == ["vragen_ouder", "vragen_ouder_ontbrekend"]
    assert "vragen_ouder" not in Tables(frames().data).names
    assert "vragen_ouder" not in Tables(frames(*answers("swt", r1={"a": "ja"})).data).names


def test_a_reconstruction_says_that_the_answers_are_invented(frames):
    made = frames(*answers(r1={"a": "ja"}), reconstruction=nl("Dit is nagemaakt."))

    assert table(made).warnings[0] == "Dit is nagemaakt."
    assert missing(made).warnings == table(made).warnings

"""LimeSurvey's structure, of version 3 and of version 4 and later, becomes a questionnaire."""

from xml.sax.saxutils import escape

import pytest

from instruments.model import AnswerIs, QuestionKind


def table(name, *rows):
    cells = ("".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in row.items()) for row in rows)
    return f"<{name}><rows>{''.join(f'<row>{row}</row>' for row in cells)}</rows></{name}>"


def document(*tables, languages=("nl", "en")):
    named = "".join(f"<language>{one}</language>" for one in languages)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<document><languages>{named}</languages>{''.join(tables)}</document>"


def question(qid, type, title, text, order=1, **more):
    own = {"qid": qid, "parent_qid": 0, "gid": 1, "type": type, "title": title, "question": text}
    return {
        **own,
        "help": "",
        "other": "N",
        "mandatory": "N",
        "question_order": order,
        "language": "nl",
        **more,
    }


GROUP = table("groups", {"gid": 1, "group_name": "De hulp", "group_order": 1, "language": "nl"})
ANSWERS = table(
    "answers",
    {"qid": 1, "code": "A1", "answer": "Goed", "sortorder": 1, "language": "nl"},
    {"qid": 1, "code": "A2", "answer": "Slecht", "sortorder": 2, "language": "nl"},
    {"qid": 3, "code": "B1", "answer": "Vaak", "sortorder": 1, "language": "nl"},
    {"qid": 3, "code": "B2", "answer": "Nooit", "sortorder": 2, "language": "nl"},
)


def version_3():
    subquestions = table(
        "subquestions",
        question(10, "T", "SQ001", "De school", parent_qid=2),
        question(11, "T", "SQ002", "Een buur", 2, parent_qid=2),
        question(12, "T", "R1", "Het wijkteam", parent_qid=3),
        question(13, "T", "R2", "De huisarts", 2, parent_qid=3),
    )
    questions = table(
        "questions",
        question(1, "L", "q1", "<p>Hoe ging het&nbsp;?</p>", 1),
        question(2, "M", "q2", "Wie hielp u?", 2, relevance='((q1.NAOK == "A1"))'),
        question(3, "F", "q3", "Hoe vaak zag u", 3),
        question(4, "T", "q4", "Vertel", 4, relevance='(q2_SQ002.NAOK == "Y")'),
        question(5, "R", "q5", "Zet op volgorde", 5),
    )
    return document(GROUP, questions, subquestions, ANSWERS, languages=("nl",))


def test_kinds_and_choices_come_over(converted):
    found, _ = converted("oud.lss", version_3())
    kinds = {question.id: question.kind for question in found.questions()}

    assert kinds == {
        "q1": QuestionKind.SINGLE,
        "q2": QuestionKind.MULTIPLE,
        "q3_r1": QuestionKind.SINGLE,
        "q3_r2": QuestionKind.SINGLE,
        "q4": QuestionKind.OPEN,
    }
    assert next(found.questions()).text.say("nl") == "Hoe ging het ?"


def test_a_grid_becomes_a_question_per_row(converted):
    found, misfits = converted("oud.lss", version_3())
    row = {question.id: question for question in found.questions()}["q3_r2"]

    assert row.text.say("nl") == "Hoe vaak zag u\nDe huisarts"
    assert [option.label.say("nl") for option in row.parts[0].options] == ["Vaak", "Nooit"]
    assert ("q3", "een tabel met vragen", "een vraag per rij") in misfits


def test_relevance_becomes_a_rule_also_on_one_box(converted):
    found, _ = converted("oud.lss", version_3())
    rules = {question.id: question.show_when for question in found.questions()}

    assert rules["q2"] == AnswerIs("q1", ("a1",))
    assert rules["q4"] == AnswerIs("q2", ("sq002",))


def test_a_ranking_is_reported(converted):
    _, misfits = converted("oud.lss", version_3())

    assert ("q5", "een vraag van het soort 'R'", "weggelaten") in misfits


def test_version_4_keeps_words_apart_in_every_language(converted):
    groups = table("groups", {"gid": 1, "group_order": 1})
    group_words = table(
        "group_l10ns",
        {"gid": 1, "group_name": "De hulp", "language": "nl"},
        {"gid": 1, "group_name": "The help", "language": "en"},
    )
    asked = {
        "qid": 1,
        "parent_qid": 0,
        "gid": 1,
        "type": "L",
        "title": "q1",
        "question_order": 1,
        "relevance": "1",
    }
    words = table(
        "question_l10ns",
        {"qid": 1, "question": "Hoe ging het?", "help": "", "language": "nl"},
        {"qid": 1, "question": "How did it go?", "help": "", "language": "en"},
    )
    answers = table(
        "answers",
        {"aid": 7, "qid": 1, "code": "A2", "sortorder": 2},
        {"aid": 8, "qid": 1, "code": "A1", "sortorder": 1},
    )
    answer_words = table(
        "answer_l10ns",
        *(
            {"aid": aid, "answer": f"{text} {lang}", "language": lang}
            for aid, text in ((7, "B"), (8, "A"))
            for lang in ("nl", "en")
        ),
    )
    found, _ = converted(
        "nieuw.lss", document(groups, group_words, table("questions", asked), words, answers, answer_words)
    )
    (one,) = found.questions()

    assert found.languages == ("nl", "en")
    assert found.pages[0].title.say("en") == "The help"
    assert [option.label.say("en") for option in one.parts[0].options] == ["A en", "B en"]


@pytest.mark.parametrize("languages", [("fr",), ("nl", "xx")])
def test_an_unknown_language_is_reported(converted, languages):
    _, misfits = converted(
        "oud.lss",
        version_3().replace(
            "<language>nl</language></languages>", f"<language>{languages[-1]}</language></languages>"
        ),
    )

    assert (languages[-1], "een taal die Wederhoor niet kent", "weggelaten") in misfits

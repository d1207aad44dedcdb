"""A REDCap data dictionary becomes a questionnaire; what could name someone stays out."""

from instruments.model import AllOf, AnswerIs, NotRule, QuestionKind

KIND = {"type": "radio", "choices": "1, Ja | 2, Nee | 9, Niet van toepassing"}


def test_forms_become_steps_and_headers_become_pages(converted, dictionary):
    found, _ = converted(
        "lijst.csv",
        dictionary(
            {"name": "a", "label": "Een?", **KIND},
            {"name": "b", "label": "Twee?", "header": "Over school", **KIND},
            {"name": "c", "label": "Drie?", "form": "later", "type": "notes"},
        ),
    )

    assert [page.title.say("nl") for page in found.pages] == ["Lijst", "Over school", "Later"]


def test_codes_stay_numbers_and_not_applicable_is_no_measurement(converted, dictionary):
    found, _ = converted("lijst.csv", dictionary({"name": "a", "label": "Een?", **KIND}))
    (question,) = found.questions()

    assert [(o.code, o.number) for o in question.parts[0].options] == [("1", 1), ("2", 2), ("nvt", 99)]


def test_branching_logic_follows_boxes_and_answers(converted, dictionary):
    found, misfits = converted(
        "lijst.csv",
        dictionary(
            {"name": "a", "label": "Wie?", "type": "checkbox", "choices": "1, School | 2, Buur"},
            {"name": "b", "label": "Ja?", **KIND},
            {"name": "c", "label": "Vertel", "type": "notes", "logic": "[a(2)] = '1' and [b] <> '2'"},
            {"name": "d", "label": "En?", "type": "notes", "logic": "[a(1)] = '0'"},
        ),
    )
    rules = {question.id: question.show_when for question in found.questions()}

    assert rules["c"] == AllOf((AnswerIs("a", ("2",)), NotRule(AnswerIs("b", ("2",)))))
    assert rules["d"] == NotRule(AnswerIs("a", ("1",)))
    assert [one for one in misfits if "voorwaarde" in one[1]] == []


def test_a_field_that_identifies_someone_is_left_out(converted, dictionary):
    rows = (
        {"name": "naam", "label": "Naam", "type": "text", "id": "y"},
        {"name": "a", "label": "Een?", **KIND},
    )
    found, misfits = converted("lijst.csv", dictionary(*rows))

    assert [question.id for question in found.questions()] == ["a"]
    assert misfits[0][0] == "naam"


def test_larger_and_smaller_become_the_answers_they_mean(converted, dictionary):
    scale = {"type": "radio", "choices": "1, Slecht | 2, Gewoon | 3, Goed"}
    found, _ = converted(
        "lijst.csv",
        dictionary(
            {"name": "a", "label": "Hoe?", **scale},
            {"name": "b", "label": "Waarom?", "type": "notes", "logic": "[a] >= 2"},
        ),
    )

    assert list(found.questions())[1].show_when == AnswerIs("a", ("2", "3"))


def test_a_condition_on_what_is_not_there_is_reported_and_the_question_stays(converted, dictionary):
    found, misfits = converted(
        "lijst.csv",
        dictionary(
            {"name": "b", "label": "Waarom?", "type": "notes", "logic": "[weg] = '1' or sum([x],2) > 3"}
        ),
    )
    (question,) = found.questions()

    assert question.show_when is None
    assert question.kind is QuestionKind.OPEN
    assert any(became == "wordt altijd gevraagd" for _, _, became in misfits)

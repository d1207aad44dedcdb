"""An XLSForm becomes a questionnaire that asks the same, and says what it can't."""

from instruments.model import AllOf, AnswerIs, NotRule, QuestionKind

SURVEY = [
    [
        "type",
        "name",
        "label::Nederlands (nl)",
        "label::English (en)",
        "hint::Nederlands (nl)",
        "relevant",
        "required",
    ],
    ["begin_group", "g1", "De hulp", "The help", "", "", ""],
    ["note", "n1", "Deze vragen gaan over de hulp.", "About the help.", "", "", ""],
    ["select_one jn", "q1", "Ging het goed?", "Did it go well?", "Denk aan het laatste jaar.", "", "yes"],
    ["select_multiple wie", "q2", "Wie hielp u?", "Who helped?", "", "${q1} = 'ja'", ""],
    ["text", "q3", "Vertel", "Tell", "", "selected(${q2}, 'school') and ${q1} != 'nee'", ""],
    ["range", "cijfer", "Welk cijfer?", "Which grade?", "", "", ""],
    ["end_group", "", "", "", "", "", ""],
    ["geopoint", "plek", "Waar?", "Where?", "", "", ""],
]
CHOICES = [
    ["list_name", "name", "label::Nederlands (nl)", "label::English (en)"],
    ["jn", "ja", "Ja", "Yes"],
    ["jn", "nee", "Nee", "No"],
    ["jn", "98", "Weet ik niet", "I don't know"],
    ["wie", "school", "De school", "School"],
    ["wie", "buur", "Een buur", "A neighbour"],
]


def test_questions_choices_and_languages_come_over(converted, xlsform):
    found, _ = converted("proef.xlsx", xlsform(SURVEY, CHOICES))
    questions = {question.id: question for question in found.questions()}

    assert found.languages == ("nl", "en")
    assert list(questions) == ["q1", "q2", "q3", "cijfer"]
    assert questions["q1"].kind is QuestionKind.SINGLE
    assert questions["q1"].help.say("nl") == "Denk aan het laatste jaar."
    assert questions["q2"].text.say("en") == "Who helped?"
    assert [option.code for option in questions["q2"].parts[0].options] == ["school", "buur"]


def test_dont_know_becomes_the_standard_answer_that_is_no_measurement(converted, xlsform):
    found, misfits = converted("proef.xlsx", xlsform(SURVEY, CHOICES))
    options = next(found.questions()).parts[0].options

    assert [(option.code, option.number, option.missing) for option in options] == [
        ("ja", 1, False),
        ("nee", 2, False),
        ("weet_niet", 97, True),
    ]
    assert any(place == "q1" and "weet ik niet" in what for place, what, _ in misfits)


def test_a_condition_becomes_a_rule_on_a_later_page(converted, xlsform):
    found, _ = converted("proef.xlsx", xlsform(SURVEY, CHOICES))
    pages = {question.id: number for number, page in enumerate(found.pages) for question in page.questions}
    rules = {question.id: question.show_when for question in found.questions()}

    assert pages["q1"] < pages["q2"] < pages["q3"]
    assert len({page.step for page in found.pages}) == 1
    assert rules["q2"] == AnswerIs("q1", ("ja",))
    assert rules["q3"] == AllOf((AnswerIs("q2", ("school",)), NotRule(AnswerIs("q1", ("nee",)))))


def test_a_note_stands_above_the_questions_after_it(converted, xlsform):
    found, _ = converted("proef.xlsx", xlsform(SURVEY, CHOICES))

    assert found.pages[0].intro.say("nl") == "Deze vragen gaan over de hulp."


def test_what_can_not_be_asked_is_reported(converted, xlsform):
    _, misfits = converted("proef.xlsx", xlsform(SURVEY, CHOICES))

    assert ("plek", "een vraag van het soort 'geopoint'", "weggelaten") in misfits
    assert ("bestand", "verplichte vragen", "elke vraag mag worden overgeslagen") in misfits


def test_a_slider_that_is_no_grade_becomes_an_open_question(converted, xlsform):
    survey = [["type", "name", "label", "parameters"], ["range", "r", "Hoe vaak?", "start=0 end=5 step=1"]]
    found, misfits = converted("proef.xlsx", xlsform(survey))

    assert [question.kind for question in found.questions()] == [QuestionKind.OPEN]
    assert any(place == "r" for place, _, _ in misfits)


def test_a_language_that_is_not_complete_is_left_out_and_reported(converted, xlsform):
    survey = [list(row) for row in SURVEY]
    survey[3][3] = ""
    found, misfits = converted("proef.xlsx", xlsform(survey, CHOICES))

    assert found.languages == ("nl",)
    assert ("en", "1 teksten missen in deze taal", "de taal is weggelaten") in misfits

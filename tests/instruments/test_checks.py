import time

import pytest

from instruments.checks import check_instrument
from instruments.model import AllOf, AnswerIs, AnyOf, NotRule, Page, Part, Question, QuestionKind
from instruments.standard_answers import GEBEURD, TEVREDEN
from instruments.texts import Texts


def codes(instrument) -> list[str]:
    return [found.code for found in check_instrument(instrument)]


def aanwezig(id: str, show_when=None) -> Question:
    nl = Texts.of(nl=id)
    short = tuple(type(o)(o.code, o.number, Texts.of(nl=o.label["nl"])) for o in GEBEURD)
    shown = tuple(type(o)(o.code, o.number, Texts.of(nl=o.label["nl"])) for o in TEVREDEN)
    parts = (Part(f"{id}.gebeurd", nl, short), Part(f"{id}.tevreden", nl, shown, ("ja",)))
    return Question(id, QuestionKind.AANWEZIG, nl, parts, show_when=show_when)


def test_a_sound_instrument_has_no_problems(make_instrument, make_question, is_a):
    assert codes(make_instrument([make_question("x")], [make_question("y", is_a("x"))])) == []


def test_problems_are_found_all_at_once(make_instrument, make_question, is_a):
    broken = make_instrument([make_question("x"), make_question("x", codes=("a",))], [])

    assert set(codes(broken)) == {"question-id-twice", "options-too-few", "page-empty"}


def test_a_question_that_needs_an_answer_which_never_comes_is_unreachable(
    make_instrument, make_question, is_a
):
    hidden = make_question("y", AllOf((is_a("x"), NotRule(is_a("x")))))
    behind = make_question("z", is_a("y"))

    assert codes(make_instrument([make_question("x")], [hidden], [behind])) == ["question-unreachable"] * 2


def test_a_question_behind_an_unreachable_page_is_unreachable(make_instrument, make_question, is_a):
    never = AllOf((AnswerIs("x", ("a",)), AnswerIs("x", ("b",))))
    page = Page("nooit", "s1", Texts.of(nl="P"), (make_question("y"),), show_when=never)

    found = codes(
        make_instrument([make_question("x")], page, [make_question("z", is_a("y")), make_question("w")])
    )

    assert sorted(found) == ["page-unreachable", "question-unreachable"]


def test_rules_that_exclude_each_other_through_a_chain_are_seen(make_instrument, make_question, is_a):
    y = make_question("y", is_a("x"))
    z = make_question("z", AllOf((is_a("y"), AnswerIs("x", ("b",)))))

    assert codes(make_instrument([make_question("x")], [y], [z])) == ["question-unreachable"]


def test_satisfaction_is_only_asked_about_what_happened(make_instrument, make_question):
    never = AllOf((AnswerIs("q.gebeurd", ("nee",)), AnswerIs("q.tevreden", ("ja",))))
    sometimes = AllOf((AnswerIs("q.gebeurd", ("ja",)), AnswerIs("q.tevreden", ("ja",))))
    pages = [aanwezig("q")], [make_question("y", never)], [make_question("z", sometimes)]

    assert codes(make_instrument(*pages)) == ["question-unreachable"]


def test_a_choice_of_several_can_hold_two_answers_and_a_choice_of_one_cannot(make_instrument, make_question):
    two = AllOf((AnswerIs("x", ("a",)), AnswerIs("x", ("b",))))

    single = make_instrument([make_question("x")], [make_question("y", two)])
    multiple = make_instrument([make_question("x", kind=QuestionKind.MULTIPLE)], [make_question("y", two)])

    assert codes(single) == ["question-unreachable"]
    assert codes(multiple) == []


def test_not_is_true_when_the_question_is_skipped(make_instrument, make_question):
    skipped = NotRule(AnswerIs("x", ("a", "b")))

    assert codes(make_instrument([make_question("x")], [make_question("y", skipped)])) == []


@pytest.mark.parametrize("wrap", [lambda rule: rule, NotRule, lambda rule: AllOf((AnyOf((rule,)),))])
def test_a_rule_that_looks_at_its_own_page_looks_forward_however_deep(
    make_instrument, make_question, is_a, wrap
):
    page = [make_question("x"), make_question("y", wrap(is_a("x")))]

    assert codes(make_instrument(page)) == ["rule-looks-forward"]


def test_a_circle_of_rules_is_a_problem_and_not_endless(make_instrument, make_question, is_a):
    circle = make_instrument([make_question("x", is_a("y"))], [make_question("y", is_a("x"))])

    assert codes(circle) == ["rule-looks-forward"]


def test_a_rule_on_an_open_answer_is_a_problem(make_instrument, make_question, is_a):
    pages = [make_question("x", kind=QuestionKind.OPEN, codes=())], [make_question("y", is_a("x"))]

    assert codes(make_instrument(*pages)) == ["rule-option-unknown"]


def test_a_misspelt_variable_is_answered_with_the_nearest(make_instrument, make_question):
    rule = AnswerIs("klik_swt", ("ja",))
    found = check_instrument(make_instrument([aanwezig("klik_swt")], [make_question("y", rule)]))

    assert [each.code for each in found] == ["rule-variable-unknown"]
    assert "klik_swt." in found[0].advice


def test_steps_may_have_several_pages_as_long_as_they_follow_each_other(make_question, make_instrument):
    def pages(*steps):
        return [
            Page(f"p{n}", step, Texts.of(nl="P"), (make_question(f"q{n}"),)) for n, step in enumerate(steps)
        ]

    assert codes(make_instrument(*pages("een", "een", "twee"))) == []
    assert codes(make_instrument(*pages("een", "twee", "een", "een"))) == ["step-scattered"]


def test_a_rule_over_many_questions_is_decided_soon(make_instrument, make_question, is_a):
    names = [f"x{n}" for n in range(40)]
    rule = AnyOf(tuple(NotRule(is_a(name)) for name in names))
    instrument = make_instrument([make_question(name) for name in names], [make_question("y", rule)])
    start = time.process_time()

    assert codes(instrument) == []
    assert time.process_time() - start < 1


def test_a_rule_too_large_to_decide_says_so_soon(make_instrument, make_question):
    names = [f"x{n}" for n in range(30)]
    each = tuple(AnyOf((AnswerIs(name, ("a",)), AnswerIs(name, ("b",)))) for name in names)
    never = (AnswerIs("last", ("a",)), AnswerIs("last", ("b",)))
    asked = [make_question(name) for name in (*names, "last")]
    start = time.process_time()

    assert codes(make_instrument(asked, [make_question("y", AllOf(each + never))])) == ["rule-too-large"]
    assert time.process_time() - start < 10

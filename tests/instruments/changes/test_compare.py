"""Every difference between two versions is noticed, and called what it is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.changes import KIND_WORDS, WHAT_WORDS, ChangeKind, combined, compare, moves_along, restated
from instruments.loader import library_ids, library_path, load_instrument
from instruments.model import AnswerIs, Instrument, Option, Page, Part, Question, QuestionKind, Word
from instruments.texts import NO_TEXTS, Texts

# What says nothing to who answers. Every other field of the model must be compared: a new one fails here.
SAYS_NOTHING = {"version", "file", "line"}
OUDER = load_instrument(library_path("ouder"), "ouder.yaml").value


def nl(text: str) -> Texts:
    return Texts.of(nl=text)


def small() -> Instrument:
    """A questionnaire with something in every field."""
    options = (
        Option("a", 1, nl("Eerste")),
        Option("b", 2, nl("Tweede")),
        Option("w", 97, nl("Weet niet"), True),
    )
    first = Question(
        "x",
        QuestionKind.AANWEZIG,
        nl("Was er hulp?"),
        (
            Part("x.gebeurd", nl("Was er hulp?"), options),
            Part("x.tevreden", nl("En was dat goed?"), options, ("a",)),
        ),
        nl("Denk aan thuis."),
        "boek.hulp",
        AnswerIs("y", ("a",)),
        line=10,
    )
    second = Question(
        "z", QuestionKind.OPEN, nl("Wat kon beter?"), (Part("z", nl("Wat kon beter?")),), longest=500
    )
    opening = Question("y", QuestionKind.SINGLE, nl("Wie bent u?"), (Part("y", nl("Wie bent u?"), options),))
    pages = (
        Page("p0", "s0", nl("Begin"), (opening,)),
        Page("p1", "s1", nl("Hulp"), (first, second), nl("Over de hulp."), AnswerIs("y", ("a", "b")), line=8),
    )
    words = (Word(nl("hulp"), nl("Wat iemand voor u doet.")), Word(nl("wijk"), nl("De buurt.")))
    texts = (nl("Titel"), nl("Inleiding"), nl("Ik doe mee."))
    return Instrument("klein", "1", "ouder", ("nl",), *texts, 5, pages, "klein.yaml", words)


def other(value, name):
    """Another value of the same type."""
    match value:
        case bool():
            return not value
        case Enum():
            return next(one for one in type(value) if one is not value)
        case str():
            return value + "x"
        case int():
            return value + 1
        case Texts():
            return (
                Texts(((value.pairs[0][0], value.pairs[0][1] + " Heel anders."),))
                if value.pairs
                else nl("Nieuw")
            )
        case tuple():
            return value[:-1] if value else (Option("n", 9, nl("N")) if name == "options" else "x",)
        case AnswerIs():
            return None
        case None:
            return AnswerIs("y", ("a",))
    raise TypeError(f"say here how to change a {type(value).__name__}")


def spoiled(value):
    """(what, the value with one field changed), for every field of every dataclass inside."""
    if isinstance(value, Texts) or not is_dataclass(value):
        return
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in SAYS_NOTHING:
            continue
        name = f"{type(value).__name__}.{field.name}"
        yield name, replace(value, **{field.name: other(held, field.name)})
        inside = held if isinstance(held, tuple) else (held,)
        for place, one in enumerate(inside):
            for deeper, changed in spoiled(one):
                new = (*inside[:place], changed, *inside[place + 1 :]) if isinstance(held, tuple) else changed
                yield deeper, replace(value, **{field.name: new})


SPOILED = list(spoiled(small()))


@pytest.mark.parametrize(
    "changed", [one for _, one in SPOILED], ids=[f"{n}-{i}" for i, (n, _) in enumerate(SPOILED)]
)
def test_a_change_to_any_field_is_noticed(changed):
    assert compare(small(), changed)


def test_every_field_of_the_model_was_changed_above():
    kinds = (Instrument, Page, Question, Part, Option, AnswerIs, Word)
    wanted = {f"{kind.__name__}.{field.name}" for kind in kinds for field in fields(kind)}

    assert {name for name in wanted if name.split(".")[1] not in SAYS_NOTHING} == {
        name for name, _ in SPOILED
    }


@pytest.mark.parametrize("id", library_ids())
def test_a_questionnaire_compared_with_itself_is_unchanged(id):
    one = load_instrument(library_path(id), id).value

    assert compare(one, replace(one, version="2", file="elders")) == ()


@settings(max_examples=30)
@given(data=st.data())
def test_pages_in_any_order_and_with_any_left_out_are_all_told(data):
    chosen = data.draw(st.lists(st.sampled_from(OUDER.pages), unique=True, min_size=1))
    changes = compare(OUDER, replace(OUDER, pages=tuple(chosen)))
    gone = {page.id for page in OUDER.pages} - {page.id for page in chosen}
    kept = [page for page in OUDER.pages if page in chosen]

    assert {one.page for one in changes if one.what == "pages" and one.kind is ChangeKind.REMOVED} == gone
    assert any(one.kind is ChangeKind.ORDER for one in changes) == (kept != chosen)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nothing_that_was_ever_asked_is_lost_when_versions_are_combined(data):
    pages = data.draw(st.lists(st.sampled_from(OUDER.pages), unique=True))
    newer = replace(OUDER, version="2", pages=tuple(pages))
    variables = [part.variable for part in combined([OUDER, newer]).parts()]

    assert sorted(variables) == sorted(part.variable for part in OUDER.parts())
    assert variables[: len(list(newer.parts()))] == [part.variable for part in newer.parts()] or pages == []


def one_question(text: str, options=()) -> Instrument:
    question = Question("v", QuestionKind.SINGLE, nl(text), (Part("v", nl(text), tuple(options)),))
    return replace(small(), pages=(Page("p", "s", nl("P"), (question,)),))


@pytest.mark.parametrize(
    ("was", "becomes", "kind"),
    [
        ("Was u tevreden?", "Was u tevreden ?", ChangeKind.TEXT),
        ("Hoe gaat het thuis?", "Hoe gaat het tuhis?", ChangeKind.TEXT),
        ("Kreeg u informatie?", "Kreeg u infromatie?", ChangeKind.TEXT),
        ("Hoe gaat het?", "hoe gaat het", ChangeKind.TEXT),
        ("Was u tevreden?", "Was u ontevreden?", ChangeKind.MEANING),
        ("Was u tevreden?", "Was u niet tevreden?", ChangeKind.MEANING),
        ("Kon u meedoen?", "Kan u meedoen?", ChangeKind.MEANING),
        ("Hielp de school?", "Hielp de huisarts?", ChangeKind.MEANING),
        ("Duurde het 6 weken?", "Duurde het 8 weken?", ChangeKind.MEANING),
    ],
)
def test_spelling_is_text_and_other_words_are_meaning(was, becomes, kind):
    assert [one.kind for one in compare(one_question(was), one_question(becomes))] == [kind]


def options(*codes):
    return [Option(code, number, nl(label)) for code, number, label in codes]


AB = options(("a", 1, "Vaak"), ("b", 2, "Soms"))


@pytest.mark.parametrize(
    ("new", "what", "kind"),
    [
        ([*AB, Option("c", 3, nl("Nooit"))], "options", ChangeKind.OPTION),
        (AB[:1], "options", ChangeKind.OPTION),
        (AB[::-1], "options", ChangeKind.ORDER),
        (options(("a", 1, "Vaak"), ("b", 2, "Heel soms")), "label", ChangeKind.OPTION),
        (options(("a", 1, "Vaak."), ("b", 2, "Soms")), "label", ChangeKind.TEXT),
        (options(("a", 3, "Vaak"), ("b", 2, "Soms")), "number", ChangeKind.MEANING),
        (options(("a", 1, "Vaak"), ("bb", 2, "Soms")), "code", ChangeKind.MEANING),
    ],
)
def test_answers_to_choose_are_compared_by_their_code(new, what, kind):
    changes = compare(one_question("V?", AB), one_question("V?", new))

    assert [(one.what, one.kind, one.variable) for one in changes] == [(what, kind, "v")]


def test_a_question_on_another_page_keeps_its_answers_but_not_who_is_halfway():
    old = small()
    moved = old.pages[1].questions[1]
    pages = (
        replace(old.pages[0], questions=(*old.pages[0].questions, moved)),
        replace(old.pages[1], questions=old.pages[1].questions[:1]),
    )
    changes = compare(old, replace(old, pages=pages))

    assert [(one.kind, one.was, one.becomes) for one in changes] == [(ChangeKind.ORDER, "p1", "p0")]
    assert not moves_along(changes)


def test_a_new_language_is_one_change_and_not_one_per_text():
    dutch = replace(OUDER, languages=("nl",))
    changes = compare(dutch, OUDER)

    assert [(one.kind, one.becomes) for one in changes] == [(ChangeKind.LANGUAGE, "en")]
    assert moves_along(changes)
    assert [one.kind for one in compare(OUDER, dutch)] == [ChangeKind.REMOVED]


def test_an_author_may_restate_words_and_nothing_else():
    words = compare(one_question("Hielp de school?"), one_question("Hielp de juf?"))[0]
    number = compare(one_question("V?", AB), one_question("V?", options(("a", 3, "Vaak"), ("b", 2, "Soms"))))[
        0
    ]

    assert restated(words, True, "zelfde").kind is ChangeKind.STATED_TEXT
    assert restated(restated(words, True), False).kind is ChangeKind.MEANING
    assert restated(number, True).kind is ChangeKind.MEANING


def test_a_missing_translation_that_comes_is_no_other_question():
    both = Texts.of(nl="Was er hulp?", en="Was there help?")
    old = replace(one_question("Was er hulp?"), languages=("nl", "en"))
    question = replace(old.pages[0].questions[0], text=both, parts=(Part("v", both),))
    new = replace(old, pages=(replace(old.pages[0], questions=(question,)),))

    assert [one.kind for one in compare(old, new)] == [ChangeKind.LANGUAGE]


def test_the_order_of_languages_in_a_text_is_no_change():
    texts = (Texts.of(nl="Ja", en="Yes"), Texts.of(en="Yes", nl="Ja"))
    first, second = (replace(small(), languages=("nl", "en"), title=text, intro=NO_TEXTS) for text in texts)

    assert compare(first, second) == ()


def test_every_kind_and_every_field_that_compare_names_has_its_word():
    assert set(KIND_WORDS) == set(ChangeKind)
    assert {change.what for _, one in SPOILED for change in compare(small(), one)} <= set(WHAT_WORDS)

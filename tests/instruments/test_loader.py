import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instruments.loader import library_ids, library_path, load_instrument
from instruments.model import AllOf, AnswerIs, AnyOf, NotRule, QuestionKind
from instruments.texts import Texts

PAGES = """pages:
  - id: een
    step: begin
    title: {nl: Begin}
    questions:
"""
CHOICE = """      - id: keuze
        kind: single
        text: {nl: Een keuze}
        options:
          - {code: a, number: 1, label: {nl: A}}
          - {code: b, number: 2, label: {nl: B}}
"""
NEXT = """  - id: twee
    step: vervolg
    title: {nl: Vervolg}
    questions:
"""


def only_question(loaded):
    assert loaded.problems == ()
    return next(loaded.value.questions())


def test_an_aanwezig_question_has_three_variables_with_standard_answers(load):
    question = only_question(
        load(PAGES + "      - {id: klik, kind: aanwezig, text: {nl: Had u een klik?}}\n")
    )

    assert [part.variable for part in question.parts] == ["klik.gebeurd", "klik.tevreden", "klik.gewenst"]
    assert [[option.code for option in part.options] for part in question.parts] == [
        ["ja", "gedeeltelijk", "nee", "nvt", "weet_niet"],
        ["ja", "deels", "nee"],
        ["ja", "nee"],
    ]
    assert [part.after for part in question.parts] == [(), ("ja", "gedeeltelijk"), ("gedeeltelijk", "nee")]
    assert question.parts[0].text == Texts.of(nl="Had u een klik?")


def test_an_author_may_word_each_part_of_an_aanwezig_question(load):
    own = "      - {id: klik, kind: aanwezig, text: {nl: T}, parts: {tevreden: {nl: Was het fijn?}}}\n"
    question = only_question(load(PAGES + own))

    assert question.parts[1].text == Texts.of(nl="Was het fijn?")
    assert question.parts[2].text["nl"].startswith("Zo nee")


def test_a_misspelt_part_is_a_problem(load):
    own = "      - {id: klik, kind: aanwezig, text: {nl: T}, parts: {tevreen: {nl: Was het fijn?}}}\n"

    assert [found.code for found in load(PAGES + own).problems] == ["field-unknown"]


def test_missing_codes_are_marked_and_numbered_apart(load):
    also = CHOICE + "        also: [weet_niet, wil_niet_zeggen, nvt]\n"
    options = only_question(load(PAGES + also)).parts[0].options

    assert {option.code: option.number for option in options if option.missing} == {
        "weet_niet": 97,
        "wil_niet_zeggen": 98,
        "nvt": 99,
    }


def test_a_stelling_keeps_one_variable_with_four_answers(load):
    question = only_question(load(PAGES + "      - {id: s, kind: stelling, text: {nl: Het klopt.}}\n"))

    assert [option.code for option in question.parts[0].options] == [
        "geldt",
        "deels",
        "niet_wel_gewenst",
        "nvt_geen_zicht",
    ]


def test_a_grade_runs_from_one_to_ten(load):
    question = only_question(load(PAGES + "      - {id: g, kind: grade, text: {nl: Cijfer}}\n"))

    assert [(option.code, option.number) for option in question.parts[0].options] == [
        (str(grade), grade) for grade in range(1, 11)
    ]


def test_an_open_question_has_a_longest_answer_and_other_kinds_have_none(load):
    loaded = load(PAGES + CHOICE + "      - {id: o, kind: open, text: {nl: Vertel}, longest: 200}\n")

    assert [question.longest for question in loaded.value.questions()] == [0, 200]


def test_questions_may_share_a_scale(load):
    scales = "scales:\n  ja_nee:\n" + "".join(
        f"    - {{code: {code}, number: {n}, label: {{nl: {code}}}}}\n"
        for n, code in enumerate(("ja", "nee"))
    )
    questions = "".join(
        f"      - {{id: {id}, kind: single, scale: ja_nee, text: {{nl: T}}}}\n" for id in ("x", "y")
    )
    first, second = load(scales + PAGES + questions).value.questions()

    assert first.parts[0].options == second.parts[0].options
    assert [option.code for option in first.parts[0].options] == ["ja", "nee"]


def test_an_unknown_scale_is_a_problem(load):
    loaded = load(PAGES + "      - {id: x, kind: single, scale: ja_nee, text: {nl: T}}\n")

    assert [found.code for found in loaded.problems] == ["value-unknown"]


def test_rules_become_a_typed_tree(load):
    shown = """      - id: andere
        kind: open
        text: {nl: T}
        show_when:
          all:
            - {any: [{answer: keuze, is: [a]}, {answer: keuze, is: [b]}]}
            - {not: {answer: keuze, is: [b]}}
"""
    *_, question = load(PAGES + CHOICE + NEXT + shown).value.questions()
    a, b = AnswerIs("keuze", ("a",)), AnswerIs("keuze", ("b",))

    assert question.show_when == AllOf((AnyOf((a, b)), NotRule(b)))


def test_lines_are_kept_for_pages_and_questions(load):
    page = load(PAGES + CHOICE).value.pages[0]

    assert (page.line, page.questions[0].line) == (11, 15)


def test_problems_of_every_kind_come_at_once_in_the_order_of_lines(load):
    broken = PAGES + CHOICE.replace("code: b", "code: a") + "        extra: 1\n" + NEXT.rstrip() + " []\n"
    loaded = load(broken)

    assert loaded.value is None
    assert [found.code for found in loaded.problems] == ["option-code-twice", "field-unknown", "page-empty"]
    assert [found.line for found in loaded.problems] == sorted(found.line for found in loaded.problems)


def test_another_kind_of_file_gives_one_problem_and_not_a_hundred(load):
    loaded = load("", head="kind: codebook\nid: x\nversie: 1\n")

    assert [found.code for found in loaded.problems] == ["kind-unknown"]


def test_a_file_in_one_language_gets_its_standard_answers_in_that_language_only(load):
    question = only_question(load(PAGES + "      - {id: k, kind: aanwezig, text: {nl: T}}\n"))

    assert {tuple(option.label) for part in question.parts for option in part.options} == {("nl",)}


@pytest.mark.parametrize("kind", [kind.value for kind in QuestionKind])
def test_an_unknown_field_is_found_in_every_kind_of_question(load, kind):
    own = f"      - {{id: x, kind: {kind}, text: {{nl: T}}, verplicht: true}}\n"
    codes = {found.code for found in load(PAGES + own).problems}

    assert "field-unknown" in codes


# ---- whatever is in the file -----------------------------------------------------------------------------

SOURCES = {id: library_path(id).read_bytes() for id in library_ids()}


def loads_or_explains(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    loaded = load_instrument(path, "any.yaml")
    assert (loaded.value is None) == bool(loaded.problems)
    assert all(found.what and found.advice and found.line >= 0 for found in loaded.problems)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("any") / "any.yaml"


@given(st.binary(max_size=400))
def test_any_bytes_load_or_give_problems(scratch: Path, raw: bytes):
    loads_or_explains(scratch, raw)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    id=st.sampled_from(sorted(SOURCES)),
    place=st.floats(0, 1),
    cut=st.integers(0, 200),
    put=st.one_of(
        st.binary(max_size=12),
        st.sampled_from(
            [b"", b"\n", b": ", b"- ", b"[", b"}", b"~", b"*x", b"{not: ", b"show_when: {any: []}\n"]
        ),
    ),
)
def test_any_change_to_a_library_file_loads_or_gives_problems(scratch: Path, id, place, cut, put):
    raw = SOURCES[id]
    at = int(place * len(raw))
    loads_or_explains(scratch, raw[:at] + put + raw[at + cut :])


FIELD = st.sampled_from(
    [
        "kind",
        "id",
        "version",
        "perspectief",
        "languages",
        "minutes",
        "title",
        "intro",
        "consent",
        "pages",
        "scales",
        "step",
        "questions",
        "text",
        "options",
        "scale",
        "also",
        "parts",
        "show_when",
        "answer",
        "is",
        "all",
        "any",
        "not",
        "code",
        "number",
        "label",
        "judges",
        "longest",
        "nl",
        "en",
    ]
)
VALUE = st.recursive(
    st.sampled_from(["", "a", "nl", "1", "-5", "open", "single", "aanwezig", "grade", "ja", "true", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELD, inner, max_size=4),
    max_leaves=12,
)


def as_yaml(value) -> str:
    """The value in flow style, which needs no indentation."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return f'"{value}"'


@settings(max_examples=60)
@given(field=FIELD, value=VALUE)
def test_any_shape_in_any_field_loads_or_gives_problems(scratch: Path, field, value):
    question = {"id": "q", "kind": "single", "text": {"nl": "T"}, field: value}
    page = {"id": "p", "step": "s", "title": {"nl": "T"}, "questions": [question], field: value}
    file = {"kind": "instrument", "id": "x", "languages": ["nl"], "pages": [page], field: value}
    loads_or_explains(scratch, as_yaml(file).encode())


def test_a_file_that_changed_is_read_anew(tmp_path):
    """Files that were read before are remembered by what stands in them, not by where they stand."""
    file, text = tmp_path / "ouder.yaml", library_path("ouder").read_text(encoding="utf-8")
    versions = []
    for version in ("1", "2", "1"):
        file.write_text(re.sub(r"(?m)^version:.*$", f"version: '{version}'", text), encoding="utf-8")
        versions.append(load_instrument(file, "ouder.yaml").value.version)
    assert versions == ["1", "2", "1"]

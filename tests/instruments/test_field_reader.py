import pytest

from instruments.field_reader import FieldReader
from instruments.problems import Problem
from instruments.texts import NO_TEXTS, Texts
from instruments.yaml_source import parse_yaml


@pytest.fixture
def read():
    """A reader for this YAML; its Problems are at `.problems`."""

    def make(text: str, languages=("nl",)) -> FieldReader:
        problems: list[Problem] = []
        return FieldReader(parse_yaml(text, "f.yaml").value, "f.yaml", problems, languages)

    return make


def found(reader: FieldReader) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in reader.problems]


def test_a_missing_field_is_a_problem_unless_there_is_a_default(read):
    reader = read("a: 1")

    assert reader.text("b", "gewoon") == "gewoon"
    assert reader.text("c") == ""
    assert found(reader) == [("field-missing", 1)]


def test_an_empty_field_counts_as_missing(read):
    reader = read("x: 1\na:")

    assert reader.text("a") == ""
    assert found(reader) == [("field-missing", 2)]


def test_one_wrong_field_does_not_hide_the_next(read):
    reader = read("a: [1]\nb: twee\nc: Naam met spatie\nd: x")
    reader.text("a")
    reader.whole("b")
    reader.name("c")
    reader.close()

    assert [code for code, _ in found(reader)] == [
        "not-text",
        "not-a-number",
        "name-invalid",
        "field-unknown",
    ]
    assert [line for _, line in found(reader)] == [1, 2, 3, 4]


@pytest.mark.parametrize("written", ["nan", "inf", "-inf", "1e999", "1_000", "0x10", "٣", "1,5", "9" * 400])
def test_a_number_that_would_poison_a_sum_is_refused(read, written):
    reader = read(f"a: {written!r}")

    assert reader.number("a") == 0.0
    assert found(reader) == [("not-a-number", 1)]


@pytest.mark.parametrize(("written", "number"), [("0.5", 0.5), ("-3", -3.0), ("75", 75.0)])
def test_a_decimal_number_is_read(read, written, number):
    assert read(f"a: {written}").number("a") == number


@pytest.mark.parametrize("written", ["1.0", "9" * 400, "٣", "een"])
def test_a_whole_number_is_nothing_else(read, written):
    reader = read(f"a: {written!r}")

    assert reader.whole("a") == 0
    assert found(reader) == [("not-a-number", 1)]


@pytest.mark.parametrize(("value", "problems"), [(0, 1), (1, 0), (5, 0), (6, 1)])
def test_a_number_between_bounds_includes_the_bounds(read, value, problems):
    reader = read(f"a: {value}")

    assert reader.whole_between("a", 1, 5) == value
    assert len(reader.problems) == problems


def test_a_default_is_not_written_by_the_author_but_is_read_the_same(read):
    reader = read("x: 1")

    assert (reader.whole("a", 7), reader.number("b", 0.25), reader.flag("c", True)) == (7, 0.25, True)
    assert reader.problems == []


def test_an_unknown_value_is_answered_with_the_nearest(read):
    reader = read("a: opne")
    reader.choice("a", ("open", "single"))

    assert "Bedoelt u 'open'?" in reader.problems[0].advice


def test_every_language_that_is_missing_is_named(read):
    reader = read("a: {nl: Ja}", ("nl", "en", "fr"))

    assert reader.texts("a") == Texts.of(nl="Ja")
    assert [each.what for each in reader.problems] == [
        "De tekst bij 'a' ontbreekt in taal 'en'.",
        "De tekst bij 'a' ontbreekt in taal 'fr'.",
    ]


def test_a_text_that_may_be_absent_is_no_problem(read):
    reader = read("a: 1")

    assert reader.texts("b", required=False) == NO_TEXTS
    assert reader.problems == []


def test_a_list_of_mappings_drops_what_is_none_and_says_so(read):
    reader = read("a:\n  - {b: 1}\n  - tekst\n  - {b: 2}")

    assert [child.text("b") for child in reader.mappings("a")] == ["1", "2"]
    assert found(reader) == [("not-a-mapping", 3)]


def test_children_report_to_the_same_list_and_know_the_languages(read):
    reader = read("a: {b: {nl: Ja}}", ("nl", "en"))
    reader.mapping("a").texts("b")

    assert found(reader) == [("language-missing", 1)]


@pytest.mark.parametrize("name", ["A", "a-b", "a b", "_a", "é", "a\n"])
def test_a_name_is_plain(read, name):
    reader = read(f"a: {name!r}" if "\n" not in name else 'a: "a\\n"')
    reader.name("a")

    assert [code for code, _ in found(reader)] == ["name-invalid"]

import string

import pytest

from instruments.problems import CATALOGUE, LONGEST_DETAIL, Problem, did_you_mean, problem


def test_a_problem_reads_as_place_code_sentence_and_advice():
    found = problem("key-twice", "ouder.yaml", 7, key="title")

    assert str(found) == (
        "ouder.yaml:7  [key-twice]  Het veld 'title' staat er twee keer.\n    Laat één van de twee staan."
    )


def test_a_problem_of_the_whole_file_names_no_line():
    assert str(problem("file-empty", "ouder.yaml", 0)).startswith("ouder.yaml  [file-empty]")


def test_problems_sort_by_file_and_line():
    later, sooner = Problem("a", 10, "x", "", ""), Problem("a", 9, "y", "", "")

    assert sorted([later, sooner]) == [sooner, later]


def test_an_unknown_code_is_a_bug_and_raises():
    with pytest.raises(KeyError):
        problem("no-such-code", "f", 1)


def test_braces_in_an_authors_text_stay_as_they_are():
    assert "'{oops}'" in problem("key-twice", "f", 1, key="{oops}").what


def test_an_endless_text_is_cut_off_in_the_sentence():
    found = problem("key-twice", "f", 1, key="x" * 100_000)

    assert len(found.what) < LONGEST_DETAIL + 100


def test_a_list_of_what_is_allowed_is_never_cut_off():
    allowed = ", ".join(f"keuze{n}" for n in range(50))

    assert allowed in problem("value-unknown", "f", 1, key="k", value="v", allowed=allowed, hint="").advice


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_sentence_can_be_filled_in(code):
    names = {
        name
        for text in CATALOGUE[code]
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }

    found = problem(code, "f", 1, **dict.fromkeys(names, "iets"))

    assert found.what
    assert found.advice


def test_the_nearest_word_is_offered_and_a_far_one_is_not():
    assert did_you_mean("titel", ("title", "intro")) == " Bedoelt u 'title'?"
    assert did_you_mean("xyz", ("title", "intro")) == ""

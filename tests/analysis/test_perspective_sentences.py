"""Generated Dutch: who judged lower or higher in which casus, with the right enumeration."""

from __future__ import annotations

import pytest

from analysis.perspectives import compare
from analysis.perspectives.sentences import ALL_AGREE, NOTHING_TO_COMPARE, enumerate_words, sentence_about

ORDER = ("swt", "hulpverlener", "ouder")
CASUSSEN = ("7", "8", "9", "10", "11")


def sentence(**judgements):
    found = [compare("s1", casus.strip("c"), values, ORDER) for casus, values in judgements.items()]
    return sentence_about(found, CASUSSEN, {id: id for id in (*ORDER, "school")})


def test_casussen_with_the_same_finding_share_a_sentence():
    lower = {"ouder": "rood", "swt": "groen"}

    assert sentence(c9=lower, c8=lower, c10={"ouder": "oranje", "hulpverlener": "groen"}) == (
        "Bij casus 8, 9 en 10 oordeelt de ouder lager dan het SWT of de hulpverlener."
    )


def test_an_ouder_below_both_in_every_casus_is_below_the_one_and_the_other():
    made = sentence(c8={"ouder": "rood", "hulpverlener": "groen", "swt": "groen"})

    assert made == "Bij casus 8 oordeelt de ouder lager dan het SWT en de hulpverlener."


def test_the_others_are_listed_alike_whoever_comes_first():
    first, second = {"ouder": "rood", "hulpverlener": "groen"}, {"ouder": "rood", "swt": "groen"}

    assert sentence(c8=first, c9=second) == sentence(c8=second, c9=first)


def test_one_casus_has_no_enumeration():
    assert (
        sentence(c8={"ouder": "rood", "swt": "groen"}) == "Bij casus 8 oordeelt de ouder lager dan het SWT."
    )


def test_an_ouder_who_is_more_positive_is_said_so():
    made = sentence(c8={"ouder": "groen", "swt": "rood"}, c9={"ouder": "oranje", "swt": "rood"})

    assert made == "Bij casus 8 en 9 oordeelt de ouder hoger dan het SWT."


def test_professionals_who_differ_are_told_from_the_lower_side():
    made = sentence(c11={"ouder": "groen", "swt": "rood", "hulpverlener": "groen"})

    assert made == (
        "Bij casus 11 oordeelt de ouder hoger dan het SWT. "
        "Bij casus 11 oordeelt het SWT lager dan de hulpverlener."
    )


def test_grijs_is_a_difference_about_whether_it_applies_not_a_lower_judgement():
    made = sentence(c7={"ouder": "grijs", "swt": "groen"})

    assert made == (
        "Bij casus 7 is de stelling volgens de ouder niet van toepassing, of niet te beoordelen; "
        "de ander geeft wel een oordeel."
    )


def test_agreement_and_silence_are_not_confused():
    assert sentence(c7={"ouder": "groen", "swt": "groen"}) == ALL_AGREE
    assert sentence(c7={"ouder": "groen", "swt": "geen_informatie"}) == NOTHING_TO_COMPARE


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["8"], "8"), (["8", "9"], "8 en 9"), (["8", "9", "10"], "8, 9 en 10")]
)
def test_dutch_enumeration_has_no_comma_before_en(words, text):
    assert enumerate_words(words, "en") == text

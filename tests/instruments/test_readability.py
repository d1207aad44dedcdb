import pytest

from instruments.loader import library_path, load_instrument
from instruments.readability import (
    FEWEST_WORDS,
    JARGON,
    flesch_douma,
    hints,
    sentences,
    syllables,
    text_hints,
    words,
)

PLAIN = "Had u goed contact met de hulp? Kreeg u op tijd hulp? Paste de hulp bij uw gezin? U mag het zeggen."
OFFICIAL = (
    "De gemeentelijke verantwoordelijkheid inzake de toegankelijkheid van jeugdhulpvoorzieningen impliceert "
    "een systematische evaluatie van beleidsmatige uitgangspunten middels representatieve onderzoeken."
)


def codes(text: str) -> set[str]:
    return {code for code, _ in text_hints(text)}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hulp", 1),
        ("kreeg", 1),
        ("gezin", 2),
        ("zoals", 2),
        ("koeien", 2),
        ("mooie", 2),
        ("tevreden", 3),
        ("wijkteam", 3),  # one too many: 'team' is a loan word, and those it cannot know
        ("hulpverlener", 4),
        ("coördinator", 5),
        ("organisatie", 5),
        ("brrr", 1),
    ],
)
def test_syllables_of_a_dutch_word(word, count):
    assert syllables(word) == count


def test_flesch_douma_is_its_formula():
    # 2 sentences, 6 words, 6 syllables: 206.84 - 0.93 * 3 - 77 * 1
    assert flesch_douma("Ik zie u. U ziet mij.") == pytest.approx(127.05)


def test_flesch_douma_puts_plain_text_far_above_officialese():
    assert flesch_douma(PLAIN) > 90
    assert flesch_douma(OFFICIAL) < 0


def test_a_text_without_words_is_easy_and_has_no_hints():
    assert flesch_douma(" 12 - ?") == 100.0
    assert codes(" 12 - ?") == set()


def test_plain_text_gets_no_hints():
    assert codes(PLAIN) == set()


def test_officialese_gets_hints_of_every_measure():
    assert {"long-sentence", "long-word", "jargon"} <= codes(OFFICIAL)
    assert "hard-to-read" in codes(OFFICIAL + " " + OFFICIAL)


def test_a_sentence_of_fifteen_words_is_not_too_long_and_one_of_sixteen_is():
    assert "long-sentence" not in codes(" ".join(["een"] * 15))
    assert "long-sentence" in codes(" ".join(["een"] * 16))


def test_a_short_text_gets_no_flesch_douma_score():
    short = "Organisatie-evaluatie."

    assert len(words(short)) < FEWEST_WORDS
    assert "hard-to-read" not in codes(short)


@pytest.mark.parametrize(
    "text", ["U was niet ontevreden.", "Er was nooit geen hulp.", "Was er niemand zonder hulp?"]
)
def test_two_negations_in_one_sentence_are_pointed_at(text):
    assert "double-negation" in codes(text)


def test_negations_in_two_sentences_are_fine():
    assert "double-negation" not in codes("U was er niet. Er was geen hulp.")


@pytest.mark.parametrize("text", ["Kreeg u hulp en was u tevreden?", "Was er hulp en/of advies?"])
def test_two_questions_in_one_are_pointed_at(text):
    assert "two-questions" in codes(text)


def test_two_things_in_one_question_are_not_two_questions():
    assert "two-questions" not in codes("Had u contact met de school en de huisarts?")


@pytest.mark.parametrize("term", JARGON)
def test_every_word_of_jargon_is_found_at_the_start_of_a_longer_word_too(term):
    assert "jargon" in codes(f"Dit is {term}en.")


def test_jargon_is_not_found_inside_another_word():
    assert "jargon" not in codes("De strategie.")  # holds 'regie' nearly, and only at its end


def test_sentences_end_at_a_colon_and_at_a_new_line():
    assert sentences("Zo ja: was het fijn?\nDank u") == ["Zo ja:", "was het fijn?", "Dank u"]


def test_hints_name_the_question_and_its_line_and_never_judge_a_level():
    swt = load_instrument(library_path("swt")).value
    found = hints(swt)

    assert any(hint.place == "swt_heeft_regie" and hint.line > 0 for hint in found)
    assert not any("B1" in hint.sentence for hint in found)
    assert [hint.line for hint in found] == sorted(hint.line for hint in found)

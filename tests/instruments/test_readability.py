from dataclasses import replace

import pytest

from instruments.loader import library_path, load_instrument
from instruments.model import Option, Part, Question, QuestionKind, Word
from instruments.readability import Role, hints, hints_on, option_hints, summary, text_hints
from instruments.readability.measures import (
    FEWEST_WORDS,
    band,
    flesch_douma,
    sentences,
    syllables,
    words,
)
from instruments.readability.word_lists import FORMAL, JARGON, LEADING, SCALE_WORDS, SPELLED_OUT
from instruments.texts import Texts

PLAIN = "Had u goed contact met de hulp? Kreeg u op tijd hulp? Paste de hulp bij uw gezin? U mag het zeggen."
OFFICIAL = (
    "De gemeentelijke verantwoordelijkheid inzake de toegankelijkheid van jeugdhulpvoorzieningen impliceert "
    "een systematische evaluatie van beleidsmatige uitgangspunten middels representatieve onderzoeken."
)


def codes(text: str, role: Role = Role.EXPLAINS) -> set[str]:
    return {code for code, _ in text_hints(text, role)}


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


# Counted by hand: sentences, words, syllables.
@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Wist u waar u met uw vraag terechtkon?", (1, 8, 10)),
        ("Kwam er snel genoeg hulp? Besliste u mee over de hulp?", (2, 11, 15)),
        ("De gemeente besluit. Uw kind krijgt hulp van een hulpverlener.", (2, 10, 16)),
    ],
)
def test_flesch_douma_of_what_was_counted_by_hand(text, counted):
    count, length, heard = counted

    assert (len(sentences(text)), len(words(text)), sum(map(syllables, words(text)))) == counted
    assert flesch_douma(text) == pytest.approx(206.84 - 0.93 * length / count - 77 * heard / length)


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (112.9, "zeer makkelijk"),
        (80, "makkelijk"),
        (60, "normaal"),
        (59.9, "vrij moeilijk"),
        (-8.7, "zeer moeilijk"),
    ],
)
def test_a_score_has_doumas_own_word(score, word):
    assert band(score) == word


def test_flesch_douma_puts_plain_text_far_above_officialese():
    assert flesch_douma(PLAIN) > 90
    assert flesch_douma(OFFICIAL) < 0


def test_a_text_without_words_is_easy_and_has_no_hints():
    assert flesch_douma(" 12 - ?") == 100.0
    assert codes(" 12 - ?") == set()


@pytest.mark.parametrize("role", Role)
def test_plain_text_gets_no_hints(role):
    assert {code for sentence in sentences(PLAIN) for code in codes(sentence, role)} == set()


def test_officialese_gets_hints_of_every_measure():
    assert {"long-sentence", "long-word", "jargon", "formal"} <= codes(OFFICIAL)
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


@pytest.mark.parametrize("text", ["U was er niet. Er was geen hulp.", "Niemand ziet het, ook wij niet."])
def test_negations_that_do_not_undo_each_other_are_fine(text):
    assert "double-negation" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kreeg u hulp en was u tevreden?",
        "Was er hulp en/of advies?",
        "Wat ging goed en wat kon beter?",
        "Wist u wie u kon bellen en hoe dat ging?",
    ],
)
def test_two_questions_in_one_are_pointed_at(text):
    assert "two-questions" in codes(text)


def test_two_things_in_one_question_are_not_two_questions():
    assert "two-questions" not in codes("Had u contact met de school en de huisarts?")


@pytest.mark.parametrize(
    "text",
    [
        "De hulp werd gestopt.",
        "Uw antwoorden worden vernietigd.",
        "Wordt u goed geholpen?",
        "Het werd besproken.",
    ],
)
def test_a_passive_sentence_is_pointed_at(text):
    assert "passive" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "De problemen werden niet erger.",
        "Mag zij beslissen als partners het niet eens worden?",
        "De gezinnen worden kleiner.",
        "Wij hebben de hulp gestopt.",
        "Het werd een goed gesprek met de gemeenten.",
    ],
)
def test_an_active_sentence_is_not_called_passive(text):
    assert "passive" not in codes(text)


@pytest.mark.parametrize("term", JARGON)
def test_every_word_of_jargon_is_found_at_the_start_of_a_longer_word_too(term):
    assert "jargon" in codes(f"Dit is {term}en.")


def test_jargon_is_not_found_inside_another_word():
    assert "jargon" not in codes("De strategie.")  # holds 'regie' nearly, and only at its end


@pytest.mark.parametrize(
    ("listed", "code", "role"),
    [
        (FORMAL, "formal", Role.EXPLAINS),
        (SPELLED_OUT, "shortened", Role.EXPLAINS),
        (SCALE_WORDS, "scale-word", Role.ANSWERS),
        (LEADING, "leading", Role.ASKS),
    ],
    ids=["formal", "shortened", "scale-word", "leading"],
)
def test_every_listed_word_is_found_as_a_whole_word_only(listed, code, role):
    for term in listed:
        assert code in codes(f"Het is {term} zo", role), term
        assert code not in codes(f"Het isx{term}x zo", role), term


@pytest.mark.parametrize("text", ["Was iedereen aardig?", "De hulp kwam altijd op tijd."])
def test_an_absolute_word_is_pointed_at_in_a_question_only(text):
    assert "absolute" in codes(text, Role.ASKS)
    assert "absolute" not in codes(text, Role.EXPLAINS)


def test_a_tag_that_asks_for_a_yes_is_pointed_at():
    assert "leading" in codes("De hulp was goed, toch?", Role.ASKS)


def test_a_second_question_mark_is_pointed_at_in_a_question_only():
    assert "question-marks" in codes("Mist u iets? Wat dan?", Role.ASKS)
    assert "question-marks" not in codes("Mist u iets? Bel ons dan.")


@pytest.mark.parametrize("text", ["LET OP DIT IS GEHEIM", "Dit is BELANGRIJK voor u"])
def test_capitals_are_pointed_at(text):
    assert "capitals" in codes(text)


def test_an_abbreviation_is_not_called_capitals():
    assert "capitals" not in codes("De GGSR en de GGD helpen.")


@pytest.mark.parametrize(
    "labels",
    [
        ["0-12 jaar", "12-18 jaar"],
        ["1 tot en met 3 keer", "3 of meer keer"],
        ["Minder dan 6 weken", "1 tot 3 maanden"],
        ["Meer dan 2", "3 of meer"],
    ],
)
def test_answers_that_overlap_are_pointed_at(labels):
    assert [code for code, _ in option_hints(labels)] == ["options-overlap"]


@pytest.mark.parametrize(
    "labels",
    [
        ["0-11 jaar", "12-18 jaar", "Ouder dan 18 jaar"],
        ["Korter dan 1 maand", "1 tot 3 maanden", "3 tot 6 maanden", "6 maanden of langer"],
        ["1 tot 4 weken", "1 tot 3 maanden"],
        ["1 keer", "2 keer", "3 of meer keer"],
        ["Ja", "Een beetje", "Nee"],
        [],
    ],
)
def test_answers_that_do_not_overlap_get_no_hint(labels):
    assert list(option_hints(labels)) == []


def test_a_scale_that_leans_to_one_side_is_pointed_at():
    leaning = ["Heel goed", "Goed", "Prima", "Slecht"]
    even = ["Heel goed", "Goed", "Niet goed en niet slecht", "Slecht", "Heel slecht"]

    assert [code for code, _ in option_hints(leaning)] == ["scale-leans"]
    assert list(option_hints(even)) == []


def test_not_good_is_unfavourable_and_not_bad_is_favourable():
    assert list(option_hints(["Goed", "Niet slecht", "Niet goed", "Slecht"])) == []


def test_sentences_end_at_a_colon_and_at_a_new_line():
    assert sentences("Zo ja: was het fijn?\nDank u") == ["Zo ja:", "was het fijn?", "Dank u"]


def asking(text: str, *labels: str) -> Question:
    options = tuple(Option(f"o{n}", n, Texts.of(nl=label)) for n, label in enumerate(labels))
    said = Texts.of(nl=text)
    kind = QuestionKind.SINGLE if labels else QuestionKind.OPEN
    return Question("vraag", kind, said, (Part("vraag", said, options),), line=7)


def found_in(instrument) -> list[str]:
    return [hint.code for hint in hints(instrument)]


def test_a_question_its_options_and_its_scale_are_all_looked_at(make_instrument):
    one = asking("Bent u het ermee eens?", "0-12 jaar", "12-18 jaar", "Enigszins")

    assert found_in(make_instrument([one])) == ["leading", "scale-word", "options-overlap"]


def test_an_abbreviation_is_pointed_at_once_unless_it_is_explained(make_instrument):
    plain = make_instrument([asking("Kent u de GGSR? Wat doet de GGSR voor u")])
    explained = make_instrument([asking("Kent u de sociale redzaamheid (GGSR)")])
    in_words = replace(plain, words=(Word(Texts.of(nl="GGSR"), Texts.of(nl="Een aanpak voor gezinnen.")),))

    assert found_in(plain).count("abbreviation") == 1
    assert "abbreviation" not in found_in(explained)
    assert "abbreviation" not in found_in(in_words)


def test_a_long_word_is_named_once_with_the_number_of_other_places(make_instrument):
    twice = make_instrument([asking("Een jeugdhulpverlener?")], [asking("Nog een jeugdhulpverlener?")])
    found = [hint for hint in hints(twice) if hint.code == "long-word"]

    assert [hint.sentence.endswith("(en nog 1 keer)") for hint in found] == [True]


def test_a_word_that_the_questionnaire_explains_gets_no_hint(make_instrument):
    one = make_instrument([asking("Wie is uw consulent?")])
    explained = replace(one, words=(Word(Texts.of(nl="Consulent"), Texts.of(nl="Iemand die u helpt.")),))

    assert found_in(one) == ["jargon"]
    assert found_in(explained) == []


def test_a_questionnaire_that_takes_longer_than_it_tells_gets_a_hint(make_instrument):
    many = make_instrument([asking(f"Wat vindt u van nummer {n}?") for n in range(20)])

    assert summary(many).minutes > many.minutes * 1.25
    assert found_in(many) == ["longer-than-told"]
    assert found_in(replace(many, minutes=30)) == []


def test_the_summary_counts_what_is_read(make_instrument):
    # The title, the consent and the page are a word each, the question has five, its answers have one each.
    total = summary(make_instrument([asking("Wist u waar u terechtkon?", "Ja", "Nee")]))

    assert (total.questions, total.sentences, total.words) == (1, 6, 10)
    assert total.per_sentence == pytest.approx(10 / 6)
    assert total.minutes == 1  # 10 words at 180 a minute and 5 seconds to choose
    assert "6 zinnen van gemiddeld 1,7 woorden" in str(total)
    assert "naar schatting 1 minuten, u noemt er 5" in str(total)


def test_of_two_follow_ups_one_is_counted_as_read(make_instrument):
    follow_ups = tuple(
        Part(f"vraag.{name}", Texts.of(nl=" ".join([name] * 180)), (), (name,)) for name in ("ja", "nee")
    )
    one = asking("Was dat zo?", "Ja", "Nee")
    longer = replace(one, parts=(*one.parts, *follow_ups))

    assert summary(make_instrument([longer])).minutes == summary(make_instrument([one])).minutes + 1


def test_an_empty_questionnaire_has_a_summary(make_instrument):
    nothing = replace(make_instrument(), title=Texts(), consent=Texts())

    assert (summary(nothing).words, summary(nothing).per_sentence, summary(nothing).minutes) == (0, 0.0, 0)


def test_a_questionnaire_without_dutch_gets_no_hints(make_instrument):
    english = replace(make_instrument(), title=Texts.of(en="Title"), consent=Texts.of(en="Fine"))

    assert hints(replace(english, pages=())) == []


def test_another_text_that_respondents_read_gets_hints_at_its_own_line():
    found = hints_on(12, "retention", Texts.of(nl="Uw antwoorden worden vernietigd.", en="We destroy them."))

    assert [(hint.line, hint.place, hint.code) for hint in found] == [(12, "retention", "passive")]
    assert hints_on(12, "retention", Texts.of(en="They are destroyed.")) == []


def test_hints_name_the_question_and_its_line_and_never_judge_a_level():
    swt = load_instrument(library_path("swt")).value
    found = hints(swt)

    assert any(hint.place == "swt_heeft_regie" and hint.line > 0 for hint in found)
    assert not any("B1" in hint.sentence for hint in found)
    assert [hint.line for hint in found] == sorted(hint.line for hint in found)

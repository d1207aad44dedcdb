"""Evidence beside coded cells: answers, figures, documents; each with weight and direction, all exact."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.norms import Beside, NormEvidence, judge, judge_norms, tipping_of, tipping_point
from analysis.norms.beside import NO_ANSWERS, NO_FIGURE, NO_NUMBER, NOT_READ, beside_of
from analysis.norms.freezing import Freezing, freezing_warnings, has_gathered
from analysis.norms.items import MOST_ANSWERS
from analysis.norms.tipping_words import tipping_sentences
from analysis.study import Assessment, EvidenceRow
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.loader import library_path, load_codebook
from codebooks.model import EvidenceLink, Norm, Normenkader
from codebooks.norm_hash import content_hash
from codebooks.norm_model import KaderChange
from codebooks.ready_scales import READY_SCALES
from instruments.texts import NO_TEXTS, Texts

FOLDERS = Path(__file__).parent / "study_folder" / "folders"
ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
SCALE = load_codebook(library_path("normenkader_zwolle")).value.scale
CREDITS = ("nee", "deels", "ja")
ORDER = [level.id for level in SCALE.levels]
ASKED = EvidenceLink("q", Texts.of(nl="Antwoorden"), question="i.q", met=("ja",), partly=("deels",))


def kader_of(*norms, scale=SCALE):
    title = Texts.of(nl="Kader")
    return Normenkader("kader", "1", title, "", (), (), norms, scale)


def norm_of(*links, id="n"):
    return Norm(id, "1", "deel", Texts.of(nl="De norm"), "ja", judged_with="o", evidence=links)


def judged(*links, credits=None, beside=None):
    rows = tuple(EvidenceRow("n", link, credit) for link, credit in (credits or {}).items())
    kader = kader_of(norm_of(*links))
    return judge(kader, "o", Assessment("o", "", evidence=rows), {}, beside or Beside())


@pytest.fixture(scope="module")
def klein():
    return read_study_folder(FOLDERS / "klein").value


def with_links(data, *links):
    """The small study, judged by a norm with these links."""
    books = {**data.codebooks, "kort_kader": kader_of(norm_of(*links))}
    return replace(data, codebooks=books, assessments=())


def test_a_question_gives_the_share_of_answers_that_meet_the_norm():
    found = judged(ASKED, beside=Beside({"i.q": {"ja": 3, "deels": 2, "nee": 1}}))

    assert (found.share, found.evidence[0].n, found.evidence[0].counted) == (Fraction(2, 3), 6, True)


def test_of_several_options_one_that_meets_the_norm_is_enough():
    link = replace(ASKED, met=("a",), partly=("b",))

    assert judged(link, beside=Beside({"i.q": {"a c": 1, "b c": 1, "c": 2}})).share == Fraction(3, 8)


def test_missing_codes_are_no_answers(klein):
    link = EvidenceLink("q", Texts.of(nl="Klik"), question="korte_ouder.klik.gebeurd", met=("ja",))
    data = with_links(klein, link)
    answers = [a for a in klein.answers if a.question == "klik.gebeurd" and a.instrument == "korte_ouder"]
    unknown = replace(answers[0], response="r9", value="weet_niet")
    (found,) = judge_norms(data)
    (same,) = judge_norms(replace(data, answers=(*data.answers, unknown)))

    assert found.evidence[0].n == len(answers) > 0
    assert same.share == found.share


def test_a_figure_meets_the_norm_or_does_not(klein):
    row = next(iter(Tables(klein).table("waarden").rows))
    value = Tables(klein).look_up(f"waarden/{row.key}/groen")
    link = EvidenceLink("f", Texts.of(nl="Groen"), figure=f"waarden/{row.key}/groen", at_least=value)
    shares = [
        judge_norms(with_links(klein, one))[0].evidence[0]
        for one in (link, replace(link, at_least=value + 1), replace(link, at_least=None, at_most=value))
    ]

    assert [(one.share, one.number) for one in shares] == [(1, value), (0, value), (1, value)]


@pytest.mark.parametrize(
    ("figure", "why"),
    [("waarden/weg/groen", NO_FIGURE), ("weg/a/b", NO_FIGURE), ("normenkader/n/oordeel", NO_FIGURE)],
)
def test_a_figure_that_is_gone_is_missing_and_says_so(klein, figure, why):
    link = EvidenceLink("f", Texts.of(nl="Weg"), figure=figure, at_least=1)
    (found,) = judge_norms(with_links(klein, link))

    assert (found.share, found.missing, found.evidence[0].lacks) == (None, ("n__f",), why)


def test_a_figure_of_a_judgement_is_never_looked_up_so_nothing_goes_round():
    link = EvidenceLink("f", NO_TEXTS, figure="normen/o/aandeel", at_least=0.5)

    assert judged(link, beside=Beside(look_up=lambda _: 1.0)).evidence[0].lacks == NO_NUMBER


def test_weights_are_exact_and_missing_evidence_takes_its_weight_along():
    links = tuple(EvidenceLink(id, NO_TEXTS, source="s", weight=w) for id, w in (("a", 0.1), ("b", 0.2)))
    links += (EvidenceLink("c", NO_TEXTS, source="s", weight=5),)
    found = judged(*links, credits={"a": "ja", "b": "nee"})

    assert (found.share, found.missing) == (Fraction(1, 3), ("n__c",))
    assert found.evidence[2].lacks == NOT_READ


def test_a_bottleneck_counts_down_and_keeps_its_own_share():
    turned = replace(ASKED, direction="knelpunt")
    found = judged(turned, beside=Beside({"i.q": {"ja": 1, "nee": 3}}))

    assert (found.share, found.evidence[0].share, found.evidence[0].met) == (
        Fraction(3, 4),
        Fraction(1, 4),
        Fraction(3, 4),
    )
    assert judged(turned).evidence[0].lacks == NO_ANSWERS


def test_a_document_is_read_and_judged_as_any_source():
    link = EvidenceLink("d", NO_TEXTS, documents=("nota_2020",))

    assert judged(link, credits={"d": "deels"}).share == Fraction(1, 2)


def test_weight_and_direction_stand_in_the_table_only_where_they_matter(klein):
    plain = EvidenceLink("d", Texts.of(nl="Stuk"), source="s")
    level = (Assessment("o", "", evidence=(EvidenceRow("n", "d", "ja"),)),)
    usual = Tables(replace(with_links(klein, plain), assessments=level)).table("bewijs")
    turned = replace(plain, weight=2.0, direction="knelpunt")
    other = Tables(replace(with_links(klein, turned), assessments=level)).table("bewijs")

    assert "gewicht" not in [column.key for column in usual.columns]
    assert (other.cell("n__d", "gewicht"), other.cell("n__d", "richting")) == (2.0, "knelpunt")


# the tipping point, with everything at once


@st.composite
def mixed(draw):
    """One or two norms with read links and a question, each with weight and direction."""
    norms, credits = [], {}
    for number in range(draw(st.integers(1, 2))):
        links = []
        for place in range(draw(st.integers(1, 2))):
            weight, direction = (
                draw(st.sampled_from([1, 2, 0.5])),
                draw(st.sampled_from(["succes", "knelpunt"])),
            )
            links.append(EvidenceLink(f"l{place}", NO_TEXTS, source="s", weight=weight, direction=direction))
            credits[f"n{number}", f"l{place}"] = draw(st.sampled_from(CREDITS))
        norms.append(norm_of(*links, id=f"n{number}"))
    asked = replace(ASKED, direction=draw(st.sampled_from(["succes", "knelpunt"])), weight=2)
    asked = asked if draw(st.booleans()) else replace(asked, partly=())
    norms[0] = replace(norms[0], evidence=(*norms[0].evidence, asked))
    words = CREDITS if asked.partly else ("nee", "ja")
    answers = Counter(draw(st.lists(st.sampled_from(words), max_size=3)))
    return tuple(norms), NormEvidence(SCALE, (), credits, Beside({"i.q": answers}))


def share_and_level(norms, found):
    rows = tuple(EvidenceRow(*place, credit) for place, credit in found.credits.items())
    done = judge(kader_of(*norms), "o", Assessment("o", "", evidence=rows), {}, found.beside)
    return done.share, done.calculated


def fewest(norms, found, up):
    """The smallest number of credits and answers that moves the level, by trying every other way."""
    share, level = share_and_level(norms, found)
    answers = list(found.beside.answers["i.q"].elements())
    words = CREDITS if norms[0].evidence[-1].partly else ("nee", "ja")
    was = (*found.credits.values(), *answers)
    numbers = []
    for now in product(*[CREDITS] * len(found.credits), *[words] * len(answers)):
        credits = dict(zip(found.credits, now, strict=False))
        other = replace(found, credits=credits, beside=Beside({"i.q": Counter(now[len(credits) :])}))
        after = ORDER.index(share_and_level(norms, other)[1])
        if after > ORDER.index(level) if up else after < ORDER.index(level):
            numbers.append(sum(a != b for a, b in zip(was, now, strict=True)))
    return min(numbers, default=None)


@settings(max_examples=12)
@given(case=mixed())
def test_no_smaller_change_of_answers_and_credits_moves_the_level_whatever_their_weight(case):
    norms, found = case
    tip = tipping_point(norms, found)

    assert (tip.share, tip.level) == share_and_level(norms, found)
    for way, up in ((tip.up, True), (tip.down, False)):
        assert (way.number if way else None) == fewest(norms, found, up)


def test_a_figure_and_a_large_question_are_held_and_named():
    figure = EvidenceLink("f", NO_TEXTS, figure="a/b/c", at_least=1)
    read = EvidenceLink("l", NO_TEXTS, source="s")
    beside = Beside({"i.q": {"ja": MOST_ANSWERS, "nee": 1}}, lambda _: 2)
    found = NormEvidence(SCALE, (), {("n", "l"): "ja"}, beside)
    point = tipping_point(norm_of(ASKED, figure, read), found)

    assert point.held == ("n__q", "n__f")
    assert {change.links for change in point.down.changes} == {("n__l",)}
    labels = {"n__q": "Vraag", "n__f": "Cijfer", "n__l": "Stuk"}
    assert tipping_sentences(point, labels, {})[-1] == (
        "Als vast genomen, en dus niet in dit kantelpunt: ‘Vraag’ en ‘Cijfer’."
    )


def test_the_tipping_point_is_told_in_words_with_the_level_it_gives():
    found = NormEvidence(SCALE, (), {}, Beside({"i.q": {"ja": 3, "nee": 1}}))
    point = tipping_point(norm_of(ASKED), found)
    levels = {level.id: level.shown() for level in SCALE.levels}

    assert tipping_sentences(point, {"n__q": "De vraag"}, levels) == (
        "Als 1 antwoord anders was, wordt dit ‘◑ Voldoet merendeels’: "
        "‘De vraag’ bij 1 van deze 3 antwoorden van ja naar deels.",
        "Als 1 antwoord anders was, wordt dit ‘● Voldoet’: ‘De vraag’ bij dit ene antwoord van nee naar ja.",
    )


# Zwolle


def test_zwolles_six_judgements_stand_calculated_beside_fixed_and_none_differs():
    """The report prints words only; each of its six levels is what our evidence gives, two on a boundary."""
    data = read_study_folder(ZWOLLE).value
    found = {j.judgement: (j.share, j.calculated, j.fixed, j.differs) for j in judge_norms(data)}

    assert found == {
        "3": (Fraction(5, 8), "voldoet_merendeels", "voldoet_merendeels", False),
        "7a": (Fraction(3, 4), "voldoet_grotendeels", "voldoet_grotendeels", False),
        "7b": (Fraction(1, 4), "voldoet_beperkt", "voldoet_beperkt", False),
        "2": found["2"],
        "5a": (Fraction(1, 6), "voldoet_beperkt", "voldoet_beperkt", False),
        "5b": (Fraction(1, 12), "voldoet_beperkt", "voldoet_beperkt", False),
    }
    assert (found["2"][1], found["2"][2]) == ("voldoet_merendeels", "voldoet_merendeels")
    assert [j.judgement for j in judge_norms(data) if j.on_boundary] == ["7a"]
    assert all(j.concept for j in judge_norms(data))  # nobody signed them here
    (kader,) = data.normenkaders()
    assert freezing_warnings(kader, has_gathered(data)) == (Freezing.UNKNOWN,)


@pytest.mark.parametrize("other", ["vier", "stoplicht"])
def test_another_scale_judges_the_same_shares_by_its_own_levels(other):
    data = read_study_folder(ZWOLLE).value
    (kader,) = data.normenkaders()
    scale = READY_SCALES[other]()
    changed = replace(data, codebooks={**data.codebooks, kader.id: replace(kader, scale=scale)})
    before = {j.judgement: j.share for j in judge_norms(data)}

    assert {j.judgement: j.share for j in judge_norms(changed)} == before
    assert {j.calculated for j in judge_norms(changed)} <= {level.id for level in scale.levels}


# when norms were set


@pytest.mark.parametrize(
    ("changes", "gathered", "expected"),
    [
        ({}, False, ()),
        ({}, True, (Freezing.UNKNOWN,)),
        ({"frozen_on": "2026-01-01"}, True, ()),
        ({"frozen_on": "2026-01-01", "fieldwork_began": True}, True, (Freezing.LATE,)),
        ({"frozen_on": "2026-01-01", "frozen_hash": "0" * 64}, True, (Freezing.UNSEEN,)),
    ],
)
def test_when_norms_were_set_is_told_gravest_first(changes, gathered, expected):
    assert freezing_warnings(replace(kader_of(norm_of(ASKED)), **changes), gathered) == expected


@pytest.mark.parametrize(("late", "expected"), [(False, Freezing.CHANGED), (True, Freezing.CHANGED_LATE)])
def test_a_change_after_freezing_is_told_by_when_it_came(late, expected):
    kader = kader_of(norm_of(ASKED))
    change = KaderChange("2026-02-01", "lid", "norm n", "a", "b", "omdat", late)
    frozen = replace(kader, frozen_on="2026-01-01", frozen_hash=content_hash(kader), changes=(change,))

    assert freezing_warnings(frozen, True) == (expected,)


def test_nothing_is_read_or_looked_up_where_no_norm_asks(klein):
    assert beside_of(klein).answers == {}
    with pytest.raises(KeyError):
        beside_of(klein).look_up("waarden/klik/groen")


def test_a_whole_judgement_tips_with_its_answers(klein):
    link = EvidenceLink("q", Texts.of(nl="Klik"), question="korte_ouder.klik.gebeurd", met=("ja",))
    data = with_links(klein, link)
    (kader,) = data.normenkaders()
    (found,) = judge_norms(data)
    point = tipping_of(kader, "o", Assessment("o", ""), (), beside=beside_of(data))

    assert (point.share, point.level) == (found.share, found.calculated)

"""What the privacy check finds comes worst first, and its statement points at nobody."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.results.reidentification import CombinationRisk, GroupRisk, Reidentification
from analysis.study import Study
from instruments.texts import NO_TEXTS, Texts
from survey_app.domain.anonymity.findings import Severity, findings
from survey_app.domain.anonymity.links import LinkCut, Links
from survey_app.domain.anonymity.traces import OpenTexts, PrivacyCheck, Traces
from survey_app.use_cases.check_privacy import printed_check, statement_of

STUDY = Study(
    id="s", title=Texts.of(nl="Proef", en="Trial"), organisation="Rekenkamer", purpose=NO_TEXTS,
    legal_ground=NO_TEXTS, contact=NO_TEXTS, retention=NO_TEXTS, threshold=10, reconstruction=NO_TEXTS,
    perspectieven=(), instruments={}, codebooks=(), tables=(), strata=(), key_until="2026-12-31",
)  # fmt: skip
GONE = Links(tied=0, unsent=0, paper=0, with_day=0, with_casus=0, responses=40, invitations=90)
CLEAN = Traces(GONE, (LinkCut(date(2027, 1, 2), "anna", "klaar"),), 0, "vernietigd", 0, 0)
LARGE = GroupRisk("ouder", 40, ("leeftijd",), (CombinationRisk(1, 1, 12, 0, 0),), 0)
CHECK = PrivacyCheck(
    STUDY, date(2027, 1, 3), Reidentification(10, 40, (LARGE,), 0, False), OpenTexts(0, 0, 0), CLEAN
)


def codes(check: PrivacyCheck) -> set[str]:
    return {one.code for one in findings(check)}


def test_a_study_without_traces_is_in_order():
    assert {one.severity for one in findings(CHECK)} == {Severity.GOOD, Severity.LOW}  # backups remain


def test_the_worst_comes_first_and_every_sentence_fills_in():
    links = Links(tied=5, unsent=1, paper=2, with_day=9, with_casus=3, responses=40, invitations=90)
    risk = CombinationRisk(1, 1, 1, 4, 9, ("leeftijd",))
    group = replace(LARGE, people=9, risks=(risk, replace(risk, ways=2, alone=0)), left_out=1)
    check = replace(
        CHECK,
        traces=Traces(links, (), 3, "aanwezig", 2, 1),
        risk=Reidentification(10, 9, (group,), 3, True),
        texts=OpenTexts(8, 2, 1),
    )
    found = findings(check)

    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=list(Severity).index
    )
    assert {
        "overdue",
        "tied",
        "lonely-days",
        "alone-1",
        "small-2",
        "names",
        "in-sequence",
        "contacts",
    } <= codes(check)
    assert all("%(" not in one.say() for one in found)
    assert printed_check(check, "json").startswith("{")


def test_an_anonymous_study_that_is_not_is_the_worst_there_is():
    links = replace(GONE, tied=3, unsent=1)
    check = replace(CHECK, study=replace(STUDY, anonymity="anoniem"), traces=replace(CLEAN, links=links))

    assert findings(check)[0].code == "tied-anonymous"
    assert "tied-anonymous" not in codes(
        replace(check, traces=replace(CLEAN, links=replace(links, unsent=3)))
    )


@pytest.mark.parametrize(
    ("anonymity", "told"),
    [("pseudoniem", {"few-in-language"}), ("anoniem", {"few-in-language", "language-in-anonymous"})],
)
def test_a_language_that_few_share_is_told(anonymity, told):
    few = replace(CHECK.risk, with_language=40, in_few=3)
    check = replace(CHECK, study=replace(STUDY, anonymity=anonymity), risk=few)

    assert {code for code in codes(check) if "language" in code} == told
    assert all("%(" not in one.say() for one in findings(check))
    assert "language" not in str(codes(replace(check, risk=CHECK.risk)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_statement_prints_no_small_count_of_people(language):
    small = replace(LARGE, people=7, risks=(CombinationRisk(1, 1, 1, 7, 7, ("leeftijd",)),))
    text = statement_of(replace(CHECK, risk=Reidentification(10, 7, (small,), 7, False)), language)

    assert " 7" not in text
    assert "leeftijd" not in text
    assert "k = 1" in text
    assert ("2 januari 2027" if language == "nl" else "2 January 2027") in text


def test_a_folder_says_nothing_of_a_key_it_does_not_know():
    assert "sleutel" not in statement_of(replace(CHECK, traces=None))

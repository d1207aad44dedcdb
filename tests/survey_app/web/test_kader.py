"""The normenkader made and changed on the screen: whole or not at all, traceable, and nothing lost."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import insert

from analysis.study_folder import read_study_folder
from codebooks.loader import library_path
from codebooks.norm_writer import write_normenkader
from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.norms.kader_files import SqlKaders
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import export_study, load_study, read_study
from survey_app.storage.tables import scores
from survey_app.use_cases.open_account import create_user
from survey_app.web.norms import kader_pages
from tests.survey_app.conftest import logged_in

KLEIN = Path(__file__).parents[2] / "analysis" / "study_folder" / "folders" / "klein"
HOME = "/studies/klein"
PAGE = f"{HOME}/normenkader"
BEGIN = {
    "titel_nl": "Normenkader leerlingenvervoer",
    "vraag_nl": "Komen leerlingen op tijd?",
    "onderdeel_nl": "Uitvoering",
    "schaal": "vier",
}
NORM = {
    "naam": "1a",
    "deelvraag": "1",
    "onderdeel": "uitvoering",
    "tekst_nl": "Het vervoer is op tijd.",
    "van_toepassing": "ja",
    "soort_bron": "wet",
    "bron_nl": "Verordening artikel 3",
    "gemeten_nl": "Met de klachten van een jaar.",
    "bewijs_nl": "Klachten over te laat",
    "soort": "gelezen",
    "vindplaats": "klachtenregister",
    "gewicht": "2",
    "richting": "knelpunt",
}


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def text_of(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))).strip()


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """A small study without a normenkader and without a single answer."""
    folder = tmp_path_factory.mktemp("bare") / "klein"
    folder.mkdir()
    for name in ("cases.csv", "instruments", "codebooks/kort.yaml"):
        copy = shutil.copytree if (KLEIN / name).is_dir() else shutil.copyfile
        (folder / name).parent.mkdir(exist_ok=True)
        copy(KLEIN / name, folder / name)
    text = (
        (KLEIN / "study.yaml").read_text("utf-8").replace("kort, kort_open, kort_kader, kort_scores", "kort")
    )
    (folder / "study.yaml").write_text(text, "utf-8")
    instrument = folder / "instruments" / "korte_ouder.yaml"
    instrument.write_text(
        instrument.read_text("utf-8").replace("        judges: kort_open.beter\n", ""), "utf-8"
    )
    return folder


@pytest.fixture
def person(app, bare):
    """person(role) -> a browser of someone with this role in the small study."""
    engine = app.extensions["database"]
    assert load_study(engine, bare, date(2026, 1, 1)) == []

    def log_in(role, name="iemand"):
        email = f"{name}@voorbeeld.nl"
        user = create_user(app, email, "een-lang-wachtwoord")
        SqlRoles(engine).give("klein", user, role)
        return logged_in(app, email)

    return log_in


@pytest.fixture
def browser(person):
    return person(Role.ONDERZOEKER)


@pytest.fixture
def begun(browser):
    """The browser of a researcher in a study with one norm."""
    assert browser.post(PAGE, data=BEGIN).status_code == 303
    assert keep(browser, "norm/nieuw", **NORM).status_code == 303
    return browser


def kader_of(app):
    return SqlKaders(app.extensions["database"]).now("klein").kader


def stand(browser, place):
    """What the form of a part says it is looking at."""
    return re.search(r'name="stand" value="([^"]*)"', browser.get(f"{PAGE}/{place}").text).group(1)


def keep(browser, place, **fields):
    form = {"stand": stand(browser, place), **fields}
    return browser.post(f"{PAGE}/{place}", data=form)


def test_a_study_without_one_gets_a_normenkader_from_nothing(begun, app, tmp_path):
    kader = kader_of(app)
    (norm,) = kader.norms
    (link,) = norm.evidence

    assert (norm.id, norm.source_kind, norm.judged_with) == ("1a", "wet", "1a")
    assert (link.weight, link.direction, link.source) == (2.0, "knelpunt", "klachtenregister")
    assert "niet_te_beoordelen" in {level.id for level in kader.scale.choices}
    assert export_study(app.extensions["database"], "klein", tmp_path / "uit") == []
    again = read_study_folder(tmp_path / "uit")
    assert again.problems == ()
    assert again.value.normenkaders()[0].norms[0].id == "1a"


@ONE_DATABASE
def test_word_and_symbol_stand_together_on_the_page(begun):
    assert "◕ Voldoet grotendeels" in text_of(begun.get(PAGE).text)
    assert "– Niet te beoordelen" in text_of(begun.get(f"{HOME}/normen").text)


def test_a_deelvraag_without_a_norm_is_a_gap_until_a_norm_is_written(begun, app):
    assert keep(begun, "deelvraag/nieuw", tekst_nl="Is het veilig?").status_code == 303
    assert [(n.deelvraag, n.applicable) for n in kader_of(app).norms] == [("1", "ja"), ("2", "")]

    assert keep(begun, "norm/nieuw", **{**NORM, "naam": "2a", "deelvraag": "2"}).status_code == 303
    assert [norm.id for norm in kader_of(app).norms] == ["1a", "2a"]


REFUSED = (
    ({"naam": "1a"}, "De naam 1a is al gebruikt"),
    ({"naam": "Eén norm!"}, "Een naam heeft alleen kleine letters"),
    ({"naam": "nieuw"}, "Een naam heeft alleen kleine letters"),
    ({"tekst_nl": "\x00 "}, "Vul hier iets in"),
    ({"gewicht": "0"}, "heeft gewicht 0, en telt zo niet mee"),
    ({"gewicht": "veel"}, "Dit is geen getal"),
    ({"gewicht": "-1"}, "heeft gewicht -1"),
    ({"soort": "cellen", "aspecten": "kort.weg"}, "telt het aspect 'kort.weg'"),
    ({"soort": "cellen"}, "moet van precies één soort zijn"),
    ({"soort": "vraag", "vraag": "korte_ouder.klik.gebeurd", "voldoet": "soms"}, "telt antwoord 'soms'"),
    ({"soort": "vraag", "vraag": "korte_ouder.weg", "voldoet": "ja"}, "telt de vraag 'korte_ouder.weg'"),
    ({"soort": "cijfer", "cijfer": "normen/1a/aandeel", "minstens": "0,5"}, "kan zo niet meetellen"),
    ({"soort": "cijfer", "cijfer": "waarden/klik/groen"}, "kan zo niet meetellen"),
    ({"deelvraag": "9"}, "hoort bij deelvraag '9'"),
    ({"van_toepassing": "misschien"}, "misschien"),
    ({"van_toepassing": "nee"}, "Bij norm '2a' staat niet waarom"),
    ({"tekst_nl": "x" * 1_000_000}, "Deze tekst is te lang"),
)


@ONE_DATABASE
def test_a_norm_that_is_not_right_is_refused_and_what_was_typed_stays(begun, app):
    for fields, said in REFUSED:  # in one study: each is refused, so each finds it as it was
        answer = keep(
            begun, "norm/nieuw", **{**NORM, "naam": "2a", "gemeten_nl": "Met een telling.", **fields}
        )

        assert answer.status_code == 422, fields
        assert said in text_of(answer.text), fields
        assert "Met een telling." in answer.text
    assert [norm.id for norm in kader_of(app).norms] == ["1a"]


@ONE_DATABASE
def test_levels_that_overlap_are_told_and_nothing_is_saved(begun, app):
    page = begun.get(f"{PAGE}/schaal/schaal").text
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page)) | {"tot_1": "30", "waarom": ""}
    checked = dict.fromkeys(re.findall(r'name="(\w+)" value="ja" checked', page), "ja")
    boxes = {name for name in fields if name.startswith(("van_in", "tot_in", "zonder"))}
    form = {name: text for name, text in fields.items() if name not in boxes} | checked
    answer = begun.post(f"{PAGE}/schaal/schaal", data=form)

    assert answer.status_code == 422
    assert "past bij meer dan één niveau: niet, deels" in text_of(answer.text)
    assert kader_of(app).scale.levels[0].high == 0.25


def test_two_people_change_two_norms_at_once_and_both_are_kept(begun, app):
    keep(begun, "norm/nieuw", **{**NORM, "naam": "1b"})
    first, second = stand(begun, "norm/1a"), stand(begun, "norm/1b")
    one = begun.post(f"{PAGE}/norm/1a", data={**NORM, "stand": first, "tekst_nl": "Eerste."})
    two = begun.post(f"{PAGE}/norm/1b", data={**NORM, "stand": second, "tekst_nl": "Tweede."})

    assert (one.status_code, two.status_code) == (303, 303)
    assert [norm.text.say() for norm in kader_of(app).norms] == ["Eerste.", "Tweede."]


def test_two_people_change_one_norm_and_the_second_is_told_with_both_texts(begun, app):
    seen = stand(begun, "norm/1a")
    begun.post(f"{PAGE}/norm/1a", data={**NORM, "stand": seen, "tekst_nl": "Eerste."})
    late = begun.post(f"{PAGE}/norm/1a", data={**NORM, "stand": seen, "tekst_nl": "Tweede."})

    assert late.status_code == 409
    assert "Er is niets overschreven" in text_of(late.text)
    assert "Eerste." in late.text
    assert "Tweede." in late.text
    assert kader_of(app).norms[0].text.say() == "Eerste."
    assert kader_of(app).norms[0].evidence[0].weight == 2.0


def test_a_frozen_normenkader_asks_why_and_keeps_each_change(begun, app, tmp_path):
    assert begun.post(f"{PAGE}/bevries").status_code == 303
    frozen = kader_of(app)
    refused = keep(begun, "norm/1a", **{**NORM, "tekst_nl": "Anders."})
    assert (refused.status_code, "Schrijf op waarom" in refused.text) == (422, True)
    assert (
        keep(begun, "norm/1a", **{**NORM, "tekst_nl": "Anders.", "waarom": "De wet is nieuw."}).status_code
        == 303
    )

    (change,) = kader_of(app).changes
    assert (change.what, change.old, change.new) == ("norm 1a tekst", "Het vervoer is op tijd.", "Anders.")
    assert (change.why, change.fieldwork_began, change.by) == ("De wet is nieuw.", False, "codeur_1")
    assert (kader_of(app).frozen_hash, frozen.fieldwork_began) == (frozen.frozen_hash, False)
    page = text_of(begun.get(PAGE).text)
    assert "De wet is nieuw." in page
    assert "na het bevriezen veranderd, voordat het veldwerk begon" in page
    before = begun.get(f"{PAGE}/eerder/4")
    assert (before.status_code, "Het vervoer is op tijd." in before.text) == (200, True)


@ONE_DATABASE
def test_a_normenkader_with_a_gap_is_not_frozen(begun, app):
    keep(begun, "deelvraag/nieuw", tekst_nl="Is het veilig?")
    answer = begun.post(f"{PAGE}/bevries")

    assert (answer.status_code, "Bij deelvraag 2 staat nog geen norm" in text_of(answer.text)) == (422, True)
    assert kader_of(app).frozen_on == ""


@ONE_DATABASE
def test_a_file_is_read_in_and_all_its_problems_are_told_at_once(browser, app):
    content = library_path("normenkader_zwolle").read_bytes()
    wrong = content.replace(b"judged_with: 7a", b"judged_wiht: 7a").replace(b"high: 0.75", b"high: 0.8")
    refused = browser.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(wrong), "k.yaml")})
    assert refused.status_code == 422
    assert "judged_wiht" in refused.text
    assert kader_of(app) is None

    other = browser.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(content), "k.yaml")})
    assert "telt het aspect 'casusonderzoek.regie_swt'" in text_of(other.text)  # not a codebook of this study
    good = content.replace(b"aspects: [casusonderzoek.regie_swt]", b"aspects: [kort.klik]")
    good = re.sub(rb"aspects: \[casusonderzoek\.\w+\]", b"aspects: [kort.klik]", good)
    taken = browser.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(good), "k.yaml")})
    assert taken.status_code == 303
    assert kader_of(app).judgements() == ("3", "7a", "7b", "2", "5a", "5b")


NO_FILES = (
    (b"", "Kies een YAML-bestand"),
    (b"\xff\xfe\x00", "Er is niets bewaard"),
    (b"kind: codebook\nid: x\n", "Er is niets bewaard"),
    (b"kind: normenkader\n", "Er is niets bewaard"),
)


@ONE_DATABASE
def test_a_file_that_is_none_gets_a_sentence(browser, app):
    for content, said in NO_FILES:
        answer = browser.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(content), "k.yaml")})

        assert (answer.status_code, said in text_of(answer.text)) == (422, True), content
    assert kader_of(app) is None


@ONE_DATABASE
def test_a_file_that_is_too_large_gets_a_sentence(browser, monkeypatch):
    monkeypatch.setattr(kader_pages, "LARGEST", 10)
    answer = browser.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(b"kind: normenkader"), "k.yaml")})

    assert (answer.status_code, "groter dan 2 MB" in text_of(answer.text)) == (422, True)


@ONE_DATABASE
def test_two_hundred_norms_go_in_at_once_and_show(begun, app):
    kader = kader_of(app)
    norms = [replace(kader.norms[0], id=f"n{i}", judged_with=f"n{i}") for i in range(200)]
    content = write_normenkader(replace(kader, norms=tuple(norms)))
    seen = re.search(r'name="stand" value="([^"]*)"', begun.get(PAGE).text).group(1)
    answer = begun.post(f"{PAGE}/bestand", data={"bestand": (io.BytesIO(content), "k.yaml"), "stand": seen})

    assert answer.status_code == 303
    assert begun.get(PAGE).text.count('class="oordeel"') == 200
    assert begun.get(f"{HOME}/normen").text.count('class="oordeel"') == 200


def test_evidence_a_level_and_two_signatures(begun, person, app, tmp_path):
    place = f"{HOME}/normen/1a/bewijs/1a/klachten_over_te_laat"
    sent = {"voldaan": "nee", "tekst": "Twee klachten.", "vindplaats": "blz. 3", "revisie": "0"}
    assert begun.post(place, data=sent).status_code == 303
    stale = begun.post(place, data={**sent, "tekst": "Drie klachten."})
    assert (stale.status_code, "Drie klachten." in stale.text) == (409, True)

    first, second = person(Role.REKENKAMER, "een"), person(Role.REKENKAMER, "twee")
    page = text_of(first.get(f"{HOME}/normen").text)
    assert "Niveau volgens het bewijs ● Voldoet" in page  # a bottleneck that is not there
    assert "Als 1 stuk bewijs anders was, wordt dit" in page
    fixed = {"niveau": "niet_te_beoordelen", "reden": "Het register is onvolledig.", "revisie": "0"}
    assert first.post(f"{HOME}/normen/1a/teken", data={"revisie": "0"}).status_code == 422
    assert first.post(f"{HOME}/normen/1a", data=fixed).status_code == 303
    assert first.post(f"{HOME}/normen/1a/teken", data={"revisie": "1"}).status_code == 303
    again = first.post(f"{HOME}/normen/1a/teken", data={"revisie": "1"})
    assert (again.status_code, "Iemand anders moet ook tekenen" in text_of(again.text)) == (422, True)
    assert "concept (1 van 2 getekend)" in text_of(first.get(f"{HOME}/normen").text)
    assert second.post(f"{HOME}/normen/1a/teken", data={"revisie": "1"}).status_code == 303
    assert "✓ door twee mensen" in text_of(first.get(f"{HOME}/normen").text)

    engine = app.extensions["database"]
    (assessment,) = read_study(engine, "klein").assessments
    assert assessment.signed == ("codeur_2", "codeur_3")
    assert export_study(engine, "klein", tmp_path / "uit") == []
    assert b"@voorbeeld.nl" not in (tmp_path / "uit" / "assessments.yaml").read_bytes()
    assert read_study_folder(tmp_path / "uit").value.assessments == (assessment,)

    third = {**fixed, "reden": "Anders verwoord.", "revisie": "1"}
    assert second.post(f"{HOME}/normen/1a", data=third).status_code == 303
    assert "concept (0 van 2 getekend)" in text_of(first.get(f"{HOME}/normen").text)
    late = first.post(f"{HOME}/normen/1a/teken", data={"revisie": "1"})
    assert (late.status_code, "intussen veranderd" in text_of(late.text)) == (409, True)


@ONE_DATABASE
def test_nothing_of_a_form_stands_above_the_page(begun):
    keep(begun, "norm/nieuw", **NORM)

    for place in ("schaal/schaal", "norm/1a", "norm/1a/bewijs/nieuw"):
        above = begun.get(f"{PAGE}/{place}").text.partition("<body")[2].partition("<main")[0]
        assert "Elk aandeel krijgt precies" not in above
        assert "Het vervoer is op tijd." not in above


def test_what_is_in_use_can_not_disappear(begun, person, app):
    fix = {"niveau": "niet_te_beoordelen", "reden": "Onvolledig.", "revisie": "0"}
    place = f"{HOME}/normen/1a/bewijs/1a/klachten_over_te_laat"
    begun.post(place, data={"voldaan": "ja", "revisie": "0"})
    person(Role.REKENKAMER, "een").post(f"{HOME}/normen/1a", data=fix)
    keep(begun, "norm/nieuw", **{**NORM, "naam": "1b"})
    level = begun.get(f"{PAGE}/schaal/schaal?schaal=stoplicht").text
    ready = dict(re.findall(r'name="(\w+)" value="([^"]*)"', level))
    ready = {name: text for name, text in ready.items() if not name.startswith("zonder")}
    gone = begun.post(f"{PAGE}/schaal/schaal", data=ready)
    assert "Niveau niet_te_beoordelen is vastgesteld bij oordeel 1a" in text_of(gone.text)

    norm = keep(begun, "norm/1a", doe="weg")
    assert "Bij oordeel 1a is al een niveau of bewijs vastgelegd" in text_of(norm.text)
    link = keep(begun, "norm/1a/bewijs/klachten_over_te_laat", doe="weg")
    assert "Bij bewijs klachten_over_te_laat van norm 1a is al iets vastgelegd" in text_of(link.text)
    assert (gone.status_code, norm.status_code, link.status_code) == (422, 422, 422)
    assert [n.id for n in kader_of(app).norms] == ["1a", "1b"]
    assert keep(begun, "norm/1b", doe="weg").status_code == 303
    assert [n.id for n in kader_of(app).norms] == ["1a"]


def test_what_was_said_of_a_norm_is_kept_by_function_with_the_answer(begun, app):
    said = {
        "norm": "1a",
        "functie": "hoofd vervoer",
        "dag": "2026-02-01",
        "tekst": "Te streng.",
        "revisie": "0",
    }
    named = begun.post(f"{HOME}/normopmerkingen/nieuw", data={**said, "functie": "j.jansen@gemeente.nl"})
    assert (named.status_code, "nooit een naam" in text_of(named.text)) == (422, True)
    assert begun.post(f"{HOME}/normopmerkingen/nieuw", data=said).status_code == 303

    (comment,) = read_study(app.extensions["database"], "klein").norm_comments
    place = f"{HOME}/normopmerkingen/{comment.id}"
    assert begun.post(place, data={**said, "antwoord": "Wij houden vast.", "revisie": "1"}).status_code == 303
    late = begun.post(place, data={**said, "antwoord": "Iets anders.", "revisie": "1"})
    assert (late.status_code, "Iets anders." in late.text) == (409, True)
    page = text_of(begun.get(PAGE).text)
    assert "hoofd vervoer (norm 1a) Te streng. Rekenkamer: Wij houden vast." in page
    assert "Over norm 1a is een opmerking vastgelegd" in text_of(keep(begun, "norm/1a", doe="weg").text)


@ONE_DATABASE
def test_what_is_not_there_is_a_404(begun):
    places = ["norm/bestaat_niet", "deelvraag/9", "iets/1", "norm/9/bewijs/x", "norm/1a/bewijs/x"]
    for place in (*places, "eerder/0", "eerder/x"):
        assert begun.get(f"{PAGE}/{place}").status_code == 404, place


@ONE_DATABASE
def test_norms_that_came_after_fieldwork_say_so(begun, app):
    engine = app.extensions["database"]
    with writing(engine) as connection:
        row = {"study": "klein", "position": 0, "rij": "x", "jaar": "2020", "score": "X", "toelichting": ""}
        connection.execute(insert(scores), row)
    assert "is niet vastgelegd wanneer het is vastgesteld" in text_of(begun.get(f"{HOME}/normen").text)
    begun.post(f"{PAGE}/bevries")

    assert kader_of(app).fieldwork_began
    assert "bevroren nadat het veldwerk begon" in text_of(begun.get(f"{HOME}/normen").text)

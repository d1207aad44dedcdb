"""The pages that exchange: files out for who may, a plan before anything is kept, blind sheets stay blind."""

from __future__ import annotations

import base64
import io
import re
import zipfile

import pytest
from sqlalchemy import insert

from survey_app.domain.roles import Role
from survey_app.refi import package
from survey_app.refi.package import read_package, write_package
from survey_app.storage.bench_tables import assignments
from survey_app.storage.study_folder import folder_as_files, read_study
from survey_app.storage.tables import codings

ADDRESS = "/studies/zwolle/uitwisselen"
FILES = {
    "project.qdpx": "application/zip",
    "codeboek.qdc": "application/xml",
    "coderingen.csv": "text/csv; charset=utf-8",
    "coderingen.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TEXT = "Jan: Er was een goede klik met het wijkteam."
QUOTE = "een goede klik"


def foreign(text=TEXT, shift=0):
    """A project as another program writes it, made here by hand."""
    start = text.index(QUOTE)
    xml = (
        "<Project xmlns='urn:QDA-XML:project:1.0' name='p' origin='QualCoder'>"
        "<Users><User guid='u' name='Vera'/></Users>"
        "<CodeBook><Codes><Code guid='c' name='A05 groen' isCodable='true'/></Codes></CodeBook>"
        "<Sources><TextSource guid='s' name='gesprek' plainTextPath='internal://g.txt'>"
        f"<PlainTextSelection guid='p' name='{QUOTE}' startPosition='{start + shift}' "
        f"endPosition='{start + shift + len(QUOTE)}'><Coding guid='k' creatingUser='u'>"
        "<CodeRef targetGUID='c'/></Coding></PlainTextSelection></TextSource></Sources></Project>"
    )
    return write_package({"p.qde": xml.encode(), "sources/g.txt": text.encode()})


def send(browser, page, content, name="proef.qdpx"):
    answer = browser.post(f"{ADDRESS}/{page}", data={"bestand": (io.BytesIO(content), name)})
    answer.request.environ["wsgi.input"].close()  # what the test's own browser sent from
    return answer


def fields(html, **chosen):
    """The form of the plan as a browser would send it."""
    hidden = dict(re.findall(r'name="(pakket|bestandsnaam)" value="([^"]*)"', html))
    return {**hidden, **chosen}


@pytest.fixture
def browser(as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.mark.parametrize("name", FILES)
def test_a_file_goes_out_and_is_the_same_twice(browser, name):
    first, again = browser.get(f"{ADDRESS}/{name}"), browser.get(f"{ADDRESS}/{name}")

    assert (first.status_code, first.headers["Content-Type"]) == (200, FILES[name])
    assert "attachment" in first.headers["Content-Disposition"]
    if name != "coderingen.xlsx":  # a workbook notes when it was made
        assert first.data == again.data


def test_nothing_of_the_others_blind_work_is_in_any_file(browser, zwolle_app):
    engine = zwolle_app.extensions["database"]
    row = {"study": "zwolle", "casus": "3", "perspectief": "ouder", "seed": ""}
    with engine.begin() as connection:
        for i, name in enumerate(("codeur_1", "codeur_geheim")):
            connection.execute(insert(assignments), {**row, "codeur": name, "position": i})
        connection.execute(
            insert(codings),
            {
                "study": "zwolle", "position": 9999, "casus": "3", "perspectief": "ouder",
                "aspect": "casusonderzoek.klik_swt", "codeur": "codeur_geheim", "waarde": "rood", "reden": "",
                "toelichting": "", "fragmenten": "", "status": "concept", "herkomst": "",
                "memo": "geheim-memo", "revision": 1,
            },
        )  # fmt: skip
    for name in FILES:
        content = browser.get(f"{ADDRESS}/{name}").data
        inside = [content]
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                inside = [archive.read(one) for one in archive.namelist()]
        assert not [one for one in inside if b"codeur_geheim" in one or b"geheim-memo" in one], name


def test_a_plan_keeps_nothing(browser, zwolle_app):
    engine = zwolle_app.extensions["database"]
    before = folder_as_files(engine, "zwolle")
    answer = send(browser, "inlezen", foreign())

    assert answer.status_code == 200
    assert "Er is nog niets bewaard" in answer.text
    assert folder_as_files(engine, "zwolle") == before


def test_a_new_text_waits_for_review_until_someone_declares(browser, zwolle_app):
    html = send(browser, "inlezen", foreign()).text
    place = {"casus-s": "3", "perspectief-s": "ouder"}
    again = browser.post(f"{ADDRESS}/bewaren", data=fields(html, doe="bekijken", **place))
    assert "gaat naar de controle op namen, zonder coderingen" in again.text

    kept = browser.post(f"{ADDRESS}/bewaren", data=fields(html, doe="bewaren", **place))
    assert (kept.status_code, kept.location) == (303, f"{ADDRESS}?bewaard=0")
    data = read_study(zwolle_app.extensions["database"], "zwolle")
    assert TEXT not in {one.text for one in data.sources}


def test_a_declared_text_is_a_source_with_its_quote_and_its_value(browser, zwolle_app):
    html = send(browser, "inlezen", foreign()).text
    chosen = {"casus-s": "3", "perspectief-s": "ouder", "verklaard": "ja", "doe": "bewaren"}
    kept = browser.post(f"{ADDRESS}/bewaren", data=fields(html, **chosen))
    data = read_study(zwolle_app.extensions["database"], "zwolle")

    assert (kept.status_code, kept.location) == (303, f"{ADDRESS}?bewaard=1")
    assert "Nieuwe coderingen: 1" in browser.get(kept.location).text
    assert [c.waarde for c in data.codings if c.codeur == "import_vera"] == ["groen"]
    assert [one.tekst for one in data.fragments if one.bron == "gesprek"] == [QUOTE]
    assert [t.wat for t in data.trail] == ["bron", "waarde"]
    second = browser.post(f"{ADDRESS}/bewaren", data=fields(html, **chosen))  # the same form in another tab
    assert second.status_code == 422


def test_a_shifted_quote_is_listed_and_not_kept(browser):
    html = send(browser, "inlezen", foreign(shift=2)).text

    assert "Niet vast te stellen" in html or "iets anders" in html


HOSTILE = {
    "geen zip": b"dit is geen zip",
    "entiteiten": write_package({"p.qde": b"<!DOCTYPE Project [<!ENTITY a 'b'>]><Project>&a;</Project>"}),
    "buiten": write_package({"p.qde": b"<Project/>", "../../tmp/x.txt": b"x"}),
    "bom": write_package({"p.qde": b"<Project/>", "sources/x.txt": b"0" * 5_000_000}),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("page", ["inlezen", "codeboek"])
def test_a_hostile_file_is_refused_with_a_sentence(browser, name, page):
    answer = send(browser, page, HOSTILE[name])

    assert answer.status_code == 422
    assert "Dit bestand is niet ingelezen" in answer.text


@pytest.mark.parametrize("page", ["inlezen", "bewaren", "codeboek", "codeboek.yaml"])
def test_without_a_file_one_sentence_says_so(browser, page):
    for form in (
        {},
        {"pakket": "geen base64!"},
        {"pakket": base64.b64encode(b"rommel").decode(), "doe": "bewaren"},
    ):
        answer = browser.post(f"{ADDRESS}/{page}", data=form)
        assert answer.status_code == 422
        assert "niet ingelezen" in answer.text or "Er is niets ingelezen" in answer.text


def test_names_and_texts_of_a_file_are_never_markup(browser):
    evil = "<script>alert(1)</script>"
    html = send(browser, "inlezen", foreign(), name=f"../{evil}\0.qdpx").text
    book = f"<CodeBook><Codes><Code guid='1' name='{evil.replace('<', '&lt;')}'/></Codes></CodeBook>".encode()
    html += send(browser, "codeboek", book, name="c.qdc").text

    assert "<script>alert" not in html


def test_a_codebook_becomes_a_file_for_the_study_folder(browser):
    book = browser.get(f"{ADDRESS}/codeboek.qdc").data
    html = send(browser, "codeboek", book, name="Ons boek.qdc").text
    answer = browser.post(f"{ADDRESS}/codeboek.yaml", data=fields(html))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="codeboek.yaml"'
    assert answer.text.startswith("kind: codebook\nid: ons_boek\n")


def test_the_page_carries_the_texts_along_and_no_media(browser):
    content = write_package(unzipped(foreign()) | {"sources/film.mp4": b"0" * 1000})
    html = send(browser, "inlezen", content).text
    carried = base64.b64decode(fields(html)["pakket"])

    assert sorted(unzipped(carried)) == ["project.qde", "sources/g.txt"]


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_project_may_be_larger_than_a_form_of_another_page(browser):
    noise = base64.b64encode(bytes(range(256)) * 20_000)  # five megabytes that hardly pack
    content = unzipped(foreign()) | {"sources/film.mp4": noise}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)

    assert len(target.getvalue()) > 4_000_000
    assert send(browser, "inlezen", target.getvalue()).status_code == 200


def test_a_file_over_the_limit_is_refused_in_a_sentence(browser, monkeypatch):
    monkeypatch.setattr(package, "LARGEST_FILE", 100)

    assert send(browser, "inlezen", b"x" * 101).status_code == 422


@pytest.mark.parametrize(
    "role", [Role.CODEUR, Role.LEZER, Role.REKENKAMER, Role.SLEUTELBEWAARDER, Role.BEHEERDER]
)
def test_only_who_leads_the_study_exchanges(as_role, role):
    browser = as_role(role)

    assert browser.get(ADDRESS).status_code == 403
    assert all(browser.get(f"{ADDRESS}/{name}").status_code == 403 for name in FILES)


def test_the_package_holds_no_text_under_review(browser, zwolle_app):
    from datetime import date

    from survey_app.domain.intake import IntakeSource
    from survey_app.storage.intake import SqlIntake

    waiting = IntakeSource(
        "wacht", "3", "ouder", "verslag", "Met Jan de Vries.", date(2026, 11, 27), "codeur_1"
    )
    SqlIntake(zwolle_app.extensions["database"]).add("zwolle", waiting)
    texts = read_package(browser.get(f"{ADDRESS}/project.qdpx").data, "p").value.texts.values()

    assert not [text for text in texts if b"Jan de Vries" in text]

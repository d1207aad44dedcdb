"""Bevindingen, conclusies and aanbevelingen in the app: written, chosen evidence, chain, order, two tabs."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import delete, insert

from analysis.study_folder import read_study_folder
from survey_app.domain.report_items import ItemKind
from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.report_tables import report_items
from survey_app.storage.study_folder import export_study, read_study
from survey_app.storage.tables import fragments

AREA = "/studies/zwolle/rapport"
HOSTILE = "<script>alert(1)</script> **vet** {{ cijfer: knelpunten/regie_swt/aantal }} {{ niets }} \x00é"
PARTS = ("bevindingen", "conclusies", "aanbevelingen", "opvolging", "triangulatie", "resultaten")


# What the database does with an item: the first two tests, and those of its store.
ON_ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def writer(as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def store(zwolle_engine):
    return SqlReportItems(zwolle_engine)


def key_in(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def send(browser, address, **fields):
    """Posts a form with the key of this session, which is asked for once."""
    if not hasattr(browser, "key"):
        browser.key = key_in(browser.get(f"{AREA}/nieuw/opvolging"))
    return browser.post(address, data={"csrf_token": browser.key, **fields})


@ON_ONE_DATABASE
def test_every_list_shows_the_example_and_a_reader_gets_no_way_to_change_it(as_role):
    reader = as_role(Role.LEZER)
    pages = {part: reader.get(f"{AREA}/{part}") for part in PARTS}

    assert {part: page.status_code for part, page in pages.items()} == dict.fromkeys(PARTS, 200)
    assert "Deelaanbeveling</" not in pages["bevindingen"].text
    at = "‘Het Sociaal Wijkteam voerde de regie’ in de tabel ‘Knelpunten: aantal casussen met rood’"
    assert f"{at}: <strong>8</strong>" in pages["bevindingen"].text
    assert "8 van de 15" in re.sub("<[^>]+>", "", pages["bevindingen"].text)
    assert all("/wijzig" not in page.text and "/nieuw/" not in page.text for page in pages.values())
    assert reader.get(f"{AREA}/nieuw/bevindingen").status_code == 403


def test_a_finding_is_made_changed_moved_and_taken_out_with_its_history(writer, store):
    made = send(writer, f"{AREA}/bevindingen", text="Nieuw.", deelvraag="8", norm="")

    assert (made.status_code, made.location.split("?")[0]) == (303, f"{AREA}/bevindingen/b27")
    send(writer, f"{AREA}/bevindingen/b27/wijzig", text="Anders.", deelvraag="8", norm="", revisie="1")
    assert store.find("zwolle", ItemKind.FINDING, "b27").content["text"] == "Anders."
    send(writer, f"{AREA}/bevindingen/b27/plaats", richting="omhoog")
    ids = [item.id for item in store.of_kind("zwolle", ItemKind.FINDING)]
    assert ids.index("b27") < ids.index("b25")
    assert ids.index("b24") < ids.index("b27")

    asked = writer.get(f"{AREA}/bevindingen/b27/weg")
    assert "Ja, haal weg" in asked.text
    assert store.find("zwolle", ItemKind.FINDING, "b27")
    send(writer, f"{AREA}/bevindingen/b27/weg", revisie="2")
    gone = writer.get(f"{AREA}/bevindingen/b27")
    assert store.find("zwolle", ItemKind.FINDING, "b27") is None
    assert "Dit is weggehaald" in gone.text
    assert "<del>Nieuw.</del>" in gone.text
    again = send(writer, f"{AREA}/bevindingen", text="Nog een.", deelvraag="", norm="")
    assert again.location.split("?")[0].endswith("/b28")  # the name of what was taken out is not used again


def test_the_second_of_two_tabs_is_told_with_both_texts_and_overwrites_nothing(writer, store):
    address, old = f"{AREA}/conclusies/c1", store.find("zwolle", ItemKind.CONCLUSION, "c1").content["text"]
    sent = {"findings": ["b05"], "judgement": "", "place": "", "revisie": "1"}
    send(writer, f"{address}/wijzig", text="Van de eerste.", **sent)
    second = send(writer, f"{address}/wijzig", text="Van de tweede.", **sent)

    assert second.status_code == 409
    assert "Van de eerste." in second.text
    assert "Van de tweede.</textarea>" in second.text
    assert store.find("zwolle", ItemKind.CONCLUSION, "c1").content["text"] == "Van de eerste."
    assert send(writer, f"{address}/weg", revisie="1").status_code == 409
    send(writer, f"{address}/wijzig", text="Van de tweede.", **{**sent, "revisie": "2"})
    assert [one.old["text"] for one in store.changes("zwolle", ItemKind.CONCLUSION, "c1")] == [
        old,
        "Van de eerste.",
    ]


@ON_ONE_DATABASE
def test_evidence_is_found_by_words_and_never_typed(writer, store):
    page = writer.get(f"{AREA}/bevindingen/b03/bewijs?zoek=KLIK groen")
    address = "succesfactoren/klik_swt/aantal"

    assert f'name="erbij" value="{address}"' in page.text
    assert "<strong>12</strong>" in page.text
    choose = f"{AREA}/bevindingen/b03/bewijs"
    assert send(writer, choose, revisie="1", erbij=[address, "bron:ouder_03"]).status_code == 303
    kept = store.find("zwolle", ItemKind.FINDING, "b03")
    assert kept.content["evidence"] == [address, "bron:ouder_03"]
    for wrong in ("succesfactoren/nergens/aantal", "fragment:niets", "x\x00/y/z"):
        assert send(writer, choose, revisie="2", erbij=wrong).status_code == 422
    assert send(writer, choose, revisie="1", eraf=address).status_code == 409
    assert send(writer, choose, revisie="2", eraf=address).status_code == 303
    assert store.find("zwolle", ItemKind.FINDING, "b03").content["evidence"] == ["bron:ouder_03"]


@ON_ONE_DATABASE
def test_words_of_a_quote_are_for_who_may_read_transcripts(as_role, zwolle_engine):
    quote = read_study(zwolle_engine, "zwolle").fragments[0]
    address, words = f"{AREA}/bevindingen/b03/bewijs", quote.tekst.split()[:4]
    found = {
        role: as_role(role).get(f"{address}?zoek={' '.join(words)}").text.count(f"fragment:{quote.fragment}")
        for role in (Role.ONDERZOEKER, Role.REKENKAMER)
    }

    assert found[Role.ONDERZOEKER]
    assert not found[Role.REKENKAMER]


@ON_ONE_DATABASE
def test_what_rests_on_something_that_is_gone_says_so_and_is_exported_and_loaded_again(
    writer, store, zwolle_engine, tmp_path
):
    text = next(s.text for s in read_study(zwolle_engine, "zwolle").sources if s.bron == "ouder_03")
    row = {"study": "zwolle", "position": 9_999, "fragment": "los", "bron": "ouder_03"}
    with writing(zwolle_engine) as connection:
        connection.execute(insert(fragments), {**row, "start": 0, "eind": 9, "tekst": text[:9]})
    send(writer, f"{AREA}/bevindingen/b03/bewijs", revisie="1", erbij="fragment:los")
    send(writer, f"{AREA}/bevindingen/b05/weg", revisie="1")
    with writing(zwolle_engine) as connection:
        connection.execute(delete(fragments).where(fragments.c.fragment == "los"))

    assert "Dit bewijs bestaat niet meer" in writer.get(f"{AREA}/bevindingen/b03").text
    conclusion = writer.get(f"{AREA}/conclusies/c1").text
    assert "Bevinding 5 bestaat niet meer." in conclusion
    assert "Onder deze conclusie staat geen bevinding." in conclusion
    assert export_study(zwolle_engine, "zwolle", tmp_path / "uit") == []
    again = read_study_folder(tmp_path / "uit")
    assert again.problems == ()
    assert again.value.findings == read_study(zwolle_engine, "zwolle").findings
    assert "gone:\n- b05\n- fragment:los\n" in (tmp_path / "uit" / "findings.yaml").read_text("utf-8")


@ON_ONE_DATABASE
def test_the_chain_is_walked_from_recommendation_to_cells_and_from_finding_forward(writer):
    back, forward = writer.get(f"{AREA}/aanbevelingen/3"), writer.get(f"{AREA}/bevindingen/b14")

    for step in ("Conclusie 3", "Bevinding 14", "met rood’: <strong>8</strong>", "/studies/zwolle/cellen?"):
        assert step in back.text
    for step in ("Conclusie 3", "Aanbeveling 3", "Deelaanbeveling 3d"):
        assert step in forward.text
    cells = re.search(r'href="(/studies/zwolle/cellen[^"]+)"', back.text)[1].replace("&amp;", "&")
    assert writer.get(cells).status_code == 200


@ON_ONE_DATABASE
def test_standpunten_and_opvolging_are_recorded_once_each_and_counted(writer):
    about = {"recommendation": "1", "by": "college", "adoption": "ten_dele", "on": "2023-05-01", "text": ""}
    assert send(writer, f"{AREA}/standpunten", **about).status_code == 303
    assert send(writer, f"{AREA}/standpunten", **about).status_code == 422
    for wrong in ({"on": "2023-02-30"}, {"by": "koning"}, {"recommendation": "99"}, {"adoption": ""}):
        assert send(writer, f"{AREA}/standpunten", **{**about, "by": "raad", **wrong}).status_code == 422
    for year, status in (("2024", "deels_uitgevoerd"), ("2025", "uitgevoerd")):
        sent = {"recommendation": "1a", "year": year, "status": status, "text": ""}
        assert send(writer, f"{AREA}/opvolging", **sent).status_code == 303
    sent = {"recommendation": "1a", "year": "25", "status": "uitgevoerd"}
    assert send(writer, f"{AREA}/opvolging", **sent).status_code == 422

    plain = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", writer.get(f"{AREA}/opvolging").text))
    assert "▲ D deels uitgevoerd ● U uitgevoerd" in plain
    assert "2024 0 1 0 0 18 19 2025 1 0 0 0 18 19" in plain
    taken = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", writer.get(f"{AREA}/aanbevelingen").text))
    assert "College 0 1 0 4 5" in taken


@ON_ONE_DATABASE
def test_a_part_of_a_part_is_refused_and_a_part_follows_its_whole(writer):
    made = send(writer, f"{AREA}/aanbevelingen", text="Deel.", part_of="3")

    assert made.location.split("?")[0].endswith("/3e")
    assert send(writer, f"{AREA}/aanbevelingen", text="Deel.", part_of="3a").status_code == 422
    whole = send(writer, f"{AREA}/aanbevelingen/3/wijzig", text="Heel.", part_of="2", revisie="1")
    assert whole.status_code == 422
    assert "heeft zelf deelaanbevelingen" in whole.text


@ON_ONE_DATABASE
def test_whatever_is_typed_comes_out_as_text_and_nothing_breaks(writer):
    assert send(writer, f"{AREA}/triangulatie", source=HOSTILE, factor=HOSTILE, kind="succes", text=HOSTILE)
    made = send(writer, f"{AREA}/bevindingen", text=HOSTILE, deelvraag="", norm="")
    page = writer.get(made.location)

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "<strong>vet</strong>" in page.text
    assert ">8</a>" in page.text
    assert send(writer, f"{AREA}/bevindingen", text="x" * 20_001).status_code == 422
    assert send(writer, f"{AREA}/bevindingen", text="x" * 20_000).status_code == 303
    assert send(writer, f"{AREA}/bevindingen", text="").status_code == 422
    assert writer.get(f"{AREA}/triangulatie").status_code == 200


@ON_ONE_DATABASE
def test_what_does_not_exist_is_not_found(writer):
    paths = ("niets", "nieuw/niets", "conclusies/c1/bewijs", "bevindingen/b%00")
    unknown = ("bevindingen/b99", "bevindingen/b99/wijzig", "bevindingen/b99/bewijs", "bevindingen/b99/weg")

    assert [writer.get(f"{AREA}/{path}").status_code for path in (*paths, *unknown)] == [404] * 8
    assert send(writer, f"{AREA}/bevindingen/b99/wijzig", text="x", revisie="1").status_code == 404
    assert send(writer, f"{AREA}/bevindingen/b99/plaats", richting="omhoog").status_code == 404


@ON_ONE_DATABASE
def test_an_empty_study_says_that_nothing_was_written(writer, zwolle_engine):
    with writing(zwolle_engine) as connection:
        connection.execute(delete(report_items))

    for part in PARTS:
        assert "Hier is nog niets geschreven." in writer.get(f"{AREA}/{part}").text
    assert writer.get(f"{AREA}/nieuw/opvolging").status_code == 200

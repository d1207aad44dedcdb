"""A new version of a codebook: compared, refused or kept; and the queue of cells to look at again."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape

import pytest
from sqlalchemy import select

from survey_app.domain.roles import Role
from survey_app.storage.bench_tables import assignments, coding_changes, recodings, seals
from survey_app.storage.database import open_database, reading
from survey_app.storage.migrate import migrate
from survey_app.storage.study_folder import export_study, load_study, read_frame, read_study
from survey_app.storage.tables import codings, studies, study_files

BOOK = "/studies/zwolle/codeboek"
QUEUE = "/studies/zwolle/hercoderen"
KLIK = "casusonderzoek.klik_swt"
NEW = "Er is een klik als de ouder dat zelf zo noemt."


def rows_of(engine, table, **where):
    chosen = [table.c[name] == value for name, value in {"study": "zwolle", **where}.items()]
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table).where(*chosen)).mappings()]


def book_text(engine):
    with reading(engine) as connection:
        path = study_files.c.path == "codebooks/casusonderzoek.yaml"
        return bytes(connection.execute(select(study_files.c.content).where(path)).scalar_one()).decode()


def in_aspect(text, aspect, what):
    """The book with `what` done to the block of this aspect."""
    start = text.index(f"  - id: {aspect}\n")
    end = text.index("\n  - id: ", start)
    return text[:start] + what(text[start:end]) + text[end:]


def with_definition(text, aspect="klik_swt", version="2"):
    """A new version with another definition of the aspect."""
    changed = in_aspect(
        text, aspect, lambda part: re.sub(r"(definition:\n +nl: )[^\n]+", rf"\1{NEW}", part, count=1)
    )
    return changed.replace('version: "1"', f'version: "{version}"')


def changed(old, new):
    """A function from the book to its new version with something else in it."""
    return lambda text: with_definition(text).replace(old, new, 1)


def bring_in(browser, text, keep=True):
    """The answer to the preview, or to saving what it shows."""
    content = text.encode() if isinstance(text, str) else text
    shown = browser.post(BOOK, data={"bestand": (io.BytesIO(content), "nieuw.yaml")})
    if not keep or shown.status_code != 200:
        return shown
    return browser.post(f"{BOOK}/bewaren", data=hidden(shown.text))


def hidden(page):
    """The hidden fields of the preview."""
    found = re.findall(r'type="hidden" name="(stand|inhoud)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


@pytest.fixture
def lead(double_sheet):
    return double_sheet.browser("lead", Role.ONDERZOEKER)


@pytest.fixture
def text(double_sheet):
    return book_text(double_sheet.engine)


# ---- the new version ---------------------------------------------------------------------------------------


def test_the_page_shows_the_schemes_with_their_versions_and_gives_the_file(lead, text):
    page = lead.get(BOOK).text

    assert "casusonderzoek.yaml" in page
    assert "perspectieven.yaml" in page
    assert lead.get(f"{BOOK}/casusonderzoek").get_data() == text.encode()
    assert lead.get(f"{BOOK}/onzin").status_code == 404


def test_the_preview_shows_old_and_new_and_saves_nothing(lead, double_sheet, text):
    page = bring_in(lead, with_definition(text), keep=False).text

    assert NEW in page
    assert "definitie gewijzigd" in page
    assert "Opnieuw te bekijken: 14 cellen en cellen op bladen die nog blind zijn." in " ".join(page.split())
    assert book_text(double_sheet.engine) == text
    assert rows_of(double_sheet.engine, recodings) == []


def test_a_kept_version_is_what_the_study_works_with_from_then_on(lead, double_sheet, text):
    answer = bring_in(lead, with_definition(text))

    assert answer.status_code == 303
    assert "Versie 2 van" in lead.get(answer.location).text
    book = next(
        b for b in read_frame(double_sheet.engine, "zwolle").coding_schemes() if b.id == "casusonderzoek"
    )
    assert (book.version, book.aspect("klik_swt").definition.say()) == ("2", NEW)


def test_a_replaced_codebook_leaves_with_the_study_as_its_own(lead, double_sheet, text, tmp_path):
    bring_in(lead, with_definition(text))
    assert export_study(double_sheet.engine, "zwolle", tmp_path / "uit") == []
    other = open_database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    migrate(other)

    assert (tmp_path / "uit" / "codebooks" / "casusonderzoek.yaml").read_text() == with_definition(text)
    with (
        double_sheet.engine.begin() as connection
    ):  # a sheet without seals is no complete study folder's matter
        connection.execute(seals.delete())
    assert load_study(other, tmp_path / "uit", date(2026, 11, 27)) == []
    assert read_frame(other, "zwolle").codebooks == read_frame(double_sheet.engine, "zwolle").codebooks
    other.dispose()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "", "Kies een YAML-bestand"),
        (lambda text: b"\xff\xfe\x00", "geen geldige UTF-8"),
        (lambda text: "a: [", "Regel 2"),
        (lambda text: "kind: normenkader\nid: x\n", "ontbreekt"),
        (lambda text: text, "zegt hetzelfde"),
        (lambda text: with_definition(text, version="1"), "heet ook versie 1"),
        (changed("id: casusonderzoek\n", "id: iets_anders\n"), "geen codeboek iets_anders"),
        (changed("  - id: klik_swt\n", "  - id: klikken\n"), "klik_swt"),
        (changed("perspectieven: [ouder]", "perspectieven: [swt]"), "ouder"),
        (changed("group: swt", "group: bestaat_niet"), "Regel"),
    ],
)
def test_a_file_that_cannot_stand_is_refused_with_what_to_do(lead, double_sheet, text, change, said):
    answer = bring_in(lead, change(text))

    assert answer.status_code == 422
    assert said in answer.text
    assert book_text(double_sheet.engine) == text
    assert rows_of(double_sheet.engine, recodings) == rows_of(double_sheet.engine, coding_changes) == []


def test_a_file_that_is_much_too_large_is_refused(lead):
    answer = bring_in(lead, b"x" * 2_500_000)
    answer.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file

    assert answer.status_code == 422
    assert "groter dan 2 MB" in answer.text


def test_an_aspect_or_option_that_was_used_cannot_go(lead, double_sheet, text):
    with double_sheet.engine.begin() as connection:
        connection.execute(assignments.delete())  # nothing is blind
    option = next(r["waarde"] for r in rows_of(double_sheet.engine, codings, aspect="casusonderzoek.toegang"))
    without = re.sub(rf"\n      - code: {option}\n(        .*\n|          .*\n)+", "\n", text)
    assert without != text
    answer = bring_in(lead, without.replace('version: "1"', 'version: "2"'))

    assert answer.status_code == 422
    assert f"ontbreekt de optie {option}" in answer.text


def test_what_is_refused_says_nothing_of_what_stands_on_blind_sheets(lead, double_sheet, text):
    """The same refusal whether or not someone used an option on a blind sheet."""
    words = "label:\n      nl: N\n      en: N\n    definition:\n      nl: N\n      en: N\n"
    added = f"  - id: nieuw\n    code: A99\n    group: swt\n    decision: aanwezig\n    {words}"
    fresh = text.replace("  - id: klik_swt\n", f"{added}  - id: klik_swt\n")
    assert bring_in(lead, fresh.replace('version: "1"', 'version: "2"')).status_code == 303
    gone = text.replace('version: "1"', 'version: "3"')
    before = bring_in(lead, gone)
    double_sheet.code("anna", "nieuw", "groen")
    after = bring_in(lead, gone)

    assert before.status_code == after.status_code == 422
    said, again = (answer.text.split("<main")[1].split("<form")[0] for answer in (before, after))
    assert said == again


def test_a_changed_label_asks_nobody_to_code_again(lead, double_sheet, text):
    renamed = in_aspect(
        text, "klik_swt", lambda part: re.sub(r"(label:\n +nl: )", r"\1Echte ", part, count=1)
    )
    page = bring_in(lead, renamed.replace('version: "1"', 'version: "2"'), keep=False).text

    assert "label gewijzigd" in page
    assert "Geen cel hoeft opnieuw bekeken te worden" in page
    bring_in(lead, renamed.replace('version: "1"', 'version: "2"'))
    assert rows_of(double_sheet.engine, recodings) == []


def test_a_version_that_was_used_before_is_refused(lead, double_sheet, text):
    bring_in(lead, with_definition(text))
    back = with_definition(text).replace(NEW, "Weer anders.").replace('version: "2"', 'version: "1"')

    assert "eerder gebruikt" in bring_in(lead, back).text


def test_of_two_who_renew_at_once_the_second_is_refused(lead, double_sheet, text):
    shown = bring_in(lead, with_definition(text), keep=False)
    bring_in(lead, with_definition(text, "signalering_tijdig", "3"))

    answer = lead.post(f"{BOOK}/bewaren", data=hidden(shown.text))
    assert answer.status_code == 409
    assert "Er is niets bewaard" in " ".join(answer.text.split())


@pytest.mark.parametrize("content", ["%%%", "", "a\x00b", "aGFsbG8="])
def test_a_forged_content_saves_nothing(lead, double_sheet, text, content):
    answer = lead.post(f"{BOOK}/bewaren", data={"inhoud": content, "stand": "x"})

    assert answer.status_code in (400, 422)
    assert book_text(double_sheet.engine) == text


def test_the_count_in_the_preview_holds_nothing_of_a_blind_sheet(lead, double_sheet, text):
    def counted():
        return re.search(
            r"Opnieuw te bekijken: (\d+)", bring_in(lead, with_definition(text), keep=False).text
        )[1]

    before = counted()
    double_sheet.code("anna", KLIK, "groen")
    double_sheet.code("bram", KLIK, "rood")
    assert counted() == before


# ---- the queue ---------------------------------------------------------------------------------------------


@pytest.fixture
def renewed(double_sheet, lead, text):
    double_sheet.code("anna", KLIK, "groen", reden="aanwezig_tevreden", toelichting="van-anna")
    double_sheet.code("bram", KLIK, "rood", toelichting="van-bram")
    assert bring_in(lead, with_definition(text)).status_code == 303
    return double_sheet


def queued(page):
    return re.findall(r'action="/studies/zwolle/hercoderen/([^"]+)"', page)


def own(engine, codeur):
    (row,) = rows_of(engine, codings, casus="4", perspectief="ouder", aspect=KLIK, codeur=codeur)
    return row


def test_every_touched_coding_waits_once_for_its_codeur_with_a_line_in_the_trail(renewed):
    waiting = {(r["codeur"], r["casus"]) for r in rows_of(renewed.engine, recodings, aspect=KLIK)}

    assert {("anna", "4"), ("bram", "4"), ("codeur_1", "1")} <= waiting
    assert ("codeur_1", "4") not in waiting  # not assigned: it takes no part
    lines = rows_of(renewed.engine, coding_changes, wat="hercodering", codeur="anna")
    assert [(r["changed_by"], r["oud"], r["nieuw"]) for r in lines] == [("lead", "groen", "groen")]
    assert "casusonderzoek 1 > 2: definition" in lines[0]["why"]


def test_a_codeur_sees_their_own_cell_with_old_and_new_and_nothing_of_the_other(renewed):
    page = renewed.browser("anna").get(QUEUE).text

    assert f"4/ouder/{KLIK}" in queued(page)
    assert NEW in page
    assert "van-anna" in page
    assert "van-bram" not in page
    assert "bram" not in page


def test_who_coded_nothing_has_only_what_everyone_shares(renewed):
    page = renewed.browser("cora").get(QUEUE).text

    assert f"4/ouder/{KLIK}" not in queued(page)
    assert f"1/ouder/{KLIK}" in queued(page)


def test_it_stays_as_it_is(renewed):
    anna = renewed.browser("anna")
    data = {"codeur": "anna", "revisie": "1", "actie": "blijft", "waarde": "rood"}

    assert anna.post(f"{QUEUE}/4/ouder/{KLIK}", data=data).status_code == 303
    assert own(renewed.engine, "anna")["waarde"] == "groen"
    assert f"4/ouder/{KLIK}" not in queued(anna.get(QUEUE).text)
    assert f"4/ouder/{KLIK}" in queued(renewed.browser("bram").get(QUEUE).text)
    assert [r["changed_by"] for r in rows_of(renewed.engine, coding_changes, codeur="anna")] == [
        "lead",
        "anna",
    ]


def test_it_gets_another_value(renewed):
    anna = renewed.browser("anna")
    data = {"codeur": "anna", "revisie": "1", "actie": "anders", "waarde": "oranje", "waarom": "Nieuwe regel"}

    assert anna.post(f"{QUEUE}/4/ouder/{KLIK}", data=data).status_code == 303
    row = own(renewed.engine, "anna")
    assert (row["waarde"], row["reden"], row["revision"]) == ("oranje", "", 2)
    change = rows_of(renewed.engine, coding_changes, codeur="anna")[1]
    assert (change["wat"], change["oud"], change["nieuw"], change["why"]) == (
        "hercodering",
        "groen",
        "oranje",
        "Nieuwe regel",
    )


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"waarde": "paars"}, 422),
        ({"waarde": ""}, 422),
        ({"reden": "afwezig_gewenst"}, 422),
        ({"toelichting": "x" * 5001}, 422),
        ({"revisie": "7"}, 409),
        ({"codeur": "bram"}, 409),
        ({"codeur": "a\x00b"}, 409),
    ],
)
def test_what_does_not_fit_changes_nothing(renewed, changed, status):
    before = rows_of(renewed.engine, codings)
    data = {"codeur": "anna", "revisie": "1", "actie": "anders", "waarde": "oranje", **changed}

    answer = renewed.browser("anna").post(f"{QUEUE}/4/ouder/{KLIK}", data=data)
    assert answer.status_code == status
    assert "van-bram" not in answer.text
    assert rows_of(renewed.engine, codings) == before
    assert len(rows_of(renewed.engine, recodings, settled_on=None, codeur="anna")) == 1


def test_a_value_that_was_fixed_or_came_from_a_source_needs_a_why(renewed):
    cora = renewed.browser("cora")
    data = {"codeur": "codeur_1", "revisie": "1", "actie": "anders", "waarde": "grijs"}

    assert cora.post(f"{QUEUE}/1/ouder/{KLIK}", data=data).status_code == 422
    assert cora.post(f"{QUEUE}/1/ouder/{KLIK}", data={**data, "waarom": "Regel 3"}).status_code == 303


def test_the_same_cell_in_two_tabs_is_settled_once(renewed):
    anna = renewed.browser("anna")
    data = {"codeur": "anna", "revisie": "1", "actie": "blijft"}

    statuses = [anna.post(f"{QUEUE}/4/ouder/{KLIK}", data=data).status_code for _ in range(2)]
    assert statuses == [303, 409]


# ---- after the seals ---------------------------------------------------------------------------------------


def test_what_was_sealed_waits_for_a_decision_once_all_sealed(renewed):
    renewed.seal("anna")
    anna, cora = renewed.browser("anna"), renewed.browser("cora")
    cell = f"/studies/zwolle/overeenstemming/4/ouder/{KLIK}"
    data = {"codeur": "anna", "revisie": "1", "actie": "anders", "waarde": "rood"}

    assert f"4/ouder/{KLIK}" not in queued(anna.get(QUEUE).text)
    assert anna.post(f"{QUEUE}/4/ouder/{KLIK}", data=data).status_code == 409
    assert own(renewed.engine, "anna")["waarde"] == "groen"
    assert cora.get(cell).status_code == 404  # still blind

    renewed.seal("bram")
    page = cora.get(cell).text
    assert "Gewijzigd in het codeboek na het coderen" in page
    assert NEW in page


def test_a_cell_on_which_codeurs_agreed_is_decided_again_when_its_definition_changed(
    double_sheet, lead, text
):
    for codeur in ("anna", "bram"):
        double_sheet.code(codeur, KLIK, "groen")
    double_sheet.seal()
    cora, cell = double_sheet.browser("cora"), f"/studies/zwolle/overeenstemming/4/ouder/{KLIK}"
    assert cora.get(cell).status_code == 404
    bring_in(lead, with_definition(text))

    assert "definitie gewijzigd" in cora.get("/studies/zwolle/overeenstemming/verschillen").text
    data = {"waarde": "groen", "grond": "definitie_gewijzigd", "toelichting": "Klopt nog", "revisie": "0"}
    assert cora.post(cell, data=data).status_code == 303
    assert rows_of(double_sheet.engine, recodings, casus="4", settled_on=None) == []
    assert "<strong>besloten</strong>" in cora.get(cell).text

    bring_in(lead, with_definition(text, version="3").replace(NEW, "Weer iets anders."))
    waiting = rows_of(double_sheet.engine, recodings, casus="4", settled_on=None)
    assert [row["codeur"] for row in waiting] == ["besluit"]
    assert "<strong>te beslissen</strong>" in cora.get(cell).text


def test_a_renewed_study_still_reads_as_a_whole(renewed):
    assert read_study(renewed.engine, "zwolle").study.id == "zwolle"
    assert len(rows_of(renewed.engine, study_files)) > 5
    with reading(renewed.engine) as connection:
        assert connection.execute(select(studies.c.frame_hash)).scalar_one()

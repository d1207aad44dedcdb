"""Batches as staff make them: codes handed over once, lost downloads, twins, and what came back."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select, text, update

from survey_app.domain.inviting import code_hash, tidy_code
from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.study_folder import folder_as_files, read_study
from survey_app.storage.tables import invitations, study_files

PAGE = "/studies/zwolle/uitnodigingen"
GOOD = {"casus": "3", "perspectief": "ouder", "aantal": "2"}
LETTERS = {**GOOD, "kanaal": "brief", "label": "Eerste"}
TWINS = {
    "kanaal": "brief",
    "casus": "2, 4",
    "perspectief": ["swt", "hulpverlener", "ouder"],
    "label": "Tweeling",
}


@pytest.fixture
def zwolle_app(lasting_app):
    """The example study on a database that lasts for this file."""
    return lasting_app


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


@pytest.fixture
def beheerder(as_role):
    return as_role(Role.BEHEERDER)


@pytest.fixture
def letters(beheerder):
    """The address of a batch of two letters, whose codes nobody made yet."""
    return beheerder.post(PAGE, data=LETTERS).location


def made(browser, address, **fields):
    """The files in the zip with the codes, by name."""
    answer = browser.post(f"{address}/codes", data={"uitgave": "0", **fields})
    assert answer.status_code == 200, text_of(answer)
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def rows_of(files) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["codes.csv"].decode("utf-8-sig")), delimiter=";"))


def kept(app):
    with app.extensions["database"].connect() as connection:
        return connection.execute(select(invitations).order_by(invitations.c.id)).all()


def start(app, invitation):
    """Someone begins."""
    own = update(invitations).where(invitations.c.id == invitation)
    with writing(app.extensions["database"]) as connection:
        connection.execute(own.values(response="r_1"))


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_links_are_shown_once_and_open_the_questionnaire(beheerder, zwolle_client):
    page = beheerder.post(PAGE, data=GOOD)
    links = re.findall(r"<code>[^<]*(/v/[^<]+)</code>", page.text)

    assert len(set(links)) == 2
    assert zwolle_client.get(links[0]).status_code == 200
    assert links[0] not in beheerder.get(PAGE).text + beheerder.get(f"{PAGE}/1").text


def test_the_counts_follow(beheerder):
    beheerder.post(PAGE, data=GOOD)

    assert "Ouder 2 0 0" in text_of(beheerder.get(PAGE))


WRONG = {
    "casus": (
        "",
        "\x00",
        "99",
        "3-",
        "3, 31",
        "9-1",
        "😀",
        "\u202e3",
        "a" * 99_999,
        "<script>alert(1)</script>",
    ),
    "perspectief": ("", "\x00", "buurman", "<script>alert(1)</script>"),
    "aantal": ("0", "999", "-1", "9" * 5_000),
    "kanaal": ("mail", "duif"),
    "welke": ("kenmerk", "geen"),
    "laatste_dag": ("gisteren",),
    "label": ("a" * 81,),
}


def test_a_wrong_field_makes_no_invitation_and_gets_a_sentence(beheerder, zwolle_app):
    for field, value in [(field, value) for field, values in WRONG.items() for value in values]:
        answer = beheerder.post(PAGE, data={**GOOD, field: value})

        assert answer.status_code == 422, (field, value[:40])
        assert "Er is iets niet goed ingevuld" in answer.text
        assert "<script>alert" not in answer.text
    assert kept(zwolle_app) == []


def test_too_many_at_once_are_refused_before_any_is_made(beheerder, zwolle_app):
    answer = beheerder.post(PAGE, data={**LETTERS, "welke": "alle", "aantal": "100"})

    assert "Dit zijn 1500 uitnodigingen" in answer.text
    assert kept(zwolle_app) == []


def test_a_batch_is_of_the_casussen_with_chosen_attributes(beheerder, zwolle_app):
    beheerder.post(
        PAGE, data={**GOOD, "aantal": "1", "welke": "kenmerk", "hulp": "verblijf", "geslacht": "man"}
    )

    found = {
        case.casus
        for case in read_study(zwolle_app.extensions["database"], "zwolle").cases
        if (case.attributes["hulp"], case.attributes["geslacht"]) == ("verblijf", "man")
    }
    assert {row.casus for row in kept(zwolle_app)} == found
    assert 0 < len(found) < 15


def test_a_wrong_day_keeps_what_was_typed(beheerder):
    answer = beheerder.post(PAGE, data={**GOOD, "laatste_dag": "2020-01-01", "herinneren": "2019-01-01"})

    assert "Die dag is al voorbij" in answer.text
    assert 'value="2020-01-01"' in answer.text
    assert 'value="ouder" checked' in answer.text


def test_a_double_click_makes_one_batch(beheerder, zwolle_app):
    answers = [beheerder.post(PAGE, data=LETTERS).status_code for _ in range(2)]

    assert answers == [303, 422]
    assert len(kept(zwolle_app)) == 2


def test_before_its_codes_are_made_a_batch_opens_nothing(beheerder, letters, zwolle_app):
    assert len({row.token_hash for row in kept(zwolle_app)}) == 2
    assert "nog maken" in beheerder.get(PAGE).text


def test_a_file_for_the_mail_merge_holds_codes_that_open_the_questionnaire(beheerder, letters, zwolle_app):
    files = made(beheerder, letters)
    rows = rows_of(files)

    assert list(rows[0]) == ["volgnummer", "code", "link", "laatste_dag", "perspectief", "casus"]
    assert [(row["volgnummer"], row["perspectief"], row["casus"]) for row in rows] == [
        ("0001", "ouder", "3"),
        ("0002", "ouder", "3"),
    ]
    codes = [tidy_code(row["code"]) for row in rows]
    hashes = [code_hash(zwolle_app.config["CODE_KEY"], code) for code in codes]
    assert [row.token_hash for row in kept(zwolle_app)] == hashes
    assert {row.channel for row in kept(zwolle_app)} == {"brief"}
    path = rows[0]["link"].split("5000")[1]
    assert path == f"/v/{codes[0]}"
    assert zwolle_app.test_client().get(path).status_code == 200
    sheet = load_workbook(io.BytesIO(files["codes.xlsx"])).active
    cells = [["" if value is None else value for value in row] for row in sheet.values]
    assert cells == [list(rows[0]), *(list(row.values()) for row in rows)]
    assert "Eerste: 2 codes" in files["lees_mij.txt"].decode()


def test_no_code_is_kept_anywhere(beheerder, letters, zwolle_app):
    codes = [tidy_code(row["code"]) for row in rows_of(made(beheerder, letters))]
    pages = beheerder.get(letters).text + beheerder.get(PAGE).text

    assert not [code for code in codes if code in pages + repr(kept(zwolle_app))]


def test_a_second_click_makes_no_second_codes(beheerder, letters, zwolle_app):
    made(beheerder, letters)
    before = kept(zwolle_app)
    answer = beheerder.post(f"{letters}/codes", data={"uitgave": "0", "zeker": "ja"})

    assert answer.status_code == 409
    assert "De codes van deze partij waren al gemaakt" in answer.text
    assert kept(zwolle_app) == before


def test_a_lost_download_is_made_anew_with_the_same_numbers(beheerder, letters, zwolle_app):
    old = rows_of(made(beheerder, letters))
    new = rows_of(made(beheerder, letters, uitgave="1", zeker="ja"))

    assert [row["volgnummer"] for row in new] == [row["volgnummer"] for row in old]
    assert not {row["code"] for row in new} & {row["code"] for row in old}
    respondent = zwolle_app.test_client()
    statuses = [respondent.get(row["link"].split("5000")[1]).status_code for row in (old[0], new[0])]
    assert statuses == [404, 200]


def test_making_anew_asks_whether_one_is_sure(beheerder, letters, zwolle_app):
    made(beheerder, letters)
    before = kept(zwolle_app)

    assert beheerder.post(f"{letters}/codes", data={"uitgave": "1"}).status_code == 422
    assert kept(zwolle_app) == before


def test_once_someone_started_no_code_is_taken_back(beheerder, letters, zwolle_app):
    made(beheerder, letters)
    start(zwolle_app, kept(zwolle_app)[0].id)
    before = kept(zwolle_app)
    answer = beheerder.post(f"{letters}/codes", data={"uitgave": "1", "zeker": "ja"})

    assert answer.status_code == 409
    assert "Er is al iemand begonnen" in answer.text
    assert kept(zwolle_app) == before


def test_letters_and_pictures_come_along_when_asked(beheerder):
    address = beheerder.post(PAGE, data=TWINS).location
    files = made(beheerder, address, brieven="nl+en", plaatjes="ja")

    assert [name for name in files if name.startswith("brieven/")] == [
        "brieven/swt-0001-0004.pdf",
        "brieven/hulpverlener-0002-0005.pdf",
        "brieven/ouder-0003-0006.pdf",
    ]
    pages = pages_of(files["brieven/ouder-0003-0006.pdf"])
    codes = {row["volgnummer"]: row["code"] for row in rows_of(files)}
    assert len(pages) == 4  # two letters, each with English on the back
    for number, page in zip(("0003", "0003", "0006", "0006"), pages, strict=True):
        assert codes[number] in page
    assert all(files[f"qr/{row['qr']}"].startswith(b"\x89PNG") for row in rows_of(files))


def test_a_batch_on_paper_holds_questionnaires_with_their_codes(beheerder):
    address = beheerder.post(PAGE, data={**GOOD, "kanaal": "papier", "aantal": "1"}).location
    files = made(beheerder, address)

    assert rows_of(files)[0]["code"] in "".join(pages_of(files["vragenlijsten/ouder-0001-0001.pdf"]))


def test_an_anonymous_study_tells_no_casus(beheerder, zwolle_app):
    with writing(zwolle_app.extensions["database"]) as connection:
        own = study_files.c.path == "study.yaml"
        content = connection.execute(select(study_files.c.content).where(own)).scalar_one()
        changed = bytes(content) + b"anonymity: anoniem\n"
        connection.execute(update(study_files).where(own).values(content=changed))
        connection.execute(text("UPDATE studies SET frame_hash = 'anoniem'"))
    address = beheerder.post(PAGE, data={**LETTERS, "welke": "alle", "aantal": "1"}).location

    rows = rows_of(made(beheerder, address))
    assert "casus" not in rows[0]
    # the numbers follow no order of casussen, which would tell them all the same
    assert [row.casus for row in kept(zwolle_app)] != sorted((r.casus for r in kept(zwolle_app)), key=int)


def test_what_came_back_is_marked_by_number_and_by_code(beheerder, letters, zwolle_app):
    rows = rows_of(made(beheerder, letters))
    beheerder.post(f"{letters}/terug", data={"status": "onbestelbaar", "nummers": "1"})
    beheerder.post(f"{letters}/terug", data={"status": "geweigerd", "nummers": rows[1]["code"].lower()})

    assert [row.status for row in kept(zwolle_app)] == ["onbestelbaar", "geweigerd"]
    beheerder.post(f"{letters}/terug", data={"status": "", "nummers": "1-2"})
    assert [row.status for row in kept(zwolle_app)] == ["", ""]


def test_one_wrong_number_or_status_marks_nothing(beheerder, letters, zwolle_app):
    made(beheerder, letters)
    numbers = ("", "3", "0", "1-3", "1,9", "2-1", "x", "\x00", "٣", "1-99999999", "9" * 99_999)
    forms = [{"status": "geweigerd", "nummers": named} for named in numbers]
    forms += [{"nummers": "1"}, *({"nummers": "1", "status": status} for status in ("ingetrokken", "x"))]

    assert {beheerder.post(f"{letters}/terug", data=form).status_code for form in forms} == {422}
    assert {row.status for row in kept(zwolle_app)} == {""}


def test_an_unknown_batch_is_a_friendly_404(beheerder, letters):
    for batch in ("2", "0", "x", "-1", "9" * 40, "١"):
        assert beheerder.get(f"{PAGE}/{batch}").status_code == 404
        assert beheerder.post(f"{PAGE}/{batch}/codes", data={"uitgave": "0"}).status_code == 404


def test_the_beheerder_sees_no_transcript_anywhere(beheerder):
    pages = beheerder.get("/").text + beheerder.get(PAGE).text

    assert "ouder_0" not in pages
    assert "Verzonnen verslag" not in pages


# ---- the text of the letter --------------------------------------------------------------------------------

TEXT = f"{PAGE}/brief/ouder/nl"


def test_the_office_changes_the_letter_and_the_letter_changes(beheerder, letters):
    answer = beheerder.post(TEXT, data={"tekst": "# Hallo\r\n\r\nOnze eigen woorden.\r\n\r\n{code}"})
    assert answer.status_code == 303
    assert "Onze eigen woorden." in beheerder.get(TEXT).text

    files = made(beheerder, letters, brieven="nl")
    words = pages_of(files["brieven/ouder-0001-0002.pdf"])[0]
    assert "Onze eigen woorden." in words
    assert "Wilt u onze vragen" not in words


def test_the_letter_goes_along_with_the_study_folder(beheerder, zwolle_app):
    engine, name = zwolle_app.extensions["database"], "letters/ouder_nl.txt"
    beheerder.post(TEXT, data={"tekst": "# Hallo\n\n{code}"})
    assert folder_as_files(engine, "zwolle")[name] == b"# Hallo\n\n{code}"

    beheerder.post(TEXT, data={"tekst": ""})
    assert name not in folder_as_files(engine, "zwolle")
    assert "Wilt u onze vragen beantwoorden?" in beheerder.get(TEXT).text


WOULD_NOT_DO = {
    "Geen kop\n\n{code}": "Begin de brief met een kop",
    "# Kop\n\nGeen code": "Zet één keer {code}",
    "# Kop\n\n{code}\n\n{code}": "Zet één keer {code}",
    "# Kop\n\nUw code is {code} dus.": "Zet één keer {code}",
    "# Kop\n\n{naam}\n\n{code}": "Dit veld bestaat niet: {naam}",
    "# Kop\n\n{code}\n\n" + "Veel woorden. " * 250: "past niet op één bladzijde",
    "# Kop\n\n{code}\n\n" + "x" * 5_000: "De tekst is te lang",
}


def test_a_letter_that_would_not_do_is_told_and_not_kept(beheerder):
    for sent, told in WOULD_NOT_DO.items():
        answer = beheerder.post(TEXT, data={"tekst": sent})

        assert answer.status_code == 422
        assert told in text_of(answer)
        assert sent.split("\n")[0] in answer.text
    assert "Wilt u onze vragen beantwoorden?" in beheerder.get(TEXT).text


def test_the_example_opens_nothing(beheerder, zwolle_client):
    answer = beheerder.get(f"{TEXT}/voorbeeld.pdf")

    code = re.search(r"\w{3}-\w{3}-\w{4}", pages_of(answer.data)[0])[0]
    assert tidy_code(code) is None
    assert zwolle_client.post("/meedoen", data={"code": code}).status_code == 422


def test_a_letter_to_nobody_is_a_404(beheerder):
    for place in ("buurman/nl", "ouder/fr", "ouder/%00"):
        assert beheerder.get(f"{PAGE}/brief/{place}").status_code == 404

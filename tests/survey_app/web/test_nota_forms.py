"""The nota in each of its forms, and the office's own template: looked at, kept, exported, taken back."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook
from pypdf import PdfReader

from reports.render_docx import house_template
from survey_app.domain.nota_forms import NOTA_FORMS, size_text
from survey_app.domain.roles import Role
from survey_app.storage.report_templates import SqlReportTemplates
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import export_study
from survey_app.use_cases.keep_template import LARGEST
from survey_app.use_cases.open_account import create_user
from survey_app.use_cases.print_nota import FILE_NAMES

PAGE = "/studies/klein/nota"
TEMPLATE = f"{PAGE}/sjabloon"


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def engine(app, small_study):
    """A database with a study whose nota is made quickly."""
    return app.extensions["database"]


@pytest.fixture
def as_role_here(app, engine):
    """A browser with the session that logging in with this role in the small study gives."""

    def log_in(role):
        email = f"{role}@voorbeeld.nl"
        SqlRoles(engine).give("klein", create_user(app, email, "een-lang-wachtwoord"), role)
        client = app.test_client()
        with app.app_context():
            person = app.extensions["security"].datastore.find_user(email=email).fs_uniquifier
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = person, True
        return client

    return log_in


@pytest.fixture
def writer(as_role_here):
    return as_role_here(Role.REKENKAMER)


def own_template(words="Briefhoofd van de rekenkamer"):
    """A template of Word with these words in it."""
    document, made = WordDocument(), io.BytesIO()
    document.add_paragraph(words)
    document.save(made)
    return made.getvalue()


def bring(browser, content, name):
    """The form as a browser sends it; written out, so that no file of the test itself stays open."""
    head = f'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--grens--\r\n"
    return browser.post(TEMPLATE, data=body, content_type="multipart/form-data; boundary=grens")


@ONE_DATABASE
def test_the_page_offers_every_form_with_its_use_and_size(writer):
    html = writer.get(PAGE).text
    links = re.findall(r'href="/studies/klein/nota\.(\w+)"', html)

    assert links == list(FILE_NAMES) == [form.key for form in NOTA_FORMS]
    assert all(form.use in html for form in NOTA_FORMS)
    assert len(re.findall(r"\d+ [kM]B", html)) == len(links)


@ONE_DATABASE
def test_every_form_is_a_file_that_opens(writer):
    found = {form: writer.get(f"{PAGE}.{form}") for form in FILE_NAMES}

    assert {form: answer.status_code for form, answer in found.items()} == dict.fromkeys(FILE_NAMES, 200)
    assert 'filename="nota-klein-csv.zip"' in found["csv"].headers["Content-Disposition"]
    assert PdfReader(io.BytesIO(found["pdf"].data)).metadata.title
    assert WordDocument(io.BytesIO(found["docx"].data)).paragraphs
    assert load_workbook(io.BytesIO(found["xlsx"].data)).sheetnames[0] == "Inhoud"
    assert found["odt"].data[:2] == found["ods"].data[:2] == b"PK"


@ONE_DATABASE
def test_a_form_that_does_not_exist_is_a_404(writer):
    for form in ("exe", "doc", "%00", "..%2Fnota", "html%0d"):
        assert writer.get(f"{PAGE}.{form}").status_code == 404


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "1 kB"), (1499, "1 kB"), (94_000, "94 kB"), (766_000, "770 kB"), (1_568_864, "1,6 MB")],
)
def test_a_size_is_written_in_two_digits(size, text):
    assert size_text(size) == text


@ONE_DATABASE
def test_who_only_reads_gets_the_nota_and_no_template_to_change(as_role_here):
    lezer = as_role_here(Role.LEZER)

    assert TEMPLATE not in lezer.get(PAGE).text
    assert lezer.get(TEMPLATE).status_code == 403
    assert bring(lezer, own_template(), "eigen.docx").status_code == 403


def test_the_nota_stands_on_the_template_that_was_brought_in(writer):
    assert bring(writer, own_template(), "Huisstijl 2026.DOTX".lower()).status_code == 303
    words = [p.text for p in WordDocument(io.BytesIO(writer.get(f"{PAGE}.docx").data)).paragraphs]

    assert words[0] == "Briefhoofd van de rekenkamer"
    page = writer.get(TEMPLATE).text
    assert "Dit onderzoek heeft een eigen sjabloon" in page
    assert "[[nota]] staat niet in het sjabloon" in page


UNUSABLE = [
    (b"", "", "Kies eerst een bestand"),
    (b"", "leeg.docx", "Kies eerst een bestand"),
    (b"tekst", "brief.doc", "Kies een Word-sjabloon"),
    (b"tekst", "..", "Kies een Word-sjabloon"),
    (b"tekst", "brief.docx", "Dit sjabloon kan niet worden gebruikt"),
    (b"PK\x03\x04half", "brief.odt", "Dit sjabloon kan niet worden gebruikt"),
    (b"x" * (LARGEST + 1), "brief.docx", "groter dan 10 MB"),
]


@ONE_DATABASE
def test_what_can_not_be_used_is_told_and_the_template_stays_what_it_was(writer, engine):
    bring(writer, own_template(), "eigen.docx")
    before = SqlReportTemplates(engine).read("klein", "docx")
    answers = {(name, said): bring(writer, content, name) for content, name, said in UNUSABLE}

    assert {answer.status_code for answer in answers.values()} == {422}
    assert [told for told, answer in answers.items() if told[1] not in answer.text] == []
    assert SqlReportTemplates(engine).read("klein", "docx") == before


@ONE_DATABASE
def test_a_file_of_many_megabytes_is_refused_with_one_sentence(writer):
    answer = bring(writer, b"x" * (LARGEST + 1_000_000), "groot.docx")

    assert answer.status_code == 413
    assert "groter dan 10 MB" in answer.text


def test_back_to_the_template_of_the_house(writer, engine):
    bring(writer, own_template(), "eigen.docx")

    assert writer.post(f"{TEMPLATE}/weg", data={"soort": "docx"}).status_code == 303
    assert SqlReportTemplates(engine).read("klein", "docx") is None
    assert writer.get(f"{TEMPLATE}/docx").data == house_template()
    assert writer.post(f"{TEMPLATE}/weg", data={"soort": "pdf"}).status_code == 404
    assert (
        writer.post(f"{TEMPLATE}/weg", data={"soort": "odt"}).status_code == 303
    )  # there was none: still none


def test_the_template_goes_along_with_the_study_and_comes_back(writer, engine, tmp_path):
    bring(writer, own_template(), "eigen.docx")
    kept = SqlReportTemplates(engine).read("klein", "docx")

    assert export_study(engine, "klein", tmp_path / "uit") == []
    assert (tmp_path / "uit" / "templates" / "nota.docx").read_bytes() == kept


@ONE_DATABASE
def test_a_broken_template_that_came_with_a_folder_is_told_where_the_nota_is_made(writer, engine):
    SqlReportTemplates(engine).write("klein", "docx", b"PK half")
    answer = writer.get(f"{PAGE}.docx")

    assert answer.status_code == 422
    assert "Dit sjabloon kan niet worden gebruikt" in answer.text
    assert "Dit sjabloon kan niet worden gebruikt" in writer.get(TEMPLATE).text
    assert writer.get(f"{PAGE}.odt").status_code == 200

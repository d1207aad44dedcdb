"""`wederhoor report`: every form from one nota, and bad input that says what is wrong and leaves nothing."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as WordDocument
from odfdo import Document as OdfDocument
from openpyxl import load_workbook
from pypdf import PdfReader

from survey_app.commands import main
from survey_app.domain.nota_forms import NOTA_FORMS
from survey_app.use_cases.print_nota import FILE_NAMES, template_notes

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SMALL = EXAMPLES / "groningen"


def report(*arguments, code=0):
    """What the command says; it never ends in a traceback."""
    found = CliRunner().invoke(main, ["report", *map(str, arguments)])
    assert found.exit_code == code, found.output
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.output


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """The nota of Zwolle in every form, in a folder that was not there yet."""
    out = tmp_path_factory.mktemp("nota") / "uit" / "nota"
    said = report(EXAMPLES / "zwolle", "-o", out, "--format", ",".join(FILE_NAMES), "--date", "2026-11-27")
    return out, said


@pytest.mark.slow
def test_every_form_is_written_and_nothing_else(forms):
    out, said = forms

    assert {file.name for file in out.iterdir()} == set(FILE_NAMES.values())
    assert said.count("Nota geschreven: ") == len(FILE_NAMES)


@pytest.mark.slow
def test_every_form_opens_and_is_about_this_study(forms):
    out, _ = forms
    title = "Jeugdhulp in Zwolle (voorbeeldstudie)"
    word = WordDocument(out / "nota.docx")

    assert title in (out / "nota.html").read_text(encoding="utf-8")
    assert PdfReader(out / "nota.pdf").metadata.title == title
    assert title in [paragraph.text for paragraph in word.paragraphs]
    assert title in OdfDocument(out / "nota.odt").get_formatted_text()
    assert load_workbook(out / "nota.xlsx").worksheets[0]["A1"].value == title


@pytest.mark.slow
def test_the_tables_are_the_same_in_every_form(forms):
    out, _ = forms
    sheets = load_workbook(out / "nota.xlsx", read_only=True).sheetnames
    files = zipfile.ZipFile(out / "nota-csv.zip").namelist()

    assert len(sheets) > 30
    assert [table.name for table in OdfDocument(out / "nota.ods").body.tables] == sheets
    assert [name.removesuffix(".csv") for name in files[1:]] == [
        name.replace(" ", "_") for name in sheets[1:]
    ]
    assert len(WordDocument(out / "nota.docx").tables) >= len(sheets) - 1
    assert (out / "nota.html").read_text(encoding="utf-8").count("<caption") == len(sheets) - 1


@pytest.mark.slow
def test_the_size_that_the_page_says_is_about_the_size_it_has(forms):
    sizes = {form: (forms[0] / name).stat().st_size for form, name in FILE_NAMES.items()}
    said = {form.key: form.about(sizes["html"]) / sizes[form.key] for form in NOTA_FORMS}

    assert said["html"] == 1
    assert {form: ratio for form, ratio in said.items() if not 0.5 < ratio < 2} == {}


def test_the_template_in_the_folder_is_used_when_none_is_named(tmp_path):
    folder = tmp_path / "onderzoek"
    shutil.copytree(SMALL, folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "nota.docx").write_bytes(b"PK half")

    assert "[template-" in report(folder, "-o", tmp_path / "uit", "--format", "docx", code=1)
    report(folder, "-o", tmp_path / "uit", "--format", "html")


def test_one_form_may_be_one_file(tmp_path):
    report(SMALL, "-o", tmp_path / "eigen.pdf", "--format", "pdf")

    assert (tmp_path / "eigen.pdf").read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["eigen.pdf"]


def test_a_folder_may_have_a_dot_in_its_name(tmp_path):
    report(SMALL, "-o", tmp_path / "nota.v2", "--format", "html, XLSX,html")

    assert {file.name for file in (tmp_path / "nota.v2").iterdir()} == {"nota.html", "nota.xlsx"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--format", "html,wordperfect"], "wordperfect"),
        (["--format", ","], "Kies uit: html"),
        (["--format", ""], "Kies uit: html"),
        (["--format", "html;pdf"], "Kies uit: html"),
        (["--date", "27 november"], "Schrijf de datum"),
        (["--format", "html,pdf", "--template", __file__], "hoort bij geen"),
    ],
)
def test_what_does_not_exist_is_a_problem_and_nothing_is_written(tmp_path, more, said):
    output = report(EXAMPLES / "zwolle", "-o", tmp_path / "uit", *more, code=1)

    assert said in output
    assert "1 probleem." in output
    assert list(tmp_path.iterdir()) == []


def test_every_problem_is_told_at_once(tmp_path):
    output = report(SMALL, "-o", tmp_path, "--format", "html,doc,rtf", "--date", "morgen", code=1)

    assert "3 problemen." in output


def test_several_forms_in_a_file_is_a_problem(tmp_path):
    (tmp_path / "uit").write_text("van mij")

    assert "Noem een map" in report(SMALL, "-o", tmp_path / "uit", "--format", "html,pdf", code=1)
    assert "Noem een map" in report(SMALL, "-o", tmp_path / "uit", code=1)
    assert (tmp_path / "uit").read_text() == "van mij"


def test_one_form_under_the_name_of_another_is_a_problem(tmp_path):
    assert "geen pdf" in report(SMALL, "-o", tmp_path / "nota.html", "--format", "pdf", code=1)


def test_what_can_not_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "dicht").write_text("")
    output = report(SMALL, "-o", tmp_path / "dicht" / "uit", "--format", "html,csv", code=1)

    assert "kan niet worden geschreven" in output
    assert [file.name for file in tmp_path.iterdir()] == ["dicht"]


def test_a_folder_in_the_place_of_a_file_leaves_the_others_as_they_were(tmp_path):
    (tmp_path / "nota.pdf").mkdir()
    (tmp_path / "nota.html").write_text("vorige")

    assert "dit is een map" in report(SMALL, "-o", tmp_path, "--format", "html,pdf", code=1)
    assert (tmp_path / "nota.html").read_text() == "vorige"


@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04 half"])
def test_a_broken_template_is_a_problem_and_nothing_is_written(tmp_path, form, content):
    template = tmp_path / f"huisstijl.{form}"
    template.write_bytes(content)
    output = report(SMALL, "-o", tmp_path / "uit", "--format", f"html,{form}", "--template", template, code=1)

    assert "[template-" in output
    assert not (tmp_path / "uit").exists()


def test_two_templates_for_one_form_are_one_too_many(tmp_path):
    from reports.render_docx import house_template

    for name in ("a.docx", "b.dotx"):
        (tmp_path / name).write_bytes(house_template())
    both = ("--template", tmp_path / "a.docx", "--template", tmp_path / "b.dotx")

    assert "Geef er één" in report(SMALL, "-o", tmp_path / "uit", "--format", "docx", *both, code=1)


def test_the_nota_stands_on_the_template(tmp_path):
    template = WordDocument()
    template.add_paragraph("Briefhoofd van de rekenkamer")
    made = io.BytesIO()
    template.save(made)
    (tmp_path / "eigen.DOCX").write_bytes(made.getvalue())
    report(SMALL, "-o", tmp_path / "nota.docx", "--format", "docx", "--template", tmp_path / "eigen.DOCX")

    words = [paragraph.text for paragraph in WordDocument(tmp_path / "nota.docx").paragraphs]
    assert words[0] == "Briefhoofd van de rekenkamer"
    assert len(words) > 10


def test_a_template_that_is_not_there_is_one_sentence(tmp_path):
    output = report(
        SMALL, "-o", tmp_path / "uit", "--format", "docx", "--template", tmp_path / "weg.docx", code=1
    )

    assert "weg.docx" in output
    assert "Traceback" not in output


def test_a_folder_that_is_no_study_is_a_problem(tmp_path):
    assert "probleem" in report(tmp_path / "nergens", "-o", tmp_path / "uit", "--format", "pdf", code=1)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_what_the_template_lacks_is_told_as_the_page_tells_it(tmp_path, form):
    own = tmp_path / f"kaal.{form}"
    if form == "docx":
        bare = WordDocument()
        for style in list(bare.styles.element):
            bare.styles.element.remove(style)
        bare.save(own)
    else:
        OdfDocument("text").save(str(own))
    output = report(SMALL, "-o", tmp_path / "uit", "--format", form, "--template", own)

    assert output.splitlines()[1:] == [
        f"  Sjabloon: {note}" for note in template_notes(form, own.read_bytes())
    ]
    assert "Sjabloon: " in output

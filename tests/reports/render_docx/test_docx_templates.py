"""An office's own Word template: what is in it stays, what it lacks is added, and what is none is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Cm

from instruments.problems import CATALOGUE
from reports.office_pages import picture_of
from reports.render_docx import UnusableTemplate, house_template, render, template_notes, template_problems


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def changed(template: bytes, **parts: bytes) -> bytes:
    """The package with these parts put in place."""
    target = io.BytesIO()
    new = dict(parts)
    with (
        zipfile.ZipFile(io.BytesIO(template)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            made.writestr(name, new.pop(name, None) or old.read(name))
        for name, content in new.items():
            made.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def letterhead() -> bytes:
    """A template with text, a header with a logo, a first page of its own, and the marker between texts."""
    template = docx.Document()
    logo = picture_of('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 2.0).png
    section = template.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Rekenkamer Teststad"
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(logo), width=Cm(1))
    template.add_paragraph("Postbus 1")
    template.add_paragraph("[[no").add_run("ta]]")
    template.add_paragraph("Einde van de brief")
    return saved(template)


def test_the_text_of_the_template_stays_round_the_nota(office_document, printed_lines, read, letterhead):
    found = read(render(office_document, letterhead))

    assert found.lines == ["Postbus 1", *printed_lines(office_document), "Einde van de brief"]


def test_header_and_logo_stay_on_every_page_and_the_first_page_comes_once(office_document, read, letterhead):
    found = read(render(office_document, letterhead))
    sections = found.find(".//w:sectPr")
    pictures = [name for name in found.parts if name.startswith("word/media/")]

    assert len(pictures) == 2  # the logo and the chart
    assert all(section.find("w:headerReference", section.nsmap) is not None for section in sections)
    assert [section.find("w:titlePg", section.nsmap) is not None for section in sections] == [
        True,
        False,
        False,
    ]


def test_numbers_of_pictures_differ_from_those_in_the_template(office_document, read, letterhead):
    found = read(render(office_document, letterhead))
    roots = [found.root(name) for name in found.parts if name.endswith(".xml") and name.startswith("word/")]
    ids = [shape.get("id") for root in roots for shape in root.iter("{*}docPr")]

    assert len(ids) == len(set(ids)) == 2


def test_without_a_marker_the_nota_comes_at_the_end(office_document, printed_lines, read):
    template = docx.Document()
    template.add_paragraph("Voorwoord")
    template.add_paragraph("")
    content = saved(template)

    assert read(render(office_document, content)).lines == ["Voorwoord", *printed_lines(office_document)]
    assert any("niet in het sjabloon" in note for note in template_notes(content))


def test_a_marker_inside_a_table_is_told_and_left(office_document, read):
    template = docx.Document()
    template.add_table(1, 1).cell(0, 0).text = "[[nota]]"
    content = saved(template)

    assert read(render(office_document, content)).lines[:2] == ["[[nota]]", "Nota over € 5"]
    assert any("eigen alinea" in note for note in template_notes(content))


def test_a_template_without_styles_gets_ours_and_says_so(office_document, printed_lines, read, bare_template):
    found = read(render(office_document, bare_template))
    (note, _) = template_notes(bare_template)

    assert found.lines == printed_lines(office_document)
    assert found.in_style("heading 2") == ["1.1 Dieper"]
    assert "‘heading 1’" in note
    assert "‘Nota tabel’" in note
    assert found.find(".//w:pStyle[@w:val='ListBullet']")


def test_the_house_template_needs_no_remark():
    assert template_notes(house_template()) == ()
    assert template_problems(house_template()) == ()


def test_styles_under_their_dutch_name_are_used(read, office_document):
    template = docx.Document()
    template.styles.element.remove(template.styles["Heading 1"]._element)
    template.styles.add_style("Kop 1", 1)
    found = read(render(office_document, saved(template)))

    assert found.in_style("Kop 1") == ["1 Eerste <deel>", "2 Tweede", "A Schema", "B Slot"]
    assert found.find(".//w:p[w:pPr/w:pStyle/@w:val='Kop1']/w:pPr/w:outlineLvl/@w:val") == ["0"] * 4


def test_a_template_that_numbers_headings_itself_does_not_number_ours_twice(office_document, read):
    template = docx.Document()
    properties = template.styles["Heading 1"]._element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1
    found = read(render(office_document, saved(template)))
    numbers = found.find(".//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:pPr/w:numPr/w:numId/@w:val")

    assert numbers == ["0"] * 4


def test_a_nota_can_be_the_template_of_the_next(office_document, word, read):
    found = read(render(office_document, word.content))
    ids = found.find(".//w:bookmarkStart/@w:id")
    names = found.find(".//w:bookmarkStart/@w:name")

    assert found.lines == [*word.lines, *word.lines]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)


def test_a_template_saved_as_dotx_is_a_template(office_document, printed_lines, read):
    types = zipfile.ZipFile(io.BytesIO(house_template())).read("[Content_Types].xml")
    dotx = changed(
        house_template(), **{"[Content_Types].xml": types.replace(b"document.main", b"template.main")}
    )

    assert read(render(office_document, dotx)).lines == printed_lines(office_document)


def test_the_path_of_someones_own_template_goes_away(office_document, read):
    template = docx.Document()
    settings = template.part._settings_part
    relation = settings.relate_to("file:///N:/jansen/huisstijl.dotm", settings_type(), is_external=True)
    settings.element.insert(0, attached(relation))
    found = read(render(office_document, saved(template)))

    assert not any(b"jansen" in content for content in found.parts.values())


def settings_type() -> str:
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def attached(relation: str):
    from docx.oxml import parse_xml

    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    names += 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return parse_xml(f'<w:attachedTemplate {names} r:id="{relation}"/>')


# ---- what is no template ---------------------------------------------------------------------------------


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "wordprocessingml")
        package.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    return target.getvalue()


def locked() -> bytes:
    """A docx with a password is an old kind of container."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def odt() -> bytes:
    from reports.render_odt import house_template as odt_template

    return odt_template()


def entities() -> bytes:
    xml = b'<!DOCTYPE w [<!ENTITY a "' + b"x" * 100 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'"><!ENTITY c "'
    return xml + b"&b;" * 1000 + b'">]><w:document xmlns:w="urn:x"><w:body>&c;</w:body></w:document>'


BAD = {
    "nothing": (lambda: b"", "template-not-this-kind"),
    "text": (lambda: b"Geachte heer", "template-not-this-kind"),
    "an old doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "template-not-this-kind"),
    "a password": (locked, "template-encrypted"),
    "an odt": (odt, "template-not-this-kind"),
    "a zip of something else": (
        lambda: changed(house_template(), **{"[Content_Types].xml": b"<x/>"}),
        "template-not-this-kind",
    ),
    "macros": (lambda: changed(house_template(), **{"word/vbaProject.bin": b"x"}), "template-macros"),
    "a bomb": (bomb, "template-too-large"),
    "far too large": (lambda: b"PK" + bytes(20 * 1024 * 1024), "template-too-large"),
    "half a file": (lambda: house_template()[:4000], "template-broken"),
}


def bad(name: str) -> tuple[bytes, str]:
    make, code = BAD[name]
    return make(), code


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_template_is_one_problem_with_what_to_do(name, office_document):
    content, code = bad(name)
    (problem,) = template_problems(content)

    assert problem.code == code
    assert code in CATALOGUE
    with pytest.raises(UnusableTemplate) as refused:
        render(office_document, content)
    assert refused.value.problem == problem


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/settings.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"<w:document", b"<x/>", entities()], ids=["half", "other", "entities"])
def test_a_part_that_is_broken_is_a_problem_or_makes_no_difference(part, content, office_document, read):
    broken = changed(house_template(), **{part: content})
    problems = template_problems(broken)

    if problems:
        assert [problem.code for problem in problems] == ["template-broken"]
    else:
        assert "Nota over € 5" in read(render(office_document, broken)).lines


def test_the_picture_of_the_template_is_not_that_of_the_nota(office_document, word, read):
    found = read(render(office_document, saved(docx.Document())))

    assert not [name for name in (*word.parts, *found.parts) if "thumbnail" in name]

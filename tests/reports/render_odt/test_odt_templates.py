"""An office's own ODT template: what is in it stays, what it lacks is added, and what is none is refused."""

from __future__ import annotations

import io
import zipfile

import odfdo
import pytest

from reports.render_docx import house_template as word_template
from reports.render_odt import UnusableTemplate, house_template, render, template_notes, template_problems


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def changed(template: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with these parts put in place."""
    target, new = io.BytesIO(), dict(parts)
    with (
        zipfile.ZipFile(io.BytesIO(template)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            made.writestr(name, new.pop(name, None) or old.read(name))
        for name, content in new.items():
            made.writestr(name, content)
    return target.getvalue()


def with_text(*lines: str) -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for line in lines:
        document.body.append(odfdo.Paragraph(line))
    return saved(document)


def test_the_text_of_the_template_stays_round_the_nota(office_document, printed_lines, read):
    found = read(render(office_document, with_text("Postbus 1", "[[nota]]", "Einde van de brief")))

    assert found.lines == ["Postbus 1", *printed_lines(office_document), "Einde van de brief"]


def test_header_and_footer_are_on_pages_on_their_side_too(office_document, read):
    found = read(render(office_document))
    footers = found.find("//style:master-page/style:footer", "styles.xml")

    assert len(footers) == 2
    assert len({"".join(footer.itertext()) for footer in footers}) == 1


def test_without_a_marker_the_nota_comes_at_the_end(office_document, printed_lines, read):
    content = with_text("Voorwoord", "")

    assert read(render(office_document, content)).lines == ["Voorwoord", *printed_lines(office_document)]
    assert any("niet in het sjabloon" in note for note in template_notes(content))


def test_a_template_without_styles_gets_ours_and_says_so(office_document, printed_lines, read, bare_template):
    found = read(render(office_document, bare_template))
    (note, _) = template_notes(bare_template)

    assert found.lines == printed_lines(office_document)
    assert found.in_style("Heading 2") == ["1.1 Dieper"]
    assert "‘Heading 1’" in note


def test_the_house_template_needs_no_remark():
    assert template_notes(house_template()) == ()
    assert template_problems(house_template()) == ()


def test_a_template_that_numbers_headings_itself_does_not_number_ours_twice(office_document, read):
    document = odfdo.Document(io.BytesIO(house_template()))
    outline = '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
    outline += 'style:num-format="1"/></text:outline-style>'
    document.get_part("styles.xml").root.get_element("//office:styles").append(
        odfdo.Element.from_tag(outline)
    )
    found = read(render(office_document, saved(document)))

    assert found.find("count(//text:h[not(@text:is-list-header='true')])") == 0


def test_a_nota_can_be_the_template_of_the_next(office_document, odt, read):
    found = read(render(office_document, odt.content))
    names = found.find("//text:bookmark/@text:name | //table:table/@table:name | //@style:name")

    assert found.lines == [*odt.lines, *odt.lines]
    assert len(set(names)) == len(names)


def test_a_template_saved_as_ott_is_a_template(office_document, printed_lines, read):
    ott = changed(house_template(), {"mimetype": b"application/vnd.oasis.opendocument.text-template"})
    found = read(render(office_document, ott))

    assert found.lines == printed_lines(office_document)
    assert found.parts["mimetype"] == b"application/vnd.oasis.opendocument.text"


# ---- what is no template ---------------------------------------------------------------------------------


def bomb() -> bytes:
    return changed(house_template(), {"Pictures/x.png": b"0" * (101 * 1024 * 1024)})


def locked() -> bytes:
    manifest = zipfile.ZipFile(io.BytesIO(house_template())).read("META-INF/manifest.xml")
    entry = manifest.replace(b"<manifest:file-entry ", b"<manifest:encryption-data/><manifest:file-entry ", 1)
    return changed(house_template(), {"META-INF/manifest.xml": entry})


BAD = {
    "nothing": (lambda: b"", "template-not-this-kind"),
    "a docx": (word_template, "template-not-this-kind"),
    "a sheet": (lambda: saved(odfdo.Document("spreadsheet")), "template-not-this-kind"),
    "a password": (locked, "template-encrypted"),
    "macros": (lambda: changed(house_template(), {"Basic/Standard/Module1.xml": b"<x/>"}), "template-macros"),
    "a bomb": (bomb, "template-too-large"),
    "half a file": (lambda: house_template()[:3000], "template-broken"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_template_is_one_problem_with_what_to_do(name, office_document):
    make, code = BAD[name]
    content = make()
    (problem,) = template_problems(content)

    assert problem.code == code
    with pytest.raises(UnusableTemplate) as refused:
        render(office_document, content)
    assert refused.value.problem == problem


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"])
@pytest.mark.parametrize("content", [b"<office:text", b"<x/>"], ids=["half", "other"])
def test_a_part_that_is_broken_is_a_problem_or_makes_no_difference(part, content, office_document, read):
    broken = changed(house_template(), {part: content})
    problems = template_problems(broken)

    if problems:
        assert [problem.code for problem in problems] == ["template-broken"]
    else:
        assert "Nota over € 5" in read(render(office_document, broken)).lines

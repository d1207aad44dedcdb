"""Files that are broken, locked, scanned or mean harm: one plain Problem within bounds, no exception."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from survey_app.report_files import LARGEST_REPORT, read_report_file
from survey_app.report_files.problem_texts import REPORT_TEXTS
from survey_app.report_files.reading import READERS, kind_of, read_report
from survey_app.source_files.transcript import UnreadableFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body):
    return zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


def pdf(encrypted):
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if encrypted:
        writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def workbook(rows):
    from openpyxl import Workbook

    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for _ in range(rows):
        sheet.append([1])
    book.save(file)
    return file.getvalue()


def wide_docx():
    wide = '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
    return word(f"<w:tbl><w:tr><w:tc>{wide}<w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")


_ONE = '<table:table-cell table:number-columns-repeated="999999"><text:p>1</text:p></table:table-cell>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet><table:table>"
    f'<table:table-row table:number-rows-repeated="999999">{_ONE * 5}</table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)

BAD = {
    "empty.docx": (b"", "file-empty"),
    "broken.docx": (b"PK\x03\x04 and then nothing", "source-broken"),
    "half.docx": (word("<w:p/>")[:80], "source-broken"),
    "no_body.docx": (zipped({"word/document.xml": f"<w:document {W}/>"}), "source-broken"),
    "entities.docx": (
        zipped({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}>&a;</w:document>'}),
        "source-entities",
    ),
    "words.docx": (word("<w:p><w:r><w:t> </w:t></w:r></w:p>"), "source-no-text"),
    "locked.pdf": (pdf(True), "source-encrypted"),
    "scan.pdf": (pdf(False), "source-scan"),
    "broken.pdf": (b"%PDF-1.7 and then nothing", "source-broken"),
    "old.doc": (b"\xd0\xcf\x11\xe0 old", "source-old-word"),
    "rich.rtf": (b"{\\rtf1 x}", "source-rtf"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "source-encoding"),
    "other.zip": (zipped({"a.txt": "a"}), "report-format"),
    "feed.xml": (b"<?xml version='1.0'?><rss/>", "report-format"),
    "broken.xlsx": (zipped({"xl/workbook.xml": "<a/>"}), "source-broken"),
    "long.xlsx": (workbook(20_001), "report-too-many-rows"),
    "wide.ods": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS}),
        "report-too-many-cells",
    ),
    "wide.html": (
        b"<html><table>" + b"<tr><td colspan=200 rowspan=200>1" * 2100 + b"</table></html>",
        "report-too-many-cells",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_one_problem(name):
    raw, code = BAD[name]
    if name in ("empty.docx", "broken.docx", "broken.pdf"):
        loaded = read_report_file(name, raw)
        assert (loaded.value, [one.code for one in loaded.problems]) == (None, [code])
        return
    with pytest.raises(UnreadableFile) as error:
        read_report(name, raw)
    assert error.value.code == code


def test_every_problem_of_our_own_is_met_in_a_file():
    assert set(REPORT_TEXTS) <= {code for _, code in BAD.values()}


def test_a_report_that_is_too_large_is_not_read():
    (found,) = read_report_file("a.docx", b"x" * (LARGEST_REPORT + 1)).problems

    assert found.code == "file-too-large"


def test_reading_stops_at_its_time():
    (found,) = read_report_file("a.txt", b"Totaal 5", seconds=0.001).problems

    assert found.code == "source-too-heavy"


HOSTILE = {
    "deep.html": b"<html>" + b"<div><ul><li>" * 20_000 + b"5 van de 10",
    "tables.html": b"<html>" + b"<table><tr><td>" * 3_000 + b"7",
    "open.html": b"<html><table><tr><td rowspan=200 colspan=200>" + b"<td>1" * 500,
    "script.html": b"<html><script>7 van de 5</script><style>9</style><p>5 van de 10</p>",
    "spans.html": b"<html><table><tr><td colspan='-5' rowspan=x>1<td colspan=999999999999>2</table>",
    "wide.docx": wide_docx(),
    "bars.md": b"|" * 50_000 + b"\n|--|\n",
    "tabs.txt": b"\t" * 50_000 + b"1\n\t2\n",
    "digits.txt": b"7" * 100_000 + b" van de " + b"9" * 100_000,
    "signs.txt": b"(" * 20_000 + b"5%" + b")" * 20_000,
    "spaces.txt": (b" " * 2_000 + b"1") * 50 + b"\n" + b"a  1\n" * 5_000,
    "points.txt": b"1.2.3.4.5.6.7.8.9." * 5_000,
    "sum.txt": b"1 + " * 5_000 + b"1 = 2",
    "words.txt": b"een twee drie vier " * 10_000,
    "nul.txt": b"5 van de 10 \xed\xa0\x80 (50%)",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_be_slow_or_strange_is_read_or_refused_in_time(name):
    from analysis.report_recount import recount_report
    from survey_app.report_files.reading import from_plain

    start = time.process_time()
    with contextlib.suppress(UnreadableFile):
        recount_report(from_plain(read_report(name, HOSTILE[name])))

    assert time.process_time() - start < 15


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400))
@example("csv", b"%PDF-")
@example("pdf", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")
def test_no_bytes_end_in_anything_but_a_report_or_a_problem(kind, raw):
    try:
        read_report(f"x.{kind}", raw)
    except UnreadableFile:
        return
    assert kind_of(f"x.{kind}", raw) in READERS

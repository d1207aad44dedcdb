"""Each format gives the same conversation as the same text; people's habits are read as meant."""

from __future__ import annotations

import io

import pytest

from survey_app.domain.source_text import normalised, turns
from survey_app.source_files import read_source_file
from survey_app.source_files.reading import read_text_of
from survey_app.source_files.transcript import UnreadableFile

SAID = [
    ("Interviewer", "Hoe ging het bij het wijkteam?"),
    ("Moeder", "Goed. Ze belde één keer."),
    ("Interviewer", "En toen?"),
]
TEXT = "\n\n".join(f"{who}: {what}" for who, what in SAID)


def docx(build) -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def odt(build) -> bytes:
    from odfdo import Document

    document, file = Document("text"), io.BytesIO()
    document.body.clear()
    build(document)
    document.save(file)
    return file.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A pdf with these lines per page, in the simplest form there is."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        moves = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        content = f"BT /F1 11 Tf 50 750 Td {moves} ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        letters = b"/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        font = b"<< /Font << /F1 << /Type /Font %s >> >> >>" % letters
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>"
        objects.append(page % (font, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def paragraphs(document):
    for who, what in SAID:
        document.add_paragraph(f"{who}: {what}")


def bold_names(document):
    for who, what in SAID:
        paragraph = document.add_paragraph()
        paragraph.add_run(who).bold = True
        paragraph.add_run(f" {what}")


def bold_names_above(document):
    for who, what in SAID:
        document.add_paragraph().add_run(who).bold = True
        document.add_paragraph(what)


def two_columns(document):
    table = document.add_table(rows=0, cols=2)
    for row in [("Spreker", "Tekst"), *SAID]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


FILES = {
    "paragraphs.docx": docx(paragraphs),
    "bold_names.docx": docx(bold_names),
    "names_above.docx": docx(bold_names_above),
    "two_columns.docx": docx(two_columns),
    "lines.txt": "\n".join(f"{who}: {what}" for who, what in SAID).encode(),
    "windows.txt": TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    "older.txt": TEXT.encode("cp1252"),
    "utf16.txt": TEXT.encode("utf-16"),
    "decomposed.txt": TEXT.replace("é", "e\u0301").encode(),
    "bold.md": "\n\n".join(f"**{who}:** {what}" for who, what in SAID).encode(),
    "bold_outside.md": "\n\n".join(f"**{who}**: {what}" for who, what in SAID).encode(),
    "page.html": "".join(
        f"<p><b>{who}:</b> {what.replace('é', '&eacute;')}</p>" for who, what in SAID
    ).encode(),
    "bold.html": "".join(f"<div><strong>{who}</strong> {what}</div>" for who, what in SAID).encode(),
    "report.pdf": pdf([f"{who}: {what}" for who, what in SAID]),
    "wrong_extension.pdf": TEXT.encode(),
    "no_extension": TEXT.encode(),
    "word.txt": docx(paragraphs),
}


@pytest.mark.parametrize("name", FILES)
def test_each_form_of_a_conversation_gives_the_same_text(name):
    assert read_text_of(name, FILES[name]) == TEXT


def test_an_odt_gives_the_same_text():
    from odfdo import Paragraph

    raw = odt(lambda document: [document.body.append(Paragraph(f"{who}: {what}")) for who, what in SAID])

    assert read_text_of("a.odt", raw) == TEXT


def test_spaces_and_line_breaks_of_an_odt_are_those_one_sees():
    from odfdo import Header, Paragraph

    def build(document):
        document.body.append(Header(1, "Verslag"))
        document.body.append(Paragraph("een  twee\tdrie\nvier"))

    assert read_text_of("a.odt", odt(build)) == "Verslag\n\neen  twee drie\nvier"


VTT = """WEBVTT - Opname

NOTE
Interviewer: dit is een opmerking

intro
00:00:01.000 --> 00:00:03.000 align:start
<v Interviewer>Hoe ging het</v>

00:00:03.000 --> 00:00:04.500
<v Interviewer>bij het <i>wijkteam</i>?

01:02:03.000 --> 01:02:05.000
<v.luid Jansen, Jan (Gemeente)>Goed &amp; wel.</v>
<v Interviewer>Fijn.</v>
"""


def test_cues_of_one_speaker_are_one_turn_with_the_time_of_the_first():
    text = read_text_of("a.vtt", VTT.encode())

    assert text == (
        "[00:00:01] Interviewer: Hoe ging het bij het wijkteam?\n\n"
        "[01:02:03] Jansen Jan (Gemeente): Goed & wel.\n\n[01:02:03] Interviewer: Fijn."
    )
    assert [(turn.speaker, turn.time) for turn in turns(text)] == [
        ("Interviewer", "00:00:01"),
        ("Jansen Jan (Gemeente)", "01:02:03"),
        ("Interviewer", "01:02:03"),
    ]


def test_an_srt_finds_its_speakers_in_the_text():
    raw = (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nOuder: Wij wachtten\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:00:03,000\r\nOuder: zeven weken.\r\n\r\n"
        "3\r\n00:00:04,000 --> 00:00:05,000\r\nInterviewer: Zo lang?\r\n"
    )

    assert read_text_of("a.srt", raw.encode()) == (
        "[00:00:01] Ouder: Wij wachtten zeven weken.\n\n[00:00:04] Interviewer: Zo lang?"
    )


def test_subtitles_without_speakers_become_passages_with_a_time():
    cues = [
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nDit is zin nummer {n} van het gesprek.\n"
        for n in range(1, 13)
    ]
    found = turns(read_text_of("a.srt", "\n".join(cues).encode()))

    assert {turn.speaker for turn in found} == {""}
    assert [turn.time for turn in found] == ["00:00:01", "00:00:07"]


def test_a_teams_transcript_in_word_has_its_speakers_and_times():
    def build(document):
        for who, time, what in [
            ("Piet Jansen", "0:03", "Goedemorgen."),
            ("Els Bos", "0:07", "Dag."),
            ("Piet Jansen", "0:12", "Zo."),
            ("Els Bos", "0:15", "Ja."),
        ]:
            document.add_paragraph(f"{who}   {time}\n{what}")

    text = read_text_of("teams.docx", docx(build))

    assert text.startswith("[00:00:03] Piet Jansen: Goedemorgen.\n\n[00:00:07] Els Bos: Dag.")


def test_a_table_with_times_is_a_transcript_with_times():
    def build(document):
        table = document.add_table(rows=0, cols=3)
        for row in [
            ("00:10", "Interviewer", "Vraag"),
            ("00:20", "Ouder", "Antwoord"),
            ("00:30", "", "En nog iets"),
        ]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    assert read_text_of("a.docx", docx(build)) == (
        "[00:00:10] Interviewer: Vraag\n\n[00:00:20] Ouder: Antwoord\n\n[00:00:30] Ouder: En nog iets"
    )


def test_paragraphs_and_tables_keep_the_order_of_the_document():
    def build(document):
        document.add_heading("Verslag", 1)
        document.add_paragraph("Voor de tabel.")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Uren per week", "Twaalf, soms meer"
        document.add_paragraph("Na de tabel.")

    assert read_text_of("a.docx", docx(build)) == (
        "Verslag\n\nVoor de tabel.\n\nUren per week | Twaalf, soms meer\n\nNa de tabel."
    )


def test_what_follows_a_turn_without_a_label_belongs_to_it_but_a_heading_does_not():
    def build(document):
        document.add_paragraph("Interviewer: Hoe ging het?")
        document.add_paragraph("Moeder: Goed.")
        document.add_paragraph("Ze belde elke week.")
        document.add_heading("Deel 2", 2)
        document.add_paragraph("Interviewer: En toen?")

    assert read_text_of("a.docx", docx(build)) == (
        "Interviewer: Hoe ging het?\n\nMoeder: Goed.\nZe belde elke week.\n\nDeel 2\n\nInterviewer: En toen?"
    )


def test_inserted_text_is_read_and_deleted_text_is_not():
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def build(document):
        change = (
            f'<w:p {w}><w:r><w:t xml:space="preserve">Wij wachtten </w:t></w:r>'
            f'<w:del w:id="1"><w:r><w:delText>zes</w:delText></w:r></w:del>'
            f'<w:ins w:id="2"><w:r><w:t>zeven</w:t></w:r></w:ins></w:p>'
        )
        document.element.body.insert(0, parse_xml(change))
        inside = (
            f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>In een veld.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.element.body.insert(1, parse_xml(inside))

    assert read_text_of("a.docx", docx(build)) == "Wij wachtten zeven\n\nIn een veld."


def test_a_report_that_tells_keeps_its_lines_and_has_no_speakers():
    report = "# Gesprek met een ouder\n\nWij wachtten.\nHet duurde lang.\n\nLet op: dit is verzonnen."

    assert read_text_of("a.md", report.encode()) == report


def test_scripts_styles_and_the_head_of_a_page_are_not_text():
    page = (
        "<html><head><title>Titel</title><style>p{}</style></head><body><script>alert(1)</script>"
        "<h1>Kop</h1><p>Een <i>zin</i>\n  die <b>doorloopt</b>.<br>Nieuwe regel</p><!-- weg --></body></html>"
    )

    assert read_text_of("a.html", page.encode()) == "Kop\n\nEen zin die doorloopt.\nNieuwe regel"


def test_lines_that_a_pdf_broke_off_are_one_sentence_again_and_page_numbers_go():
    raw = pdf(
        ["Wij wachtten meer dan", "zeven weken.", "Te lang.", "1"], ["Daarna ging het beter.", "2 van 2"]
    )

    assert (
        read_text_of("a.pdf", raw) == "Wij wachtten meer dan zeven weken.\nTe lang.\n\nDaarna ging het beter."
    )


def test_a_soft_hyphen_does_not_break_a_word():
    assert read_text_of("a.txt", "gezins\u00adcoach".encode()) == "gezinscoach"


@pytest.mark.parametrize("name", FILES)
def test_what_was_read_is_in_its_one_spelling(name):
    text = read_text_of(name, FILES[name])

    assert normalised(text) == text


def test_a_text_in_an_unknown_encoding_is_not_guessed():
    with pytest.raises(UnreadableFile, match="source-encoding"):
        read_text_of("a.txt", "Привет, как дела? Всё хорошо.".encode("cp1251"))


def test_the_file_is_read_in_a_process_of_its_own():
    loaded = read_source_file("ouder_01.docx", FILES["paragraphs.docx"])

    assert loaded.problems == ()
    assert loaded.value.text == TEXT

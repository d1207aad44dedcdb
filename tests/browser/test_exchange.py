"""Someone exchanges codings: the pages as they are seen, from a file of another program to a saved import."""

from __future__ import annotations

import pytest

from survey_app.refi.package import write_package

pytestmark = pytest.mark.browser
TEXT = "Interviewer: Hoe ging het?\nOuder: Er was een goede klik met de medewerker, maar het duurde te lang."
QUOTES = {"een goede klik": "k1", "duurde te lang": "k2", "Hoe ging het": "k3"}


def project() -> bytes:
    """A project as another program writes it, made here by hand."""
    selections = "".join(
        f"<PlainTextSelection guid='s{code}' name='{quote}' startPosition='{TEXT.index(quote)}' "
        f"endPosition='{TEXT.index(quote) + len(quote)}'><Coding guid='c{code}' creatingUser='u'>"
        f"<CodeRef targetGUID='{code}'/></Coding></PlainTextSelection>"
        for quote, code in QUOTES.items()
    )
    xml = (
        "<Project xmlns='urn:QDA-XML:project:1.0' name='p' origin='NVivo 14'>"
        "<Users><User guid='u' name='Vera'/>"
        "</Users><CodeBook><Codes><Code guid='k1' name='A05 groen'/><Code guid='k2' name='A02 rood'/>"
        "<Code guid='k3' name='Vragen van de interviewer'/></Codes></CodeBook><Sources>"
        f"<TextSource guid='t' name='Gesprek 3 ouder.docx' plainTextPath='internal://t.txt'>{selections}"
        "</TextSource><AudioSource guid='a' name='Opname 3'/></Sources></Project>"
    )
    return write_package({"p.qde": xml.encode(), "sources/t.txt": TEXT.encode()})


def test_a_project_comes_in_after_it_was_looked_at(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    page.goto(f"{demo.address}/studies/zwolle/uitwisselen")
    visitor.look("uitwisselen")
    page.get_by_label("Project (QDPX)").set_input_files(
        {"name": "gesprek.qdpx", "mimeType": "application/zip", "buffer": project()}
    )
    page.get_by_role("button", name="Bekijk het project").click()
    page.get_by_label("Casus: Gesprek 3 ouder.docx").select_option("3")
    page.get_by_label("Perspectief: Gesprek 3 ouder.docx").select_option("ouder")
    page.get_by_label("alle namen in de nieuwe teksten").check()
    page.get_by_role("button", name="Bekijk met deze keuzes").click()
    visitor.look("plan")
    page.get_by_role("button", name="Bewaar wat past").click()
    assert page.get_by_role("status").inner_text().startswith("Bewaard. Nieuwe coderingen: 2")
    visitor.look("bewaard")


def test_a_codebook_is_shown_before_it_is_downloaded(visitor, demo, log_in):
    page = visitor.page
    log_in(visitor, "onderzoeker")
    page.goto(f"{demo.address}/studies/zwolle/uitwisselen")
    with page.expect_download() as download:
        page.get_by_role("link", name="Codeboek (QDC)").click()
    page.get_by_label("Codeboek (QDC)", exact=True).last.set_input_files(download.value.path())
    page.get_by_role("button", name="Bekijk het codeboek").click()
    visitor.look("codeboek")
    page.goto(f"{demo.address}/studies/zwolle/uitwisselen")
    page.get_by_label("Project (QDPX)").set_input_files(
        {"name": "stuk.qdpx", "mimeType": "application/zip", "buffer": b"stuk"}
    )
    page.get_by_role("button", name="Bekijk het project").click()
    visitor.look("geweigerd")

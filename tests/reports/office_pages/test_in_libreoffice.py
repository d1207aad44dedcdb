"""LibreOffice opens both files and sets their headings and captions; skipped where there is none."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from reports import render_docx, render_odt

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def folder(office_document, tmp_path_factory):
    """Both files and what LibreOffice, which takes seconds to start, made of them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "docx.docx").write_bytes(render_docx.render(office_document))
    (folder / "odt.odt").write_bytes(render_odt.render(office_document))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, "docx.docx", "odt.odt"], cwd=folder, check=True, capture_output=True, timeout=120
    )
    return folder


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_sets_every_heading_and_caption(kind, folder):
    pages = PdfReader(io.BytesIO((folder / f"{kind}.pdf").read_bytes())).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)

    assert all(
        wanted in text for wanted in ("1.1.1 Diepst", "B Slot", "Tabel 3. Tabel van breed", "Figuur 1. W")
    )
    assert any(page.mediabox.width > page.mediabox.height for page in pages)

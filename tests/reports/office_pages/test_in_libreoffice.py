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


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_sets_every_heading_and_caption(kind, office_document, tmp_path):
    render = {"docx": render_docx.render, "odt": render_odt.render}[kind]
    (tmp_path / f"nota.{kind}").write_bytes(render(office_document))
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), f"nota.{kind}"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = PdfReader(io.BytesIO((tmp_path / "nota.pdf").read_bytes())).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)

    assert all(
        wanted in text for wanted in ("1.1.1 Diepst", "B Slot", "Tabel 3. Tabel van breed", "Figuur 1. W")
    )
    assert any(page.mediabox.width > page.mediabox.height for page in pages)

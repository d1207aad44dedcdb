"""Opening an office's ODT template: .odt or .ott; what can't be used is one Problem, never a crash."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from reports.office_pages.template_file import parts_of_package, refused

KIND = "odt"
MIMETYPE = b"application/vnd.oasis.opendocument.text"
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_SIGNATURES = "META-INF/documentsignatures.xml"  # they would no longer hold


def opened(template: bytes) -> Any:
    """The document of odfdo; UnusableTemplate with its Problem when it can't be opened."""
    parts = parts_of_package(template, KIND)
    if parts.get("mimetype", b"").strip() not in (MIMETYPE, MIMETYPE + b"-template"):
        raise refused("template-not-this-kind", KIND)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refused("template-encrypted", KIND)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in parts):
        raise refused("template-macros", KIND)
    parts.pop(_SIGNATURES, None)
    return _parsed(parts)


def _parsed(parts: dict[str, bytes]) -> Any:
    import odfdo

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    packed.seek(0)
    try:
        document = odfdo.Document(packed)
        document.mimetype = MIMETYPE.decode()
        sound = _complete(document)
    except Exception:  # odfdo says in a dozen ways that a file is broken
        raise refused("template-broken", KIND) from None
    if not sound:
        raise refused("template-broken", KIND)
    return document


def _complete(document: Any) -> bool:
    """Whether every part is there and parses, and the body holds text."""
    from reports.render_odt.odf import q

    roots = [root_of(document, name) for name in PARTS]
    document.manifest.get_paths()
    has_text = roots[0].find(f"{q('office:body')}/{q('office:text')}") is not None
    return has_text and roots[1].find(q("office:styles")) is not None


def root_of(document: Any, name: str) -> Any:
    """The root element of this part, for lxml: changes to it are changes to the document."""
    return document.get_part(name).root._xml_element

"""Opening an office's Word template: .docx or .dotx; what can't be used is one Problem, never a crash."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from reports.office_pages.template_file import parts_of_package, refused

KIND = "docx"
TYPES = "[Content_Types].xml"
_AS_TEMPLATE = b"wordprocessingml.template.main+xml"
_AS_DOCUMENT = b"wordprocessingml.document.main+xml"


def opened(template: bytes) -> Any:
    """The document of python-docx; UnusableTemplate with its Problem when it can't be opened."""
    parts = parts_of_package(template, KIND)
    types = parts.get(TYPES, b"")
    if "mimetype" in parts or b"wordprocessingml" not in types + b"".join(_types_in_utf16(types)):
        raise refused("template-not-this-kind", KIND)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise refused("template-macros", KIND)
    parts[TYPES] = types.replace(_AS_TEMPLATE, _AS_DOCUMENT)
    return _parsed(parts)


def _types_in_utf16(types: bytes) -> tuple[bytes, ...]:
    """Content types in another encoding, as some programs write them."""
    if not types.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ()
    return (types.decode("utf-16", "replace").encode(),)


def _parsed(parts: dict[str, bytes]) -> Any:
    import docx

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    packed.seek(0)
    try:
        document = docx.Document(packed)
        sound = document.element.body is not None and len(document.styles.element) >= 0
        document.settings.element.tag  # noqa: B018 - parses what Word's settings hold
    except Exception:  # python-docx says in a dozen ways that a file is broken
        raise refused("template-broken", KIND) from None
    if not sound:
        raise refused("template-broken", KIND)
    return document

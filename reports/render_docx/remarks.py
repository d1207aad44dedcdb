"""What is said of a usable template: styles that it lacks, and whether it says where the report goes."""

from __future__ import annotations

from typing import Any

from reports.office_pages import MARKER
from reports.render_docx.styles import complete
from reports.render_docx.wml import w


def remarks(opened: Any) -> tuple[str, ...]:
    """A sentence for everything that is added or chosen for the office."""
    added = complete(opened, 17.0).added
    return (*_on_styles(added), *_on_marker(opened.element.body))


def _on_styles(added: tuple[str, ...]) -> tuple[str, ...]:
    if not added:
        return ()
    names = ", ".join(f"‘{name}’" for name in added)
    return (
        f"Deze stijlen staan niet in het sjabloon en krijgen de opmaak van Wederhoor: {names}. "
        "Maak in het sjabloon stijlen met die namen om de opmaak zelf te bepalen.",
    )


def _on_marker(body: Any) -> tuple[str, ...]:
    at_top = ["".join(t.text or "" for t in p.iter(w("t"))).strip() for p in body.iterchildren(w("p"))]
    if MARKER in at_top:
        return ()
    everywhere = "".join(t.text or "" for t in body.iter(w("t")))
    if MARKER in everywhere:
        return (f"{MARKER} staat niet in een eigen alinea van de gewone tekst; de nota komt achteraan.",)
    return (f"{MARKER} staat niet in het sjabloon; de nota komt achter de tekst die er al staat.",)

"""Language, and what the file says of itself: title and office, no one's name and no date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.document import Document
from reports.office_pages import element, escaped, locale_of, organisation
from reports.render_odt.odf import one, q
from reports.render_odt.opening import root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_LANGUAGE = "zxx"  # words that a speller leaves alone stay so
_FORGOTTEN = (
    "dc:title",
    "dc:subject",
    "dc:creator",
    "dc:date",
    "dc:language",
    "dc:description",
    "meta:initial-creator",
    "meta:creation-date",
    "meta:printed-by",
    "meta:print-date",
    "meta:keyword",
    "meta:editing-duration",
    "meta:editing-cycles",
    "meta:template",
    "meta:document-statistic",
    "meta:auto-reload",
)


def describe(opened: Any, document: Document) -> None:
    """Sets the language everywhere and writes the file's properties."""
    language, _, country = locale_of(document.language).partition("-")
    styles = root_of(opened, "styles.xml")
    _speak(styles, language, country)
    _properties(root_of(opened, "meta.xml"), document)


def _speak(styles: _Element, language: str, country: str) -> None:
    """The language in the defaults, and in every style that names one."""
    default = _default_letters(styles)
    default.set(q("fo:language"), language)
    for letters in styles.iter(q("style:text-properties")):
        if letters.get(q("fo:language")) not in (None, NO_LANGUAGE):
            letters.set(q("fo:language"), language)
            letters.set(q("fo:country"), country or "none")


def _default_letters(styles: _Element) -> _Element:
    """The letters of the default paragraph, made where they lack."""
    office = styles.find(q("office:styles"))
    found = [s for s in office.iter(q("style:default-style")) if s.get(q("style:family")) == "paragraph"]
    if not found:
        found = [one('<style:default-style style:family="paragraph"/>')]
        office.insert(0, found[0])
    letters: _Element | None = found[0].find(q("style:text-properties"))
    if letters is None:
        letters = one("<style:text-properties/>")
        found[0].append(letters)
    return letters


def _properties(root: _Element, document: Document) -> None:
    meta = root.find(q("office:meta"))
    if meta is None:
        meta = one("<office:meta/>")
        root.append(meta)
    forgotten = {q(name) for name in _FORGOTTEN}
    for child in [child for child in meta if child.tag in forgotten]:
        meta.remove(child)
    office = organisation(document)
    said = {
        "dc:title": document.title,
        "dc:subject": document.subtitle,
        "meta:initial-creator": office,
        "dc:creator": office,
        "dc:language": locale_of(document.language),
    }
    for name, words in said.items():
        if words:
            meta.append(one(element(name, escaped(words))))

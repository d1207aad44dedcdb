"""Language, fields that Word fills in, and what the file says of itself: title and office, no one's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.document import Document
from reports.office_pages import allowed, locale_of, organisation
from reports.render_docx.wml import one, w

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 255  # letters that a property of the file may have
# What follows w:updateFields in the settings; it must come before the first of these.
_AFTER_UPDATE = (
    "hdrShapeDefaults",
    "footnotePr",
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "schemaLibrary",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)


def describe(opened: Any, document: Document) -> None:
    """Sets the language everywhere, asks Word to fill in page numbers, and writes the file's properties."""
    locale = locale_of(document.language)
    _speak(opened.styles.element, locale)
    _update_fields(opened.settings.element)
    _forget_attached_template(opened)
    forget_picture_of_template(opened)
    _properties(opened, document, locale)


def _speak(styles: _Element, locale: str) -> None:
    """The language in the defaults, and in every style that names one."""
    letters = _default_letters(styles)
    if letters.find(w("lang")) is None:
        letters.append(one("<w:lang/>"))
    for language in styles.iter(w("lang")):
        language.set(w("val"), locale)


def _default_letters(styles: _Element) -> _Element:
    """w:docDefaults/w:rPrDefault/w:rPr, made where they lack."""
    inside = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = inside.find(w(name))
        if found is None:
            found = one(f"<w:{name}/>")
            inside.insert(0, found)
        inside = found
    return inside


def _update_fields(settings: _Element) -> None:
    """Word asks once whether it may fill in the fields; the contents show without it, but without pages."""
    for old in settings.findall(w("updateFields")):
        settings.remove(old)
    later = [at for at, child in enumerate(settings) if _local(child) in _AFTER_UPDATE]
    settings.insert(later[0] if later else len(settings), one('<w:updateFields w:val="true"/>'))


def _forget_attached_template(opened: Any) -> None:
    """A path to someone's own template says who made the file, and Word would go and look for it."""
    settings = opened.settings.element
    for attached in settings.findall(w("attachedTemplate")):
        settings.remove(attached)
    relations = opened.part._settings_part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/attachedTemplate")]:
        del relations[key]


def forget_picture_of_template(opened: Any) -> None:
    """The small picture of the template's first page is none of this document's."""
    relations = opened.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _properties(opened: Any, document: Document, locale: str) -> None:
    kept = opened.core_properties
    for name in ("comments", "keywords", "category", "content_status", "identifier", "version"):
        setattr(kept, name, "")
    kept.title, kept.subject = _property(document.title), _property(document.subtitle)
    kept.author = kept.last_modified_by = _property(organisation(document))
    kept.language, kept.revision = locale, 1
    _forget_moments(kept._element)


def _forget_moments(properties: _Element) -> None:
    """The template's dates say nothing of this document."""
    for child in [child for child in properties if _local(child) in ("created", "modified", "lastPrinted")]:
        properties.remove(child)


def _property(words: str) -> str:
    return " ".join(allowed(words).split())[:LONGEST]


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]

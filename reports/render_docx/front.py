"""The first pages in Word: title page with its facts, notices, and a table of contents that is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Document, Label
from reports.office_pages import Title
from reports.render_docx.setting import Setting
from reports.render_docx.texts import box
from reports.render_docx.wml import link, paragraph, run

CONTENTS_DEPTH = 3
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_GALLERY = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr>"
)


def title_page(document: Document, setting: Setting) -> str:
    """Title, subtitle, the facts and the notices."""
    styles = setting.styles
    subtitle = paragraph(styles["subtitle"], run(document.subtitle)) if document.subtitle else ""
    facts = "".join(_fact(term, label, setting) for term, label in document.facts)
    notices = _SPACE.join(box(note, setting) for note in document.notices)
    above = _SPACE if facts and notices else ""
    return paragraph(styles["title"], run(document.title)) + subtitle + facts + above + notices


def contents(titles: Sequence[Title], setting: Setting) -> str:
    """The table of contents as a field of Word, with its entries in it: it shows before it is updated."""
    listed = [title for title in titles if title.level <= CONTENTS_DEPTH]
    if not listed:
        return ""
    code = f' TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u '
    begin = f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{_SEPARATE}'
    lines = [_entry(title, setting) for title in listed]
    lines[0], lines[-1] = (lines[0][0], begin + lines[0][1]), lines[-1]
    lines[-1] = (lines[-1][0], lines[-1][1] + _END)
    head = paragraph(setting.styles["contents"], run(setting.words.contents), "<w:pageBreakBefore/>")
    entries = "".join(paragraph(style, inside) for style, inside in lines)
    return f"<w:sdt>{_GALLERY}<w:sdtContent>{head}{entries}</w:sdtContent></w:sdt>"


# Two boxes under each other would grow into one.
_SPACE = '<w:p><w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr></w:p>'


def _fact(term: str, label: Label, setting: Setting) -> str:
    return paragraph(setting.styles["fact"], run(term, "<w:b/>") + run("\t") + run(label.text))


def _entry(title: Title, setting: Setting) -> tuple[str, str]:
    """Style and inside of an entry. Word fills in the page: only who lays out pages knows it."""
    name, _ = setting.heading_place(title.place)
    return setting.styles[f"toc {title.level}"], link(name, run(title.plain()))

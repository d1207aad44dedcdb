"""The first pages of an ODT: title page with its facts, notices, and a filled-in table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Document, Label
from reports.office_pages import Title, element
from reports.render_odt.odf import link, paragraph, span, words
from reports.render_odt.setting import Setting
from reports.render_odt.texts import box

CONTENTS_DEPTH = 3


def title_page(document: Document, setting: Setting) -> str:
    """Title, subtitle, the facts and the notices."""
    styles = setting.styles
    subtitle = paragraph(styles["subtitle"], words(document.subtitle)) if document.subtitle else ""
    facts = "".join(_fact(term, label, setting) for term, label in document.facts)
    space = paragraph(styles["fact"], "")  # two boxes under each other would grow into one
    notices = space.join(box(note, setting) for note in document.notices)
    above = space if facts and notices else ""
    return paragraph(styles["title"], words(document.title)) + subtitle + facts + above + notices


def contents(titles: Sequence[Title], setting: Setting) -> str:
    """The table of contents with its entries, which an office program can make anew."""
    listed = [title for title in titles if title.level <= CONTENTS_DEPTH]
    if not listed:
        return ""
    name, styles = f"{setting.prefix}.inhoud", setting.styles
    head = paragraph(setting.automatic.page(styles["contents"]), words(setting.words.contents))
    titled = f'<text:index-title text:name="{name}.kop">{head}</text:index-title>'
    entries = "".join(_entry(title, setting) for title in listed)
    return (
        f'<text:table-of-content text:name="{name}">{_source(setting)}'
        f"<text:index-body>{titled}{entries}</text:index-body></text:table-of-content>"
    )


def _source(setting: Setting) -> str:
    """How the program makes an entry: the text, dots, and the page."""
    inside = (
        "<text:index-entry-link-start/><text:index-entry-text/>"
        '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/>"
    )
    heading = element(
        "text:index-title-template", words(setting.words.contents), text_style_name=setting.styles["contents"]
    )
    levels = (
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="{setting.styles[f"toc {level}"]}">{inside}</text:table-of-content-entry-template>'
        for level in range(1, CONTENTS_DEPTH + 1)
    )
    source = "text:table-of-content-source"
    return f'<{source} text:outline-level="{CONTENTS_DEPTH}">{heading}{"".join(levels)}</{source}>'


def _fact(term: str, label: Label, setting: Setting) -> str:
    inside = span(term, setting.styles["strong"]) + words("\t") + words(label.text)
    return paragraph(setting.styles["fact"], inside)


def _entry(title: Title, setting: Setting) -> str:
    """An entry whose page is a reference: an office program fills it in when it lays out the pages."""
    place = setting.heading_place(title.place)
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{place}"/>'
    inside = link(place, words(title.plain()) + "<text:tab/>" + page, setting.styles["entry"])
    return paragraph(setting.styles[f"toc {title.level}"], inside)

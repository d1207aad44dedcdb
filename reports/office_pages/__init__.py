"""What Word and ODT share: order of the pieces, numbers of captions, widths, pictures, colours.

Both renderers begin with `laid_out(document, paper)`: everything that is printed after the table of contents,
in stretches of pages that stand upright or lie on their side.
"""

from __future__ import annotations

from reports.office_pages.alternatives import attention, organisation, place_of, table_summary
from reports.office_pages.columns import Columns, Paper, rows_together
from reports.office_pages.graft import put_before
from reports.office_pages.jumps import Jumps, jumps_of
from reports.office_pages.package import repacked
from reports.office_pages.palette import VALUE_COLOURS, value_mark, values_in
from reports.office_pages.pictures import Picture, picture_of
from reports.office_pages.pieces import (
    NumberedChart,
    NumberedTable,
    Piece,
    Stretch,
    Title,
    laid_out,
    titles_of,
)
from reports.office_pages.template_file import (
    LARGEST,
    MARKER,
    UnusableTemplate,
    marker_remarks,
    style_remarks,
)
from reports.office_pages.words import Words, locale_of, words_in
from reports.office_pages.xml_text import allowed, attribute, element, escaped

__all__ = [
    "LARGEST",
    "MARKER",
    "VALUE_COLOURS",
    "Columns",
    "Jumps",
    "NumberedChart",
    "NumberedTable",
    "Paper",
    "Picture",
    "Piece",
    "Stretch",
    "Title",
    "UnusableTemplate",
    "Words",
    "allowed",
    "attention",
    "attribute",
    "element",
    "escaped",
    "jumps_of",
    "laid_out",
    "locale_of",
    "marker_remarks",
    "organisation",
    "picture_of",
    "place_of",
    "put_before",
    "repacked",
    "rows_together",
    "style_remarks",
    "table_summary",
    "titles_of",
    "value_mark",
    "values_in",
    "words_in",
]

"""Recount of a report: paragraphs and tables in; what does not follow from what is printed beside it out."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.report_recount.cells import LONGEST
from analysis.report_recount.column_relations import column_relation_verdicts
from analysis.report_recount.column_shares import column_share_verdicts
from analysis.report_recount.column_totals import column_total_verdicts
from analysis.report_recount.content import Passage as Passage
from analysis.report_recount.content import ReportContent
from analysis.report_recount.content import make_grid as make_grid
from analysis.report_recount.list_counts import list_count_verdicts
from analysis.report_recount.notation import in_dutch
from analysis.report_recount.repetitions import repeated_sentence_verdicts, repeated_table_verdicts
from analysis.report_recount.row_totals import block_total_verdicts, row_total_verdicts
from analysis.report_recount.running_text import running_text_verdicts
from analysis.report_recount.table_shape import TableShape, is_too_large, table_shape
from analysis.report_recount.verdicts import Alarm, ReportRecount, Verdict, ordered, tallied


def recount_report(content: ReportContent) -> ReportRecount:
    """Every arithmetic check that the passages and tables of a report allow, and what each gave.

    Every printed number is the interval of values that would be printed so (analysis/recount/printed.py), and
    a check holds when some values within the intervals of its parts give some value within its own: rounding
    alone never raises an alarm. An alarm says where, what is printed, what its parts give (exact, percent
    0-100), the slips that would explain it, and how sure it is: `zeker` when nothing but arithmetic is
    assumed, `waarschijnlijk` or `mogelijk` when it also rests on what the report seems to mean: its `doubt`.

    What holds is counted per kind, so that no alarm means something. Nothing is checked that the words or
    the shape of a table do not plainly ask for: docs/recount.md says what is not seen. English notation
    (1,234.5) is read as such, per table and for the text as a whole, and told in `notes`. Never raises on
    what stands in a report; takes time in proportion to its length, but for tables with many columns.

    Source: interval arithmetic as in analysis/recount; the idea of recounting a whole text is that of
    M.B. Nuijten et al., The prevalence of statistical reporting errors in psychology (2016).
    The checks are ours.

    >>> table = make_grid([["", "Aantal"], ["Wethouder", "1"], ["Raadslid", "8"], ["Totaal", "10"]])
    >>> found = recount_report(ReportContent((table, Passage("Van de 15 zijn 7 van de 15 (47%) tevreden."))))
    >>> [(alarm.printed, int(alarm.recomputed), str(alarm.sureness)) for alarm in found.alarms]
    [('10', 9, 'zeker')]
    >>> [(str(tally.kind), tally.held, tally.wrong) for tally in found.tallies]
    [('column_total', 0, 1), ('percentage', 1, 0), ('part_of', 1, 0)]
    """
    read, notes = in_dutch(content)
    shapes = [shape for grid in read.grids if (shape := table_shape(grid)) and not shape.is_contents]
    verdicts = [
        *(verdict for shape in shapes for verdict in _of_table(shape)),
        *repeated_table_verdicts(shapes),
        *running_text_verdicts(_texts(read)),
        *repeated_sentence_verdicts(read.passages),
        *list_count_verdicts(read),
    ]
    large = [grid.place.number for grid in read.grids if is_too_large(grid)]
    notes += tuple(f"Tabel {number} heeft te veel cellen en is niet nagerekend." for number in large)
    alarms = ordered(one for one in verdicts if isinstance(one, Alarm))
    return ReportRecount(alarms, tallied(verdicts), len(read.passages), len(read.grids), notes)


def _texts(content: ReportContent) -> Iterator[Passage]:
    """The passages, and the cells of tables that hold text and no figure."""
    for part in content.parts:
        if isinstance(part, Passage):
            yield part
        else:
            cells = (cell for row in part.rows for cell in row if len(cell) > LONGEST)
            yield from (Passage(cell, part.place) for cell in cells)


def _of_table(shape: TableShape) -> Iterator[Verdict]:
    yield from column_total_verdicts(shape)
    yield from row_total_verdicts(shape)
    yield from block_total_verdicts(shape)
    yield from column_share_verdicts(shape)
    yield from column_relation_verdicts(shape)

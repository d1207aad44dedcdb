"""StudyShelf: everything an author can refer to in one study; tables are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from analysis.results import ResultTable
from analysis.study import StudyData
from analysis.tables import Tables
from reports.document import Chart, Figure, Quote, Table
from reports.living_text.countable import answered, coded
from reports.living_text.quotes import quotable
from reports.living_text.reference import Reference
from reports.living_text.reference_words import resolved
from reports.living_text.shelf import Counted, Shelf
from reports.nota_results import Results, results_of
from reports.numbers import is_percentage
from reports.origins import TABLE, lettered
from reports.wording import Runs, flatten

NORMS = "normen"


class LazyTables(Mapping[str, ResultTable]):
    """The tables of a study by name, each made when it is first asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getitem__(self, name: str) -> ResultTable:
        return self._tables.table(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables.names)

    def __len__(self) -> int:
        return len(self._tables.names)


def shelf_of_study(data: StudyData) -> StudyShelf:
    """The shelf of a study, with its tables as its nota may print them."""
    return StudyShelf(results_of(data))


class StudyShelf(Shelf):
    """What the study's tables, codebooks, quotes and judgements give."""

    def __init__(self, results: Results) -> None:
        self.results = results

    def __call__(self, address: str) -> Figure | None:
        """The figure at `table/row/column`; None where there is no such number."""
        name, _, place = address.partition("/")
        row, _, column = place.partition("/")
        hidden = self.results.is_hidden(name, row, column)
        return None if hidden else self.results.figure(name, row, column)

    def number(self, address: str) -> int | float | None:
        """The value at the address where it is a number."""
        name, _, place = address.partition("/")
        row, _, column = place.partition("/")
        return self.results.number(name, row, column)

    def is_percentage(self, n: int | float) -> bool:
        """Whether so many may be printed as a percentage in this study."""
        return is_percentage(n, self.results.data.study.threshold)

    @cached_property
    def coded(self) -> Mapping[str, Counted]:
        """Everything `telling` can count."""
        return coded(self.results.data)

    @cached_property
    def answers(self) -> Mapping[str, Counted]:
        """Everything `antwoorden` can count."""
        return answered(self.results)

    @cached_property
    def quotes(self) -> Mapping[str, Quote]:
        """The quotes that may be printed."""
        return quotable(self.results.data)

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """The charts of the nota by name."""
        from reports.charts import funnel_charts, perspective_charts, response_chart, value_charts

        response = response_chart(self.results)
        several = (value_charts, perspective_charts, funnel_charts)
        found = [chart for make in several for chart in make(self.results)]
        return {chart.name: chart for chart in ([response] if response else []) + found}

    def counted(self, name: str) -> Counted | None:
        """What `telling: <codebook>.<aspect>.<waarde>` counts."""
        return self.coded.get(name)

    def answered(self, name: str) -> Counted | None:
        """What `antwoorden: [<perspectief>.]<question>.<option>` counts."""
        return self.answers.get(name)

    def quote(self, fragment: str) -> Quote | None:
        """The quote; None where it is not there or may not be printed."""
        return self.quotes.get(fragment)

    def is_closed(self, fragment: str) -> bool:
        """Whether the quote is there but may not be printed."""
        known = {row.fragment for row in self.results.data.fragments}
        return fragment in known and fragment not in self.quotes

    def is_hidden(self, reference: Reference) -> bool:
        """Whether the study has such a number, but too small to print."""
        inside = StudyShelf(Results(self.results.data, LazyTables(Tables(self.results.data))))
        return resolved(reference, inside) is not None

    def judgement(self, name: str) -> Runs:
        """The fixed level, else the calculated one and that it is: '◑ Voldoet merendeels'."""
        fixed = self._level(name, "niveau_vastgesteld")
        calculated = () if fixed else self._level(name, "niveau_berekend")
        return fixed or (flatten([calculated, ", berekend"]) if calculated else ())

    def _level(self, judgement: str, column: str) -> Runs:
        found = self.results.words(NORMS, judgement, column)
        levels = {one.id: one for kader in self.results.data.normenkaders() for one in kader.scale.levels}
        level = levels.get(found)
        if not found or level is None:
            return ()
        figure = self.results.figure(NORMS, judgement, column, f"{level.symbol} {level.label.say()}")
        return (figure,) if figure else ()

    def table(self, name: str) -> Table | None:
        """The table as it is read in the nota."""
        found = self.results.printed(name)
        return lettered(found) if found and name == TABLE else found

    def chart(self, name: str) -> Chart | None:
        """The chart."""
        return self.charts.get(name)

    def names(self, word: str, near: str = "") -> tuple[str, ...]:
        """What can stand behind a word, to choose from; for `cijfer` in the table of the name `near`."""
        match word:
            case "telling":
                return tuple(self.coded)
            case "antwoorden":
                return tuple(self.answers)
            case "aandeel":
                return (*self.coded, *self.answers)
            case "citaat":
                return tuple(self.quotes)
            case "oordeel":
                return tuple(row.key for row in self.results.rows(NORMS))
            case "tabel":
                return tuple(self.results.tables)
            case "figuur":
                return tuple(self.charts)
            case "cijfer":
                return self._addresses(near)
        return ()

    def _addresses(self, near: str) -> tuple[str, ...]:
        """The addresses in the table that is named; without such a table the tables' names."""
        name = near.partition("/")[0]
        table = self.results.tables.get(name)
        if table is None:
            return tuple(self.results.tables)
        return tuple(f"{name}/{row.key}/{column.key}" for row in table.rows for column in table.columns)

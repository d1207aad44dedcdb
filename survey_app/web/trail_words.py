"""A change as a page says it: values, reasons and grounds in words, a quote by what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.bench_rows import TrailRow
from codebooks.model import Aspect
from survey_app.domain.agreement_messages import GROUND_WORDS
from survey_app.domain.cell_edit import UNDONE
from survey_app.domain.messages import N_
from survey_app.domain.staff_messages import REASON_WORDS
from survey_app.storage.sheet_sources import SqlSheetSources
from survey_app.web.language import translate
from survey_app.web.staff_words import option_label

VALUES = ("waarde", "voorstel", "besluit", "hercodering")
DECISIONS = ("voorstel", "besluit")
SHOWN = 100  # characters of a quote
HASH = 12  # characters of a seal's hash; the download has it whole
UNDONE_WORDS = N_("met ongedaan maken of opnieuw doen")


class ChangeWords:
    """Says the changes of one page; `rows` are those that the reader may see, and so are their quotes."""

    def __init__(self, store: SqlSheetSources, study: str, rows: Iterable[TrailRow]) -> None:
        names = {name for row in rows if row.wat == "fragment" for name in (row.oud, row.nieuw) if name}
        self._quotes: Mapping[str, str] = (
            {quote.fragment: quote.tekst for quote in store.quotes(study, names)} if names else {}
        )

    def shown(self, row: TrailRow, text: str, aspect: Aspect | None) -> str:
        """What stood or stands there; as it is kept where there are no words for it."""
        if row.wat in VALUES:
            return option_label(aspect, text) if aspect and text else text
        if row.wat == "reden":
            return translate(REASON_WORDS[text]) if text in REASON_WORDS else text
        if row.wat == "fragment":
            return self._quote(text)
        return f"SHA-256 {text[:HASH]}…" if row.wat == "verzegeling" and len(text) > HASH else text

    def _quote(self, name: str) -> str:
        said = self._quotes.get(name, "")
        return f"„{said[:SHOWN]}{'…' if len(said) > SHOWN else ''}”" if said else name

    @staticmethod
    def why(row: TrailRow) -> str:
        """The reason that was given; of a decision first its ground."""
        if row.waarom == UNDONE:
            return translate(UNDONE_WORDS)
        if row.wat not in DECISIONS:
            return row.waarom
        return "\n".join(_with_ground(line) for line in row.waarom.split("\n"))


def _with_ground(line: str) -> str:
    ground, colon, rest = line.partition(": ")
    return f"{translate(GROUND_WORDS[ground])}{colon}{rest}" if ground in GROUND_WORDS else line

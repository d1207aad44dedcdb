"""What a reader must know before quoting a table: small numbers, reconstructed cells, undecided cells.

Texts are Dutch: they are printed under the table as they stand.
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.cells import Cell
from analysis.study import Study


def reconstruction_warnings(study: Study, cells: Collection[Cell]) -> tuple[str, ...]:
    """The warning for a table that shows `cells` one by one, or splits them by something not published.

    Empty for a real study, and where none of the cells was filled in by the reconstruction.
    """
    uncertain = sum(cell.uncertain for cell in cells)
    text = study.reconstruction.say("nl")
    if not text or not uncertain:
        return ()
    found = (
        f"Onder deze tabel {_is_are(uncertain)} {uncertain} van de {len(cells)} cellen niet in de bron "
        "bekend maar gereconstrueerd; lees wat daarop rust niet als gepubliceerd."
    )
    return (text, found)


def counted_reconstruction_warnings(study: Study, cells: Collection[Cell]) -> tuple[str, ...]:
    """The warning for counts or shares over `cells`: the source publishes some of the counts, never all."""
    if not reconstruction_warnings(study, cells):
        return ()
    counted = (
        "Deze aantallen zijn geteld over een reconstructie. Alleen wat ook in de bron is gedrukt "
        "(zie de nagerekende cijfers) is een gepubliceerd aantal."
    )
    return (study.reconstruction.say("nl"), counted)


def invented_answers_warnings(study: Study, text: str) -> tuple[str, ...]:
    """The warning under numbers that rest on answers which a reconstruction made up; `text` says which."""
    reconstruction = study.reconstruction.say("nl")
    return (reconstruction, text) if reconstruction else ()


def _is_are(number: int) -> str:
    return "is" if number == 1 else "zijn"


def small_n_notes(study: Study, n: int, what: str = "casussen") -> tuple[str, ...]:
    """The note under counts over fewer than the study's threshold; `what` is counted, in the plural."""
    if not 0 < n < study.threshold:
        return ()
    what = "casus" if (n, what) == (1, "casussen") else what
    return (
        f"Dit gaat over {n} {what}, minder dan de drempel van {study.threshold} van dit onderzoek: "
        "lees het als signalen, niet als uitspraak over een grotere groep.",
    )


def undecided_notes(cells: Collection[Cell]) -> tuple[str, ...]:
    """The note that names how many cells are left out because their codeurs differ and nothing was fixed."""
    open_cells = sum(not cell.waarde for cell in cells)
    if not open_cells:
        return ()
    verb, what = ("telt", "cel") if open_cells == 1 else ("tellen", "cellen")
    return (f"{open_cells} {what} {verb} niet mee: de codeurs verschillen en er is nog niets vastgesteld.",)

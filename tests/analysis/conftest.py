"""Small studies to count in: `build` makes the parts, a test says only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from analysis.study import Case, Coding, Stratum, StratumValue, Study, StudyData
from codebooks.model import (
    Aspect,
    AspectGroup,
    AspectOption,
    Codebook,
    CountTable,
    Implication,
    TableRow,
    TableSection,
)
from codebooks.values import Value
from instruments.texts import NO_TEXTS, Texts


def nl(text):
    return Texts.of(nl=text)


PERSPECTIEVEN = (("swt", nl("SWT")), ("hulpverlener", nl("Hulpverlener")), ("ouder", nl("Ouder")))
GESLACHT = Stratum(
    "geslacht", nl("Geslacht"), (StratumValue("vrouw", nl("Vrouw")), StratumValue("man", nl("Man")))
)
JAAR = Stratum("jaar", nl("Jaar"), (StratumValue("2021", nl("2021")), StratumValue("2022", nl("2022"))))
VERWIJZER = Stratum(
    "verwijzer",
    nl("Verwijzer"),
    (
        StratumValue("wijkteam", nl("Wijkteam"), "gemeentelijk"),
        StratumValue("huisarts", nl("Huisarts"), "ander"),
        StratumValue("specialist", nl("Specialist"), "ander"),
    ),
    (("gemeentelijk", nl("Gemeentelijk")), ("ander", nl("Niet gemeentelijk"))),
)


def colours_book(**changes):
    """Aspects zon and aap (in that order: not alphabetical) and situatie, coded for the ouder."""
    rows = (TableRow("aap", nl("Aap, als afgedrukt")), TableRow("zon", nl("Zon, als afgedrukt")))
    book = Codebook(
        id="kleuren",
        version="1",
        title=nl("Kleuren"),
        perspectieven=("ouder",),
        meanings={},
        groups=(AspectGroup("dag", nl("Overdag")),),
        aspects=(
            Aspect("zon", "A1", "dag", nl("Zon"), nl("")),
            Aspect("aap", "A2", "dag", nl("Aap"), nl("")),
            Aspect(
                "situatie",
                "A3",
                "",
                nl("Situatie"),
                nl(""),
                options=(
                    AspectOption("stabiel", nl("Stabiel"), "goed"),
                    AspectOption("wankel", nl("Wankel")),
                ),
            ),
        ),
        implications=(
            Implication("trap", "zon", Value.GROEN, (("aap", Value.GROEN),), nl("Zon brengt aap.")),
        ),
        tables=(CountTable("groene", nl("Wat goed ging"), Value.GROEN, (TableSection(nl("Kop"), rows),)),),
    )
    return replace(book, **changes)


def statements_book():
    """Statements s1 and s2, coded for all three perspectieven."""
    return Codebook(
        id="kijk",
        version="1",
        title=nl("Kijk"),
        perspectieven=("ouder", "swt", "hulpverlener"),
        meanings={},
        groups=(),
        aspects=(Aspect("s1", "S1", "", nl("Eerste"), nl("")), Aspect("s2", "S2", "", nl("Tweede"), nl(""))),
    )


def study(**changes):
    """A study of three perspectieven and no threshold to speak of."""
    plain = Study(
        id="proef",
        title=nl("Proef"),
        organisation="Rekenkamer",
        purpose=NO_TEXTS,
        legal_ground=NO_TEXTS,
        contact=NO_TEXTS,
        retention=NO_TEXTS,
        threshold=1,
        reconstruction=NO_TEXTS,
        perspectieven=PERSPECTIEVEN,
        instruments={},
        codebooks=(),
        strata=(GESLACHT, JAAR, VERWIJZER),
        tables=(),
    )
    return replace(plain, **changes)


def codings(*lines):
    """Codings from lines such as '1 ouder kleuren.zon groen [codeur] [status] [herkomst]'."""
    return tuple(coding(line) for line in lines)


def coding(line):
    casus, perspectief, aspect, waarde, *rest = line.split()
    codeur, status, herkomst = (*rest, *("an", "concept", "")[len(rest) :])
    return Coding(casus, perspectief, aspect, codeur, waarde, status=status, herkomst=herkomst)


def cases(*casussen, **attributes):
    """Cases with the same attributes."""
    return tuple(Case(casus, attributes) for casus in casussen)


def data(*lines, books=None, **changes):
    """A StudyData with these coding lines, casussen 1-3 and both books unless told otherwise."""
    known = (colours_book(), statements_book()) if books is None else books
    start = StudyData(
        study(),
        cases=cases("1", "2", "3"),
        codings=codings(*lines),
        codebooks={book.id: book for book in known},
    )
    return replace(start, **changes)


@pytest.fixture(scope="session")
def build():
    """The functions above, for tests that cannot import this file."""
    return SimpleNamespace(
        nl=nl,
        study=study,
        data=data,
        codings=codings,
        cases=cases,
        colours_book=colours_book,
        statements_book=statements_book,
        verwijzer=VERWIJZER,
    )

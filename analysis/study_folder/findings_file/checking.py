"""findings.yaml against the rest of the study: what is named exists, and stands there once.

Whether a figure exists is only known when the tables are made; a report looks at that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis.findings import FIGURE, FRAGMENT, Address, read_address
from analysis.study_folder.findings_file.reading import PARTS
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import CEILING, LONGEST_SHOWN, MOST_COMPARED, MOST_LISTED
from codebooks.model import Normenkader
from instruments.field_reader import FieldReader
from instruments.problems import Problem, did_you_mean
from instruments.yaml_source import MapNode

WITH_ID = ("findings", "conclusions", "recommendations", "observations", "realisations")
WITH_EVIDENCE = ("findings", "observations", "realisations")


def check_findings(node: MapNode, file: str, known: KnownNames, problems: list[Problem]) -> None:
    """Every Problem with a name in the file that something else should explain."""
    found: list[Problem] = []  # of fields that are wrong themselves the reader has told
    reader = FieldReader(node, file, found)
    children = {part: reader.mappings(part, required=False) for part in PARTS}
    gone = frozenset(reader.names("gone", ()))
    found.clear()
    check = _FindingsCheck(children, known, gone)
    for child in children["findings"]:
        check.finding(child)
    for child in children["conclusions"]:
        check.conclusion(child)
    for child in children["recommendations"]:
        check.recommendation(child)
    check.about_recommendations()
    check.evidence()
    check.ids()
    problems.extend(one for one in found if one.code in _OWN)


_OWN = frozenset(
    {
        "finding-unknown",
        "conclusion-unknown",
        "recommendation-unknown",
        "finding-deelvraag-unknown",
        "norm-unknown",
        "judgement-unknown",
        "evidence-quote-unknown",
        "evidence-source-unknown",
        "part-of-part",
        "standpoint-twice",
        "follow-up-twice",
        "id-twice",
    }
)


class _FindingsCheck:
    """Looks at the parts of one file together."""

    def __init__(
        self, children: dict[str, list[FieldReader]], known: KnownNames, gone: frozenset[str]
    ) -> None:
        self._children, self._known, self._gone = children, known, gone
        self._ids = {part: [child.text("id", "") for child in children[part]] for part in WITH_ID}
        self._wholes = {child.text("id", ""): child.text("part_of", "") for child in self._heads()}
        kaders = [book for book in known.codebooks.values() if isinstance(book, Normenkader)]
        self._sure = known.study is not None and not known.broken  # a broken codebook may be the kader
        self._norms = [norm.id for kader in kaders for norm in kader.norms]
        self._asked = list(dict.fromkeys(n.deelvraag for k in kaders for n in k.norms if n.deelvraag))
        self._judgements = [name for kader in kaders for name in kader.judgements()]

    def _heads(self) -> list[FieldReader]:
        return self._children["recommendations"]

    def finding(self, reader: FieldReader) -> None:
        """The deelvraag and norm it is about."""
        self._one(reader, "deelvraag", "finding-deelvraag-unknown", self._asked if self._asked else None)
        self._one(reader, "norm", "norm-unknown", self._norms)

    def conclusion(self, reader: FieldReader) -> None:
        """The judgement it is under, and its findings."""
        self._one(reader, "judgement", "judgement-unknown", self._judgements)
        self._many(reader, "findings", "finding-unknown", self._ids["findings"])

    def recommendation(self, reader: FieldReader) -> None:
        """Its conclusions, and what it is a part of."""
        self._many(reader, "conclusions", "conclusion-unknown", self._ids["conclusions"])
        whole = reader.text("part_of", "")
        if not whole:
            return
        if whole not in self._wholes:
            self._report(reader, "part_of", "recommendation-unknown", whole, list(self._wholes))
        elif self._wholes[whole]:
            _tell(reader, "part_of", "part-of-part", reader.text("id", ""), (), whole=whole[:LONGEST_SHOWN])

    def about_recommendations(self) -> None:
        """Standpunten and opvolging: each once, of a recommendation that exists."""
        for part, code, key in (
            ("standpoints", "standpoint-twice", "by"),
            ("follow_ups", "follow-up-twice", "year"),
        ):
            first: dict[tuple[str, str], int] = {}
            for child in self._children[part]:
                about, which = child.text("recommendation", ""), child.text(key, "")
                if about and about not in self._wholes:
                    self._report(child, "recommendation", "recommendation-unknown", about, list(self._wholes))
                line = first.setdefault((about, which), child.line)
                if about and line != child.line:
                    details = {key: which[:LONGEST_SHOWN], "first": line}
                    _tell(child, "recommendation", code, about, (), **details)

    def evidence(self) -> None:
        """The quotes and sources that are named."""
        for child in (child for part in WITH_EVIDENCE for child in self._children[part]):
            for text, address in _addresses(child):
                names = self._names_of(address)
                if names is not None and address.parts[0] not in names and text not in self._gone:
                    quote = address.kind == FRAGMENT
                    code = "evidence-quote-unknown" if quote else "evidence-source-unknown"
                    _tell(child, "evidence", code, address.parts[0], names)

    def ids(self) -> None:
        """Each id once within its list."""
        for part in WITH_ID:
            seen: set[str] = set()
            for child, id in zip(self._children[part], self._ids[part], strict=True):
                if id and id in seen:
                    child.report("id-twice", "id", key="id", value=id[:LONGEST_SHOWN])
                seen.add(id)

    def _names_of(self, address: Address) -> Collection[str] | None:
        """What may be named so; None when nobody knows."""
        if address.kind == FIGURE:
            return None
        return self._known.fragments if address.kind == FRAGMENT else self._known.sources

    def _one(self, reader: FieldReader, key: str, code: str, known: Collection[str] | None) -> None:
        name = reader.text(key, "")
        if name and self._sure and known is not None and name not in known:
            self._report(reader, key, code, name, known)

    def _many(self, reader: FieldReader, key: str, code: str, known: Collection[str]) -> None:
        for name in reader.names(key, ()):
            if name not in known:
                self._report(reader, key, code, name, known)

    def _report(self, reader: FieldReader, key: str, code: str, name: str, known: Collection[str]) -> None:
        if name not in self._gone:
            _tell(reader, key, code, name, known)


def _addresses(reader: FieldReader) -> Iterator[tuple[str, Address]]:
    for text in reader.names("evidence", ()):
        address = read_address(text)
        if address is not None:
            yield text, address


def _tell(
    reader: FieldReader, key: str, code: str, value: str, known: Collection[str], **details: object
) -> None:
    shown, few = value[:LONGEST_SHOWN], len(reader.problems) < CEILING and len(known) <= MOST_COMPARED
    hint = did_you_mean(shown, known) if few else ""  # comparing is slow
    listed = list(known)[:MOST_LISTED]
    allowed = ", ".join(listed) + (", ..." if len(known) > MOST_LISTED else "")
    reader.report(code, key, value=shown, allowed=allowed, hint=hint, **details)

"""FolderReader: reads a study folder file after file; what one says, the checks of the next ones know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Generic, TypeVar

from analysis.bench_rows import is_decision
from analysis.plan import NO_PLAN, Plan
from analysis.seal_hash import changed_after_seal, own_sheets
from analysis.study import Answer, Case, Coding, PublishedFigure, Source, Study, StudyData
from analysis.study_folder import row_kinds
from analysis.study_folder.answer_checks import OpenCodingCheck
from analysis.study_folder.bench_checks import (
    AdjudicationCheck,
    AssignmentCheck,
    OpenCategoryCheck,
    SealCheck,
    TrailCheck,
)
from analysis.study_folder.bench_kinds import ADJUDICATIONS, ASSIGNMENTS, OPEN_CATEGORIES, SEALS, TRAIL
from analysis.study_folder.checks import check_references
from analysis.study_folder.coding_checks import CodingCheck
from analysis.study_folder.cost_rows import COSTS, PLANS, CostCheck, PlanCheck
from analysis.study_folder.csv_rows import read_rows
from analysis.study_folder.files import LARGEST_ANSWERS, FolderFiles
from analysis.study_folder.findings_file import FINDINGS, FindingsFile, check_findings, read_findings
from analysis.study_folder.judgement_files import JudgementsFile, check_assessments, read_assessments
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.ledger_rows import INSTRUMENT_CHANGES, InstrumentChangeCheck
from analysis.study_folder.named_files import CODEBOOKS, INSTRUMENTS, read_shelf
from analysis.study_folder.plan_yaml import read_plan
from analysis.study_folder.problem_list import CEILING, ProblemList
from analysis.study_folder.published_file import read_published
from analysis.study_folder.response_rows import RESPONSES, ResponseCheck
from analysis.study_folder.route_rows import PRODUCTS, ROUTES, STEPS, ProductCheck, RouteCheck, StepCheck
from analysis.study_folder.row_checks import (
    CaseCheck,
    ClosingCheck,
    FragmentCheck,
    IntervieweeCheck,
    RowCheck,
    ScoreCheck,
    SourceCheck,
    is_id,
)
from analysis.study_folder.row_kinds import ANSWERS, RowKind
from analysis.study_folder.study_yaml import StudyFile, read_study
from analysis.study_folder.text_files import read_texts
from analysis.study_folder.version_files import in_order, read_versions
from analysis.study_folder.wederhoor_file import parts_in
from analysis.study_folder.writer import ASSESSMENTS, PLAN, PUBLISHED, SOURCES, STUDY
from codebooks.model import Normenkader
from instruments.problems import Loaded, Problem, problem
from instruments.yaml_source import MapNode

R = TypeVar("R")
MakeCheck = Callable[[KnownNames, ProblemList], RowCheck[R]]
ReadYaml = Callable[[MapNode, str, list[Problem]], R]


@dataclass(frozen=True)
class FileRows(Generic[R]):
    """The rows of a file; `complete` is False when some could not be read, so that names may be missing."""

    rows: tuple[R, ...] = ()
    complete: bool = True


class FolderReader:
    """Reads one folder once."""

    def __init__(self, files: FolderFiles) -> None:
        self._files = files
        self._problems: list[Problem] = []
        self._known = KnownNames()

    def read(self) -> Loaded[StudyData]:
        """The whole study, or all Problems in reading order."""
        self._read_study()
        parts: dict[str, Any] = {"instruments": self._known.instruments, "codebooks": self._known.codebooks}
        parts["instrument_changes"] = self._rows(INSTRUMENT_CHANGES, InstrumentChangeCheck).rows
        parts["earlier"] = in_order(self._known.earlier, parts["instrument_changes"])
        parts |= {"cases": self._read_cases(), **self._read_quotes(), **self._read_coded()}
        parts["scores"] = self._rows(row_kinds.SCORES, ScoreCheck).rows
        parts["interviewees"] = self._rows(row_kinds.INTERVIEWEES, IntervieweeCheck).rows
        parts |= self._yaml(ASSESSMENTS, self._assessments, JudgementsFile()).rows
        parts |= self._yaml(FINDINGS, self._findings, FindingsFile()).rows
        parts["published"] = self._yaml(PUBLISHED, read_published, tuple[PublishedFigure, ...]())
        parts["costs"] = self._rows(COSTS, CostCheck).rows
        parts["plans"] = self._rows(PLANS, PlanCheck).rows
        parts |= self._read_routes()
        parts["plan"] = self._yaml(PLAN, self._plan, NO_PLAN)
        parts |= parts_in(self._files, self._problems)
        parts["report_texts"] = read_texts(self._files, self._problems)
        if self._known.study is None or self._problems:
            return Loaded(None, tuple(self._problems))
        return Loaded(StudyData(study=self._known.study, **parts))

    def _learn(self, **names: Any) -> None:
        self._known = replace(self._known, **names)

    # ---- study.yaml and the files it names ---------------------------------------------------------------

    def _read_study(self) -> None:
        problems = ProblemList(STUDY)
        node = self._files.yaml(STUDY, problems)
        found: list[Problem] = []
        inside: tuple[Problem, ...] = ()
        if node is not None:
            study = read_study(node, STUDY, found)
            problems.add(tuple(dict.fromkeys(found)))
            inside = self._read_named(study, problems)
        self._problems = [*problems.all(), *inside, *check_references(self._known)]

    def _read_named(self, file: StudyFile, problems: ProblemList) -> tuple[Problem, ...]:
        instruments = read_shelf(INSTRUMENTS, file.instrument_lines, self._files, problems)
        codebooks = read_shelf(CODEBOOKS, file.codebook_lines, self._files, problems)
        named = {*file.instrument_lines, *file.codebook_lines}
        broken = frozenset(named - set(instruments.found) - set(codebooks.found))
        asked = set(file.instrument_lines) if _names_are_usable(file.study) else None
        earlier = read_versions(self._files, instruments.found, asked)
        read = {"instruments": instruments.found, "codebooks": codebooks.found, "earlier": earlier.found}
        study = file.study if _names_are_usable(file.study) else None
        self._learn(study=study, broken=broken, broken_versions=earlier.broken, **read)
        return (*instruments.problems, *codebooks.problems, *earlier.problems)

    # ---- rows --------------------------------------------------------------------------------------------

    def _read_cases(self) -> tuple[Case, ...]:
        strata = self._known.study.strata if self._known.study else ()
        kind = row_kinds.cases_kind([stratum.id for stratum in strata])
        cases = self._rows(kind, CaseCheck, required=True, extra=bool(self._problems))
        self._learn(casussen={case.casus for case in cases.rows} if cases.complete else None)
        return cases.rows

    def _read_quotes(self) -> dict[str, Any]:
        """The interview reports and the fragments that point into them."""
        listed = self._rows(row_kinds.SOURCES, SourceCheck)
        sources = self._with_texts(listed.rows)
        self._learn(sources={source.bron: source for source in sources} if listed.complete else None)
        fragments = self._rows(row_kinds.FRAGMENTS, FragmentCheck)
        known = {fragment.fragment: fragment for fragment in fragments.rows}
        self._learn(fragments=known if fragments.complete else None)
        return {"sources": sources, "fragments": fragments.rows}

    def _with_texts(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """The text is '' where its file cannot be read: a Problem, and fragments are not compared with it.

        Once too many are missing the others are not looked for.
        """
        found: list[Source] = []
        wrong = 0
        for source in sources:
            if wrong == CEILING:
                self._problems.append(problem("sources-unread", row_kinds.SOURCES.file, 0, count=wrong))
                break
            problems = ProblemList(f"{SOURCES}{source.bron}.md")
            text = self._files.text(problems.file, problems) if is_id(source.bron) else ""
            found.append(replace(source, text=text or ""))
            self._problems.extend(problems.all())
            wrong += not problems.empty
        return (*found, *sources[len(found) :])

    def _read_coded(self) -> dict[str, Any]:
        codings = self._rows(row_kinds.CODINGS, CodingCheck)
        decided = {(c.casus, c.perspectief, c.aspect, c.waarde) for c in codings.rows if is_decision(c)}
        self._learn(decided=decided if codings.complete else None)
        answers = self._answers()
        responses = self._rows(RESPONSES, ResponseCheck)
        proposed = self._rows(OPEN_CATEGORIES, OpenCategoryCheck)
        self._learn(proposed=proposed.rows, proposed_known=proposed.complete)
        open_codings = self._rows(row_kinds.OPEN_CODINGS, OpenCodingCheck)
        coded = {"codings": codings.rows, "answers": answers, "open_codings": open_codings.rows}
        coded["responses"] = responses.rows
        return {**coded, "open_categories": proposed.rows, **self._read_bench(codings)}

    def _read_bench(self, codings: FileRows[Coding]) -> dict[str, Any]:
        """Who codes what, what is sealed, what was decided, and every change."""
        trail = self._rows(TRAIL, TrailCheck).rows
        quotes = self._known.fragments
        if quotes is not None and not self._problems:  # a coding that is wrong itself is enough to say
            self._learn(own_sheets=own_sheets(codings.rows, quotes.values()))
            self._learn(changed_since=changed_after_seal(trail))
        assigned = self._rows(ASSIGNMENTS, AssignmentCheck)
        sheets = {(row.casus, row.perspectief, row.codeur) for row in assigned.rows}
        self._learn(assigned=sheets if assigned.complete else None)
        return {
            "assignments": assigned.rows,
            "seals": self._rows(SEALS, SealCheck).rows,
            "adjudications": self._rows(ADJUDICATIONS, AdjudicationCheck).rows,
            "trail": trail,
        }

    def _answers(self) -> Sequence[Answer]:
        """The answers, by column; which responses there are is known when all their rows could be read."""
        self._learn(responses=frozenset())
        if not self._files.exists(ANSWERS.file):
            return ()
        from analysis.study_folder.answer_file import read_answers  # loads pandas

        problems = ProblemList(ANSWERS.file)
        file = self._files.open_csv(ANSWERS.file, problems, LARGEST_ANSWERS)
        self._learn(responses=None)
        answers: Sequence[Answer] = ()
        if file is not None:
            with closing(file):
                read = read_answers(file, self._known, problems)
            answers = read.answers
            self._learn(responses=read.responses)
        self._problems.extend(problems.all())
        return answers

    def _read_routes(self) -> dict[str, Any]:
        """The products and routes, and the steps that name them."""
        products = self._rows(PRODUCTS, ProductCheck)
        routes = self._rows(ROUTES, RouteCheck)
        self._learn(products={row.product for row in products.rows} if products.complete else None)
        self._learn(routes={row.route for row in routes.rows} if routes.complete else None)
        steps = self._rows(STEPS, StepCheck)
        return {"products": products.rows, "routes": routes.rows, "route_steps": steps.rows}

    def _rows(
        self, kind: RowKind[R], make_check: MakeCheck[R], required: bool = False, extra: bool = False
    ) -> FileRows[R]:
        if not required and not self._files.exists(kind.file):
            return FileRows()
        problems = ProblemList(kind.file)
        file = self._files.open_csv(kind.file, problems)
        rows = FileRows[R](complete=False)
        if file is not None:
            with closing(file):
                rows = _read(file, kind, make_check(self._known, problems), problems, extra)
        self._problems.extend(problems.all())
        return rows

    # ---- YAML --------------------------------------------------------------------------------------------

    def _yaml(self, name: str, read: ReadYaml[R], absent: R) -> R:
        if not self._files.exists(name):
            return absent
        problems = ProblemList(name)
        node = self._files.yaml(name, problems)
        found: list[Problem] = []
        rows = read(node, name, found) if node is not None else absent
        problems.add(tuple(dict.fromkeys(found)))
        self._problems.extend(problems.all())
        return rows

    def _plan(self, node: MapNode, file: str, problems: list[Problem]) -> Plan:
        return read_plan(node, file, self._known, problems)

    def _findings(self, node: MapNode, file: str, problems: list[Problem]) -> FindingsFile:
        read = read_findings(node, file, problems)
        check_findings(node, file, self._known, problems)
        return read

    def _assessments(self, node: MapNode, file: str, problems: list[Problem]) -> JudgementsFile:
        rows = read_assessments(node, file, problems)
        kaders = [book for book in self._known.codebooks.values() if isinstance(book, Normenkader)]
        if self._known.study is not None and not self._known.broken:  # a broken codebook may be the kader
            check_assessments(node, file, kaders, problems)
        return rows


def _names_are_usable(study: Study) -> bool:
    """Whether study.yaml is whole enough to check rows by; half a list makes every row look wrong."""
    ids = [id for id, _ in study.perspectieven] + [stratum.id for stratum in study.strata]
    return bool(study.perspectieven) and all(ids) and len(set(ids)) == len(ids)


def _read(
    file: BinaryIO, kind: RowKind[R], check: RowCheck[R], problems: ProblemList, extra: bool
) -> FileRows[R]:
    """Checks every row; once the Problems are too many to show, rows are checked but no longer kept."""
    kept: list[R] = []
    for row in read_rows(file, kind.columns, problems, extra=extra, optional=kind.optional):
        value = kind.make(row.fields)
        if row.sound:
            check(row.line, value, row.fields)
        if not problems.full:
            kept.append(value)
    if isinstance(check, ClosingCheck) and not problems.lost_rows():
        check.finish()
    return FileRows(tuple(kept), complete=not problems.lost_rows())

"""findings.yaml: what the rekenkamer wrote from the evidence, read, checked and spelled canonically."""

from __future__ import annotations

from analysis.study_folder.findings_file.checking import check_findings
from analysis.study_folder.findings_file.reading import PARTS, FindingsFile, read_findings
from analysis.study_folder.findings_file.spelling import findings_tree, says_the_same

FINDINGS = "findings.yaml"

__all__ = [
    "FINDINGS",
    "PARTS",
    "FindingsFile",
    "check_findings",
    "findings_tree",
    "read_findings",
    "says_the_same",
]

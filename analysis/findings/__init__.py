"""What is written from the evidence, seen together: what rests on what, and how it is counted and marked.

Loads no pandas: pages use it too. Its tables stand in tables.py.
"""

from __future__ import annotations

from analysis.findings.addresses import FIGURE, FRAGMENT, SOURCE, Address, is_address, read_address
from analysis.findings.chain import Chain
from analysis.findings.signs import SIGNS, Sign, signed
from analysis.findings.words import (
    CONCLUSION,
    FINDING,
    by_number,
    headline,
    keys_of,
    on_one_line,
    printed_name,
    with_parts,
)

__all__ = [
    "CONCLUSION",
    "FIGURE",
    "FINDING",
    "FRAGMENT",
    "SIGNS",
    "SOURCE",
    "Address",
    "Chain",
    "Sign",
    "by_number",
    "headline",
    "is_address",
    "keys_of",
    "on_one_line",
    "printed_name",
    "read_address",
    "signed",
    "with_parts",
]

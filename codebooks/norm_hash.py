"""The hash of what a study is judged by, and whether it is still what was frozen, changes and all.

A change after freezing is kept in the file itself (`changes`), by whoever made it through the app. A file
that was edited by hand instead has another hash than was frozen, and no change that explains it.
"""

from __future__ import annotations

import hashlib

from codebooks.model import Normenkader
from codebooks.norm_writer import content_tree, dump

SHOWN = 12  # characters of a hash that people compare by eye


def content_hash(kader: Normenkader) -> str:
    """SHA-256 (hexadecimal) of deelvragen, parts, norms, scale and objections, in one spelling."""
    return hashlib.sha256(dump(content_tree(kader))).hexdigest()


def altered_unseen(kader: Normenkader) -> bool:
    """Whether a frozen normenkader has other content than its last change left, or than was frozen.

    False where no hash was kept: then nothing can be said.
    """
    known = kader.changes[-1].hash if kader.changes else kader.frozen_hash
    return bool(known) and content_hash(kader) != known

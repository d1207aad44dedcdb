"""What people wrote in the nota: findings, conclusions, recommendations and what came of them.

Each function takes the Results and gives a Section, or None where nothing was written. Every number is a
Figure with its address, or stands in a Label because the author typed it.
"""

from __future__ import annotations

from reports.nota_written.conclusions import conclusions, recommendations
from reports.nota_written.findings import findings_by_question
from reports.nota_written.follow_up import follow_up
from reports.nota_written.results import realisation
from reports.nota_written.triangulation import triangulation

__all__ = [
    "conclusions",
    "findings_by_question",
    "follow_up",
    "realisation",
    "recommendations",
    "triangulation",
]

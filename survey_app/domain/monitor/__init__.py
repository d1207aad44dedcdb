"""The fieldwork at a glance: who was invited and what came of it, targets, where people stop, and when.

Counts only. Nothing here names a person, and what a page took is told only when enough people had it open.
"""

from survey_app.domain.monitor.counted import Counted, Reminder
from survey_app.domain.monitor.curve import Curve, Day, curve
from survey_app.domain.monitor.pages import PageCount, PageRow, page_rows
from survey_app.domain.monitor.standing import FORMULA, Group, Standing, standing, standings
from survey_app.domain.monitor.targets import TargetRow, target_rows

__all__ = [
    "FORMULA",
    "Counted",
    "Curve",
    "Day",
    "Group",
    "PageCount",
    "PageRow",
    "Reminder",
    "Standing",
    "TargetRow",
    "curve",
    "page_rows",
    "standing",
    "standings",
    "target_rows",
]

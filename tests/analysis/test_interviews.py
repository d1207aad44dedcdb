"""People spoken to: totals are computed, never copied."""

from __future__ import annotations

from analysis.study import Interviewee
from analysis.tables import Tables


def test_each_group_is_closed_by_its_own_total(build):
    people = (
        Interviewee("wethouder", "gemeente", "Wethouder", 1),
        Interviewee("school", "netwerk_partners", "School", 6),
        Interviewee("raadslid", "gemeente", "Raadslid", 8),
    )
    table = Tables(build.data(interviewees=people)).table("respondenten")

    assert [(row.key, row.group, row.cells) for row in table.rows] == [
        ("wethouder", "Gemeente", (1,)),
        ("raadslid", "Gemeente", (8,)),
        ("gemeente_totaal", "Gemeente", (9,)),
        ("school", "Netwerk partners", (6,)),
        ("netwerk_partners_totaal", "Netwerk partners", (6,)),
        ("totaal", "", (15,)),
    ]

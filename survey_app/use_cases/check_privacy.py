"""The privacy check: of a study in the database or of a folder, as text, as data, and as a statement."""

from __future__ import annotations

import json
from datetime import date

from analysis.results import plain
from analysis.study import StudyData
from reports.privacy_statement import StatementFacts, statement
from survey_app.domain.anonymity.findings import Finding, findings
from survey_app.domain.anonymity.traces import PrivacyCheck, Traces, open_texts

FORMS = ("text", "json")


def check_privacy(data: StudyData, today: date, traces: Traces | None = None) -> PrivacyCheck:
    """Looks at everything, against the study's threshold; `traces` is None for a folder."""
    from analysis.reidentification import reidentify  # numpy: only for who asks

    risk = reidentify(data, max(2, data.study.threshold))
    return PrivacyCheck(data.study, today, risk, open_texts(data), traces)


def statement_of(check: PrivacyCheck, language: str = "nl") -> str:
    """The statement that the study can publish."""
    traces = check.traces
    cuts = traces.cuts if traces else ()
    ways = [risk.ways for group in check.risk.groups for risk in group.risks]
    return statement(
        StatementFacts(
            title=check.study.title.say(language),
            organisation=check.study.organisation,
            day=check.day.isoformat(),
            mode=check.study.anonymity,
            key=traces.key if traces else "",
            key_until=check.study.key_until,
            cut_on=cuts[-1].day.isoformat() if cuts else "",
            people=check.risk.people,
            threshold=check.risk.threshold,
            smallest=check.risk.smallest,
            alone=check.risk.alone,
            ways=max(ways, default=0),
            open_answers=check.texts.answers,
        ),
        language,
    )


def printed_check(check: PrivacyCheck, form: str) -> str:
    """The findings and both statements, as `text` or `json`."""
    found = findings(check)
    return _as_json(check, found) if form == "json" else _as_text(check, found)


def _as_text(check: PrivacyCheck, found: tuple[Finding, ...]) -> str:
    lines = [f"Privacy van {check.study.id}, {check.day.isoformat()}", ""]
    lines += [f"  {one.severity.value:8} {one.say()}" for one in found]
    if check.traces is None:
        lines += [
            "",
            "Alleen de map is bekeken. Uitnodigingen, dagen en contactgegevens staan in de database.",
        ]
    for title, language in (("Verklaring om te publiceren", "nl"), ("Statement to publish", "en")):
        lines += ["", f"--- {title} ---", "", statement_of(check, language)]
    return "\n".join(lines)


def _as_json(check: PrivacyCheck, found: tuple[Finding, ...]) -> str:
    told = [
        {"code": one.code, "severity": one.severity.value, "sentence": one.say(), **one.details}
        for one in found
    ]
    data = {
        "study": check.study.id,
        "day": check.day.isoformat(),
        "findings": told,
        "risk": check.risk.to_dict(),
        "open_answers": plain(check.texts),
        "traces": plain(check.traces) if check.traces else None,
        "statement": {language: statement_of(check, language) for language in ("nl", "en")},
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)

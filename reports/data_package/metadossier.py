"""A line for the register of audit studies (metadossier): questions, norms, approach, conclusions, advice."""

from __future__ import annotations

from analysis.study import StudyData
from reports.data_package.about import Details
from reports.data_package.csv_files import semicolons
from reports.data_package.methods import METHODS, methods_used
from reports.document import Sentence
from reports.living_text import runs, shelf_of_study

HEAD = (
    "Gemeente",
    "Rekenkamer",
    "Titel",
    "Jaar",
    "Onderzoeksvragen",
    "Normenkader",
    "Conclusies",
    "Aanbevelingen",
    "Link",
)
BETWEEN = " | "  # several texts in one field


def metadossier_csv(data: StudyData, details: Details) -> str:
    """The head and the study's own line; a method is 'ja' or empty, for empty says that nobody knows."""
    used = methods_used(data)
    fields = [*_fields(data, details), *("ja" if used[name] else "" for name in METHODS)]
    return semicolons([[*HEAD, *METHODS], fields])


def _fields(data: StudyData, details: Details) -> list[str]:
    kaders, shelf = data.normenkaders(), shelf_of_study(data)
    return [
        details.municipality,
        data.study.organisation,
        data.study.title.say(),
        details.published_on[:4],
        BETWEEN.join(one.text.say() for kader in kaders for one in kader.questions),
        BETWEEN.join(one.text.say() for kader in kaders for one in kader.norms if one.judged_with),
        BETWEEN.join(Sentence(runs(one.text, shelf)).plain() for one in data.conclusions),
        BETWEEN.join(Sentence(runs(one.text, shelf)).plain() for one in data.recommendations),
        details.url,
    ]

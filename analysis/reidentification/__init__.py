"""Re-identification: whether answers point at a person by what others may know of them already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from analysis import arguments
from analysis.reidentification.groups import group_sizes, risk_of, sizes_to_try
from analysis.reidentification.variables import Person, known_variables, people_of
from analysis.results.reidentification import GroupRisk, Reidentification
from analysis.study import StudyData

WAYS = 3
THRESHOLD = 10


def reidentify(data: StudyData, threshold: int = THRESHOLD, ways: int = WAYS) -> Reidentification:
    """How many people could be found by one, two or three things that others may know of them?

    Per perspectief, over the strata of the casus, the language in which the questionnaire was sent, and the
    background questions (`background: true`; where a questionnaire marks none, every question with one answer
    that judges no aspect). For every choice of at
    most `ways` variables people are put in groups that share every value; a person alone in a group is
    unique in the sample, and a group of k hides each of its people among k. What was skipped is a value of
    its own: who knows the person may know that too, so the counts err on the side of finding someone.

    Counts, in `people`; no value of anyone is in the result. `smallest` is the k of the sample over all
    combinations tried. Sizes of combination with more than 20,000 choices are left out, and counted in
    `left_out`. `in_few`: people whose language fewer than the threshold share in their perspectief, where
    others used another; a language that is not known counts as none. ValueError for a threshold or ways
    below 1.

    It does not tell: how rare a person is in the population (only that they are alone among those who
    answered), what open answers give away, nor what someone knows who knows an answer to another question.

    Formula: for variables V, k(V) = min over people i of |{j: x_jv = x_iv for all v in V}|; alone: the people
    with size 1 for some V with |V| <= ways.

    Source: L. Sweeney, k-anonymity: a model for protecting privacy, International Journal of Uncertainty,
    Fuzziness and Knowledge-Based Systems 10 (2002) 557-570; sample uniques over small sets of keys as in
    M. Elliot, A. Manning and R. Ford, A computational algorithm for handling the special uniques problem, in
    the same issue, 493-509.

    >>> from pathlib import Path
    >>> from analysis.study_folder import read_study_folder
    >>> found = reidentify(read_study_folder(Path("examples/zwolle")).value)
    >>> [(group.perspectief, group.people) for group in found.groups], found.smallest
    ([('ouder', 15), ('swt', 6), ('hulpverlener', 5)], 1)
    """
    arguments.whole("threshold", threshold, 1)
    arguments.whole("ways", ways, 1)
    people = people_of(data)
    groups = tuple(
        _group(data, perspectief, [one for one in people if one.perspectief == perspectief], threshold, ways)
        for perspectief in dict.fromkeys(one.perspectief for one in people)
    )
    names = [one.response for one in people]
    with_casus = sum(bool(one.casus) for one in people)
    told = sum(bool(one.taal) for one in people)
    rare = in_few_languages(people, threshold)
    return Reidentification(threshold, len(people), groups, with_casus, counts_on(names), told, rare)


def _group(
    data: StudyData, perspectief: str, people: Sequence[Person], threshold: int, ways: int
) -> GroupRisk:
    names, columns = known_variables(data, people)
    sizes = list(sizes_to_try(len(names), ways))
    risks = tuple(risk_of(names, columns, size, threshold) for size in sizes)
    all_alone = int((group_sizes(columns) == 1).sum()) if columns else 0
    left_out = min(ways, len(names)) - len(sizes)
    return GroupRisk(perspectief, len(people), names, risks, all_alone, left_out)


def in_few_languages(people: Sequence[Person], threshold: int) -> int:
    """People whose language fewer than `threshold` share in their perspectief, beside others."""
    spoken = Counter((one.perspectief, one.taal) for one in people if one.taal)
    several = Counter(perspectief for perspectief, _ in spoken)
    return sum(n for (perspectief, _), n in spoken.items() if n < threshold and several[perspectief] > 1)


def counts_on(names: Sequence[str]) -> bool:
    """Whether the names of the responses count on, as `r_1, r_2, r_3`: then they tell who came when."""
    numbers = [re.search(r"(\d{1,12})$", name) for name in names]
    if len(names) < 2 or not all(numbers):
        return False
    found = np.array([int(number[1]) for number in numbers if number], dtype=np.int64)
    return bool((np.diff(found) > 0).all())

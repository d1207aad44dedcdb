"""What always holds: true tables never raise an alarm, and a changed digit in a checked cell always does."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.report_recount import recount_report
from analysis.report_recount.content import Passage, ReportContent, make_grid
from analysis.report_recount.verdicts import CheckKind

COUNTS = st.lists(st.tuples(st.integers(1, 4000), st.integers(1, 4000)), min_size=4, max_size=7)
FEW = settings(max_examples=15, deadline=None)


def dutch(number):
    return f"{number:,}".replace(",", ".")


def rounded(value, decimals):
    """Half up, as print does, with a decimal comma."""
    scaled = int(value * 10**decimals + Fraction(1, 2))
    text = f"{scaled:0{decimals + 1}d}"
    return text if not decimals else f"{text[:-decimals]},{text[-decimals:]}"


def table(pairs, decimals):
    """Two counts, their total, and the share of the rows in it; with a total row."""
    total = sum(a + b for a, b in pairs)
    rows = [["Groep", "Voor", "Na", "Totaal", "Aandeel"]]
    for number, (a, b) in enumerate(pairs):
        share = rounded(Fraction(100 * (a + b), total), decimals)
        rows.append([f"groep {'abcdefghij'[number]}", dutch(a), dutch(b), dutch(a + b), f"{share}%"])
    sums = [sum(a for a, _ in pairs), sum(b for _, b in pairs), total]
    return [*rows, ["Totaal", *map(dutch, sums), "100%"]]


def alarms(rows):
    return recount_report(ReportContent((make_grid(rows),))).alarms


def changed(text, digit, draw):
    """The text with one digit changed, never to what it was; a first digit not to zero."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    place = places[digit % len(places)]
    others = [other for other in "123456789" if other != text[place]]
    return text[:place] + others[draw % len(others)] + text[place + 1 :]


@FEW
@given(COUNTS, st.integers(0, 2))
def test_a_true_table_with_rounded_percentages_never_raises_an_alarm(pairs, decimals):
    assert alarms(table(pairs, decimals)) == ()


@FEW
@given(COUNTS, st.integers(1, 3), st.integers(0, 9), st.integers(0, 9))
def test_a_changed_digit_in_a_column_total_always_does(pairs, column, digit, draw):
    rows = table(pairs, 0)
    assume(
        len({row[column] for row in rows[1:-1]}) > 1
    )  # a column of one number is taken for what it is out of
    rows[-1][column] = changed(rows[-1][column], digit, draw)

    assert CheckKind.COLUMN_TOTAL in {alarm.kind for alarm in alarms(rows)}


@FEW
@given(COUNTS, st.integers(0, 8), st.integers(0, 9), st.integers(0, 9))
def test_a_changed_digit_in_a_row_total_always_does(pairs, row, digit, draw):
    rows = table(pairs, 0)
    place = 1 + row % len(pairs)
    rows[place][3] = changed(rows[place][3], digit, draw)

    assert CheckKind.ROW_TOTAL in {alarm.kind for alarm in alarms(rows)}


@FEW
@given(COUNTS, st.integers(0, 8), st.integers(0, 9), st.integers(0, 9))
def test_a_changed_digit_in_any_count_always_does(pairs, row, digit, draw):
    rows = table(pairs, 0)
    place = 1 + row % len(pairs)
    rows[place][1] = changed(rows[place][1], digit, draw)

    assert alarms(rows)


@FEW
@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 2), st.integers(0, 9), st.integers(0, 9))
def test_k_of_n_with_its_percentage_holds_and_one_changed_digit_does_not(k, n, decimals, digit, draw):
    k = min(k, n)
    share = rounded(Fraction(100 * k, n), decimals)
    wrong = changed(share, digit, draw)
    true, false = (
        recount_report(ReportContent((Passage(f"Van hen zijn {k} van de {n} ({text}%) tevreden."),)))
        for text in (share, wrong)
    )

    assert true.alarms == ()
    assert [alarm.printed for alarm in false.alarms] == [f"{wrong}%"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="0123456789 .,%€()+-=/xvandehltuit\n\t:;n", max_size=60), max_size=6))
def test_nothing_that_stands_in_a_report_makes_it_stumble(texts):
    rows = [text.split(" ") for text in texts]
    parts = [*(Passage(text) for text in texts), *([make_grid(rows)] if rows else [])]

    recount_report(ReportContent(tuple(parts)))

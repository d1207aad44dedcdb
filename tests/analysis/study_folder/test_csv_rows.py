"""CSV in and out: what is written is read back exactly, and what is odd never raises."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.problem_list import ProblemList

FIELD = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
TRICKY = st.sampled_from(
    ['"', '""', ",", "\n", "\r", "\r\n", " ", " a ", "\ufeff", "'", ";", "\u202e", "🙂", ""]
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[FIELD | TRICKY] * width), max_size=6).map(lambda rows: (width, rows))
)


def read(raw, columns, **options):
    problems = ProblemList("x.csv")
    rows = list(read_rows(io.BytesIO(raw), columns, problems, **options))
    return rows, [(one.line, one.code) for one in problems.all()]


@settings(deadline=None)
@given(ROWS)
def test_any_rows_survive_writing_and_reading(case):
    width, rows = case
    columns = tuple(f"kolom{number}" for number in range(width))
    found, problems = read(write_rows(columns, rows), columns)
    assert ([row.fields for row in found], problems) == (rows, [])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_reading_raise(raw):
    rows, problems = read(raw, ("a", "b"))
    assert rows == [] or all(len(row.fields) == 2 for row in rows)
    rows, problems = read(b"a,b\n" + raw, ("a", "b"))
    assert all(len(row.fields) == 2 for row in rows)


def test_a_row_knows_the_line_it_begins_on_after_a_field_of_several_lines():
    rows, _ = read(b'a,b\n1,"x\ny\nz"\n\n2,q\n', ("a", "b"))
    assert [(row.line, row.fields) for row in rows] == [(2, ("1", "x\ny\nz")), (6, ("2", "q"))]


def test_columns_may_stand_in_any_order():
    rows, problems = read(b"b,a\n1,2\n", ("a", "b"))
    assert (rows[0].fields, problems) == (("2", "1"), [])


def test_a_bom_and_windows_line_ends_are_passed_over():
    rows, problems = read(b'\xef\xbb\xbfa,b\r\n1,"x\r\ny"\r\n', ("a", "b"))
    assert (rows[0].fields, problems) == (("1", "x\r\ny"), [])


def test_other_columns_pass_when_asked_to():
    rows, problems = read(b"a,c\n1,2\n", ("a",), extra=True)
    assert (rows[0].fields, problems) == (("1",), [])


def test_spaces_at_the_ends_are_quoted_for_spreadsheets_that_eat_them():
    assert write_rows(("a",), [(" x",), ("",), ("x y",)]) == b'a\n" x"\n""\nx y\n'


def test_a_quote_that_is_never_closed_is_one_problem_at_its_own_line():
    assert read(b'a,b\n1,2\n3,"x\n4,5\n', ("a", "b"))[1] == [(3, "csv-broken")]


def test_old_macintosh_line_ends_are_a_problem_and_not_one_long_row():
    assert read(b"a,b\r1,2\r", ("a", "b"))[1] == [(1, "csv-broken")]


def test_a_broken_row_does_not_hide_the_rows_after_it():
    rows, problems = read(b'a,b\n"1"x,2\n3,4\n', ("a", "b"))
    assert ([row.fields for row in rows], problems) == ([("3", "4")], [(2, "csv-broken")])


def test_an_unsound_row_is_filled_up_so_that_its_name_stays_known():
    rows, problems = read(b"a,b\n1\n1,2,3\n", ("a", "b"))
    assert [(row.fields, row.sound) for row in rows] == [(("1", ""), False), (("1", "2"), False)]
    assert problems == [(2, "row-too-short"), (3, "row-too-long")]

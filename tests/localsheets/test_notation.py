"""Ranges, field masks and references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets import a1, fields
from localsheets.references import displaced, moved_references
from localsheets.shift import deleted, inserted, moved


@given(st.integers(0, 18_277))
def test_a_columns_name_leads_back_to_it(index):
    assert a1.column_index(a1.column_name(index)) == index


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("B2", a1.Span(1, 2, 1, 2)),
        ("A1:C3", a1.Span(0, 3, 0, 3)),
        ("C3:A1", a1.Span(0, 3, 0, 3)),
        ("A:A", a1.Span(None, None, 0, 1)),
        ("2:3", a1.Span(1, 3, None, None)),
        ("A2:C", a1.Span(1, None, 0, 3)),
        ("$A$1:$B$2", a1.Span(0, 2, 0, 2)),
        ("R2C3", a1.Span(1, 2, 2, 3)),
        ("Sheet1", None),
        ("A0", None),
        ("A", None),
    ],
)
def test_ranges_are_read(text, span):
    assert a1.parse(text) == span


@given(st.text(min_size=1))
def test_a_quoted_title_is_read_back(title):
    assert a1.split(a1.quoted(title) + "!A1") == (title, "A1")


@pytest.mark.parametrize("text", ["a/b/c,a/d", "a.b.c,a.d", "a(b(c),d)", "a(b/c,d)", "a.b(c),a/d"])
def test_the_spellings_of_a_mask_mean_the_same(text):
    assert fields.parse(text) == {"a": {"b": {"c": {}}, "d": {}}}


@pytest.mark.parametrize("text", ["a(b", "a)", "a b", "a{b}"])
def test_what_is_no_mask_is_refused(text):
    with pytest.raises(fields.MaskError):
        fields.parse(text)


def test_the_wider_of_two_masks_wins():
    assert fields.parse("a.b,a") == {"a": {}}
    assert fields.parse("a,a.b") == {"a": {}}


def test_a_reference_follows_what_it_points_at():
    rule = '=ISNUMBER(SEARCH("["&A$1&"]",$H2))'

    assert moved_references(rule, None, "COLUMNS", inserted(2, 1)) == rule.replace("$H2", "$I2")
    assert moved_references("=A1+B5", None, "ROWS", deleted(4, 5)) == "=A1+#REF!"
    assert moved_references("=Other!B1+B1", None, "COLUMNS", inserted(0, 1)) == "=Other!B1+C1"


def test_a_copied_formula_looks_at_its_new_neighbours():
    assert displaced('=A1+$B$2&"C3"', 1, 1) == '=B2+$B$2&"C3"'


@given(st.integers(0, 9), st.integers(1, 4), st.integers(0, 10))
def test_a_move_loses_no_line(first, count, to):
    behind = min(first + count, 10)
    if first < to < behind:
        return
    remap = moved(first, behind, to)

    places = [remap(index, index + 1)[0] for index in range(10)]

    lines = list(range(10))
    taken, rest = lines[first:behind], lines[:first] + lines[behind:]
    target = to - (behind - first) if to > first else to
    rest[target:target] = taken
    assert [rest.index(line) for line in range(10)] == places

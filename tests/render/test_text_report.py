"""The report for a person at a terminal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.render.escape import width
from sheetsync.render.report import text
from sheetsync.render.report.context import Context
from tests.golden import assert_golden
from tests.render.hostile import HOSTILE
from tests.render.runs import a_finding, a_run, many, nothing_read, saying, tidy, usual

GOLDEN = Path(__file__).parent / "golden"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(run, **options):
    """The report for a reader of these options."""
    return text.render(run, Context(**options))


@pytest.mark.parametrize("columns", [80, 100])
def test_a_usual_run_looks_as_it_did_when_a_person_looked(columns):
    assert_golden(GOLDEN / f"usual-{columns}.txt", render(usual(), columns=columns))


@pytest.mark.parametrize(("name", "options"), [("verbose", {"verbose": True}), ("quiet", {"quiet": True})])
def test_a_usual_run_told_longer_or_shorter_looks_as_it_did(name, options):
    assert_golden(GOLDEN / f"usual-{name}.txt", render(usual(), columns=80, **options))


def test_a_first_day_looks_as_it_did_when_a_person_looked():
    assert_golden(GOLDEN / "many.txt", render(many(), columns=80))


def test_nothing_read_is_never_all_is_well():
    text = render(nothing_read())

    assert text == 'Nothing was read from tab "Roadmap" of Kitchen: there is nothing to check\n'
    assert "nothing to mend" not in render(nothing_read(), quiet=True)


def test_a_tidy_sheet_is_told_with_how_much_was_read():
    assert render(tidy()).startswith('Nothing to mend in 3 lines in 2 projects, tab "Roadmap" of Kitchen\n')


def test_every_finding_is_told_or_counted():
    run = many()
    shown = re.findall(r"^  [CE]\d+ ", render(run).partition("\n\n")[2].partition("\n\n")[2], re.MULTILINE)
    left = [int(count) for count in re.findall(r"and (\d+) more", render(run))]

    assert len(shown) + sum(left) == len(run.active)
    assert len(re.findall(r"^  [CE]\d+ ", render(run, verbose=True), re.MULTILINE)) == len(run.active) + 10


def test_colours_are_used_only_where_they_are_wanted_and_change_no_word():
    plain, coloured = render(usual()), render(usual(), colour=True)

    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b[31merror" in coloured


def test_quiet_tells_the_counts_and_the_errors():
    text = render(usual(), quiet=True)

    assert "warning" not in text.partition("\n")[2]
    assert text.count("error  ") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_gives_no_control_byte_no_command_and_no_long_line(text):
    check(text, 60)
    check(text, 80)


@settings(deadline=None, max_examples=80)
@given(st.text(st.characters(codec=None), max_size=80), st.integers(60, 120))
def test_any_text_gives_no_control_byte_no_command_and_no_long_line(text, columns):
    check(text, columns)


def check(text: str, columns: int) -> None:
    for verbose in (False, True):
        report = render(saying(text), columns=columns, verbose=verbose)
        assert not FORBIDDEN.search(report)
        assert "##[" not in report
        assert not [line for line in report.splitlines() if line.lstrip().startswith("::")]
        # A path stays in one piece, so that it can be copied.
        assert max(width(line) for line in report.split("\n") if not line.startswith("html  ")) <= columns


def test_wide_characters_are_aligned_by_the_columns_they_take():
    run = a_run(a_finding(message="漢字 " * 40), a_finding(message="plain " * 40))

    assert all(width(line) <= 60 for line in render(run, columns=60).splitlines())


def test_a_finding_on_another_tab_is_told_with_the_tab():
    run = a_run(a_finding(tab="Interviews", at="B2", project=""))

    assert "Interviews!B2" in render(run)


def test_a_cell_that_a_person_took_is_told():
    run = usual()
    text = render(replace(run, plan=replace(run.plan, squatted=run.plan.squatted * 9)))

    assert "G2, G2, G2, G2, G2 and 4 more" in " ".join(text.split())

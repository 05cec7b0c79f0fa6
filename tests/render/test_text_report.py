"""The report for a person at a terminal."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.finding import Severity
from sheetsync.model.plan import Written
from sheetsync.model.run import Look, Run, Saved, Since
from sheetsync.model.snapshot import History, Snapshot
from sheetsync.render.escape import terminal, width
from sheetsync.render.report import text
from sheetsync.render.report.context import Context
from tests.golden import assert_golden
from tests.render.hostile import HOSTILE
from tests.render.runs import FINDINGS, a_finding, a_run, many, nothing_read, saying, tidy, usual

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

    assert text == 'Nothing was read from tab "Roadmap" of Kitchen: there is nothing to check.\n'
    assert "nothing to mend" not in render(nothing_read(), quiet=True)


def test_a_tidy_sheet_is_told_with_how_much_was_read():
    assert render(tidy()).startswith('Nothing to mend in 3 lines in 2 projects, tab "Roadmap" of Kitchen.\n')


def cells_in(report: str) -> list[str]:
    return re.findall(r"(?<![\w!])[A-Z]+[1-9]\d*(?=[ \n])", report)


def test_every_finding_is_told_once_or_counted():
    run = many()
    shown, left = render(run), re.findall(r"and (\d+) more", render(run))

    assert len(cells_in(shown)) + sum(map(int, left)) == len(run.active)
    assert sorted(cells_in(render(run, verbose=True))) == sorted(each.cell.a1 for each in run.active)


def test_the_same_sentence_about_many_cells_is_one_entry():
    report = render(many())

    assert report.count("This was due.") == report.count("overdue") == 1
    assert "21 projects\n" in report


def test_another_word_another_rule_and_another_column_are_entries_of_their_own():
    run = a_run(
        a_finding(at="C2"),
        a_finding(at="C3", message="Else?"),
        a_finding("other", at="C4"),
        a_finding(at="D5", column="Else"),
    )

    assert len(re.findall(r"^  [CD]\d +error ", render(run), re.MULTILINE)) == 4


def test_of_more_than_anybody_reads_the_gravest_are_shown():
    warnings = (
        a_finding("overdue", Severity.WARNING, f"E{row}", message=f"Due {row}.") for row in range(2, 2 + text.MOST)
    )
    report = render(a_run(*warnings, a_finding(at="C99", message="Grave.")))

    assert "Grave." in report
    assert "and 1 more finding; --all shows every one" in report


def test_the_rule_and_the_line_stand_beside_the_cell():
    run = a_run(a_finding(deliverable="serve the cake"))

    assert re.search(r"^  C5 +error +goal-missing  serve the cake$", render(run), re.MULTILINE)


def test_the_end_says_how_many_and_what_is_new():
    run = replace(usual(), since=Since(date(2026, 10, 26), new=3, solved=5))

    assert "of Kitchen. Since 2026-10-26: 3 new, 5 solved." in " ".join(render(run).split())


def quiet_run() -> Run:
    run = a_run(*FINDINGS, saved=(Saved("html", "summary/kitchen.html"), Saved("markdown", "summary/kitchen.md")))
    look = Look("kitchen", History(), Snapshot(run.now, run.now.date(), ()))
    return replace(run, written=Written(), since=Since(date(2026, 10, 26)), look=look)


def test_a_run_in_which_nothing_happened_is_three_lines():
    said = render(quiet_run(), columns=120).splitlines()

    assert len(said) == 3
    assert said[0] == (
        "Nothing new since 2026-10-26: 2 errors, 2 warnings and 1 hint in 3 lines of Kitchen; --all lists them."
    )
    assert said[1] == "Nothing was written: the remarks in the sheet were right already."
    assert said[2] == "Summary: summary/kitchen.html, summary/kitchen.md"
    assert "I don't know" in render(quiet_run(), verbose=True)


@pytest.mark.parametrize(
    "something",
    [
        {"written": Written(cleared=1)},
        {"written": None},
        {"since": Since(date(2026, 10, 26), new=1)},
        {"since": Since(date(2026, 10, 26), solved=1)},
        {"since": None},
    ],
)
def test_a_run_in_which_something_happened_tells_all(something):
    assert "I don't know" in render(replace(quiet_run(), **something))


def test_cells_of_a_google_sheet_are_links_on_a_terminal_that_can():
    run = usual()
    address = "https://docs.google.com/spreadsheets/d/abc/edit#gid=7"
    online = replace(run, spreadsheet=replace(run.spreadsheet, links={"Roadmap": address}))
    linked = render(online, links=True)

    assert f"\x1b]8;;{address}&range=E3\x1b\\E3\x1b]8;;\x1b\\" in linked
    assert re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked) == render(online) == render(run, links=True)


def test_what_is_no_address_is_no_link():
    run = usual()
    spreadsheet = replace(run.spreadsheet, links={"Roadmap": "file:///etc\x1b\\"})

    assert "\x1b" not in render(replace(run, spreadsheet=spreadsheet), links=True)


def test_colours_are_used_only_where_they_are_wanted_and_change_no_word():
    plain, coloured = render(usual()), render(usual(), colour=True)

    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b[31merror" in coloured


def test_quiet_tells_the_counts_and_the_errors():
    text = render(usual(), quiet=True)

    assert "owner-missing" not in text
    assert text.count("error  ") == 2
    assert text.splitlines()[-1].startswith("2 errors, 2 warnings")


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
        assert max(width(line) for line in report.split("\n") if line != terminal(text)) <= columns


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

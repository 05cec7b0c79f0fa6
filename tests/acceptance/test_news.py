"""The summary that has a memory: what changed since the readers were told, and two lines where nothing did."""

import json
from pathlib import Path

import pytest

from tests.acceptance.command_line import DEMO, CommandLine
from tests.acceptance.test_history import edit

TAB = DEMO["tab"]
CONFIGURATION = f"""
[sheet]
location = "{{sheet}}"
tab = "{TAB}"

[[audience]]
name = "leads"
fields = ["project", "status", "deliverable", "notes", "changes"]
formats = ["text"]
channels = ["folder"]

[[audience]]
name = "guests"
fields = ["project", "status", "deliverable"]
formats = ["text"]
"""
MONDAYS = ("2026-11-02T09:00:00Z", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z", "2026-11-23T09:00:00Z")


@pytest.fixture
def remembering(sheetsync: CommandLine, workbook: Path) -> CommandLine:
    (sheetsync.folder / "sheetsync.toml").write_text(CONFIGURATION.format(sheet=workbook.name))
    sheetsync("sync", "--quiet", SHEETSYNC_NOW=MONDAYS[0])
    return sheetsync


def test_the_summary_of_a_first_run_has_no_news(remembering: CommandLine) -> None:
    assert "Changed since" not in (remembering.folder / "summary" / "summary.html").read_text(encoding="utf-8")


def test_the_page_tells_what_changed_in_the_last_week(remembering: CommandLine, workbook: Path) -> None:
    edit(workbook, E6="Done", J9="waits for the vendor")
    remembering("sync", "--quiet", SHEETSYNC_NOW=MONDAYS[1])

    said = remembering("summary", SHEETSYNC_NOW=MONDAYS[1]).stdout

    news = said.partition("## Changed since 2 Nov\n")[2].partition("##")[0].split("\n")
    assert [each for each in news if each] == [
        '- "Move paging alerts to symptoms that users feel" (Quiet nights on call): In progress → Done.'
    ]


def test_since_when_help_is_needed_is_told(remembering: CommandLine, workbook: Path) -> None:
    edit(workbook, E6="At risk", J6="Two more testers")
    remembering("sync", "--quiet", SHEETSYNC_NOW=MONDAYS[1])

    helps = json.loads(remembering("summary", "--format", "json", SHEETSYNC_NOW=MONDAYS[2]).stdout)["help"]

    said = {each["step"]["note"]: each["step"]["since"] for each in helps}
    assert said["Two more testers"] == "since 9 Nov"
    since = {each["step"]["status"]: each["step"]["since"] for each in helps if not each["step"]["note"]}
    assert since["At risk"] == "since 2 Nov or longer"
    # What is late alone: since when it is in progress would be read as since when it is late.
    assert since["In progress"] == ""
    for name in ("html", "markdown", "text", "mail"):
        said = remembering("summary", "--format", name, SHEETSYNC_NOW=MONDAYS[2]).stdout
        assert "since 9 Nov" in said.replace("=\n", ""), name


def test_an_audience_that_knows_the_last_summary_gets_two_lines_when_nothing_changed(
    remembering: CommandLine, workbook: Path
) -> None:
    for day in MONDAYS[:2]:
        remembering("summary", "--send", "--for", "leads", SHEETSYNC_NOW=day)

    first = (remembering.folder / "summary" / "summary-leads.txt").read_text(encoding="utf-8")
    assert "No line changed since 2 Nov, for 7 days. As before: " in " ".join(first.split())
    assert "At risk" in first
    assert "Quiet nights on call" not in first

    edit(workbook, E6="Done")
    remembering("summary", "--send", "--for", "leads", SHEETSYNC_NOW=MONDAYS[2])
    second = (remembering.folder / "summary" / "summary-leads.txt").read_text(encoding="utf-8")
    assert "Changed since 2 Nov" in second
    assert "In progress → Done" in " ".join(second.split())

    # It was told so, whether or not a sync has seen it: now it is news no more.
    remembering("summary", "--send", "--for", "leads", SHEETSYNC_NOW=MONDAYS[3])
    third = (remembering.folder / "summary" / "summary-leads.txt").read_text(encoding="utf-8")
    assert "No line changed since 16 Nov, for 7 days." in " ".join(third.split())


def test_who_is_told_for_the_first_time_gets_it_whole(remembering: CommandLine) -> None:
    said = remembering("summary", "--for", "leads", "--format", "text", SHEETSYNC_NOW=MONDAYS[1]).stdout

    assert "Quiet nights on call" in said
    assert "Changed since" not in said


def test_looking_at_a_draft_tells_nobody(remembering: CommandLine) -> None:
    for _ in range(2):
        said = remembering("summary", "--for", "leads", "--format", "text", SHEETSYNC_NOW=MONDAYS[1]).stdout
        assert "Quiet nights on call" in said


def test_changes_are_told_to_whom_they_are_listed_for(remembering: CommandLine, workbook: Path) -> None:
    remembering("summary", "--send", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, E6="Done")

    for name, knows in (("leads", True), ("guests", False)):
        said = remembering("summary", "--for", name, "--format", "text", SHEETSYNC_NOW=MONDAYS[1]).stdout
        assert ("Changed since 2 Nov" in said) is knows


def test_a_day_can_be_named(remembering: CommandLine, workbook: Path) -> None:
    edit(workbook, E6="Done")
    remembering("sync", "--quiet", SHEETSYNC_NOW=MONDAYS[1])

    early = remembering("summary", "--since", "2026-11-03", SHEETSYNC_NOW=MONDAYS[3]).stdout
    late = remembering("summary", "--since", "2026-11-10", SHEETSYNC_NOW=MONDAYS[3]).stdout

    assert "## Changed since 2 Nov" in early
    assert "**No line changed since 9 Nov, for 14 days.** As before:" in late


def test_four_weeks_make_a_line_of_bars(remembering: CommandLine, workbook: Path) -> None:
    for day, cell in zip(MONDAYS[1:], ("E6", "E7", "E8"), strict=True):
        edit(workbook, **{cell: "Done"})
        remembering("sync", "--quiet", SHEETSYNC_NOW=day)

    early = json.loads(remembering("summary", "--format", "json", SHEETSYNC_NOW=MONDAYS[2]).stdout)["trend"]
    late = json.loads(remembering("summary", "--format", "json", SHEETSYNC_NOW=MONDAYS[3]).stdout)["trend"]

    assert early == ""
    first, *others = [int(each) for each in late.removeprefix("Done, week by week: ").partition(" of ")[0].split(", ")]
    assert others == [first + 1, first + 2, first + 2], "a stretch goal is no part of it"


def test_on_day_one_nothing_is_told_of_days_that_nobody_saw(sheetsync: CommandLine, workbook: Path) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{workbook.name}"\ntab = "{TAB}"\n')
    for hour in (9, 15, 17):
        sheetsync("sync", SHEETSYNC_NOW=f"2026-11-02T{hour:02}:00:00Z")
        told = sheetsync("summary", SHEETSYNC_NOW=f"2026-11-02T{hour:02}:30:00Z").stdout
        assert "0 days" not in told
        assert "No line changed since the first look, today." in told

"""Memory, as a person meets it: what `sync` remembers, and what the commands say of it."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.command_line import DEMO, CommandLine
from tests.acceptance.test_demo import opened

TAB = DEMO["tab"]
MONDAYS = ("2026-11-02T09:00:00Z", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z", "2026-11-23T09:00:00Z")


@pytest.fixture
def remembering(sheetsync: CommandLine, workbook: Path) -> CommandLine:
    """The command where there is a configuration, so that runs are remembered beside it."""
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{workbook.name}"\ntab = "{TAB}"\n')
    return sheetsync


def edit(workbook: Path, **cells: str) -> None:
    """Type into cells of the roadmap, as a person does between two runs."""
    book = opened(workbook)
    for cell, text in cells.items():
        book[TAB][cell] = text
    book.save(workbook)


def history_file(sheetsync: CommandLine) -> Path:
    (file,) = (sheetsync.folder / "history").glob("*.jsonl")
    return file


def test_without_a_configuration_nothing_is_remembered(sheetsync: CommandLine, workbook: Path) -> None:
    done = sheetsync("sync", workbook.name, "--format", "json")

    assert done.report["snapshot"] is None
    assert not (sheetsync.folder / "history").exists()


def test_a_run_that_sees_nothing_new_remembers_nothing(remembering: CommandLine) -> None:
    first = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[0]).report["snapshot"]
    before = history_file(remembering).read_bytes()
    second = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[1]).report["snapshot"]

    assert (first["since"], first["remembered"]) == (None, True)
    assert (second["since"], second["remembered"], second["changes"]) == ("2026-11-02T09:00:00+00:00", False, [])
    # A week later there is more to remark: what our column holds, and what stands, is kept beside the snapshot.
    after = history_file(remembering).read_bytes()
    (added,) = after.removeprefix(before).splitlines()
    entry = json.loads(added)
    assert entry.keys() == {"check", "taken", "day", "set", "remarks", "stands"}
    assert all(each.keys() == {"token"} for each in entry["set"].values())

    remembering("sync", SHEETSYNC_NOW=MONDAYS[1])
    assert history_file(remembering).read_bytes() == after


def test_what_people_changed_is_reported_and_remembered(remembering: CommandLine, workbook: Path) -> None:
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, E6="Done", D9="Survey the on-call engineers once more")

    done = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[1]).report["snapshot"]

    changed = {(each["kind"], each["old"], each["new"]) for each in done["changes"]}
    assert changed == {
        ("status", "In progress", "Done"),
        ("renamed", "Survey the on-call engineers again", "Survey the on-call engineers once more"),
    }
    assert len(history_file(remembering).read_text().splitlines()) == 2
    assert "1 status, 1 renamed" in remembering("history", "list").stdout


def test_a_check_and_a_dry_run_remember_nothing(remembering: CommandLine, workbook: Path) -> None:
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    before = history_file(remembering).read_bytes()
    edit(workbook, E6="Done")

    remembering("check", SHEETSYNC_NOW=MONDAYS[1])
    remembering("sync", "--dry-run", SHEETSYNC_NOW=MONDAYS[1])

    assert history_file(remembering).read_bytes() == before


def test_what_went_stale_is_written_beside_its_row(remembering: CommandLine, workbook: Path) -> None:
    # Due later than they are: else that day has passed by then, and is asked first.
    edit(workbook, H6="2026-11-20", H16="2026-11-20")
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, I6="2026-11-16")
    remembering("sync", SHEETSYNC_NOW=MONDAYS[2])

    sheet = openpyxl.load_workbook(workbook)[TAB]
    texts = {row[3].row: str(row[10].value or "") for row in sheet.iter_rows(min_row=4, max_col=11)}
    assert "No change since I first looked, on 2026-11-02. Still In progress?" in texts[16]
    # Somebody confirmed this one by its Updated cell.
    assert "No change" not in texts[6]


def test_a_history_that_cannot_be_written_fails_no_sync(remembering: CommandLine, workbook: Path) -> None:
    (remembering.folder / "history").write_text("a file that a person put here")

    done = remembering("sync", "--format", "json")

    assert done.status == 0
    assert done.report["written"]["placed"]
    assert any("Not remembered: the history" in each for each in done.report["notices"])


def test_a_clock_that_jumps_back_is_said_and_nothing_is_remembered(remembering: CommandLine, workbook: Path) -> None:
    remembering("sync", SHEETSYNC_NOW=MONDAYS[2])
    before = history_file(remembering).read_bytes()
    edit(workbook, E6="Done")

    done = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[0])

    assert any(
        each.startswith("The clock says 2026-11-02, and the last snapshot is from 2026-11-16")
        for each in done.report["notices"]
    )
    assert history_file(remembering).read_bytes() == before


def test_a_torn_history_is_named_and_set_aside(remembering: CommandLine, workbook: Path) -> None:
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, E6="Done")
    remembering("sync", SHEETSYNC_NOW=MONDAYS[1])
    file = history_file(remembering)
    file.write_bytes(file.read_bytes()[:-20])

    done = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[2])

    assert any("line 2: damaged" in each for each in done.report["notices"])
    assert len(list(file.parent.glob("*.damaged"))) == 1
    assert "damaged" not in remembering("sync", SHEETSYNC_NOW=MONDAYS[3]).stdout


def test_old_snapshots_are_forgotten_where_the_configuration_says_so(remembering: CommandLine, workbook: Path) -> None:
    config = remembering.folder / "sheetsync.toml"
    config.write_text(config.read_text() + "[history]\nkeep_days = 6\n")
    for index, monday in enumerate(MONDAYS):
        edit(workbook, J6=f"note {index}")
        remembering("sync", SHEETSYNC_NOW=monday)

    assert len(history_file(remembering).read_text().splitlines()) == 2


def test_the_commands_say_what_was_seen_when(remembering: CommandLine, workbook: Path) -> None:
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, E6="Done")
    remembering("sync", SHEETSYNC_NOW=MONDAYS[1])

    shown = remembering("history", "show").stdout
    assert "status: Move paging alerts to symptoms that users feel: In progress → Done" in shown
    assert "◐ In progress    Move paging alerts" in remembering("history", "show", "2026-11-05").stdout
    assert remembering("history", "show", "2026-10-01").status == 2
    exported = remembering("history", "export", "states.csv")
    assert exported.stdout == "38 rows in states.csv\n"
    table = (remembering.folder / "states.csv").read_text()
    assert len(re.findall(r'^"2026-11-0[29]"', table, re.MULTILINE)) == 38
    pruned = remembering("history", "prune", "--days", "3", SHEETSYNC_NOW=MONDAYS[3])
    assert pruned.stdout == "1 of 2 snapshots forgotten.\n"


def test_a_history_that_is_not_there_is_one_sentence(sheetsync: CommandLine) -> None:
    nothing = sheetsync("history", "list", "--history", "nowhere")
    unnamed = sheetsync("history", "list")

    assert (nothing.status, unnamed.status) == (2, 2)
    assert nothing.stderr == "sheetsync: nothing is remembered yet: run `sheetsync sync` first\n"
    assert "give --history DIR" in unnamed.stderr


def test_a_database_remembers_as_a_folder_does(remembering: CommandLine, workbook: Path) -> None:
    config = remembering.folder / "sheetsync.toml"
    config.write_text(config.read_text() + '[history]\nurl = "sqlite:///memory.db"\n')
    remembering("sync", SHEETSYNC_NOW=MONDAYS[0])
    edit(workbook, E6="Done")

    done = remembering("sync", "--format", "json", SHEETSYNC_NOW=MONDAYS[1])

    assert (done.status, done.stderr) == (0, "")
    assert [each["new"] for each in done.report["snapshot"]["changes"]] == ["Done"]
    assert (remembering.folder / "memory.db").exists()
    assert not (remembering.folder / "history").exists()


def test_only_what_the_column_map_covers_is_kept(remembering: CommandLine, workbook: Path) -> None:
    edit(workbook, L3="Salary", L6="secret canary", M6="another canary")

    remembering("sync")

    text = history_file(remembering).read_text()
    assert "canary" not in text
    kept = {name for entry in map(json.loads, text.splitlines()) for line in entry["set"].values() for name in line}
    assert kept <= {
        "project", "text", "status", "status_text", "owner", "start", "end", "updated", "notes", "priority",
        "is_stretch", "is_tbd", "token", "after",
    }  # fmt: skip

"""Which roadmap it is: each has a memory of its own, whatever it is called, and from wherever it is looked at."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl

from localsheets import Google
from localsheets.fixture import google
from sheetsync.adapters.history import HistoryFolder
from tests.acceptance.command_line import CommandLine, Outcome
from tests.acceptance.test_demo import opened

__all__ = ["google"]

HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "End"]
MONDAYS = ("2026-11-02T09:00:00Z", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z")


def a_roadmap(path: Path, *steps: str, tab: str = "Roadmap") -> Path:
    """A workbook with one project, of these lines; no one says whom it is for, so there is a remark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.active.title = tab
    book.active.append(HEADERS)
    for step in steps:
        book.active.append(["Make tacos", "family members", "", step, "In progress", "2026-12-18"])
    book.save(path)
    return path


def type_into(path: Path, cell: str, text: str) -> None:
    """Change a cell, as a person does."""
    book = opened(path)
    book.active[cell] = text
    book.save(path)


def look(sheetsync: CommandLine, *arguments: object, command: str = "sync", week: int = 0) -> Outcome:
    """Sync, or another command, with a report in JSON."""
    done = sheetsync(command, *arguments, "--format", "json", SHEETSYNC_NOW=MONDAYS[week])
    assert done.status in (0, 1), done.stderr
    return done


def remembered(done: Outcome) -> tuple[str | None, list[str]]:
    """Since when the run remembers, and what it says about that."""
    return done.report["snapshot"]["since"], done.report["notices"]


def names(sheetsync: CommandLine) -> int:
    """How many histories there are."""
    return len(list((sheetsync.folder / "h").glob("*.jsonl")))


def test_two_teams_with_files_of_one_name_never_see_each_other(sheetsync: CommandLine, tmp_path: Path) -> None:
    a_roadmap(tmp_path / "a" / "roadmap.xlsx", "cook food", "serve food")
    a_roadmap(tmp_path / "b" / "roadmap.xlsx", "bake bread", "sell bread")

    for week, monday in enumerate(MONDAYS[:2]):
        done = sheetsync("sync", "a/roadmap.xlsx", "b/roadmap.xlsx", "--history", "h", SHEETSYNC_NOW=monday)
        assert done.status == 0, done.stderr
        assert "vanished" not in done.stdout, week
        assert "is not in the sheet any more" not in done.stdout

    assert names(sheetsync) == 2
    pages = sorted((tmp_path / "summary").glob("*/summary.md"))
    assert len(pages) == 2
    cooks, bakers = (page.read_text() for page in pages)
    assert "bread" not in cooks
    assert "food" not in bakers


def test_folders_for_documents_do_not_depend_on_what_else_is_synced(sheetsync: CommandLine, tmp_path: Path) -> None:
    for team, step in (("a", "cook food"), ("b", "bake bread")):
        a_roadmap(tmp_path / team / "roadmap.xlsx", step)

    sheetsync("sync", "b/roadmap.xlsx", "a/roadmap.xlsx")
    first = {page.parent.name: "bake bread" in page.read_text() for page in tmp_path.glob("summary/*/summary.md")}
    sheetsync("sync", "a/roadmap.xlsx", "./b/../b/roadmap.xlsx")
    second = {page.parent.name: "bake bread" in page.read_text() for page in tmp_path.glob("summary/*/summary.md")}

    assert len(first) == 2
    assert second == first


def test_one_file_is_one_roadmap_by_whatever_path(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "plans" / "roadmap.xlsx", "cook food")
    (tmp_path / "latest.xlsx").symlink_to(file)
    (tmp_path / "team").symlink_to(file.parent, target_is_directory=True)
    look(sheetsync, "plans/roadmap.xlsx", "--history", "h")

    paths = ("./plans/../plans/roadmap.xlsx", file, "latest.xlsx", "team/roadmap.xlsx")
    for path in paths:
        since, notices = remembered(look(sheetsync, path, "--history", "h", week=1))
        assert (since, notices) == ("2026-11-02T09:00:00+00:00", []), path
    assert names(sheetsync) == 1


def test_another_name_of_the_very_same_file_is_the_same_roadmap(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "roadmap.xlsx", "cook food")
    look(sheetsync, "roadmap.xlsx", "--history", "h")
    # As another spelling is where letters' case doesn't count.
    os.link(file, tmp_path / "Roadmap.xlsx")

    since, notices = remembered(look(sheetsync, "Roadmap.xlsx", "--history", "h", week=1))

    assert (since, notices) == ("2026-11-02T09:00:00+00:00", [])
    assert names(sheetsync) == 1


def test_a_checkout_elsewhere_has_the_same_memory(sheetsync: CommandLine, tmp_path: Path) -> None:
    laptop, runner = tmp_path / "laptop", tmp_path / "deep" / "runner"
    for each in (laptop, runner):
        a_roadmap(each / "teams" / "roadmap.xlsx", "cook food")
        (each / "sheetsync.toml").write_text('[sheet]\nlocation = "teams/roadmap.xlsx"\n')
    look(CommandLine(laptop))
    shutil.copytree(laptop / "history", runner / "history")

    since, notices = remembered(look(CommandLine(runner), week=1))

    assert (since, notices) == ("2026-11-02T09:00:00+00:00", [])


def test_a_workbook_that_was_renamed_keeps_its_memory_and_it_is_told(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "q4.xlsx", "cook food", "serve food")
    look(sheetsync, "q4.xlsx", "--history", "h")
    file.rename(tmp_path / "final q4.xlsx")

    for command, week in (("check", 1), ("sync", 1), ("sync", 2)):
        since, notices = remembered(look(sheetsync, "final q4.xlsx", "--history", "h", command=command, week=week))
        assert since == "2026-11-02T09:00:00+00:00"
        told = [each for each in notices if "q4.xlsx" in each]
        # A check keeps nothing, so that it is told until it is kept.
        assert bool(told) == (week == 1), notices
    listed = sheetsync("history", "list", "--history", "h")
    assert listed.status == 0, listed.stderr
    for name in ("q4.xlsx", "final q4.xlsx", "q4.xlsx-Roadmap", "final q4.xlsx-Roadmap"):
        assert sheetsync("history", "list", "--history", "h", "--roadmap", name).stdout == listed.stdout
    # And from there to a third name.
    (tmp_path / "final q4.xlsx").rename(tmp_path / "old.xlsx")
    assert remembered(look(sheetsync, "old.xlsx", "--history", "h", week=2))[0] == "2026-11-02T09:00:00+00:00"
    assert sheetsync("history", "list", "--history", "h", "--roadmap", "q4.xlsx").stdout == listed.stdout


def test_a_tab_that_was_renamed_keeps_its_memory_and_it_is_told(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "plan.xlsx", "cook food", "serve food")
    look(sheetsync, "plan.xlsx", "--history", "h")
    book = opened(file)
    book.active.title = "Fourth quarter"
    book.save(file)

    since, notices = remembered(look(sheetsync, "plan.xlsx", "--history", "h", week=1))

    assert since == "2026-11-02T09:00:00+00:00"
    assert any('"plan.xlsx-Roadmap"' in each for each in notices)
    assert remembered(look(sheetsync, "plan.xlsx", "--history", "h", week=2))[1] == []


def test_a_tab_that_moved_is_the_same_tab(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "plan.xlsx", "cook food")
    look(sheetsync, "plan.xlsx", "--tab", "Roadmap", "--history", "h")
    book = opened(file)
    book.create_sheet("Before it", 0).append(["another", "table"])
    # This library numbers tabs anew, as LibreOffice does.
    book.save(file)

    since, notices = remembered(look(sheetsync, "plan.xlsx", "--tab", "Roadmap", "--history", "h", week=1))

    assert (since, notices) == ("2026-11-02T09:00:00+00:00", [])


def test_a_copy_has_a_memory_of_its_own_and_it_is_told(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "a" / "roadmap.xlsx", "cook food", "serve food")
    look(sheetsync, "a/roadmap.xlsx", "--history", "h")
    (tmp_path / "b").mkdir()
    shutil.copy(file, tmp_path / "b" / "roadmap.xlsx")

    since, notices = remembered(look(sheetsync, "b/roadmap.xlsx", "--history", "h", week=1))

    assert since is None
    assert any('"a/roadmap.xlsx-Roadmap"' in each for each in notices)
    assert names(sheetsync) == 2


def test_a_copied_tab_has_a_memory_of_its_own_and_it_is_told(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "plan.xlsx", "cook food", "serve food")
    look(sheetsync, "plan.xlsx", "--tab", "Roadmap", "--history", "h")
    book = opened(file)
    book.copy_worksheet(book["Roadmap"]).title = "Next quarter"
    book.save(file)

    since, notices = remembered(look(sheetsync, "plan.xlsx", "--tab", "Next quarter", "--history", "h", week=1))

    assert since is None
    assert any('"plan.xlsx-Roadmap"' in each for each in notices)


def test_another_roadmap_takes_nothing_of_one_that_is_gone(sheetsync: CommandLine, tmp_path: Path) -> None:
    a_roadmap(tmp_path / "q3.xlsx", "cook food", "serve food")
    look(sheetsync, "q3.xlsx", "--history", "h")
    (tmp_path / "q3.xlsx").unlink()
    a_roadmap(tmp_path / "q4.xlsx", "bake bread", "sell bread")

    since, notices = remembered(look(sheetsync, "q4.xlsx", "--history", "h", week=1))

    assert (since, notices) == (None, [])


def test_a_sheet_that_was_synced_before_and_is_not_remembered_says_so(sheetsync: CommandLine, tmp_path: Path) -> None:
    a_roadmap(tmp_path / "plan.xlsx", "cook food")
    look(sheetsync, "plan.xlsx", "--history", "elsewhere")

    since, notices = remembered(look(sheetsync, "plan.xlsx", "--history", "h", week=1))

    assert since is None
    assert any("synced before" in each for each in notices)


def test_the_commands_of_the_history_know_a_roadmap_by_its_sheet(sheetsync: CommandLine, tmp_path: Path) -> None:
    for team, step in (("a", "cook food"), ("b", "bake bread")):
        a_roadmap(tmp_path / team / "roadmap.xlsx", step)
        look(sheetsync, f"{team}/roadmap.xlsx", "--history", "h")
    (tmp_path / "sheetsync.toml").write_text('[sheet]\nlocation = "b/roadmap.xlsx"\n[history]\nfolder = "h"\n')

    unsaid = sheetsync("history", "show", "--history", "h", "--config", "/dev/null")
    for name in ("a/roadmap.xlsx", "a/roadmap.xlsx-Roadmap"):
        assert "cook food" in sheetsync("history", "show", "--roadmap", name).stdout
    assert "bake bread" in sheetsync("history", "show").stdout
    assert sheetsync("history", "export", "b.csv", "--roadmap", "b/roadmap.xlsx").status == 0
    assert unsaid.status == 2
    assert "a/roadmap.xlsx-Roadmap, b/roadmap.xlsx-Roadmap" in unsaid.stderr


def test_a_database_knows_them_apart_too(sheetsync: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "sheetsync.toml").write_text('[history]\nurl = "sqlite:///memory.db"\n')
    for team, step in (("a", "cook food"), ("b", "bake bread")):
        a_roadmap(tmp_path / team / "roadmap.xlsx", step, step + " again")
    for team in ("a", "b"):
        assert remembered(look(sheetsync, f"{team}/roadmap.xlsx"))[0] is None
    (tmp_path / "a" / "roadmap.xlsx").rename(tmp_path / "a" / "plan.xlsx")

    since, notices = remembered(look(sheetsync, "a/plan.xlsx", week=1))

    assert since == "2026-11-02T09:00:00+00:00"
    assert any('"a/roadmap.xlsx-Roadmap"' in each for each in notices)


def test_a_google_sheet_keeps_its_memory_whatever_it_and_its_tab_are_called(
    sheetsync: CommandLine, google: Google
) -> None:
    rows = [HEADERS, ["Make tacos", "family members", "", "cook food", "In progress", "2026-12-18"]]
    sheet = google.spreadsheet(rows, tab="Roadmap")
    sheetsync("sync", sheet.id, "--history", "h", SHEETSYNC_API_ROOT=google.url, SHEETSYNC_NOW=MONDAYS[0])

    done = sheetsync(
        "sync",
        f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid=0",
        *("--history", "h", "--format", "json"),
        SHEETSYNC_API_ROOT=google.url,
        SHEETSYNC_NOW=MONDAYS[1],
    )

    assert remembered(done) == ("2026-11-02T09:00:00+00:00", [])
    assert done.report["snapshot"]["roadmap"] == f"{sheet.id}-0"


def as_before(folder: Path, *names: str, under: str) -> None:
    """Keep these histories as earlier releases did: all under one name, which says nothing of the folder."""
    store = HistoryFolder(folder)
    seen = sorted((each for name in names for each in store.read(name).snapshots), key=lambda each: each.taken)
    for file in folder.glob("*.jsonl"):
        file.unlink()
    for each in seen:
        store.append(under, replace(each, of=None))
    store.tell(under, "leads", seen[-1].taken)


def test_an_old_history_is_carried_over_once_and_it_is_told(sheetsync: CommandLine, tmp_path: Path) -> None:
    file = a_roadmap(tmp_path / "plans" / "roadmap.xlsx", "cook food", "serve food")
    look(sheetsync, "plans/roadmap.xlsx", "--history", "h")
    as_before(tmp_path / "h", "plans/roadmap.xlsx-Roadmap", under="roadmap-1")
    old = (tmp_path / "h" / "roadmap-1.jsonl").read_bytes()
    type_into(file, "E2", "Done")

    told = []
    for command, week in (("check", 1), ("sync", 1), ("check", 2)):
        since, notices = remembered(look(sheetsync, "plans/roadmap.xlsx", "--history", "h", command=command, week=week))
        assert since == MONDAYS[0 if week == 1 else 1].replace("Z", "+00:00")
        told.append([each for each in notices if '"roadmap-1"' in each])

    assert [len(each) for each in told] == [1, 1, 0]
    assert (tmp_path / "h" / "roadmap-1.jsonl").read_bytes() == old
    listed = sheetsync("history", "list", "--history", "h").stdout
    assert listed == sheetsync("history", "list", "--history", "h", "--roadmap", "roadmap-1").stdout
    assert len(listed.splitlines()) == 3
    assert listed == sheetsync("history", "list", "--history", "h", "--roadmap", "plans/roadmap.xlsx").stdout
    assert "leads" in HistoryFolder(tmp_path / "h").read("plans/roadmap.xlsx-Roadmap").told


def test_of_a_history_that_two_roadmaps_shared_only_what_is_certain_is_carried_over(
    sheetsync: CommandLine, tmp_path: Path
) -> None:
    for week, (team, steps) in enumerate({"a": ("cook food", "serve food"), "b": ("bake bread", "sell bread")}.items()):
        a_roadmap(tmp_path / team / "roadmap.xlsx", *steps)
        look(sheetsync, f"{team}/roadmap.xlsx", "--history", "h", week=week)
    as_before(tmp_path / "h", *(f"{each}/roadmap.xlsx-Roadmap" for each in "ab"), under="roadmap-1")

    cooks = look(sheetsync, "a/roadmap.xlsx", "--history", "h", week=2)
    bakers = look(sheetsync, "b/roadmap.xlsx", "--history", "h", week=2)

    assert remembered(cooks)[0] is None
    assert remembered(bakers)[0] == "2026-11-09T09:00:00+00:00"
    assert "begins a history of its own" in remembered(cooks)[1][0]
    assert "from 2026-11-09 on" in remembered(bakers)[1][0]
    for each in (cooks, bakers):
        assert not each.report["snapshot"]["changes"]
        assert "line-vanished" not in each.rules


def test_roadmaps_of_one_template_are_told_apart_by_our_tokens(sheetsync: CommandLine, tmp_path: Path) -> None:
    for team in "ab":
        a_roadmap(tmp_path / team / "roadmap.xlsx", "ask five users", "tell the users")
    look(sheetsync, "a/roadmap.xlsx", "--history", "h")
    look(sheetsync, "b/roadmap.xlsx", "--history", "elsewhere")
    a_roadmap(tmp_path / "c" / "roadmap.xlsx", "ask five users", "tell the users")
    as_before(tmp_path / "h", "a/roadmap.xlsx-Roadmap", under="roadmap-1")

    assert remembered(look(sheetsync, "c/roadmap.xlsx", "--history", "h", week=1))[0] is None
    assert remembered(look(sheetsync, "b/roadmap.xlsx", "--history", "h", week=1))[0] is None
    assert remembered(look(sheetsync, "a/roadmap.xlsx", "--history", "h", week=1))[0] == "2026-11-02T09:00:00+00:00"


def test_a_copy_of_a_google_sheet_that_is_adopted_says_that_it_begins_anew(
    sheetsync: CommandLine, google: Google
) -> None:
    rows = [HEADERS, ["Make tacos", "family members", "", "cook food", "In progress", "2026-12-18"]]
    sheet = google.spreadsheet(rows, tab="Roadmap")
    given = {"SHEETSYNC_API_ROOT": google.url, "SHEETSYNC_NOW": MONDAYS[0]}
    sheetsync("sync", sheet.id, "--history", "h", **given)
    copy = google.spreadsheet(title="Copy of Roadmap")
    google.world.commit(copy.file, replace(sheet.book.copy(), id=copy.id))

    done = sheetsync("sync", copy.id, "--adopt", "--history", "h", "--format", "json", **given)

    since, notices = remembered(done)
    assert since is None
    # The remarks that it was copied with are known to be of lines that are kept under the other name.
    assert any("and can be a copy: it begins a history of its own" in each for each in notices)
    assert names(sheetsync) == 2

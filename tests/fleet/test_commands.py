"""The commands of the fleet, beside the workers."""

from pathlib import Path

import openpyxl

from tests.fleet.conftest import Fleet, make_due


def test_a_roadmap_is_added_listed_paused_and_started_again(fleet: Fleet) -> None:
    fleet.setup()
    (sheet,) = fleet.sheets(1)
    address = f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid=0"

    assert fleet("add", "tacos", address, "--team", "Cooks", "--every", "6h").output == "tacos taken up.\n"
    assert fleet("list").output.splitlines()[1].split()[:3] == ["tacos", "Cooks", "6h"]
    assert fleet("pause", "tacos").output == "tacos: paused.\n"
    make_due(fleet)
    assert fleet("schedule").output == "0 roadmaps queued.\n"
    assert "paused" in fleet("list").output
    fleet("pause", "tacos", "--off")
    assert fleet("schedule").output == "1 roadmaps queued.\n"


def test_nothing_waits_twice(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(2))

    assert fleet("run", "roadmap-0", "roadmap-1").output == "2 roadmaps queued; 0 waited already.\n"
    assert fleet("run", "roadmap-0").output == "0 roadmaps queued; 1 waited already.\n"
    make_due(fleet)
    assert fleet("schedule").output == "0 roadmaps queued.\n"
    assert fleet("status").output.splitlines()[1] == "Queue: 2 wait, 0 run"


def test_a_start_that_was_queued_comes_again_a_period_later(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(1), every="6h")
    make_due(fleet)

    fleet("schedule")

    assert fleet.query("SELECT due > now() AND due <= now() + interval '6 hours' FROM sheetsync_member") == [(True,)]


def test_a_workbook_can_list_the_roadmaps(fleet: Fleet, tmp_path: Path) -> None:
    fleet.setup(more='[[audience]]\nname = "leads"\nfields = ["project", "status"]\n')
    sheets = fleet.sheets(2)
    book = openpyxl.Workbook()
    book.active.append(["Our roadmaps"])
    book.active.append(["Team", "Name", "Sheet", "Every", "Audiences"])
    book.active.append(["Cooks", "tacos", sheets[0].id, "12h", "leads"])
    book.active.append(["Waiters", "service", sheets[1].id, None, None])
    book.save(tmp_path / "list.xlsx")

    done = fleet("import", tmp_path / "list.xlsx")

    assert (
        done.output
        == "2 roadmaps taken up: those that are new are synced at once, and then each at a time of its own.\n"
    )
    rows = [line.split()[:3] for line in fleet("list").output.splitlines()[1:]]
    assert rows == [["service", "Waiters", "1d"], ["tacos", "Cooks", "12h"]]


def test_every_mistake_of_a_list_is_told_by_its_row_and_nobody_is_taken_up(fleet: Fleet, tmp_path: Path) -> None:
    fleet.setup()
    book = openpyxl.Workbook()
    book.active.append(["Name", "Sheet", "Every"])
    book.active.append(["Tacos!", "1abc", "1d"])
    book.active.append(["tacos", "1abc", "daily"])
    book.save(tmp_path / "list.xlsx")

    done = fleet("import", tmp_path / "list.xlsx")

    assert done.exit_code == 2
    assert "row 2: name: must be small letters" in done.output
    assert "row 3: every: give a number and m, h, d or w" in done.output
    assert len(fleet("list").output.splitlines()) == 1


def test_mistakes_of_the_file_are_told_with_their_lines(fleet: Fleet) -> None:
    (fleet.folder / "fleet.toml").write_text('database = "x"\n[quota]\nper_acount = 3\n[[roadmap]]\nname = "a b"\n')

    done = fleet("list")

    assert done.exit_code == 2
    assert "fleet.toml:3: quota.per_acount" in done.output
    assert "fleet.toml:5: roadmap.0.name: must be small letters" in done.output


def test_a_database_that_is_not_prepared_is_said_so(fleet: Fleet) -> None:
    (fleet.folder / "fleet.toml").write_text(f'database = "{fleet.url}"\n')

    done = fleet("list")

    assert done.exit_code == 2
    assert "run `sheetsync fleet migrate`" in done.output


def test_migrating_twice_changes_nothing(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(1))

    assert fleet("migrate").exit_code == 0
    assert len(fleet("list").output.splitlines()) == 2


def test_what_fails_is_told_with_its_reason_and_can_be_tried_again(fleet: Fleet) -> None:
    fleet.setup()
    good, bad = fleet.sheets(2)
    fleet.take_up([good, bad])
    bad.share("", "bot-0@example.com")
    fleet("run", "roadmap-0", "roadmap-1")

    assert fleet.work().returncode == 0
    told = fleet("status").output
    assert told.startswith("2 roadmaps: 1 failed, 1 synced\nQueue: 0 wait, 0 run\n  roadmap-1 failed once")
    assert "share" in told

    bad.share("writer", "bot-0@example.com")
    assert fleet("retry").output == "1 roadmaps queued.\n"
    fleet.work()
    assert fleet("status").output.startswith("2 roadmaps: 2 synced\n")

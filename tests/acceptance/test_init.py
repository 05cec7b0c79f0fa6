"""`sheetsync init`, as a person runs it: what it asks, what it writes, and what it leaves alone."""

import tomllib
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.command_line import CommandLine, assert_refused, seen
from tests.corpus.case import cases

CORPUS = {each.name: each for each in cases()}
OWN_STATUSES = "statuses-of-their-own"


@pytest.fixture
def roadmap(sheetsync: CommandLine) -> str:
    """A workbook with two statuses that only the team knows, and no interval."""
    return CORPUS[OWN_STATUSES].workbook(sheetsync.folder / "roadmap.xlsx").name


def settings(sheetsync: CommandLine, name: str = "sheetsync.toml") -> dict[str, dict[str, object]]:
    return tomllib.loads((sheetsync.folder / name).read_text(encoding="utf-8"))


def test_only_what_is_open_is_asked_and_the_answers_are_written(sheetsync: CommandLine, roadmap: str):
    done = sheetsync("init", roadmap, typed="6\n6\n12 Oct to 20 Nov 2026\ny\nn\n")

    assert done.status == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("What does")] == [
        'What does the status "Parked" mean? (2 lines)',
        'What does the status "Icebox" mean? (1 line)',
    ]
    written = settings(sheetsync)
    assert written["statuses"] == {"Parked": "Won't do", "Icebox": "Won't do"}
    assert {key: str(day) for key, day in written["interval"].items()} == {"start": "2026-10-12", "end": "2026-11-20"}
    report = sheetsync("check", "--format", "json")
    assert "status-unknown" not in report.rules
    assert "interval-missing" not in report.rules


def test_an_answer_that_is_none_is_asked_for_again(sheetsync: CommandLine, roadmap: str):
    done = sheetsync("init", roadmap, typed="8\nmaybe\n6\n\n2026-11-20 to 2026-10-12\n2026-10-12 to 2026-11-20\ny\nn\n")

    assert done.status == 0, done.stderr
    assert done.stdout.count("choose one of: Not started") == 2
    assert "give the first and the last day" in done.stdout
    assert settings(sheetsync)["statuses"] == {"Parked": "Won't do"}


def test_the_row_of_the_headers_can_be_named_and_then_the_columns(sheetsync: CommandLine):
    CORPUS["a-language-that-is-not-known"].workbook(sheetsync.folder / "haku.xlsx")
    done = sheetsync("init", "haku.xlsx", typed="1\nHanke\nTehtävä\nTila\nTavoite\ny\nn\n")

    assert done.status == 0, done.stdout + done.stderr
    written = settings(sheetsync)
    assert written["sheet"]["header_row"] == 1
    assert written["columns"] == {"project": "Hanke", "deliverable": "Tehtävä", "status": "Tila", "goal": "Tavoite"}
    assert "header-not-found" not in sheetsync("check", "--format", "json").rules


def test_without_an_answer_nothing_is_written(sheetsync: CommandLine, roadmap: str):
    before = seen(sheetsync.folder)
    done = sheetsync("init", roadmap, typed="6\n")

    assert done.status == 2
    assert done.stderr.strip().endswith("answer, or run again with --yes")
    assert seen(sheetsync.folder) == before


def test_run_again_it_shows_what_would_change_and_keeps_the_rest(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "sheetsync.toml"
    own = '# ours\n[sheet]\nlocation = "roadmap.xlsx" # here\n\n[rules]\n"goal-copied" = "hint"\n'
    file.write_text(own, encoding="utf-8")
    done = sheetsync("init", typed="6\n\n\ny\nn\n")

    assert '  +[statuses]\n  +Parked = "Won\'t do"' in done.stdout
    assert file.read_text(encoding="utf-8") == own + '\n[statuses]\nParked = "Won\'t do"\n'
    assert "nothing to change" in sheetsync("init", "--yes").stdout


def test_run_again_an_answer_can_be_taken_back_and_is_asked_again(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "sheetsync.toml"
    own = '# ours\n[sheet]\nlocation = "roadmap.xlsx"\n\n[statuses]\nParked = "Done" # wrong\nIcebox = "Won\'t do"\n'
    interval = "\n[interval]\nstart = 2026-10-12\nend = 2026-11-20\n"
    file.write_text(own + interval, encoding="utf-8")

    kept = sheetsync("init", typed="\n")
    assert "Answered before:\n   1  statuses: Parked = Done\n" in kept.stdout
    assert "nothing to change" in kept.stdout

    assert sheetsync("init").status == 0
    assert file.read_text(encoding="utf-8") == own + interval

    done = sheetsync("init", typed="1, 4\n1, 3\n6\n\ny\n")
    assert done.stdout.count("What does the status") == 1, done.stdout
    assert '  -Parked = "Done" # wrong' in done.stdout
    assert settings(sheetsync)["statuses"] == {"Parked": "Won't do", "Icebox": "Won't do"}
    assert "interval" not in settings(sheetsync)
    assert file.read_text(encoding="utf-8").startswith("# ours\n")


def test_that_no_column_is_it_can_be_taken_back(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "pyproject.toml"
    file.write_text(
        '[tool.sheetsync]\nsheet = { location = "roadmap.xlsx" }\ncolumns = { goal = "", notes = "" }\n',
        encoding="utf-8",
    )
    done = sheetsync("init", typed="1\n\n\n\n\n\ny\n")

    assert "   1  columns: goal = none of them\n" in done.stdout
    assert tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["sheetsync"]["columns"] == {"notes": ""}


def test_a_file_that_is_declined_is_not_written(sheetsync: CommandLine, roadmap: str):
    done = sheetsync("init", roadmap, typed="\n\n\nn\nn\n")

    assert "sheetsync.toml was not written" in done.stdout
    assert not (sheetsync.folder / "sheetsync.toml").exists()


def test_a_file_of_windows_keeps_its_line_ends(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "sheetsync.toml"
    file.write_bytes(b'[sheet]\r\nlocation = "roadmap.xlsx"\r\n')
    sheetsync("init", typed="6\n\n\ny\nn\n")

    assert file.read_bytes() == b'[sheet]\r\nlocation = "roadmap.xlsx"\r\n\r\n[statuses]\r\nParked = "Won\'t do"\r\n'


def test_in_pyproject_the_tables_are_those_of_the_tool(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "pyproject.toml"
    file.write_text('[tool.sheetsync.sheet]\nlocation = "roadmap.xlsx"\n', encoding="utf-8")
    sheetsync("init", typed="6\n\n\ny\nn\n")

    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    assert tables["tool"]["sheetsync"]["statuses"] == {"Parked": "Won't do"}
    assert not (sheetsync.folder / "sheetsync.toml").exists()


def test_a_pyproject_that_says_nothing_of_us_stays_as_it_is(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n', encoding="utf-8")
    sheetsync("init", roadmap, "--yes")

    assert file.read_text(encoding="utf-8") == '[project]\nname = "x"\n'
    assert settings(sheetsync)["sheet"] == {"location": "roadmap.xlsx"}


def test_inline_tables_are_amended_within_their_braces(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "sheetsync.toml"
    file.write_text('sheet = { location = "roadmap.xlsx" }\nstatuses = { Icebox = "Done" } # ours\n', encoding="utf-8")
    sheetsync("init", typed="\n6\n\n\ny\nn\n")

    assert settings(sheetsync)["statuses"] == {"Icebox": "Done", "Parked": "Won't do"}
    assert "} # ours" in file.read_text(encoding="utf-8")


def test_a_hostile_status_stays_a_text_in_terminal_and_file(sheetsync: CommandLine):
    import xlsxwriter

    hostile = 'x"\n[rules]\n::error::\u202e\x1b]8;;a\x07'
    book = xlsxwriter.Workbook(str(sheetsync.folder / "bad.xlsx"))
    sheet = book.add_worksheet('Plan"x')
    book.add_worksheet("Other")
    for row, line in enumerate([("Project", "Goal", "Deliverable", "Status"), ("A", "g", "d", hostile)]):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    book.close()
    done = sheetsync("init", "bad.xlsx", typed="6\n\ny\nn\n")

    assert done.status == 0, done.stderr
    assert not set(done.stdout) & set("\x1b\x07\u202e")
    written = settings(sheetsync)
    assert list(written["statuses"].values()) == ["Won't do"]
    assert written["sheet"]["tab"] == 'Plan"x'
    assert written["rules"] == {}
    assert "status-unknown" not in sheetsync("check", "--format", "json").rules


def test_a_dropdown_offers_the_words_that_the_team_uses(sheetsync: CommandLine, roadmap: str):
    done = sheetsync("init", roadmap, "--yes", "--dropdowns")

    assert "from D2 down" in done.stdout
    (found,) = openpyxl.load_workbook(sheetsync.folder / roadmap).active.data_validations.dataValidation
    assert str(found.sqref) == "D2:D1048576"
    assert found.formula1 == '"Not started,In progress,Possible delay,At risk,Shipped,Won\'t do"'
    again = (sheetsync.folder / roadmap).read_bytes()
    assert "stays as it is" in sheetsync("init", roadmap, "--yes", "--dropdowns").stdout
    assert (sheetsync.folder / roadmap).read_bytes() == again


def test_a_dropdown_is_put_beside_the_validations_of_other_columns(sheetsync: CommandLine):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(sheetsync.folder / "a.xlsx"))
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, ("Project", "Goal", "Deliverable", "Status"))
    sheet.write_row(1, 0, ("A", "g", "d", "Done"))
    sheet.data_validation("A2:A9", {"validate": "list", "source": ["A", "B"]})
    sheet.conditional_format("D2:D9", {"type": "blanks", "format": book.add_format({"bold": True})})
    sheet.write_url("B2", "https://example.com")
    book.close()
    sheetsync("init", "a.xlsx", "--yes", "--dropdowns")

    found = openpyxl.load_workbook(sheetsync.folder / "a.xlsx").active.data_validations
    assert [str(each.sqref) for each in found.dataValidation] == ["A2:A9", "D2:D1048576"]
    assert sheetsync("sync", "a.xlsx").status == 0


def test_a_dropdown_ends_with_the_table_where_something_else_stands_below(sheetsync: CommandLine):
    book = openpyxl.Workbook()
    rows = [("Project", "Goal", "Deliverable", "Status"), ("A", "g", "d", "Done"), ("B", "g", "e", "In progress")]
    for row in (*rows, (), (), (), (), ("Team", "Budget", "Room", "Size"), ("one", 1, "x", 3)):
        book.active.append(row)
    book.save(sheetsync.folder / "a.xlsx")

    said = sheetsync("init", "a.xlsx", "--yes", "--dropdowns").stdout

    (found,) = openpyxl.load_workbook(sheetsync.folder / "a.xlsx").active.data_validations.dataValidation
    last = int(str(found.sqref).partition(":D")[2])
    assert last < 8, said
    assert f"from D2 to D{last}" in said


def test_a_locked_workbook_gets_no_dropdown(sheetsync: CommandLine, roadmap: str):
    path = sheetsync.folder / roadmap
    book = openpyxl.load_workbook(path)
    book.active.protection.sheet = True
    book.save(path)
    before = path.read_bytes()

    done = sheetsync("init", roadmap, "--yes", "--dropdowns")

    assert (done.status, path.read_bytes()) == (3, before)
    assert "is protected, so nothing was written" in done.stderr


def test_columns_to_tick_get_no_dropdown(sheetsync: CommandLine):
    path = CORPUS["three-columns-to-tick"].workbook(sheetsync.folder / "a.xlsx")
    before = path.read_bytes()

    assert "no one status column" in sheetsync("init", "a.xlsx", "--yes", "--dropdowns").stdout
    assert path.read_bytes() == before


def test_a_fresh_workbook_is_a_roadmap_that_only_lacks_its_interval(sheetsync: CommandLine):
    done = sheetsync("init", "--new", "plan.xlsx", typed="2026-10-12 to 2026-11-20\ny\nn\n")

    assert done.status == 0, done.stderr
    report = sheetsync("check", "--format", "json").report
    assert report["findings"] == []
    assert sheetsync("sync").status == 0


def test_a_fresh_workbook_never_takes_the_place_of_another_file(sheetsync: CommandLine, roadmap: str):
    before = seen(sheetsync.folder)

    assert_refused(sheetsync("init", "--new", roadmap), 3, roadmap, "name another file")
    assert_refused(sheetsync("init", "--new", "plan.ods"), 2, ".xlsx")
    assert seen(sheetsync.folder) == before


def test_a_csv_can_be_set_up_and_says_why_it_gets_no_dropdown(sheetsync: CommandLine):
    (sheetsync.folder / "a.csv").write_text("Project;Deliverable;Status\nA;b;Done\n", encoding="utf-8-sig")

    assert sheetsync("init", "a.csv", "--yes").status == 0
    assert settings(sheetsync)["sheet"] == {"location": "a.csv"}
    assert "save it as .xlsx" in sheetsync("init", "a.csv", "--yes", "--dropdowns").stderr


def test_the_configuration_may_have_another_name(sheetsync: CommandLine, roadmap: str, tmp_path: Path):
    sheetsync("init", roadmap, "--yes", "--config", "teams/alpha.toml")

    assert settings(sheetsync, "teams/alpha.toml")["sheet"] == {"location": "roadmap.xlsx"}
    assert not (tmp_path / "sheetsync.toml").exists()


def test_notes_are_offered_and_off(sheetsync: CommandLine, workbook: Path) -> None:
    assert sheetsync("init", workbook.name, "--yes").status == 0
    file = sheetsync.folder / "sheetsync.toml"
    assert "# notes = true  # also a note on each cell at fault" in file.read_text()
    assert settings(sheetsync).get("write", {}) == {}

    file.write_text(file.read_text().replace("# notes = true", "notes = true"))

    assert sheetsync("sync").status == 0
    assert sheetsync("clear").stdout.splitlines()[0].split(" and ")[1].endswith("notes.")


def test_a_word_is_no_status_and_a_roadmap_has_no_interval(sheetsync: CommandLine, roadmap: str):
    done = sheetsync("init", roadmap, typed="7\n7\n1\ny\nn\n")

    assert done.stdout.count("  7  none of them") == 2
    assert "  1  there is none" in done.stdout
    said = settings(sheetsync)
    assert said["sheet"]["no_status"] == ["Parked", "Icebox"]
    assert said["rules"] == {"interval-missing": "off"}
    assert "nothing to change" in sheetsync("init", "--yes").stdout
    checked = sheetsync("check").stdout
    assert "Parked" not in checked
    assert "interval-missing" not in checked


def test_the_tab_and_the_row_of_headers_can_be_taken_back(sheetsync: CommandLine, roadmap: str):
    file = sheetsync.folder / "sheetsync.toml"
    file.write_text('[sheet]\nlocation = "roadmap.xlsx"\ntab = "Roadmap"\nheader_row = 1\n', encoding="utf-8")
    done = sheetsync("init", typed="1, 2\n\n\n\ny\nn\n")

    assert "Answered before:\n   1  sheet: tab = Roadmap\n   2  sheet: header_row = 1\n" in done.stdout
    assert "tab" not in settings(sheetsync)["sheet"]
    assert "header_row" not in settings(sheetsync)["sheet"]

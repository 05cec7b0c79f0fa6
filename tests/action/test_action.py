"""The action, run as a runner runs it: bash, a runner's files and environment, an otherwise empty folder."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.bad_file import a_workbook
from tests.acceptance.command_line import DEMO_WORKBOOK, ROOT
from tests.action.issues import Issues, repository
from tests.action.runner import ACTION, Runner

__all__ = ["google"]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@pytest.fixture
def sheet(runner: Runner) -> str:
    """A workbook with an error and two warnings in the job's folder."""
    return a_workbook(runner.workspace / "roadmap.xlsx").name


def well(runner: Runner) -> None:
    """Put a workbook without a fault in the place of the other."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(runner.workspace / "roadmap.xlsx"))
    tab = book.add_worksheet("Roadmap")
    tab.write_row(0, 0, ("Project", "Stakeholders", "Goal", "Deliverable", "Status"))
    tab.write_row(1, 0, ("Make tacos", "the family", "the family eats quickly", "cook", "Done"))
    book.close()


def test_every_input_is_used_and_reaches_no_script_but_by_the_environment() -> None:
    steps = ACTION["runs"]["steps"]
    scripts = "".join(step.get("run", "") for step in steps)
    rest = json.dumps([{key: value for key, value in step.items() if key != "run"} for step in steps])

    assert "${{" not in scripts
    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in rest, f"the input {name} does nothing"


def test_a_sync_writes_and_says_what_it_found(runner: Runner, sheet: str) -> None:
    before = (runner.workspace / sheet).read_bytes()
    done = runner.run(sheet=sheet)

    assert done["conclusion"] == "success", runner.log
    assert (done["exit-status"], done["errors"], done["warnings"]) == ("0", "1", "2")
    assert (done["changed"], done["hints"]) == ("true", "1")
    assert (runner.workspace / sheet).read_bytes() != before
    assert (runner.workspace / done["summary-path"]).is_file()
    report = json.loads((runner.workspace / done["json-path"]).read_text(encoding="utf-8"))
    assert report["counts"]["error"] == 1
    assert "::error title=goal-missing (C4)::" in runner.log
    summary = runner.summary.read_text(encoding="utf-8")
    assert "## Roadmap checks" in summary
    assert runner.used["actions/upload-artifact"]["path"] == "summary"


def test_a_second_sync_changes_nothing(runner: Runner, sheet: str) -> None:
    runner.run(sheet=sheet)

    assert runner.run(sheet=sheet)["changed"] == "false"


def test_a_check_fails_the_job_at_its_end_and_keeps_the_reports(runner: Runner, sheet: str) -> None:
    before = (runner.workspace / sheet).read_bytes()
    done = runner.run(sheet=sheet, command="check", fail_on="error", formats="sarif\njunit")

    assert (done["conclusion"], done["exit-status"], done["changed"]) == ("failure", "1", "false")
    assert (runner.workspace / sheet).read_bytes() == before
    assert {each.name for each in (runner.workspace / "summary").iterdir()} == {
        "findings.json",
        "findings.md",
        "findings.sarif",
        "findings.junit.xml",
    }
    assert "actions/upload-artifact" in runner.used


def test_a_check_that_may_not_fail_does_not(runner: Runner, sheet: str) -> None:
    assert runner.run(sheet=sheet, command="check", fail_on="never")["conclusion"] == "success"


def test_the_configuration_names_the_sheet(runner: Runner, sheet: str) -> None:
    (runner.workspace / "teams").mkdir()
    (runner.workspace / "teams" / "a.toml").write_text(f'[sheet]\nlocation = "{sheet}"\n', encoding="utf-8")

    assert runner.run(config="teams/a.toml", command="check")["errors"] == "1"


def test_a_summary_alone_is_made(runner: Runner, sheet: str) -> None:
    done = runner.run(sheet=sheet, command="summary", formats="html")

    assert (done["exit-status"], done["json-path"], done["errors"]) == ("0", "", "")
    assert {each.name for each in (runner.workspace / "summary").iterdir()} == {"summary.md", "summary.html"}


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"sheet": "gone.xlsx"}, "2"),
        ({"command": "clear"}, "2"),
        ({"sheet": "--help"}, "2"),
        ({"sheet": "$(touch pwned)"}, "2"),
        ({"formats": "html; touch pwned"}, "2"),
        ({"config": "'; touch pwned; '"}, "2"),
        ({"for": "leads"}, "2"),
        ({"send": "true"}, "2"),
        ({"command": "summary", "for": "../../pwned"}, "2"),
        ({"command": "summary", "for": "nobody"}, "2"),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_of_it_is_run(
    runner: Runner, sheet: str, inputs: dict[str, str], status: str
) -> None:
    done = runner.run(**{"sheet": sheet, "command": "check"} | inputs)

    assert (done["conclusion"], done["exit-status"], done["errors"]) == ("failure", status, "")
    assert not list(runner.folder.rglob("pwned"))


def test_reports_of_an_earlier_run_are_not_taken_for_this_ones(runner: Runner, sheet: str) -> None:
    runner.run(sheet=sheet)
    done = runner.run(sheet="gone.xlsx")

    assert (done["json-path"], done["errors"], done["summary-path"]) == ("", "", "")


def test_a_hostile_cell_is_no_command_and_no_output(runner: Runner) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(runner.workspace / "bad.xlsx"))
    tab = book.add_worksheet("##error")
    tab.write_row(0, 0, ("Project", "Goal", "Deliverable", "Status"))
    tab.write_row(1, 0, ("x\n::set-output name=errors::9\nerrors=9", "", "d", "::stop-commands::x\nexit-status=7"))
    book.close()
    done = runner.run(sheet="bad.xlsx", command="check", fail_on="never")

    assert done["exit-status"] == "0"
    assert done["errors"] == "2"
    commands = [line for line in runner.log.splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error title=", "::warning title=", "::notice title=")) for line in commands)


def test_a_google_sheet_is_synced_by_its_key(runner: Runner, google: Google) -> None:
    rows = [["Project", "Goal", "Deliverable", "Status"], ["Make tacos", "", "cook", "Nearly"]]
    sheet = google.spreadsheet(rows, tab="Roadmap")
    runner.environment["SHEETSYNC_API_ROOT"] = google.url
    done = runner.run(sheet=sheet.id)

    assert (done["conclusion"], done["errors"], done["changed"]) == ("success", "2", "true"), runner.log
    assert sheet.cell("E1") == "Roadmap checks"


AUDIENCE = """
[[audience]]
name = "leads"
fields = ["project", "deliverable", "status"]
channels = ["folder", "github"]
"""


def for_leads(runner: Runner, sheet: str) -> None:
    text = f'[sheet]\nlocation = "{sheet}"\n{AUDIENCE}'
    (runner.workspace / "sheetsync.toml").write_text(text, encoding="utf-8")


def test_an_audience_gets_its_own_summary_and_page(runner: Runner, sheet: str) -> None:
    for_leads(runner, sheet)
    done = runner.run(**{"command": "summary", "for": "leads", "formats": "html", "pages": "true"})

    assert done["conclusion"] == "success", runner.log
    assert done["summary-path"] == "summary/summary-leads.md"
    page = Path(runner.used["actions/upload-pages-artifact"]["path"]) / "index.html"
    assert page.read_bytes() == (runner.workspace / "summary" / "summary-leads.html").read_bytes()


def test_a_summary_is_sent_to_those_who_are_due(runner: Runner, sheet: str) -> None:
    for_leads(runner, sheet)
    done = runner.run(command="summary", send="true")

    assert done["conclusion"] == "success", runner.log
    assert "leads by github: sent" in runner.log
    assert "Make tacos" in runner.summary.read_text(encoding="utf-8")


def test_a_page_is_the_summary_and_nothing_beside_it(runner: Runner, sheet: str) -> None:
    runner.run(sheet=sheet, pages="true")

    page = Path(runner.used["actions/upload-pages-artifact"]["path"])
    assert [each.name for each in page.iterdir()] == ["index.html"]
    assert (page / "index.html").read_bytes() == (runner.workspace / "summary" / "summary.html").read_bytes()
    assert "actions/deploy-pages" in runner.used


# --- The issue ---------------------------------------------------------------------------------


@pytest.fixture
def issues(runner: Runner) -> Iterator[Issues]:
    with repository() as found:
        runner.api = found.url
        yield found


def check(runner: Runner, sheet: str) -> dict[str, str]:
    return runner.run(sheet=sheet, command="check", fail_on="error", issue="true")


def test_an_issue_is_opened_updated_in_place_and_closed(runner: Runner, sheet: str, issues: Issues) -> None:
    check(runner, sheet)
    (opened,) = issues.all
    assert opened["title"] == "Roadmap checks: 1 error, 2 warnings"
    assert "C4" in opened["body"]

    before = dict(opened)
    check(runner, sheet)
    assert issues.all == [before], "a run that finds the same says nothing"

    (runner.workspace / sheet).write_bytes(DEMO_WORKBOOK.read_bytes())
    check(runner, sheet)
    assert len(issues.all) == 1
    assert issues.all[0]["body"] != before["body"]

    well(runner)
    done = check(runner, sheet)
    assert done["conclusion"] == "success", runner.log
    assert issues.all[0]["state"] == "closed"
    assert issues.comments == [(1, "The roadmap passes its checks again.")]


def test_the_issue_of_another_sheet_or_a_person_is_left_alone(runner: Runner, sheet: str, issues: Issues) -> None:
    check(runner, sheet)
    issues.all[0] |= {"title": "Ana: please mend the goals"}
    issues.all.insert(0, {"number": 2, "state": "open", "user": {"type": "User"}, "title": "x", "body": "y"})
    shutil.copy(DEMO_WORKBOOK, runner.workspace / "other.xlsx")
    check(runner, "other.xlsx")
    (runner.workspace / sheet).write_bytes(DEMO_WORKBOOK.read_bytes())
    check(runner, sheet)

    assert [each["title"][:20] for each in issues.all] == ["Roadmap checks: 4 er", "x", "Ana: please mend the"]


def test_without_the_permission_the_job_says_which_one_it_needs(runner: Runner, sheet: str, issues: Issues) -> None:
    issues.forbidden = True
    check(runner, sheet)

    assert "give the job the permission issues: write" in runner.log
    assert "Traceback" not in runner.log


def test_nothing_is_asked_of_github_without_being_told_to(runner: Runner, sheet: str, issues: Issues) -> None:
    runner.run(sheet=sheet, command="check")

    assert not issues.all


# --- The history -------------------------------------------------------------------------------


def git(*arguments: object) -> str:
    done = subprocess.run(["git", *map(str, arguments)], capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server of repositories; its one repository has a commit on `main`."""
    folder = tmp_path_factory.mktemp("server")
    git("init", "--quiet", "--bare", "--initial-branch=main", folder / "team" / "roadmap")
    return folder


def a_job(folder: Path, server: Path) -> Runner:
    runner = Runner(folder, server=server.as_uri())
    a_workbook(runner.workspace / "roadmap.xlsx")
    return runner


def step(runner: Runner, verb: str, **environment: str) -> int:
    runner.summary = runner.temporary / "summary"
    given = {"BRANCH": "sheetsync-history", "FOLDER": "history", "GITHUB_TOKEN": "a-token"} | environment
    return runner._bash(f'"$GITHUB_ACTION_PATH/action/job.sh" {verb}', given, runner.temporary / "output")


def remember(runner: Runner, line: str) -> None:
    (runner.workspace / "history").mkdir(exist_ok=True)
    with (runner.workspace / "history" / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"saw": line}) + "\n")


def kept(server: Path) -> list[str]:
    lines = git("-C", server / "team" / "roadmap", "show", "sheetsync-history:a.jsonl").splitlines()
    return [json.loads(each)["saw"] for each in lines]


def test_a_history_goes_on_where_the_last_run_left_it(tmp_path: Path, server: Path) -> None:
    for number in range(3):
        runner = a_job(tmp_path / str(number), server)
        assert step(runner, "start") == 0, runner.log
        remember(runner, f"run {number}")
        assert step(runner, "keep") == 0, runner.log

    assert kept(server) == ["run 0", "run 1", "run 2"]
    assert git("-C", server / "team" / "roadmap", "branch", "--format=%(refname:short)").split() == [
        "sheetsync-history"
    ]


def test_two_runs_at_once_lose_nothing(tmp_path: Path, server: Path) -> None:
    first, second, third = (a_job(tmp_path / name, server) for name in ("a", "b", "c"))
    assert step(first, "start") == 0
    remember(first, "before")
    assert step(first, "keep") == 0
    for runner in (second, third):
        assert step(runner, "start") == 0, runner.log
    remember(second, "second")
    remember(third, "third")
    assert step(third, "keep") == 0, third.log
    assert step(second, "keep") == 0, second.log

    assert sorted(kept(server)) == ["before", "second", "third"]


def test_two_first_runs_at_once_lose_nothing(tmp_path: Path, server: Path) -> None:
    first, second = (a_job(tmp_path / name, server) for name in ("a", "b"))
    for runner, line in ((first, "one"), (second, "two")):
        assert step(runner, "start") == 0, runner.log
        remember(runner, line)
    assert step(first, "keep") == 0
    assert step(second, "keep") == 0, second.log

    assert sorted(kept(server)) == ["one", "two"]


def test_a_run_that_saw_nothing_new_makes_no_commit(tmp_path: Path, server: Path) -> None:
    for name in ("a", "b"):
        runner = a_job(tmp_path / name, server)
        step(runner, "start")
        if name == "a":
            remember(runner, "one")
        assert step(runner, "keep") == 0

    assert "nothing new" in runner.log
    assert git("-C", server / "team" / "roadmap", "rev-list", "--count", "sheetsync-history").strip() == "1"


@pytest.mark.parametrize("branch", ["--help", "a b", "../x", "$(touch pwned)", "-", "a..b"])
def test_a_branch_that_is_none_is_refused(tmp_path: Path, server: Path, branch: str) -> None:
    runner = a_job(tmp_path / "a", server)

    assert step(runner, "start", BRANCH=branch) == 2
    assert "is no name for a branch" in runner.log
    assert not list(tmp_path.rglob("pwned"))


def remembered(server: Path, folder: Path) -> str:
    """What `sheetsync history list` says of the branch."""
    git("clone", "--quiet", "--branch=sheetsync-history", server / "team" / "roadmap", folder)
    command = [sys.executable, "-m", "sheetsync", "history", "list", "--history", folder]
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_whole_action_keeps_a_history(tmp_path: Path, server: Path) -> None:
    for day in (2, 9, 16):
        runner = a_job(tmp_path / str(day), server)
        runner.environment["SHEETSYNC_NOW"] = f"2026-11-{day:02}T09:00:00Z"
        if day == 16:
            well(runner)
        done = runner.run(sheet="roadmap.xlsx", history_branch="sheetsync-history")
        assert done["conclusion"] == "success", runner.log

    said = remembered(server, tmp_path / "branch")
    assert "2026-11-02" in said
    assert "2026-11-16" in said
    assert "2026-11-09" not in said, "nothing had changed"


def test_two_whole_runs_at_once_leave_a_sound_history(tmp_path: Path, server: Path) -> None:
    first, second = (a_job(tmp_path / name, server) for name in ("a", "b"))
    well(second)
    for runner, hour in ((first, 9), (second, 10)):
        runner.environment["SHEETSYNC_NOW"] = f"2026-11-02T{hour:02}:00:00Z"
        assert step(runner, "start") == 0, runner.log
        command = f'"{sys.executable}" -m sheetsync sync roadmap.xlsx --history history --quiet'
        assert runner._bash(command, {}, runner.temporary / "output") == 0, runner.log
    assert step(first, "keep") == 0, first.log
    assert step(second, "keep") == 0, second.log

    said = remembered(server, tmp_path / "branch")
    assert "damaged" not in said
    assert said.count("2026-11-02") == 2


@pytest.mark.parametrize("version", ["9.9.9", "1; touch pwned", "--index-url=x", "../x", "$(touch pwned)"])
def test_another_version_than_its_own_is_refused_before_anything_is_installed(tmp_path: Path, version: str) -> None:
    runner = Runner(tmp_path)
    runner.summary = tmp_path / "summary"
    status = runner._bash(
        '"$GITHUB_ACTION_PATH/action/install.sh"',
        {"VERSION": version, "PYTHON": "false", "DOCUMENTS": ""},
        tmp_path / "output",
    )

    assert status == 2
    assert 'leave the input "version" out' in runner.log
    assert not list(tmp_path.rglob("pwned"))


# --- The alarm ---------------------------------------------------------------------------------

SECRET = ("tacos", "Secret plan", "User-centric", "Nearly")
SECRET_ROWS = [["Project", "User-centric Goal", "Deliverable", "Status"], ["Make tacos", "", "cook", "Nearly"]]


@pytest.mark.parametrize("event", [{"repository": {"private": False}}, {"schedule": "17 6 * * 1"}])
def test_in_a_public_repository_nothing_of_a_cell_and_no_address_leaves(
    tmp_path: Path, server: Path, google: Google, event: dict[str, object]
) -> None:
    sheet = google.spreadsheet(SECRET_ROWS, tab="Secret plan")
    with repository() as found:
        runner = Runner(tmp_path / "job", server=server.as_uri(), api=found.url)
        runner.event = event
        runner.environment["SHEETSYNC_API_ROOT"] = google.url
        given = {"history_branch": "sheetsync-history", "issue": "true", "fail_on": "error"}
        done = runner.run(sheet=sheet.id, **given)
        issues = json.dumps(found.all)

    assert done["exit-status"] == "1", runner.log
    kept = git("-C", server / "team" / "roadmap", "log", "--patch", "sheetsync-history")
    page = runner.summary.read_text(encoding="utf-8")
    assert "job/runs.jsonl" in kept
    assert "goal-missing" in runner.log
    assert "1 lines were read" in page or "findings" in page
    for each in (*SECRET, sheet.id):
        assert each not in runner.log + page + issues + kept
    assert "actions/upload-artifact" not in runner.used
    assert sheet.cell("E2").startswith("⚠ "), "the sheet itself has its remarks"


def test_every_end_of_the_action_is_told_on_its_front_page(runner: Runner, sheet: str, google: Google) -> None:
    runner.environment |= {"SHEETSYNC_API_ROOT": google.url}
    hidden = google.spreadsheet(SECRET_ROWS, role="")
    for inputs, said in (
        ({"sheet": sheet}, "The roadmap was checked"),
        ({"sheet": "gone.xlsx"}, "A setting or the command has a mistake"),
        ({"sheet": hidden.id}, "There is no access"),
        ({"sheet": sheet, "command": "clear"}, "A setting of the action has a mistake"),
        ({"sheet": sheet, "command": "check", "fail_on": "hint"}, "findings that this job does not let pass"),
    ):
        runner.run(**inputs)
        assert said in runner.summary.read_text(encoding="utf-8"), inputs

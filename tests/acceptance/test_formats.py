"""What goes in and what comes out: formats of files and of reports."""

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from markdown_it import MarkdownIt

from tests.acceptance.bad_file import HEADERS, ROWS, a_workbook, with_parts
from tests.acceptance.command_line import ROOT, CommandLine

FILES = Path(__file__).parent / "files"
SCHEMA = json.loads((ROOT / "sheetsync" / "render" / "report" / "report.schema.json").read_text(encoding="utf-8"))
ANSI = re.compile(r"\x1b\[")
LINES = ("Make tacos", "Make dessert", "serve cheesecake")


def valid(report: dict[str, Any]) -> dict[str, Any]:
    """The report, once it has been checked against the schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report, SCHEMA, jsonschema.Draft202012Validator)
    return report


@pytest.mark.parametrize("arguments", [["check"], ["sync", "--dry-run"], ["sync"]])
def test_json_is_what_its_schema_says(sheetsync: CommandLine, workbook: Path, arguments: Sequence[str]) -> None:
    report = valid(sheetsync(*arguments, workbook.name, "--format", "json").report)
    assert report["counts"] == {"error": 4, "warning": 14, "hint": 0}
    assert len(report["findings"]) == 18
    assert (report["written"] is not None) == (list(arguments) == ["sync"])
    found = {each["fingerprint"] for each in report["findings"]}
    assert len(found) == 18


def test_json_of_a_sheet_without_a_header_is_what_its_schema_says_too(sheetsync: CommandLine) -> None:
    a_workbook(sheetsync.folder / "rows.xlsx", ROWS)
    report = valid(sheetsync("check", "rows.xlsx", "--format", "json").report)
    assert [each["cell"] for each in report["findings"]] == [None]


def test_json_of_a_sync_counts_what_it_wrote_and_where_the_documents_are(sheetsync: CommandLine, small: str) -> None:
    report = valid(sheetsync("sync", small, "--format", "json").report)
    nothing = {"changed": 0, "cleared": 0, "acknowledged": 0, "squatted": 0, "gone": 0}
    assert report["written"] == {"placed": 1, **nothing}
    assert report["requests"] == {"read": 1, "write": 1}
    assert [(sheetsync.folder / each["path"]).is_file() for each in report["documents"]] == [True, True]


def test_sarif_points_to_each_cell(sheetsync: CommandLine, small: str) -> None:
    log = sheetsync("check", small, "--format", "sarif").report
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    names = [each["id"] for each in run["tool"]["driver"]["rules"]]
    results = {each["ruleId"]: each for each in run["results"]}
    assert set(results) <= set(names)
    assert all(names[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    place = results["goal-missing"]["locations"][0]["logicalLocations"][0]
    assert (place["name"], results["goal-missing"]["level"]) == ("C4", "error")
    assert all(re.fullmatch("[0-9a-f]{16}", each["partialFingerprints"]["sheetsync/v1"]) for each in run["results"])


def test_junit_fails_a_case_for_each_rule_that_found_something(sheetsync: CommandLine, small: str) -> None:
    outcome = sheetsync("check", small, "--format", "junit")
    (suite,) = ET.fromstring(outcome.stdout).iter("testsuite")
    failed = {case.get("name"): failure.text for case in suite.iter("testcase") for failure in case.iter("failure")}
    assert "C4" in (failed["goal-missing"] or "")
    assert "E3" in (failed["status-missing"] or "")
    assert int(suite.get("failures", "")) == len(failed)
    assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))


def test_github_is_told_one_command_a_line(sheetsync: CommandLine, workbook: Path) -> None:
    lines = sheetsync("check", workbook.name, "--format", "github").stdout.splitlines()
    commands = [re.fullmatch(r"::(error|warning|notice) title=([^:,]+)::(.+)", each) for each in lines[:-1]]
    assert all(commands)
    assert not lines[-1].startswith("::")
    kinds = [each[1] for each in commands if each]
    assert (kinds.count("error"), kinds.count("notice")) == (4, 0)
    assert kinds.count("warning") <= 10, "a step shows no more of a kind"
    assert any("and 5 more warnings" in each for each in lines), "what is not shown is counted"


def test_markdown_is_tables_that_a_reader_can_read(sheetsync: CommandLine, small: str) -> None:
    text = sheetsync("check", small, "--format", "markdown").stdout
    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    kinds = [each.type for each in parsed]
    assert kinds.count("table_open") >= 1
    assert "heading_open" in kinds
    assert "html_block" not in kinds
    cells = [each.content for each in parsed if each.type == "inline"]
    assert {"C4", "E3"} <= set(cells)


def test_several_formats_go_into_the_folder_and_the_spoken_ones_are_printed(sheetsync: CommandLine, small: str) -> None:
    formats = ("text", "json", "sarif", "junit", "github", "markdown")
    chosen = [word for each in formats for word in ("--format", each)]
    outcome = sheetsync("check", small, *chosen, "--output", "reports")
    assert (outcome.status, outcome.stderr) == (1, "")
    made = {each.name for each in (sheetsync.folder / "reports").iterdir()}
    assert len(made) == 4
    assert "::error " in outcome.stdout
    for name in made:
        assert f"reports/{name}" in outcome.stdout
        assert sheetsync.folder.joinpath("reports", name).read_text(encoding="utf-8")
    valid(json.loads((sheetsync.folder / "reports" / "findings.json").read_text(encoding="utf-8")))


def test_several_formats_without_a_folder_are_a_usage_error(sheetsync: CommandLine, small: str) -> None:
    outcome = sheetsync("check", small, "--format", "json", "--format", "sarif")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "--output" in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_one_format_with_a_folder_goes_into_the_folder(sheetsync: CommandLine, small: str) -> None:
    outcome = sheetsync("check", small, "--format", "json", "--output", "reports")
    assert outcome.status == 1
    valid(json.loads((sheetsync.folder / "reports" / "findings.json").read_text(encoding="utf-8")))


def other_format(folder: Path, suffix: str) -> Path:
    """The small roadmap as another program keeps it."""
    path = folder / f"roadmap{suffix}"
    if suffix != ".csv":
        return Path(shutil.copy(FILES / path.name, path))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS, *ROWS])
    return path


@pytest.mark.parametrize("suffix", [".csv", ".ods", ".xls"])
def test_other_formats_are_checked_and_summarised_and_a_sync_says_what_to_do_instead(
    sheetsync: CommandLine, suffix: str
) -> None:
    path = other_format(sheetsync.folder, suffix)
    before = path.read_bytes()
    report = valid(sheetsync("check", path.name, "--format", "json").report)
    found = {(each["rule"], each["cell"]) for each in report["findings"]}
    assert {("goal-missing", "C4"), ("status-missing", "E3")} <= found
    summary = sheetsync("summary", path.name)
    assert (summary.status, summary.stderr) == (0, "")
    assert all(each in summary.stdout for each in LINES)
    for arguments in (["sync"], ["sync", "--dry-run"], ["clear"]):
        refused = sheetsync(*arguments, path.name)
        assert (refused.status, refused.stdout) == (2, "")
        assert refused.stderr.count("\n") == 1
        for words in (path.name, "save it as .xlsx", "sheetsync check", "sheetsync summary"):
            assert words in refused.stderr
    assert path.read_bytes() == before
    assert [each.name for each in sheetsync.folder.iterdir()] == [path.name]


def test_a_sync_of_another_format_is_refused_also_when_there_is_nothing_to_write(sheetsync: CommandLine) -> None:
    path = sheetsync.folder / "tidy.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS, ROWS[0]])
    assert sheetsync("sync", path.name).status == 2


def test_a_workbook_with_macros_is_written_and_keeps_them(sheetsync: CommandLine) -> None:
    kinds = (b"spreadsheetml.sheet.main+xml", b"PLACEHOLDER")
    macro = b"vnd.ms-excel.sheet.macroEnabled.main+xml"
    listed = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'

    def change(name: str, content: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return content
        content = content.replace(b"vnd.openxmlformats-officedocument." + kinds[0], macro)
        return content.replace(b"</Types>", listed)

    path = with_parts(sheetsync.folder / "roadmap.xlsm", change, ("xl/vbaProject.bin", b"\x00macros\xff"))
    synced = sheetsync("sync", path.name)
    assert (synced.status, synced.stderr) == (0, "")
    with zipfile.ZipFile(path) as package:
        assert package.read("xl/vbaProject.bin") == b"\x00macros\xff"
        assert macro in package.read("[Content_Types].xml")
        assert "⚠ [".encode() in package.read("xl/worksheets/sheet1.xml")

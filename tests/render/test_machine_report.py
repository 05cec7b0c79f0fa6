"""The reports for machines: each is read back by a reader of its own kind."""

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import sheetsync.render.report
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.finding import Severity
from sheetsync.model.format import Format, Subject
from sheetsync.model.run import Run
from sheetsync.render.escape import visible, visible_line
from sheetsync.render.report import github, json_object, junit, markdown, sarif
from sheetsync.render.report.context import Context, Source
from tests.golden import assert_golden
from tests.render.hostile import HOSTILE
from tests.render.renderers_of import renderers_of
from tests.render.runs import FINDINGS, a_finding, a_run, many, nothing_read, saying, tidy, usual

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(sheetsync.render.report.__file__).parent / "report.schema.json").read_text())
REPORTS = renderers_of(Subject.REPORT)
MACHINES = [each for each in REPORTS if each != "text"]
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
COMMANDS = {"error", "warning", "notice", "add-mask", "set-output", "add-path", "set-env", "group", "debug"}
each_hostile = pytest.mark.parametrize("text", HOSTILE)


@dataclass(frozen=True)
class Command:
    """A workflow command as GitHub's runner reads it."""

    name: str
    properties: dict[str, str]
    text: str


def unescaped(text: str, signs: str) -> str:
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def commands_of(log: str) -> Iterator[Command]:
    """Read a log as the runner does: `::name key=value,key=value::text`, and `##[name key=value;]text`."""
    for line in re.split(r"\r\n|\r|\n", log):
        if match := re.match(r"\s*::([^ :]*)(?: (.*?))?::(.*)", line, re.DOTALL):
            pairs = [pair.partition("=") for pair in (match[2] or "").strip().split(",") if pair]
            found = {key: unescaped(value, "\r\n:,") for key, _, value in pairs}
            if match[1] in COMMANDS:
                yield Command(match[1], found, unescaped(match[3], "\r\n"))
        elif (match := re.search(r"##\[([^\] ]*)[^\]]*\](.*)", line)) and match[1] in COMMANDS:
            yield Command(match[1], {}, match[2])


def packed(text: str) -> str:
    """A text without white space and without the signs that part two characters."""
    return "".join(re.sub("[\u200b\u200c]", "", text).split())


def test_every_format_has_a_file_of_its_own():
    assert len({each.dress.suffix for each in Format}) == len(Format)


@pytest.mark.parametrize("name", MACHINES)
def test_a_usual_run_looks_as_it_did_when_a_person_looked(name):
    assert_golden(
        GOLDEN / f"findings{Format(name).dress.suffix}",
        REPORTS[name](usual()).replace(sheetsync.__version__, "VERSION"),
    )


@each_hostile
def test_no_report_on_standard_output_holds_a_command_that_is_not_ours(text):
    check(text)


@settings(deadline=None, max_examples=60)
@given(ANY_TEXT | st.text(st.sampled_from("#:[]% \nerror"), max_size=24))
def test_no_text_becomes_a_command(text):
    check(text)


def check(text: str) -> None:
    run = saying(text)
    for name in MACHINES:
        report = REPORTS[name](run)
        assert [each.name for each in commands_of(report)] == (["error"] * 3 if name == "github" else [])
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", report)
        report.encode()


# GitHub


def test_annotations_say_the_cell_the_column_and_what_to_do():
    first, *_ = commands_of(github.render(usual()))

    assert first == Command(
        "error",
        {"title": "status-unknown (E3)"},
        '[Deliverable Status] I don\'t know "Almost done". '
        "Please pick Done, In progress, Possible delay, At risk or Won't do.",
    )
    assert [each.name for each in commands_of(github.render(usual()))] == [
        "error",
        "error",
        "warning",
        "warning",
        "notice",
    ]


def test_of_many_findings_nine_of_a_kind_are_annotated_and_the_rest_is_counted():
    found = list(commands_of(github.render(many())))

    assert [each.name for each in found] == ["error"] * 10 + ["warning"] * 10
    assert found[9].text == "and 11 more errors; all of them are in the sheet"
    assert found[-1].text == "and 191 more warnings; all of them are in the sheet"


def test_ten_of_a_kind_need_no_counting():
    found = list(commands_of(github.render(a_run(*(a_finding(at=f"C{row}") for row in range(2, 12))))))

    assert len(found) == 10
    assert not [each for each in found if "more" in each.text]


@each_hostile
def test_an_annotation_reads_back_as_the_text_it_was(text):
    shown = packed(visible_line(text))

    for command in commands_of(github.render(saying(text))):
        assert packed(command.text) in (shown, f"[{shown}]{shown}")


def test_the_last_line_is_for_people():
    assert github.render(usual()).splitlines()[-1] == (
        "3 lines in 2 projects on tab Roadmap: 2 errors, 2 warnings and 1 hint"
    )


# JSON


@pytest.mark.parametrize("run", [usual(), many(), nothing_read(), tidy()])
def test_the_object_keeps_to_its_schema(run):
    jsonschema.validate(json.loads(json_object.render(run)), SCHEMA)


@each_hostile
def test_the_object_holds_every_text_as_the_cell_has_it(text):
    read = json.loads(json_object.render(saying(text)))

    jsonschema.validate(read, SCHEMA)
    first = read["findings"][0]
    assert {first[key] for key in ("message", "value", "project", "deliverable", "suggestion", "column")} == {text}
    assert read["notices"] == [text]


def test_the_object_lists_every_finding_acknowledged_or_not():
    read = json.loads(json_object.render(usual()))

    assert [each["fingerprint"] for each in read["findings"]] == [each.fingerprint for each in FINDINGS]
    assert read["findings"][-1]["acknowledged"] == "Bo and Ana share it"
    assert read["counts"] == {"error": 2, "warning": 2, "hint": 1}
    assert read["requests"] == {"read": 1, "write": 1}


# SARIF


def results_of(run: Run) -> list[dict[str, Any]]:
    log = json.loads(sarif.render(run))
    assert_code_scanning_takes(log)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
    return list(only["results"])


def test_a_log_has_a_result_for_each_finding_and_suppresses_the_acknowledged():
    results = results_of(usual())

    assert len(results) == len(FINDINGS)
    assert [each["suppressions"] for each in results if "suppressions" in each] == [
        [{"kind": "external", "justification": "Bo and Ana share it"}]
    ]
    assert results[1]["locations"][0]["logicalLocations"][0] == {
        "name": "E3",
        "fullyQualifiedName": "Kitchen/Roadmap/E3",
        "kind": "element",
    }


@each_hostile
def test_a_log_shows_every_text(text):
    first, *_ = results_of(saying(text))

    assert visible(text) in first["message"]["text"]


RULES = load(["roadmap"], lambda name: read_pack(name, Path()))


def assert_code_scanning_takes(log: dict[str, Any]) -> None:
    """Hold a log to what GitHub publishes: what it requires, never empty, and what it refuses or leaves out.

    https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    """
    assert log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) <= 20
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert len(driver["rules"]) <= 25_000
        assert len({each["id"] for each in driver["rules"]}) == len(driver["rules"])
        for rule in driver["rules"]:
            assert rule["id"]
            assert rule["help"]["text"]
            assert len(rule["name"]) <= 255
            assert 0 < len(rule["shortDescription"]["text"]) <= 1024
            assert 0 < len(rule["fullDescription"]["text"]) <= 1024
            assert len(rule.get("properties", {}).get("tags", [])) <= 10
            assert rule.get("defaultConfiguration", {}).get("level", "note") in ("note", "warning", "error")
        assert len(run["results"]) <= 5_000
        assert "/" in run["automationDetails"]["id"]
        known = set()
        for result in run["results"]:
            assert result["message"]["text"]
            (location,) = result["locations"]
            physical = location["physicalLocation"]
            uri = urlsplit(physical["artifactLocation"]["uri"])
            assert uri.path
            assert not uri.scheme
            assert not uri.path.startswith(("/", ".."))
            assert all(physical["region"][each] >= 1 for each in ("startLine", "startColumn", "endLine", "endColumn"))
            known.add(result["partialFingerprints"]["primaryLocationLineHash"])
        assert len(known) == len(run["results"]), "code scanning would take two results for one"
    assert len(gzip.compress(json.dumps(log).encode())) <= 10_000_000


def test_of_more_than_code_scanning_takes_the_gravest_are_in_the_log_and_the_others_are_counted():
    found = [a_finding(at=f"C{row}", severity=Severity.HINT) for row in range(2, 36_002)]
    grave = [a_finding("status-unknown", at=f"E{row}", project=f"P{row}") for row in (40_000, 40_001)]

    log = json.loads(sarif.render(a_run(*found, *grave), Context(RULES)))

    assert_code_scanning_takes(log)
    (only,) = log["runs"]
    assert len(only["results"]) == 5_000
    assert [each["level"] for each in only["results"][-3:]] == ["note", "error", "error"]
    (left,) = only["invocations"][0]["toolExecutionNotifications"]
    assert left["message"]["text"].startswith("31,002 more findings are not in this file")


def test_a_log_says_of_each_rule_why_it_is_there_and_where_its_page_is():
    log = json.loads(sarif.render(usual(), Context(RULES)))

    assert_code_scanning_takes(log)
    by_name = {each["id"]: each for each in log["runs"][0]["tool"]["driver"]["rules"]}
    active = {each.name: each for each in RULES if each.severity}
    assert set(by_name) >= set(active)
    goal = by_name["goal-missing"]
    assert goal["shortDescription"]["text"] == active["goal-missing"].why
    assert "`sheetsync rules goal-missing`" in goal["help"]["markdown"]
    assert goal["defaultConfiguration"]["level"] == "error"


def test_a_result_names_its_cell_in_words_and_its_file_and_line():
    log = json.loads(sarif.render(usual(), Context(RULES, Source("plans/Q4%20plan.xlsx", 3, "sheetsync/plans"))))

    assert_code_scanning_takes(log)
    first = log["runs"][0]["results"][1]
    assert re.match(r"[A-Z]+\d+: \[", first["message"]["text"])
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "plans/Q4%20plan.xlsx", "uriBaseId": "%SRCROOT%"}
    assert physical["region"]["startLine"] == 3
    assert log["runs"][0]["automationDetails"]["id"] == "sheetsync/plans/"


# JUnit


def suite_of(run: Run) -> ET.Element:
    suite = ET.fromstring(junit.render(run).encode())[0]
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    return suite


def test_a_rule_is_a_case_and_hints_alone_do_not_fail_it():
    suite = suite_of(usual())

    failed = {each.attrib["name"]: each.find("failure") is not None for each in suite}
    assert failed == {
        "goal-missing": True,
        "interval-over": True,
        "only-technical-work": False,
        "owner-missing": True,
        "status-unknown": True,
    }
    assert suite.find("testcase/system-out").text == "D5: Anything besides the build?"


def test_a_tidy_sheet_passes_and_an_unread_one_does_not():
    assert [case.attrib["name"] for case in suite_of(tidy())] == ["nothing to mend"]
    (case,) = suite_of(nothing_read())
    assert case.find("skipped").attrib["message"] == "Nothing was read"


@each_hostile
def test_a_suite_shows_every_text(text):
    failure = suite_of(saying(text)).find("testcase/failure")

    assert visible_line(text) in failure.text


# Markdown


def cells_of(source: str) -> list[list[str]]:
    reader = MarkdownIt("commonmark").enable("table")
    rows: list[list[str]] = []
    for token in reader.parse(source):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and token.level > 2 and rows:
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


def test_a_job_summary_tells_the_same_sentence_once_with_its_cells():
    _, errors, warnings = cells_of(markdown.render(many()))

    assert (errors[1:3], warnings[1:3]) == (["error", "goal-missing"], ["warning", "overdue"])
    assert errors[0].split(", ") == [f"C{row}" for row in range(2, 22)]
    assert warnings[0].endswith("E25 and 176 more")


def test_cells_of_a_google_sheet_are_links_in_a_job_summary():
    run, address = usual(), "https://docs.google.com/spreadsheets/d/abc/edit#gid=7"
    online = replace(run, spreadsheet=replace(run.spreadsheet, links={"Roadmap": address}))

    assert f"[E3](<{address}&range=E3>)" in markdown.render(online)


def test_what_has_no_room_in_a_job_summary_is_counted():
    run = a_run(*(a_finding(at=f"C{row}", message=f"{row}" + "漢" * 500) for row in range(2, 800)))
    report = markdown.render(run)

    assert len(report.encode()) < 1024 * 1024
    left = int(re.search(r"(\d+) more findings: there is no room", report)[1])
    rows = [row for row in cells_of(report) if row[1] == "error"]
    assert len(rows) + left == 798


@each_hostile
def test_a_job_summary_shows_every_text_in_its_cell(text):
    rows = cells_of(markdown.render(saying(text)))

    shown = packed(visible_line(text))
    line, said = (f"{shown}:{shown}", f"[{shown}]{shown}") if text else ("", "")
    assert [[packed(cell) for cell in row] for row in rows[-3:]] == [
        [f"{shown}!C2", "error", "goal-missing", line, said],
        ["C5", "error", "goal-missing", shown, said],
        ["sheet", "error", "goal-missing", "", shown],
    ]


@pytest.mark.parametrize("name", MACHINES)
def test_nothing_read_is_never_all_is_well(name):
    assert "nothing to mend" not in REPORTS[name](nothing_read()).casefold()

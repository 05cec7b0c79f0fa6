"""What is silent in the sheet is never lost: every list of findings has it, and every count counts it."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.adapters.history.entry import entry_of
from sheetsync.adapters.history.replay import history_of
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.page import Table
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.standing import Outcome, Standing
from sheetsync.render.report import github, json_object, junit, markdown, sarif, text
from sheetsync.render.report.context import Context
from sheetsync.steps.check import check
from sheetsync.steps.choose import standing
from sheetsync.steps.finding_key import Keys
from sheetsync.steps.parse import parse
from sheetsync.steps.record import records
from sheetsync.steps.retro.rules import rules_part
from sheetsync.steps.speak import speak
from tests.builders import a_spreadsheet

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
RULES = load(["roadmap"], lambda name: read_pack(name, Path()))
BY_TEXT = {each.name for each in RULES if each.rule.of_text}
HEADERS = ["Project", "User-centric Goal", "Deliverable", "Status", "Owner", "End", "Notes"]
LINES = st.tuples(
    st.sampled_from(["", "", "Faster refunds", "Gift wrapping"]),
    st.sampled_from(["", "so that shoppers wait less", "refunds"]),
    st.sampled_from(["cook food", "serve food", "TBD: wash up"]),
    st.sampled_from(["", "Not started", "In progress", "At risk", "Nearly", "Soon", "Done"]),
    st.sampled_from(["", "Ana", "Bo"]),
    st.sampled_from(["", "2026-10-30", "2026-11-05", "2026-12-18", "some day"]),
    st.sampled_from(["", "waits for the vendor"]),
)
CROWD = (
    *[("", "", "cook food", "In progress", "Ana", "2026-10-30", "")] * 4,
    *[("", "", "serve food", "At risk", "Bo", "2026-12-18", "")] * 4,
    *[("", "", "taste food", "In progress", "Ana", "some day", "")] * 4,
    *[("", "", "wash up", "", "Bo", "2026-11-05", "")] * 4,
)
"""Lines with more to ask of than may stand at once."""

KNOWN = st.sampled_from([None, None, *((outcome, weeks) for outcome in Outcome for weeks in (1, 4))])
"""What the run before left of a finding: nothing, or how it ended and for how many weeks it has been told."""


@dataclass(frozen=True)
class Seen:
    """A sheet with many faults, as it is told in a week in which some of them are old."""

    run: Run

    @property
    def silent(self) -> list[Finding]:
        return [each for each in self.run.findings if not each.is_spoken]


@st.composite
def looks(draw: st.DrawFn) -> Seen:
    # The first line names a project, so that there is one; lines are told apart by their numbers.
    lines = [*draw(st.lists(LINES, min_size=2, max_size=18)), *(CROWD if draw(st.booleans()) else ())]
    rows = [[*each[:2], f"{each[2]} {at}", *each[3:]] for at, each in enumerate(lines, 1)]
    rows[0][0] = "Returns by post"
    sheet = a_spreadsheet(roadmap=[HEADERS, *rows])
    roadmap = parse(sheet, sheet.tabs[0], Reading())
    findings, keys = check(roadmap, RULES, today=TODAY), Keys(roadmap.tab)
    before = {}
    for each in findings if draw(st.booleans()) else ():
        if known := draw(KNOWN):
            since = TODAY - timedelta(weeks=known[1])
            before[keys.of(each)] = Standing(keys.of(each), each.rule, "", since, since, known[0])
    told = speak(roadmap, findings, before, keys, by_text=BY_TEXT, today=TODAY)
    waking = draw(st.booleans())
    told = tuple(
        replace(each, silence=Silence.WAKING) if waking and each.cell and each.is_spoken else each for each in told
    )
    return Seen(Run(sheet, roadmap, told, NOW, found=findings))


few = settings(max_examples=25)


@few
@given(looks())
def test_it_stands_in_the_json_with_the_reason(seen: Seen) -> None:
    document = json.loads(json_object.render(seen.run))

    listed = [each for each in document["findings"] if not each["speaks_for"]]
    assert [each["fingerprint"] for each in listed] == [each.fingerprint for each in seen.run.found]
    silent = Counter(each["silent"] for each in listed if not each["spoken"])
    assert silent == Counter(each.silence.value for each in seen.silent if each.silence)
    assert sum(silent.values()) == len(seen.silent)


@few
@given(looks())
def test_all_lists_each_of_them_and_the_short_report_counts_them(seen: Seen) -> None:
    listed = text.render(seen.run, Context(verbose=True, columns=200))
    short = " ".join(text.render(seen.run).split())

    cells = Counter(re.findall(r"\b[A-G]\d+\b", listed))
    wanted = Counter(each.cell.a1 for each in seen.run.found if each.cell)
    assert all(cells[cell] >= often for cell, often in wanted.items())
    assert _counted(short) == len(seen.silent)


@few
@given(looks())
def test_it_fails_a_run_and_is_no_pass_for_machines_unless_it_is_in_the_baseline(seen: Seen) -> None:
    new = [each for each in seen.run.found if each.fingerprint not in _known(seen)]

    assert {each for each in Severity if seen.run.fails(each)} == {
        each for each in Severity if any(one.severity.reaches(each) for one in new)
    }
    (found,) = (each["results"] for each in json.loads(sarif.render(seen.run))["runs"])
    assert sum("suppressions" not in each for each in found) == len(new)
    failing = [
        each for each in ET.fromstring(junit.render(seen.run)).iter("testcase") if each.find("failure") is not None
    ]
    assert len(failing) == len({each.rule for each in new if each.severity is not Severity.HINT})


@few
@given(looks())
def test_the_issue_lists_each_that_is_not_in_the_baseline_and_counts_the_silent_ones(seen: Seen) -> None:
    said = markdown.render(seen.run)

    rows = [line.split(" | ")[0] for line in said.splitlines() if re.match(r"\| (sheet|[A-G]\d)", line)]
    listed = sum(len(re.findall(r"sheet|[A-G]\d+", row)) + _rest_of(row) for row in rows)
    assert listed == sum(each.silence is not Silence.BASELINE for each in seen.run.findings if not each.speaks_for)
    assert _counted(said) == len(seen.silent)


@few
@given(looks())
def test_the_annotations_have_each_that_is_not_in_the_baseline_or_count_it(seen: Seen) -> None:
    told = [line for line in github.render(seen.run).splitlines() if line.startswith("::")]

    rest = sum(int(each[1]) for line in told if (each := re.search(r"::and (\d+) more", line)))
    annotated = sum("title=sheetsync::" not in line for line in told)
    assert annotated + rest == len([each for each in seen.run.found if each.fingerprint not in _known(seen)])


@few
@given(looks())
def test_the_records_of_the_rules_have_it(seen: Seen) -> None:
    kept = Snapshot(NOW, TODAY, (), findings=standing(seen.run, TODAY))
    tab = Keys(seen.run.roadmap.tab)
    wanted = Counter(rule for rule, _ in {(each.rule, tab.of(each)) for each in seen.run.found})

    found = records([history_of([entry_of(kept, None)])], TODAY)
    part = rules_part(found, len(_known(seen)))

    assert {each.rule: each.found for each in found} == wanted
    assert part or not wanted
    if part:
        table = next(each for each in part.blocks if isinstance(each, Table))
        assert {row[0].text: int(row[1].text) for row in table.rows} == wanted


def _known(seen: Seen) -> set[str]:
    return {each.fingerprint for each in seen.silent if each.silence is Silence.BASELINE}


def _rest_of(cells: str) -> int:
    rest = re.search(r" and (\d+) more", cells)
    return int(rest[1]) if rest else 0


def _counted(said: str) -> int:
    counted = re.search(r"Silent in the sheet: (\d+) finding", said)
    return int(counted[1]) if counted else 0

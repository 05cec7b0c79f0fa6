"""What 941ae55 left in a team's folder is read, synced twice and cleared: nothing is lost, and nothing is news."""

import json
from pathlib import Path
from typing import Any

import pytest

from localsheets.fixture import google
from tests.acceptance.command_line import seen
from tests.past.kept_past import Past, PastGoogleSheet, PastWorkbook, is_ours

__all__ = ["google"]

LOOKING_BACK = {
    "status-stale",
    "risk-lingering",
    "status-went-back",
    "scope-added",
    "line-vanished",
    "interval-moved",
    "carried-over",
    "roadmap-quiet",
}
"""Rules that go by the history: where nothing happened, they have nothing new to say."""


@pytest.fixture(params=["workbook", "google"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def the_past(kind: str, folder: Path, request: pytest.FixtureRequest, state: str = "roadmap") -> Past:
    if kind == "workbook":
        return PastWorkbook(folder)
    return PastGoogleSheet(folder, request.getfixturevalue("google"), state)


@pytest.fixture
def past(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Past:
    """The team's folder, as it stood after three Mondays."""
    return the_past(kind, tmp_path, request)


def findings(report: dict[str, Any]) -> list[tuple[str, str, int, bool]]:
    """Rule, tab, row and whether it is acknowledged."""
    return [(each["rule"], each["tab"], each["row"], bool(each["acknowledged"])) for each in report["findings"]]


def told(past: Past) -> dict[str, Any]:
    """What the past said of the same sheet at its last run."""
    report: dict[str, Any] = json.loads((past.folder / "report.json").read_text(encoding="utf-8"))
    return report


def test_the_past_is_what_it_says(past: Past) -> None:
    column = past.column()

    assert sum(is_ours(text) for text in column.values()) == 10
    assert {row: text for row, text in column.items() if not is_ours(text)} == {
        4: "ask Ben about this",
        12: "ok: we say almost done here",
        15: "won't fix",
        19: "ok until 2026-12-31: Fay is on leave until then",
        25: "ok until 2026-11-10: Gus moves the date",
        28: "ok: the vendor decides",
        32: "⚠ [Owner] This really looks like template text. · " + column[32][-6:],
        33: "ok",
    }
    assert past.traces()


NO_FAULT_TODAY = {40}
"""Rows of which the rules find nothing any more: that goal names people, which 941ae55 didn't see."""


def test_no_word_of_a_person_is_lost_and_no_remark_is_rewritten(past: Past) -> None:
    people, column = past.people(), past.column()

    past.run("sync", "--quiet")
    after_one = past.column()
    past.run("sync", "--quiet")

    assert past.people() == people
    assert past.column() == after_one
    assert after_one.keys() == column.keys() - NO_FAULT_TODAY
    for row, text in column.items():
        if row in NO_FAULT_TODAY:
            continue
        # An answer may be answered in its cell, behind the person's words. A remark stays, byte for byte.
        assert after_one[row] == text if is_ours(text) else after_one[row].startswith(text), row


def test_a_remark_goes_when_its_fault_is_mended_and_no_other_changes(past: Past) -> None:
    column = past.column()
    past.type("E20", "Done")

    written = past.run("sync", "--format", "json").report["written"]

    assert (written["placed"], written["cleared"]) == (0, 1 + len(NO_FAULT_TODAY))
    assert past.column().keys() == column.keys() - {20} - NO_FAULT_TODAY


def test_a_run_on_what_nobody_changed_places_and_clears_nothing_and_the_next_writes_nothing(past: Past) -> None:
    first = past.run("sync", "--format", "json").report
    assert (first["written"]["placed"], first["written"]["cleared"], first["written"]["gone"]) == (
        0,
        len(NO_FAULT_TODAY),
        0,
    )

    before = past.mark()
    second = past.run("sync", "--format", "json").report
    assert past.mark() == before
    assert second["requests"]["write"] == 0


def test_what_was_acknowledged_is_acknowledged(past: Past) -> None:
    then = {each for each in findings(told(past)) if each[3]}
    assert {row for _, _, row, _ in then} == {12, 19, 28}

    for _ in range(2):
        now = past.run("check", "--fail-on", "never", "--format", "json").report
        assert then <= set(findings(now))
        past.run("sync", "--quiet")


def test_an_answer_that_ran_out_gives_its_findings_back(past: Past) -> None:
    past.run("sync", "--quiet")

    now = findings(past.run("check", "--fail-on", "never", "--format", "json").report)
    assert ("dates-reversed", "SRE roadmap", 25, False) in now


def test_nothing_is_news(past: Past) -> None:
    listed = past.run("history", "list").stdout
    then = [each for each in findings(told(past)) if each[0] in LOOKING_BACK]

    for _ in range(2):
        report = past.run("sync", "--format", "json").report
        assert report["snapshot"]["since"], "the history is not found any more"
        assert report["snapshot"]["changes"] == []
        # What is found otherwise than before is counted; nothing is told beside a row that wasn't told there.
        now = [each for each in report["findings"] if each["rule"] in LOOKING_BACK and each["spoken"]]
        assert {each[:3] for each in findings({"findings": now})} <= {each[:3] for each in then}
    assert past.run("history", "list").stdout == listed
    assert [line.split("  ")[-1] for line in listed.splitlines()[1:]] == [
        "the first look",
        "1 status",
        "1 status, 1 details",
    ]
    for audience in ("leads", "support"):
        assert json.loads(past.run("summary", "--for", audience, "--format", "json").stdout)["news"] is None


def test_who_was_told_is_not_told_again(past: Past) -> None:
    # A mail that left would meet no server, and end with status 4.
    past.run("sync", "--quiet")
    log = (past.folder / "history" / "sent" / "deliveries.jsonl").read_bytes()

    past.run("summary", "--send")

    assert (past.folder / "history" / "sent" / "deliveries.jsonl").read_bytes() == log


@pytest.mark.parametrize("synced_again", [False, True])
def test_clear_takes_what_is_ours_and_leaves_what_people_wrote(past: Past, synced_again: bool) -> None:
    people, column = past.people(), past.column()
    if synced_again:
        past.run("sync", "--quiet")
        past.run("sync", "--quiet")

    past.run("clear")

    assert past.people() == people
    assert past.column() == {row: text for row, text in column.items() if not is_ours(text)}
    assert past.traces() == set()


@pytest.mark.parametrize("synced_again", [False, True])
def test_clear_gives_back_the_original(
    kind: str, synced_again: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    past = the_past(kind, tmp_path, request, "synced")
    if kind == "workbook":
        (past.folder / "roadmap.xlsx").write_bytes((past.folder / "synced.xlsx").read_bytes())
    if synced_again:
        # Its memory knows of later days, so it is looked at without.
        past.run("sync", "--quiet", "--history", "elsewhere")

    past.run("clear")

    assert past.whole("roadmap") == past.whole("original")


def test_notes_of_ours_in_a_google_sheet_are_taken_back_and_no_others(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    past = the_past("google", tmp_path, request)
    people, notes = past.people(), past.notes()

    past.run("notes", "restore")

    assert past.people() == people
    assert past.notes() < notes


def test_a_check_leaves_the_folder_as_it_is(past: Past) -> None:
    before, mark = seen(past.folder), past.mark()

    past.run("check", "--fail-on", "never", "--quiet")

    assert seen(past.folder) == before
    assert past.mark() == mark

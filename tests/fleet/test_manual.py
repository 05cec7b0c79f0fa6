"""The page of the manual says what is so."""

import re

from prometheus_client import generate_latest

from sheetsync.cli.fleet import fleet
from sheetsync.fleet.metrics import Metrics
from tests.acceptance.command_line import ROOT

PAGE = (ROOT / "docs" / "fleet.md").read_text(encoding="utf-8")


def test_the_page_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"sheetsync fleet ([a-z]+)", PAGE)) == set(fleet.commands)


def test_the_page_names_every_metric_and_no_other() -> None:
    metrics = Metrics(silent_s=30)
    for each in (metrics.syncs, metrics.waited):
        each.labels("x")
    for each in (metrics.requests, metrics.refusals):
        each.labels("x", "y")
    found = re.findall(r"^# TYPE (\w+) ", generate_latest(metrics.collected).decode(), re.MULTILINE)

    told = set(re.findall(r"\| `(sheetsync_\w+)", PAGE))
    assert told == {each for each in found if not each.endswith("_created")}


def test_the_tables_of_sizes_agree_with_the_arithmetic_above_them() -> None:
    periods = {"hour": 60, "6 hours": 360, "day": 1440}
    rows = re.findall(r"^\| ([\d,]+) \| (hour|6 hours|day) \| ([\d,]+) \| (\d+) \| (\d+) \|", PAGE, re.MULTILINE)
    assert len(rows) == 7
    for roadmaps, period, reads, accounts, projects in rows:
        pace = int(roadmaps.replace(",", "")) / periods[period]
        assert int(reads.replace(",", "")) == round(pace)
        assert int(accounts) == -(-pace // 58)
        assert int(projects) == -(-int(accounts) // 5)

"""A sheet that nobody changed costs no read, and one that may have changed always does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from psycopg_pool import ConnectionPool

from localsheets import Spreadsheet
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.fleet.member import Outcome
from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.quota import SharedQuota
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.retry import RetryingHistory
from sheetsync.fleet.settings import load
from sheetsync.fleet.sync import Syncer, identities_of
from tests.fleet.conftest import Fleet

MORNING = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Day:
    """A clock that a test sets."""

    now = MORNING


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def sheet(fleet: Fleet) -> Spreadsheet:
    fleet.setup(more="drive = true\nconfig = 'team.toml'")
    (fleet.folder / "team.toml").write_text("[summary]\n", encoding="utf-8")
    (sheet,) = fleet.sheets(1)
    fleet.take_up([sheet])
    return sheet


@pytest.fixture
def sync(fleet: Fleet, sheet: Spreadsheet, day: Day) -> Iterator[Callable[[], Outcome]]:
    """Syncs the roadmap as the next job, and returns how it ended."""
    loaded = load(fleet.folder / "fleet.toml")
    registry, history = Registry(fleet.url), HistoryDatabase(fleet.database)
    with ConnectionPool(fleet.url, kwargs={"options": "-c timezone=UTC"}, open=True) as pool:
        quota = SharedQuota(pool, loaded.quota, loaded.limits, stopping=Event(), metrics=Metrics(silent_s=30))
        syncer = Syncer(
            loaded,
            registry,
            RetryingHistory(history),
            quota,
            identities_of(loaded, fleet.environment),
            root=fleet.google.url,
            clock=lambda: day.now,
        )
        jobs = iter(range(1, 100))
        yield lambda: syncer.sync("roadmap-0", next(jobs))
    registry.close()
    history.close()


def at_rest(fleet: Fleet, sync: Callable[[], Outcome]) -> None:
    """Sync until there is nothing to do any more: our own write is a change too."""
    assert sync() is Outcome.SYNCED
    assert sync() is Outcome.SYNCED
    fleet.google.log.clear()


def test_a_sheet_at_rest_is_not_read(fleet: Fleet, sync: Callable[[], Outcome]) -> None:
    at_rest(fleet, sync)

    assert [sync() for _ in range(3)] == [Outcome.UNCHANGED] * 3

    assert (fleet.google.count("read"), fleet.google.count("write")) == (0, 0)


def test_what_a_person_changes_is_seen_at_the_next_sync(
    fleet: Fleet, sheet: Spreadsheet, sync: Callable[[], Outcome]
) -> None:
    at_rest(fleet, sync)
    sync()

    sheet.type("Roadmap!C2", "feed the family cheaply and quickly on a weeknight too")

    assert sync() is Outcome.SYNCED
    assert sheet.cell("F2") == ""


def test_what_a_person_changes_while_a_sync_reads_is_seen_at_the_next_one(
    fleet: Fleet, sheet: Spreadsheet, sync: Callable[[], Outcome]
) -> None:
    at_rest(fleet, sync)
    sheet.type("Roadmap!A2", "Make more tacos")
    fleet.google.control.after(lambda _: sheet.type("Roadmap!E3", "Nearly"), lambda call: call.service == "sheets")

    sync()

    assert sync() is Outcome.SYNCED
    assert sheet.cell("F3").startswith("⚠ [Deliverable Status]")


def test_a_new_day_is_a_reason_to_read(fleet: Fleet, sync: Callable[[], Outcome], day: Day) -> None:
    at_rest(fleet, sync)

    day.now = MORNING + timedelta(hours=14, minutes=59)
    assert sync() is Outcome.UNCHANGED
    day.now = MORNING + timedelta(hours=15)
    assert sync() is Outcome.SYNCED


def test_another_configuration_is_a_reason_to_read(
    fleet: Fleet, sheet: Spreadsheet, sync: Callable[[], Outcome]
) -> None:
    at_rest(fleet, sync)

    (fleet.folder / "team.toml").write_text('[rules]\ngoal-missing = "off"\n', encoding="utf-8")

    assert sync() is Outcome.SYNCED
    assert sheet.cell("F2") == ""


def test_another_rule_pack_is_a_reason_to_read(fleet: Fleet, sheet: Spreadsheet, sync: Callable[[], Outcome]) -> None:
    (fleet.folder / "team.toml").write_text('packs = ["team.yaml"]\n', encoding="utf-8")
    pack = "goal-missing:\n  kind: required\n  column: goal\n  severity: error\n  message: {}\n"
    (fleet.folder / "team.yaml").write_text(pack.format("Who is it for?"), encoding="utf-8")
    at_rest(fleet, sync)
    assert "Who is it for?" in sheet.cell("F2")

    off = pack.replace("severity: error", "severity: off")
    (fleet.folder / "team.yaml").write_text(off.format("Who is it for?"), encoding="utf-8")

    assert sync() is Outcome.SYNCED
    assert "Who is it for?" not in sheet.cell("F2")


def test_where_drive_says_nothing_the_sheet_is_read(fleet: Fleet, sync: Callable[[], Outcome]) -> None:
    at_rest(fleet, sync)
    fleet.google.control.disabled.add("drive")

    assert [sync() for _ in range(2)] == [Outcome.SYNCED] * 2
    assert fleet.google.count("read") == 2


def test_a_job_that_was_done_and_is_taken_up_again_does_nothing(fleet: Fleet, sheet: Spreadsheet) -> None:
    loaded = load(fleet.folder / "fleet.toml")
    registry, history = Registry(fleet.url), HistoryDatabase(fleet.database)
    with ConnectionPool(fleet.url, kwargs={"options": "-c timezone=UTC"}, open=True) as pool:
        quota = SharedQuota(pool, loaded.quota, loaded.limits, stopping=Event(), metrics=Metrics(silent_s=30))
        people = identities_of(loaded, fleet.environment)
        syncer = Syncer(loaded, registry, history, quota, people, root=fleet.google.url)
        syncer.sync("roadmap-0", 7)
        fleet.google.log.clear()
        assert syncer.sync("roadmap-0", 7) is Outcome.SYNCED
    assert not fleet.google.log
    registry.close()
    history.close()

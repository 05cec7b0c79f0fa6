"""What whoever runs a fleet does with it by day: start, look, take out."""

import json
from datetime import UTC, datetime, timedelta

from sheetsync.fleet.member import Outcome
from sheetsync.fleet.registry import Registry, Result
from tests.fleet.conftest import Fleet, make_due, until


def test_a_new_roadmap_is_synced_at_once_and_then_by_its_schedule(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(2), every="1w")

    assert fleet("schedule").output == "2 roadmaps queued.\n"
    assert fleet.work().returncode == 0
    assert fleet("status").output.startswith("2 roadmaps: 2 synced\n")
    assert fleet("schedule").output == "0 roadmaps queued.\n"

    due = fleet.query("SELECT name, due FROM sheetsync_member ORDER BY name")
    assert fleet("import").exit_code == 0
    assert fleet.query("SELECT name, due FROM sheetsync_member ORDER BY name") == due


def test_another_sheet_or_another_period_of_a_roadmap_counts_from_now(fleet: Fleet) -> None:
    fleet.setup()
    one, other = fleet.sheets(2)
    fleet("add", "tacos", one.id, "--every", "4w")
    fleet("schedule")
    later = fleet.query("SELECT due FROM sheetsync_member")[0][0]

    fleet("add", "tacos", one.id, "--every", "6h")
    sooner = fleet.query("SELECT due FROM sheetsync_member")[0][0]
    fleet("add", "tacos", other.id, "--every", "6h")
    now = fleet.query("SELECT due FROM sheetsync_member")[0][0]

    assert later > sooner > now
    assert now <= datetime.now(UTC)


def test_all_are_queued_but_those_that_are_paused(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(3))
    fleet("pause", "roadmap-1")

    assert fleet("run", "--all").output == "2 roadmaps queued; 0 waited already.\n"
    assert fleet("run").exit_code == 2
    assert fleet("run", "--all", "roadmap-1").exit_code == 2


def test_the_status_says_by_its_end_whether_all_is_well(fleet: Fleet) -> None:
    fleet.setup()
    good, bad = fleet.sheets(2)
    fleet.take_up([good, bad], team="Cooks")
    bad.share("", "bot-0@example.com")
    new = fleet("status", "--format", "json")
    assert (new.exit_code, json.loads(new.output)["outcomes"]) == (0, {"never": 2})

    fleet("run", "--all")
    fleet.work()
    done = fleet("status", "--format", "json")

    assert done.exit_code == fleet("status").exit_code == 1
    told = json.loads(done.output)
    assert {key: told[key] for key in ("roadmaps", "paused", "waiting", "running", "held", "late")} == {
        "roadmaps": 2, "paused": 0, "waiting": 0, "running": 0, "held": {}, "late": [],
    }  # fmt: skip
    (failing,) = told["failing"]
    assert (failing["name"], failing["team"], failing["failures"]) == ("roadmap-1", "Cooks", 1)
    assert "share" in failing["problem"]
    assert datetime.fromisoformat(failing["finished"]) <= datetime.now(UTC)

    fleet("pause", "roadmap-1")
    assert fleet("status").exit_code == 0


def test_a_fleet_without_workers_is_not_well(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(1))
    fleet.query("UPDATE sheetsync_member SET due = now() - interval '20 minutes' RETURNING 1")

    done = fleet("status", "--format", "json")

    assert (done.exit_code, json.loads(done.output)["late"]) == (1, ["roadmap-0"])
    assert "is any worker running?" in fleet("status").output


def test_what_is_removed_is_gone_but_for_what_is_remembered(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(2))
    fleet("run", "--all")
    fleet.work()
    fleet("run", "--all")

    done = fleet("remove", "roadmap-0")

    assert (done.exit_code, done.output.splitlines()[0]) == (0, "roadmap-0 removed. What is remembered of it stays.")
    assert "fleet.toml lists roadmap-0" in done.output
    assert [line.split()[0] for line in fleet("list").output.splitlines()[1:]] == ["roadmap-1"]
    assert fleet("status").output.splitlines()[1] == "Queue: 1 wait, 0 run"
    assert fleet("remove", "roadmap-1", "nobody").exit_code == 2
    assert len(fleet("list").output.splitlines()) == 2
    assert fleet.query("SELECT count(DISTINCT roadmap) FROM sheetsync_entry") == [(2,)]
    fleet.work()
    assert fleet("status").output.startswith("1 roadmaps: 1 synced\n")


def test_a_sync_that_failed_is_tried_again_as_the_same_job(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(1))
    registry = Registry(fleet.url)
    now = datetime.now(UTC)

    registry.finish("roadmap-0", 7, Result(Outcome.FAILED, "busy"), now=now)
    assert not registry.is_done("roadmap-0", 7)
    registry.finish("roadmap-0", 7, Result(Outcome.SYNCED), now=now + timedelta(seconds=1))
    assert registry.is_done("roadmap-0", 7)
    registry.close()


def test_failing_roadmaps_are_a_metric_of_each_worker(fleet: Fleet) -> None:
    import urllib.request

    from tests.adapters.test_outbox_smtp import free_port

    fleet.setup()
    good, bad = fleet.sheets(2)
    fleet.take_up([good, bad])
    bad.share("", "bot-0@example.com")
    make_due(fleet)
    port = free_port()
    fleet.worker(2, port)

    def told() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            return answer.read().decode()

    until(lambda: bool(fleet.said("failed")) and bool(fleet.said("done")))
    assert "sheetsync_roadmaps_failing 1.0" in told()
    fleet("pause", "roadmap-1")
    assert "sheetsync_roadmaps_failing 0.0" in told()
    fleet.server.stop()
    try:
        assert "sheetsync_roadmaps_failing NaN" in told()
    finally:
        fleet.server.start()

"""One worker and what may happen to it."""

import asyncio
import signal
import socket
from itertools import count
from threading import Barrier, Event
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from localsheets import Call, Fault, Kind, Quota
from sheetsync.fleet import admin
from sheetsync.fleet.heartbeat import Heartbeat
from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.settings import load
from tests.fleet.conftest import HANGS_S, Fleet, until
from tests.fleet.log import reads


def is_read(call: Call) -> bool:
    return call.service == "sheets" and call.effect == "read"


def hold(fleet: Fleet, effect: str) -> Event:
    """Let every read, or every write, wait at Google until this is set."""
    told = Event()
    fleet.google.control.before(lambda _: told.wait(HANGS_S), lambda call: call.effect == effect, times=None)
    return told


def outcomes(fleet: Fleet) -> dict[str, str]:
    return dict(fleet.query("SELECT name, outcome FROM sheetsync_member ORDER BY name"))


@pytest.mark.parametrize("way", ["dies", "hangs"])
def test_a_roadmap_that_takes_its_workers_down_is_given_up_and_blocks_nobody(fleet: Fleet, way: str) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(3))
    fleet("run", "roadmap-1", "roadmap-0", "roadmap-2")

    for _ in range(4):
        worker = fleet.worker(2, POISON="roadmap-1", WAY=way)
        until(lambda worker=worker: worker.poll() is not None or None not in outcomes(fleet).values())
        if worker.poll() is None:
            break
        fleet.bury(worker)

    assert outcomes(fleet) == {"roadmap-0": "synced", "roadmap-1": "failed", "roadmap-2": "synced"}
    assert "its worker was lost every time" in fleet("status").output


def test_a_roadmap_that_can_t_be_synced_stops_no_other(fleet: Fleet) -> None:
    fleet.setup()
    sheets = fleet.sheets(4)
    fleet.take_up(sheets)
    sheets[0].destroy()
    sheets[1].type("Roadmap!A1", "", "", "")
    fleet("run", *(f"roadmap-{number}" for number in range(4)))

    assert fleet.work().returncode == 0

    assert outcomes(fleet)["roadmap-2"] == outcomes(fleet)["roadmap-3"] == "synced"
    assert outcomes(fleet)["roadmap-0"] == "failed"


def test_google_that_is_busy_is_tried_again_later(fleet: Fleet) -> None:
    fleet.setup()
    (sheet,) = fleet.sheets(1)
    fleet.take_up([sheet])
    fleet("run", "roadmap-0")
    fleet.google.control.fault(Fault(Kind.FORBIDDEN_403), 0)

    fleet.work()
    assert outcomes(fleet) == {"roadmap-0": "failed"}
    fleet("retry")
    fleet.work()

    assert outcomes(fleet) == {"roadmap-0": "synced"}
    assert fleet.query("SELECT failures FROM sheetsync_member") == [(0,)]


def test_a_quota_that_others_use_too_holds_everybody_and_nothing_is_lost(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(8))
    fleet("run", *(f"roadmap-{number}" for number in range(8)))
    # Four reads are on their way in the moment when one is refused; what these four do next, they do when
    # everybody is told to wait.
    together, number, refusals = Barrier(4), count(), count()
    control = fleet.google.control
    control.before(lambda _: together.wait(HANGS_S), lambda call: is_read(call) and next(number) < 4, times=None)
    control.fault(
        Fault(Kind.BUSY_429_RETRY_AFTER, retry_after=2), lambda call: is_read(call) and not next(refusals), times=None
    )
    control.after(lambda _: until(lambda: fleet.query("SELECT count(*) FROM sheetsync_brake") == [(1,)]), times=None)
    fleet.worker(4)

    until(lambda: None not in outcomes(fleet).values())

    assert set(outcomes(fleet).values()) == {"synced"}
    reading = [each for each in fleet.google.log if is_read(each)]
    (refused,) = [each for each in reading if each.status == 429]
    later = [each.at - refused.at for each in reading[4:]]
    # A first sync that writes reads twice.
    assert len(later) == 2 * 8 + 1 - 4
    assert min(later) >= 1.9


def test_sigterm_lets_what_has_begun_end_and_gives_back_the_rest(fleet: Fleet) -> None:
    # There is room for two, so two have begun, two more wait for room, and two for those. Nothing is to be written.
    fleet.setup(quota=Quota(2, 2, window_s=3600.0))
    sheets = fleet.sheets(6)
    for sheet in sheets:
        sheet.type("Roadmap!C2", "feed the family on a weeknight")
    fleet.take_up(sheets)
    fleet("run", *(f"roadmap-{number}" for number in range(6)))
    told = hold(fleet, "read")
    worker = fleet.worker(4)
    until(lambda: fleet.google.count("read") == 2)

    worker.send_signal(signal.SIGTERM)
    until(lambda: bool(fleet.said("stopping")))
    told.set()

    assert worker.wait(HANGS_S) == 0
    assert [each["roadmap"] for each in fleet.said("given back")]
    assert sorted(outcomes(fleet).values(), key=str) == [None] * 4 + ["synced"] * 2
    assert fleet.query("SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'sync' AND status = 'todo'") == [
        (4,)
    ]
    assert fleet.google.count("read") == 2


def test_the_last_syncs_of_a_worker_that_stops_are_not_taken_for_lost(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(2))
    fleet("run", "roadmap-0", "roadmap-1")
    told = hold(fleet, "write")
    first = fleet.worker(2)
    until(lambda: fleet.google.count("write") == 2)
    assert fleet.beats(first)

    first.send_signal(signal.SIGTERM)
    until(lambda: bool(fleet.said("stopping")))
    # It shows itself still, and whoever looks for the lost meanwhile doesn't find its syncs.
    assert fleet.beats(first)
    fleet.worker(2)
    # It looks each second; the queue keeps the last.
    looked = (
        "SELECT coalesce(max(defer_timestamp), 0) FROM procrastinate_periodic_defers WHERE task_name LIKE '%%rescue'"
    )
    before = fleet.query(looked)[0][0]
    until(lambda: fleet.query(looked)[0][0] >= before + 3)
    told.set()

    assert first.wait(HANGS_S) == 0
    assert set(outcomes(fleet).values()) == {"synced"}
    assert fleet.said("taken up again") == []
    # A first sync that writes reads twice.
    assert set(reads(fleet.google.log).values()) == {2}


def test_a_worker_says_how_it_does(fleet: Fleet) -> None:
    fleet.setup()
    fleet.take_up(fleet.sheets(2))
    fleet("run", "roadmap-0", "roadmap-1")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    fleet.worker(2, port)
    until(lambda: list(outcomes(fleet).values()) == ["synced", "synced"])

    with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
        assert answer.read() == b"well\n"
    with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        figures = answer.read().decode()
    assert 'sheetsync_syncs_total{outcome="synced"} 2.0' in figures
    assert 'sheetsync_requests_total{account="bot-0",effect="read"} 4.0' in figures
    with pytest.raises(HTTPError, match="404") as caught:
        urlopen(f"http://127.0.0.1:{port}/else")
    caught.value.close()
    for line in fleet.said("done"):
        assert line["outcome"] == "synced"
        assert {"time", "roadmap", "job", "seconds"} <= line.keys()


def test_what_is_to_be_tried_again_and_waits_already_waits_once(fleet: Fleet) -> None:
    fleet.setup(accounts=2)
    fleet.take_up(fleet.sheets(1))
    fleet("run", "roadmap-0")
    loaded = load(fleet.folder / "fleet.toml")
    # While its sync runs, somebody queues the roadmap once more; then Google holds it back for
    # longer than it retries.
    fleet.google.control.before(lambda _: admin.enqueue(loaded, ["roadmap-0"]))
    fleet.google.control.fault(Fault(Kind.BUSY_429_RETRY_AFTER, retry_after=1000), times=1)

    assert fleet.work().returncode == 0

    assert outcomes(fleet) == {"roadmap-0": "synced"}
    assert fleet.query("SELECT status FROM procrastinate_jobs WHERE queue_name = 'sync'") == []


def test_an_account_that_is_gone_is_told(fleet: Fleet) -> None:
    fleet.setup(accounts=2)
    sheets = fleet.sheets(1)
    fleet("add", "tacos", sheets[0].id, "--account", "bot-1")
    file = fleet.folder / "fleet.toml"
    file.write_text(file.read_text().replace('name = "bot-1"', 'name = "bot-2"'))
    fleet("run", "tacos")

    fleet.work()

    assert "no account bot-1 any more" in fleet("status").output


def test_a_worker_without_its_tables_or_its_database_says_so_in_a_sentence(fleet: Fleet) -> None:
    file = fleet.folder / "fleet.toml"
    file.write_text(f'database = "{fleet.url}"\n')
    bare = fleet.work()
    file.write_text('database = "postgresql://ana:secret@127.0.0.1:1/fleet"\n')
    away = fleet.work()

    assert (bare.returncode, away.returncode) == (2, 4)
    assert "run `sheetsync fleet migrate`" in bare.stderr.splitlines()[-1]
    assert "can't be reached" in away.stderr.splitlines()[-1]
    assert "secret" not in away.stderr


def test_a_worker_that_lost_its_database_is_not_well() -> None:
    said = []
    for silent_s in (30.0, 0.0):
        list(Metrics(silent_s=silent_s).application()({"PATH_INFO": "/healthz"}, lambda status, _: said.append(status)))

    assert said == ["200 OK", "503 Service Unavailable"]


@pytest.mark.parametrize(("silent_s", "is_steady"), [(0.0, True), (3600.0, False)])
def test_who_came_back_to_the_database_just_now_takes_nobody_for_lost(
    fleet: Fleet, silent_s: float, is_steady: bool
) -> None:
    found = []

    async def beat_once() -> None:
        beaten = asyncio.Event()
        heartbeat = Heartbeat(fleet.url, heartbeat_s=0.01, silent_s=silent_s, on_beat=beaten.set)
        found.append(heartbeat.is_steady)
        beating = asyncio.create_task(heartbeat.beat(()))
        await beaten.wait()
        found.append(heartbeat.is_steady)
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)

    asyncio.run(beat_once())

    assert found == [False, is_steady]

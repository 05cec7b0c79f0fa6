"""What goes wrong in an operation goes by without a loss: workers die, stop, and the database restarts."""

import os
import signal
from collections.abc import Callable
from math import ceil

from localsheets import Quota
from tests.fleet.conftest import HANGS_S, Fleet, make_due, until
from tests.fleet.log import crossings, over_quota, reads

ROADMAPS = int(os.environ.get("SHEETSYNC_TEST_ROADMAPS", "36"))
"""`make test-fleet` asks for 300."""

SLOTS = 4


def test_many_roadmaps_are_synced_whoever_dies_meanwhile(
    fleet: Fleet, record_property: Callable[[str, object], None]
) -> None:
    is_full = ROADMAPS >= 200
    quota = Quota(per_user=40, per_project=200, window_s=20.0) if is_full else Quota(8, 24, window_s=5.0)
    fleet.setup(accounts=quota.per_project // quota.per_user, quota=quota)
    sheets = fleet.sheets(ROADMAPS)
    fleet.take_up(sheets)
    make_due(fleet)

    def synced() -> int:
        found: int = fleet.query("SELECT count(*) FROM sheetsync_member WHERE outcome = 'synced'")[0][0]
        return found

    assert fleet("schedule").output.startswith(f"{ROADMAPS} roadmaps")
    killed, stopped, _ = (fleet.worker(SLOTS) for _ in range(3))
    until(lambda: synced() >= ROADMAPS // 3)
    fleet.kill(killed)
    until(lambda: synced() >= ROADMAPS // 2)
    fleet.server.stop()
    fleet.server.start()
    until(lambda: synced() >= 2 * ROADMAPS // 3)
    stopped.send_signal(signal.SIGTERM)
    assert stopped.wait(HANGS_S) == 0
    until(lambda: synced() == ROADMAPS)
    until(lambda: not fleet.query("SELECT 1 FROM procrastinate_jobs WHERE queue_name = 'sync'"))

    log = list(fleet.google.log)
    took = max(each.ended for each in log) - min(each.at for each in log)
    writes = sum(each.effect == "write" for each in log)
    least = (ceil(writes / quota.per_project) - 1) * quota.window_s
    told = f"{ROADMAPS} roadmaps, {len(log)} requests: {took:.1f} s, and the quota alone takes {least:.1f} s"
    record_property("fleet", told)
    assert over_quota(log, quota) == []
    assert {each.status for each in log} == {200}
    assert crossings(log) == []
    # A first sync reads twice: a roadmap that was read more often had been lost with a worker.
    repeated = sum(times > 2 for times in reads(log).values())
    assert set(reads(log)) == {each.id for each in sheets}
    assert repeated <= SLOTS, repeated
    for sheet in sheets:
        column = [row[5] if len(row) > 5 else "" for row in sheet.rows("Roadmap")]
        assert column[0] == "Roadmap checks"
        assert column[1].startswith("⚠ [User-centric Goal]")
        assert not any(column[2:])
    remembered = fleet.query("SELECT count(DISTINCT roadmap), count(*) FROM sheetsync_entry")[0]
    assert remembered == (ROADMAPS, ROADMAPS)
    # A few roadmaps are done in a few windows: there a worker that is lost weighs more than it does in a fleet.
    assert took <= 1.3 * least or not is_full, told

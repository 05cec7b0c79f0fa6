"""A few roadmaps, one worker: what a fleet is for."""

from tests.fleet.conftest import Fleet, make_due


def test_a_worker_syncs_every_roadmap_that_is_due_and_stops_when_idle(fleet: Fleet) -> None:
    fleet.setup()
    sheets = fleet.sheets(3)
    fleet.take_up(sheets)
    make_due(fleet)

    assert fleet("schedule").output.startswith("3 roadmaps queued")
    done = fleet.work()

    assert done.returncode == 0, done.stderr
    for sheet in sheets:
        assert sheet.cell("F2").startswith("⚠ [User-centric Goal]"), done.stderr
        assert sheet.cell("F3") == ""
    # The first sync of a sheet looks at it once more, to place our column.
    assert fleet.google.count("read") == 6

"""Files of ours are never what a link leads to, and what a killed run left goes with the next one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.adapters.google import notes
from sheetsync.adapters.history import HistoryFolder
from sheetsync.errors import SheetsyncError, UnsafeError
from sheetsync.model.audience import Channel
from sheetsync.model.delivery import Delivery, Target
from tests.acceptance.command_line import ROOT
from tests.adapters.test_history_folder import COOK, SERVE, in_week

TOLD = Delivery(Target("us", Channel.MAIL, "ana@example.org"), datetime(2026, 11, 2, 9, tzinfo=UTC))
SECRET = "what a link leads to\n"


def remember(folder: Path) -> None:
    HistoryFolder(folder).append("tacos", in_week(0, COOK))


def log(folder: Path) -> None:
    DeliveryLog(folder / "deliveries.jsonl").append(TOLD)


@pytest.mark.parametrize(
    ("name", "write"),
    [("tacos.jsonl", remember), (".gitattributes", remember), ("deliveries.jsonl", log)],
)
@pytest.mark.parametrize("there", [True, False])
def test_no_link_is_written_through(tmp_path: Path, name: str, write: Callable[[Path], None], *, there: bool) -> None:
    folder, target = tmp_path / "history", tmp_path / "secret"
    folder.mkdir()
    if there:
        target.write_text(SECRET)
    (folder / name).symlink_to(target)

    with pytest.raises(SheetsyncError, match="link"):
        write(folder)

    assert target.exists() == there
    assert not there or target.read_text() == SECRET


def test_no_link_is_read_through(tmp_path: Path) -> None:
    remember(tmp_path / "elsewhere")
    log(tmp_path / "elsewhere")
    folder = tmp_path / "history"
    folder.mkdir()
    for each in (tmp_path / "elsewhere").iterdir():
        (folder / each.name).symlink_to(each)

    with pytest.raises(UnsafeError, match="it is a link"):
        HistoryFolder(folder).read("tacos")
    with pytest.raises(UnsafeError, match="it is a link"):
        DeliveryLog(folder / "deliveries.jsonl").read()


def test_a_damaged_line_is_set_aside_in_no_file_that_a_link_leads_to(tmp_path: Path) -> None:
    remember(tmp_path)
    file = tmp_path / "tacos.jsonl"
    file.write_bytes(file.read_bytes() + b'{"check":"00000000","taken":"2026-11-02"}\n')
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    (tmp_path / "tacos.jsonl.damaged").symlink_to(secret)

    with pytest.raises(UnsafeError, match="it is a link"):
        HistoryFolder(tmp_path).append("tacos", in_week(1, COOK, SERVE))

    assert secret.read_text() == SECRET


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tacos.jsonl")
    os.mkfifo(tmp_path / "deliveries.jsonl")

    with pytest.raises(UnsafeError, match="no file"):
        HistoryFolder(tmp_path).read("tacos")
    with pytest.raises(UnsafeError, match="no file"):
        DeliveryLog(tmp_path / "deliveries.jsonl").read()


def test_notes_are_kept_in_no_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "before.jsonl").symlink_to(tmp_path / "secret")

    with pytest.raises(UnsafeError):
        list(notes.restorable(tmp_path / "before.jsonl", None))


KILLED = """
import sys, os, signal
from pathlib import Path
from sheetsync.adapters import atomic_file
atomic_file._dress = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from sheetsync.adapters.history import HistoryFolder
from datetime import datetime, UTC, timedelta
HistoryFolder(Path(sys.argv[1])).prune("tacos", datetime.now(UTC) + timedelta(days=9999))
"""


def test_what_a_killed_run_left_goes_with_the_next_one(tmp_path: Path) -> None:
    store = HistoryFolder(tmp_path)
    store.append("tacos", in_week(0, COOK))
    store.append("tacos", in_week(1, COOK, SERVE))
    before = store.read("tacos")
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], env=environment, check=False, timeout=900)
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.glob(".*.sheetsync-*")
    assert store.read("tacos") == before
    old = time.time() - 3600
    os.utime(left, (old, old))

    store.append("tacos", in_week(2, COOK))

    assert not list(tmp_path.glob(".*.sheetsync-*"))
    assert len(store.read("tacos").snapshots) == 3

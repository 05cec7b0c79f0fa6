"""The folder of the history: torn lines, merges, and a kill at every write."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sheetsync.adapters.history import HistoryFolder
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.snapshot import Line, Snapshot
from sheetsync.model.terms import Status

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
COOK = Line("cook", "Make tacos", "cook food", Status.IN_PROGRESS, "In progress", "Ana")
SERVE = Line("serve", "Make tacos", "serve food", Status.NOT_STARTED, "todo")


def in_week(week: int, *lines: Line) -> Snapshot:
    taken = MONDAY + timedelta(weeks=week)
    return Snapshot(taken, taken.date(), lines)


WEEKS = (in_week(0, COOK), in_week(1, COOK, SERVE), in_week(2, replace(COOK, status=Status.DONE), SERVE))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A history of three weeks."""
    store = HistoryFolder(tmp_path)
    for each in WEEKS:
        store.append("tacos", each)
    return tmp_path / "tacos.jsonl"


def test_a_line_says_only_what_changed(file: Path) -> None:
    last = json.loads(file.read_text().splitlines()[-1])

    assert last.pop("check")
    assert last == {"taken": "2026-11-16T09:00:00+00:00", "day": "2026-11-16", "set": {"cook": {"status": "Done"}}}


def test_a_file_that_was_cut_anywhere_loses_at_most_its_last_line(file: Path) -> None:
    whole = file.read_bytes()
    ends = [index + 1 for index, byte in enumerate(whole) if byte == ord("\n")]
    for length in range(len(whole) + 1):
        file.write_bytes(whole[:length])
        complete = sum(end - 1 <= length for end in ends)

        history = HistoryFolder(file.parent).read("tacos")

        assert history.snapshots == WEEKS[:complete]
        assert bool(history.notices) is (length not in {0, *ends, *(end - 1 for end in ends)})


@pytest.mark.parametrize("cut", [1, 2, 30])
def test_a_torn_end_is_set_aside_by_the_next_write(file: Path, cut: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-cut])
    store = HistoryFolder(file.parent)
    torn = whole[:-cut].splitlines()[-1]

    assert store.append("tacos", in_week(3, COOK))

    history = store.read("tacos")
    assert history.notices == ()
    if cut == 1:
        # Only the line's end is missing: nothing is lost.
        assert history.snapshots == (*WEEKS, in_week(3, COOK))
    else:
        assert history.snapshots == (*WEEKS[:2], in_week(3, COOK))
        assert (file.parent / "tacos.jsonl.damaged").read_bytes() == torn + b"\n"


def test_a_line_that_somebody_edited_is_left_out_and_named(file: Path) -> None:
    file.write_text(file.read_text().replace("serve food", "serve fool"))
    store = HistoryFolder(file.parent)

    history = store.read("tacos")

    assert [each.taken for each in history.snapshots] == [WEEKS[0].taken, WEEKS[2].taken]
    said = f"{file}, line 2: damaged, and left out; the next sync sets it aside in tacos.jsonl.damaged"
    assert history.notices == (Notice(NoticeKind.HISTORY_DAMAGED, said),)
    # What was lost with it is said again, so that the latest state is whole.
    assert store.append("tacos", in_week(3, COOK, SERVE))
    assert store.read("tacos").last == in_week(3, COOK, SERVE)
    assert store.read("tacos").notices == ()


@pytest.mark.parametrize(
    "content", [b"\x00" * 40, b"[]\n", b"{}\n", b'{"check":"00000000","taken":1}\n', b"\xff\xfe\n"]
)
def test_a_file_of_something_else_is_no_history_and_is_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tacos.jsonl").write_bytes(content)
    store = HistoryFolder(tmp_path)

    assert store.read("tacos").snapshots == ()
    assert store.read("tacos").notices
    assert store.append("tacos", WEEKS[0])

    assert store.read("tacos").snapshots == WEEKS[:1]
    assert (tmp_path / "tacos.jsonl.damaged").read_bytes().rstrip(b"\n") == content.rstrip(b"\n")


def git(folder: Path, *arguments: str) -> str:
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    name = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, env=clean | name, check=True, capture_output=True, text=True).stdout


def test_two_branches_merge_without_a_conflict_to_what_both_saw(tmp_path: Path) -> None:
    store = HistoryFolder(tmp_path)
    store.append("tacos", WEEKS[0])
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "checkout", "-b", "other")
    store.append("tacos", in_week(1, replace(COOK, notes="needs salt")))
    git(tmp_path, "commit", "-am", "other")
    git(tmp_path, "checkout", "main")
    store.append("tacos", in_week(2, COOK, SERVE))
    git(tmp_path, "commit", "-am", "main")

    git(tmp_path, "merge", "other")

    history = store.read("tacos")
    assert history.notices == ()
    assert history.snapshots == (
        WEEKS[0],
        in_week(1, replace(COOK, notes="needs salt")),
        in_week(2, replace(COOK, notes="needs salt"), SERVE),
    )


WRITER = """
import os, signal, sys
from pathlib import Path
from tests.adapters.test_history_folder import COOK, SERVE, in_week
from dataclasses import replace
from sheetsync.adapters.history import HistoryFolder

fatal, calls = int(sys.argv[2]), 0

def counted(function):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == fatal:
            if function is write:
                write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return call

write = os.write
os.write, os.fsync, os.replace = counted(os.write), counted(os.fsync), counted(os.replace)
store = HistoryFolder(Path(sys.argv[1]))
if sys.argv[3:]:
    store.prune("tacos", in_week(2).taken)
    print("done")
    sys.exit()
for week in range(3, 7):
    store.append("tacos", in_week(week, replace(COOK, notes=f"week {week}" * 50), SERVE))
print("done")
"""


def test_a_kill_at_any_write_loses_at_most_the_entry_that_was_being_written(file: Path) -> None:
    original = file.read_bytes()
    for fatal in range(1, 20):
        file.write_bytes(original)
        (file.parent / "tacos.jsonl.damaged").unlink(missing_ok=True)
        command = [sys.executable, "-c", WRITER, str(file.parent), str(fatal)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
        history = HistoryFolder(file.parent).read("tacos")
        assert history.snapshots[:3] == WEEKS
        assert [each.taken for each in history.snapshots] == [
            MONDAY + timedelta(weeks=week) for week in range(len(history.snapshots))
        ]
        if "done" in done.stdout:
            assert len(history.snapshots) == 7
            assert fatal > 8, "it was killed at both halves of each of four writes"
            return
        assert done.returncode == -signal.SIGKILL
        assert len(history.snapshots) >= 3 + (fatal - 1) // 2
        assert HistoryFolder(file.parent).append("tacos", in_week(9, COOK))
        assert HistoryFolder(file.parent).read("tacos").notices == ()
    pytest.fail("the writer never came to its end")


@pytest.mark.parametrize("torn", [b"", b'{"check":"0'])
def test_a_kill_while_forgetting_loses_nothing_that_was_to_be_kept(file: Path, torn: bytes) -> None:
    original = file.read_bytes() + torn
    for fatal in range(1, 20):
        file.write_bytes(original)
        command = [sys.executable, "-c", WRITER, str(file.parent), str(fatal), "prune"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
        history = HistoryFolder(file.parent).read("tacos")
        if "done" in done.stdout:
            assert fatal > 1, "it was killed at least once"
            assert history.snapshots == WEEKS[2:]
            assert bool(torn) is (file.parent / "tacos.jsonl.damaged").exists()
            return
        assert done.returncode == -signal.SIGKILL
        assert history.snapshots in (WEEKS, WEEKS[2:])
        assert bool(history.notices) is (bool(torn) and history.snapshots == WEEKS)
    pytest.fail("the writer never came to its end")


def test_a_folder_that_cannot_be_made_is_said_with_the_next_move(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("a file")

    with pytest.raises(UnsafeError, match=r"can't be written .*not remembered: name another folder"):
        HistoryFolder(tmp_path / "history").append("tacos", WEEKS[0])

    assert HistoryFolder(tmp_path / "history").read("tacos").snapshots == ()


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetsync.adapters.history.folder.LARGEST", 10)
    (tmp_path / "tacos.jsonl").write_text("x" * 11)

    with pytest.raises(UsageError, match="too large for a history"):
        HistoryFolder(tmp_path).read("tacos")


@pytest.mark.parametrize("name", ["Tacos & more", "../../etc/passwd", "CON", "ロードマップ", "", "x" * 500])
def test_any_name_of_a_roadmap_is_one_file_in_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "history"
    HistoryFolder(folder).append(name, WEEKS[0])

    assert HistoryFolder(folder).read(name).snapshots == WEEKS[:1]
    assert [each.parent for each in tmp_path.rglob("*.jsonl")] == [folder]


def test_another_file_of_lines_in_the_folder_is_no_roadmap(tmp_path: Path) -> None:
    store = HistoryFolder(tmp_path)
    store.append("tacos", in_week(0, COOK))
    (tmp_path / "deliveries.jsonl").write_text('{"at": "2026-11-02T09:00:00+00:00", "audience": "us"}\n')

    assert store.roadmaps() == ["tacos"]

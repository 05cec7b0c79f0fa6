"""A file takes the place of another: with all that the other had, whole or not at all, and nothing left beside it."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sheetsync.adapters import atomic_file

HALF_AN_HOUR = 1_800


def a_file(path: Path, content: bytes = b"old") -> Path:
    path.write_bytes(content)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


KILLED = """
import os, signal, sys
from pathlib import Path
from sheetsync.adapters import atomic_file

atomic_file.write(Path(sys.argv[1]), b"new" * 1000, before=lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


def a_killed_write(path: Path) -> Path:
    """Let a process be killed when all is written but the last step; return what it leaves."""
    before = set(path.parent.iterdir())
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = set(path.parent.iterdir()) - before
    return left


def test_what_a_killed_run_left_goes_with_the_next_one(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")
    left = a_killed_write(path)
    assert path.read_bytes() == b"old"
    assert stat.S_IMODE(left.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)
    os.utime(left, (time.time() - HALF_AN_HOUR,) * 2)
    atomic_file.write(path, b"new")
    assert names(tmp_path) == ["roadmap.xlsx"]


def test_a_copy_that_is_being_written_now_stays(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")

    def during() -> None:
        (mine,) = set(tmp_path.iterdir()) - {path}
        os.utime(mine, (time.time() - HALF_AN_HOUR,) * 2)
        atomic_file.sweep(path)
        assert mine.exists(), "its writer still holds it"

    atomic_file.write(path, b"new", before=during)
    left = a_killed_write(path)
    atomic_file.sweep(path)
    assert left.exists(), "it is too young to tell"
    assert path.read_bytes() == b"new"


def test_hidden_files_of_people_and_of_other_workbooks_stay(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")
    theirs = [".roadmap.xlsx.original", ".roadmap.xlsx.sheetsync-notes", ".roadmap.xlsx.sheetsync-12345678.xlsx", ".a"]
    of_another = ".old-roadmap.xlsx.sheetsync-12345678"
    for name in (*theirs, of_another):
        os.utime(a_file(tmp_path / name), (time.time() - HALF_AN_HOUR,) * 2)
    (tmp_path / ".roadmap.xlsx.sheetsync-87654321").mkdir()
    before = names(tmp_path)
    atomic_file.write(path, b"new")
    assert names(tmp_path) == before


def test_what_is_known_at_the_last_moment_stops_it(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")

    def stop() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        atomic_file.write(path, b"new", before=stop)
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["roadmap.xlsx"])


def test_attributes_stay_with_the_name(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")
    try:
        os.setxattr(path, "user.project", b"tacos")
    except (OSError, AttributeError) as error:
        pytest.skip(f"this disk keeps no attributes ({error})")
    path.chmod(0o664)
    atomic_file.write(path, b"new")
    assert os.getxattr(path, "user.project") == b"tacos"
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def an_access_list(*, mask: int) -> bytes:
    """An access list as the system keeps it: the owner, user 1234, the group, the mask, and the others."""
    entries = (
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 6, 1234),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, mask, 0xFFFFFFFF),
        (0x20, 0, 2**32 - 1),
    )
    packed = b"".join(
        tag.to_bytes(2, "little") + rights.to_bytes(2, "little") + who.to_bytes(4, "little")
        for tag, rights, who in entries
    )
    return (2).to_bytes(4, "little") + packed


def test_an_access_list_stays(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")
    listed = an_access_list(mask=6)
    try:
        os.setxattr(path, "system.posix_acl_access", listed)
    except (OSError, AttributeError) as error:
        pytest.skip(f"this disk keeps no access lists ({error})")
    atomic_file.write(path, b"new")
    assert os.getxattr(path, "system.posix_acl_access") == listed


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to somebody else")
def test_a_file_that_root_replaces_stays_its_owners(tmp_path: Path) -> None:
    path = a_file(tmp_path / "roadmap.xlsx")
    os.chown(path, 1234, 4321)
    path.chmod(0o4640)
    atomic_file.write(path, b"new")
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o4640)


def test_a_new_file_gets_what_the_umask_leaves(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        atomic_file.write(tmp_path / "new.csv", b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640

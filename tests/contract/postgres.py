"""A real PostgreSQL, started for the tests in a folder of its own and gone with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """Where PostgreSQL's programs are; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: float(each.parts[-3]))
    on_path = shutil.which("initdb")
    place = found[-1] if found else Path(on_path) if on_path else None
    return place.parent if place and (place.parent / "pg_ctl").exists() else None


def why_not() -> str:
    """Why PostgreSQL can't be started here; "" where it can."""
    if binaries() is None:
        return "no initdb and pg_ctl here: install postgresql"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam(USER)
        except KeyError:
            return f"it refuses to run as root, and there is no user {USER}"
    return ""


@contextmanager
def running() -> Iterator[str]:
    """Run a server that listens on a socket in its own folder alone, and give the URL of its first database."""
    programs = binaries()
    assert programs is not None
    # Not in pytest's folder: that is its user's alone, and the path of a socket has to be short.
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    become: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(place, USER, USER)
        become = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]

    def call(program: str, *arguments: object) -> None:
        command = [*become, str(programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, cwd=place, stdout=subprocess.DEVNULL, timeout=60)

    call("initdb", "--pgdata", place / "data", "--username", USER, "--auth=trust", "--no-sync", "--encoding=UTF8")
    options = f"-c listen_addresses= -c fsync=off -c unix_socket_directories={place}"
    call("pg_ctl", "start", "--wait", "--pgdata", place / "data", "--log", place / "log", "--options", options)
    try:
        yield f"postgresql+psycopg://{USER}@/postgres?host={place}"
    finally:
        call("pg_ctl", "stop", "--mode=immediate", "--pgdata", place / "data")
        shutil.rmtree(place)

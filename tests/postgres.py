"""A real PostgreSQL, started for the tests in a folder of its own and gone with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sql

USER = "postgres"
MEMORY = Path("/dev/shm")
ROOM = 1 << 30


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


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in its own folder alone."""

    programs: Path
    place: Path
    become: tuple[str, ...]

    @property
    def url(self) -> str:
        """The URL of its first database."""
        return f"postgresql+psycopg://{USER}@/postgres?host={self.place}"

    def call(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs to its end."""
        command = [*self.become, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, cwd=self.place, stdout=subprocess.DEVNULL, timeout=900)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses= -c fsync=off -c max_connections=300 -c unix_socket_directories={self.place}"
        data = self.place / "data"
        self.call("pg_ctl", "start", "--wait", "--pgdata", data, "--log", self.place / "log", "--options", options)

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self.call("pg_ctl", "stop", "--mode=immediate", "--pgdata", self.place / "data")

    @contextmanager
    def database(self, what: str) -> Iterator[str]:
        """The URL of a database that nobody else uses; it goes with all that is still connected to it."""
        name = f"{what}_{uuid4().hex}"
        self._do(f"CREATE DATABASE {name}")
        try:
            yield self.url.replace("/postgres?", f"/{name}?")
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        engine = sql.create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sql.text(statement))
        engine.dispose()


@contextmanager
def running() -> Iterator[Server]:
    """Run a server of our own."""
    programs = binaries()
    assert programs is not None
    # Not in pytest's folder: that is its user's alone, and the path of a socket has to be short.
    # A database is three hundred files, so in memory where there is room for some.
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM
    place = Path(tempfile.mkdtemp(prefix="pg-", dir=MEMORY if in_memory else None))
    become: tuple[str, ...] = ()
    if os.geteuid() == 0:
        shutil.chown(place, USER, USER)
        become = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups")
    server = Server(programs, place, become)
    server.call(
        "initdb", "--pgdata", place / "data", "--username", USER, "--auth=trust", "--no-sync", "--encoding=UTF8"
    )
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(place)

"""One case: a file that went bad, a command in a process of its own, and what must hold whatever it is."""

import hashlib
import io
import os
import re
import resource
import signal
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.acceptance.command_line import DEMO
from tests.fuzz.hostile import HOSTILE
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import Command, Seed, seeds

MOST_MIB = 500
MOST_S = 60
ROOM_BYTES = 4 << 30
SPANS = re.compile(rb""" spans=["']\d+:\d+["']""")
STATUSES = frozenset({0, 1, 2, 3, 4, 5})


@dataclass(frozen=True, slots=True)
class Case:
    """A file under its name, what lies beside it, and the command to run."""

    name: str
    seed: Seed
    content: bytes
    command: Command

    @property
    def sheet(self) -> str:
        """What the command is given as its sheet; nothing where a configuration says it."""
        return "" if self.seed.beside else self.seed.name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of a command left: its status, what it said, and what it cost."""

    status: int
    said: str
    mib: float
    seconds: float


def case_of(seed: str) -> Case:
    """Return the case that a seed stands for, always the same."""
    chance = Random(seed)
    chosen = chance.choice(seeds())
    return Case(seed, chosen, mutated(chance, chosen), chance.choice(chosen.commands))


def hostile_case(name: str) -> Case | None:
    """Return a case that people thought of, by `its name: its command`; None where nobody did."""
    title, _, command = name.partition(": ")
    if title not in HOSTILE:
        return None
    file, build, beside, _ = HOSTILE[title]
    return Case(name, Seed(file, b"", (), beside), _built(build), tuple(command.split()))


def _built(build: Callable[[], bytes]) -> bytes:
    """Build a file in a process of its own: what that takes would count as what the command takes."""
    with tempfile.NamedTemporaryFile() as file:
        child = os.fork()
        if not child:
            try:
                Path(file.name).write_bytes(build())
                os._exit(0)
            finally:
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0, "the file could not be built"
        return Path(file.name).read_bytes()


def judge(case: Case) -> str:
    """Run a case, and return what is wrong with what happened; "" for nothing."""
    with tempfile.TemporaryDirectory(prefix="sheetsync-fuzz-") as name:
        folder, aside = Path(name) / "folder", Path(name)
        folder.mkdir()
        for file, content in {**case.seed.beside, case.seed.name: case.content}.items():
            (folder / file).write_bytes(content)
        before = _seen(folder)
        done = run(folder, aside, _arguments(case, case.command))
        wrong = _wrong(done)
        if not wrong and done.status > 1 and _seen(folder) != before:
            wrong = f"status {done.status}, and files changed"
        if not wrong and (left := [each for each in _seen(folder) if "sheetsync-" in each or each.startswith("~")]):
            wrong = f"left behind: {left}"
        if not wrong and case.command == ("sync",) and done.status == 0 and case.seed.name.endswith(".xlsx"):
            wrong = _afterwards(case, folder, aside)
        return f"{wrong}\n    {done.said.strip()[:600]}" if wrong else ""


def _arguments(case: Case, command: Command) -> list[str]:
    return [*command, *([case.sheet] if case.sheet and command[0] != "rules" else [])]


def _afterwards(case: Case, folder: Path, aside: Path) -> str:
    """Hold what was accepted to be accepted again, and to be as it was once it is cleared."""
    for command, allowed in ((("check",), (0, 1)), (("sync",), (0,)), (("clear",), (0,))):
        done = run(folder, aside, _arguments(case, command))
        if wrong := _wrong(done):
            return f"after a sync, {command[0]}: {wrong} {done.said.strip()[:300]}"
        if done.status not in allowed:
            return f"after a sync, {command[0]} says {done.status}: {done.said.strip()[:300]}"
    if b"Roadmap checks" in case.content or case.seed.name == "noted.xlsx":
        return ""
    before, after = _parts(case.content), _parts((folder / case.seed.name).read_bytes())
    return "" if before == after else f"clear left {sorted(set(before.items()) ^ set(after.items()))[:1]!r:.300}"


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found = {each.filename: package.read(each) for each in package.infolist()}
    # Which columns a row uses is a hint, that goes where it would lie.
    return {name: hashlib.sha256(SPANS.sub(b"", part)).hexdigest() for name, part in found.items()}


def _wrong(done: Outcome) -> str:
    if done.status not in STATUSES:
        return f"status {done.status} after {done.seconds:.0f} s"
    if "Traceback" in done.said or "panicked" in done.said:
        return "a traceback"
    if done.mib > MOST_MIB:
        return f"{done.mib:.0f} MiB"
    return ""


def run(folder: Path, aside: Path, arguments: Sequence[str]) -> Outcome:
    """Run the command in a process of its own, which has all modules loaded already."""
    said = aside / "said"
    child = os.fork()
    if not child:
        _become(folder, said, arguments)
    _, status, used = os.wait4(child, 0)
    words = said.read_bytes().decode("utf-8", "replace")
    return Outcome(os.waitstatus_to_exitcode(status), words, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def _become(folder: Path, said: Path, arguments: Sequence[str]) -> None:
    status = 99
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update({"HOME": str(folder), "LC_ALL": "C.UTF-8", "SHEETSYNC_NOW": DEMO["now"]})
        signal.alarm(2 * MOST_S)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_S, MOST_S + 5))
        resource.setrlimit(resource.RLIMIT_AS, (ROOM_BYTES, ROOM_BYTES))
        error = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(error, 2)
        from sheetsync.cli import main

        main(arguments, prog_name="sheetsync")
        status = 0
    except SystemExit as exit_:
        status = exit_.code if isinstance(exit_.code, int) else 0 if exit_.code is None else 1
    except BaseException:  # noqa: BLE001 - whatever gets here is what is looked for
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def _seen(folder: Path) -> dict[str, str]:
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file()
    }

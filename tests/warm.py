"""A Python that has imported sheetsync and waits: each command of a test is a copy of it, and imports next to nothing.

A copy is a process of its own, with its own folder, environment and streams, and ends as Python ends. It isn't one
that started: what tells Python itself something, or looks at its start, wants a Python of its own.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
OF_PYTHON = ("COVERAGE_", "LANG", "LC_", "PYTHON")
"""How the variables begin that Python reads when it starts."""
LONGEST = 1 << 17
"""How many bytes the words and the environment of a command may have."""


def serves(environment: Mapping[str, str]) -> bool:
    """Whether a copy does what a Python of its own would, with this added to its environment."""
    is_measured = any(name.startswith("COVERAGE_") for name in os.environ)
    return sys.platform == "linux" and not is_measured and not any(name.startswith(OF_PYTHON) for name in environment)


def run(arguments: list[str], folder: Path, environment: Mapping[str, str], typed: str) -> tuple[int, str, str]:
    """Run `python -m sheetsync ARGUMENTS`; return its exit status and its two streams."""
    asked = json.dumps({"arguments": arguments, "folder": str(folder), "environment": dict(environment)}).encode()
    assert len(asked) < LONGEST
    with ExitStack() as stack:
        streams = [stack.enter_context(TemporaryFile("w+", encoding="utf-8")) for _ in range(3)]
        streams[0].write(typed)
        streams[0].seek(0)
        ours, theirs = socket.socketpair()
        stack.enter_context(ours).settimeout(900)
        with theirs:
            socket.send_fds(_template().door, [asked], [*(each.fileno() for each in streams), theirs.fileno()])
        answer = ours.recv(4)
        assert answer, "the copy was lost before it ended"
        said = [each.read() for each in streams[1:] if each.seek(0) == 0]
    return int.from_bytes(answer, signed=True), said[0], said[1]


class _Template(NamedTuple):
    door: socket.socket
    process: subprocess.Popen[bytes]


@cache
def _template() -> _Template:
    """Start the one that is copied; it ends when its door is closed, at the latest with this process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", str(theirs.fileno())],
            cwd="/",
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    made = _Template(ours, process)
    atexit.register(_end, made)
    return made


def _end(template: _Template) -> None:
    template.door.close()
    template.process.wait()


def _wait(door: socket.socket) -> None:
    """Import, then wait to be copied; return in a copy alone."""
    package = import_module("sheetsync")
    for module in walk_packages(package.__path__, "sheetsync."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, ends, *_ = socket.recv_fds(door, LONGEST, 4)
        if not asked:
            os._exit(0)
        # Its keeper waits for the copy, so that the template waits for nobody.
        if os.fork() == 0:
            door.close()
            if _is_copy(ends):
                return _become(**json.loads(asked))
            os._exit(0)
        for each in ends:
            os.close(each)


def _is_copy(ends: list[int]) -> bool:
    """Be copied: False in the keeper, when the copy has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, answer = ends
    if copy := os.fork():
        for each in streams:
            os.close(each)
        os.write(answer, os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]).to_bytes(4, signed=True))
        return False
    os.close(answer)
    for number, each in enumerate(streams):
        os.dup2(each, number)
        os.close(each)
    return True


def _become(arguments: list[str], folder: str, environment: Mapping[str, str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[0] = folder
    sys.argv[1:] = arguments
    runpy.run_module("sheetsync", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _wait(socket.socket(fileno=int(sys.argv[1])))

"""Work that may run away, such as a template of a team: in a process of its own, with a budget of time and memory.

The process has none of our secrets in its environment, and answers in JSON: whatever becomes of it,
nothing that it says is run.
"""

import base64
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.errors import UsageError, frames


@dataclass(frozen=True, slots=True)
class Budget:
    """How much work may take: seconds of the processor, bytes, and seconds on a clock for what only waits.

    Where a system can't limit a process, as Windows can't by these means, the clock alone holds.
    """

    cpu_s: int = 20
    memory: int = 1024**3
    clock_s: float = 300.0


_KEPT: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
_START: Final = "from sheetsync.adapters.bounded import answer; answer()"


def call(work: Callable[..., str | bytes], *arguments: object, what: str, budget: Budget | None = None) -> bytes:
    """Do some work in a process of its own, and return what comes of it; a text as UTF-8.

    Args:
        work: A function of a module; it touches nothing but its arguments.
        arguments: They and all that is in them can be pickled.
        what: What is at work, for a person: the name of a template.
        budget: How much it may take.

    Raises:
        UsageError: The work ended with one, or took more than it may.
    """
    allowed = budget or Budget()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-c", _START],
            input=pickle.dumps((allowed.cpu_s, allowed.memory, work, arguments)),
            env=environment,
            capture_output=True,
            timeout=allowed.clock_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"{what} takes more than {allowed.clock_s:g} seconds: let it do less") from None
    if done.returncode < 0 or done.returncode == _OUT_OF_MEMORY:
        # Which of the two it was can't be known for certain: a system ends what takes too much of either.
        signs = " (out of memory)" if done.returncode == _OUT_OF_MEMORY else ""
        raise UsageError(
            f"{what} takes more than {allowed.cpu_s} seconds of the processor or {allowed.memory >> 20} MiB{signs}: "
            "let it do less"
        )
    said: dict[str, Any] = json.loads(done.stdout or "{}")
    if "usage" in said:
        raise UsageError(said["usage"])
    if "content" not in said:
        raise RuntimeError(said.get("bug") or f"{what} ended with {done.returncode}")
    return base64.b64decode(said["content"])


_OUT_OF_MEMORY: Final = 77
"""What our process ends with where it gets no more memory."""


def answer() -> None:
    """Be the process: do the work that stands on standard input, and say on standard output what came of it."""
    cpu_s, memory, work, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started us
    out, sys.stdout = sys.stdout, sys.stderr
    _limit(cpu_s, memory)
    try:
        made = work(*arguments)
        said = {"content": base64.b64encode(made.encode() if isinstance(made, str) else made).decode()}
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except UsageError as error:
        said = {"usage": str(error)}
    except Exception as error:  # noqa: BLE001 - told where it can be reported
        said = {"bug": f"{type(error).__name__}: {frames(error)}"}
    out.write(json.dumps(said))
    out.flush()


def _limit(cpu_s: int, memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    for limit, most in ((resource.RLIMIT_CPU, cpu_s), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))

"""Runner: what the runner of GitHub Actions says of a job, and the files by which a job answers.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

import contextlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sheetsync.render.escape import workflow_command as safe

VISIBILITY: Final = "SHEETSYNC_VISIBILITY"
OUTCOMES: Final = "SHEETSYNC_JOB"

_LARGEST: Final = 4 * 1024 * 1024

Environment = Mapping[str, str]


def is_runner(environment: Environment) -> bool:
    """Whether this is a job of GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def event(environment: Environment) -> Mapping[str, Any]:
    """Return what started the job; nothing where the runner doesn't say."""
    import json

    path = environment.get("GITHUB_EVENT_PATH", "")
    try:
        with Path(path).open("rb") as file:
            said = json.loads(file.read(_LARGEST)) if path else None
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def visibility(environment: Environment) -> str:
    """Return `private` or `public`, as the job's first step or the event says; "" where neither does."""
    said = environment.get(VISIBILITY, "")
    if said in {"private", "public"}:
        return said
    repository = event(environment).get("repository")
    is_private = repository.get("private") if isinstance(repository, dict) else None
    return {True: "private", False: "public"}.get(is_private, "") if isinstance(is_private, bool) else ""


def is_withheld(environment: Environment, config: Path | None = None) -> bool:
    """Whether what a sheet says, and every address, has to stay out of what others can read of this job.

    Anybody can read the log, the front page, the artifacts and the branches of a public repository.
    One of which nobody knows counts as public. `show` under `[job]` in the configuration decides otherwise.
    """
    if not is_runner(environment):
        return False
    show = shown(config)
    return show == "counts" or (show != "everything" and visibility(environment) != "private")


def shown(config: Path | None = None) -> str:
    """Return what the configuration lets a job show: `counts`, `everything`, or "" where it doesn't say."""
    said = setting("job", "show", config)
    return said if said in {"counts", "everything"} else ""


def setting(table: str, name: str, config: Path | None = None) -> str:
    """Return a text of the configuration, "" where there is none.

    It is read leniently, for it is needed most where the rest of the file is broken.
    """
    import tomllib

    for file in (config,) if config else (Path("sheetsync.toml"), Path("pyproject.toml")):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
            if file.name == "pyproject.toml":
                tables = tables.get("tool", {}).get("sheetsync", {})
            said = tables.get(table, {}).get(name, "")
            return said if isinstance(said, str) else ""
    return ""


def command(level: str, title: str, sentence: str) -> str:
    """Return the workflow command that puts an annotation on the front page; `level` is error, warning or notice."""
    return f"::{level} title={safe(title, is_property=True)}::{safe(sentence)}"


def annotate(level: str, title: str, sentence: str) -> None:
    """Put an annotation on the front page."""
    say(command(level, title, sentence))


def say(sentence: str) -> None:
    """Put a line into the log of the job; nothing where there is nothing to say."""
    if sentence:
        sys.stdout.write(f"{sentence}\n")
        sys.stdout.flush()


def write_page(environment: Environment, text: str) -> None:
    """Add Markdown to the front page; where there is none, or no room for it, the annotation has to do."""
    if path := environment.get("GITHUB_STEP_SUMMARY", ""):
        with contextlib.suppress(OSError), Path(path).open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))


def hand_on(environment: Environment, variable: str, values: Mapping[str, str]) -> None:
    """Write `name=value` pairs into the file that GITHUB_OUTPUT or GITHUB_ENV names.

    Each stands behind a delimiter that it can't hold, so that no line of it becomes another one.
    """
    import secrets

    if path := environment.get(variable, ""):
        with Path(path).open("a", encoding="utf-8") as file:
            for name, value in values.items():
                end = secrets.token_hex(16)
                file.write(f"{name}<<{end}\n{value}\n{end}\n")

"""Outcome: what one command of a job came to, left in a folder for the step that ends the job.

It holds nothing of the sheet but counts, and a sentence that may name the sheet; the folder is on the
runner alone.
"""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from sheetsync.job.runner import OUTCOMES, Environment

FILE: Final = "outcomes.jsonl"
READS: Final = frozenset({"sync", "check", "summary"})
"""The commands whose good end means that the roadmap was read and dealt with."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit status, and the sentence that it said if it failed.

    `facts` are numbers and digests of a run that went well: `lines`, `error`, `warning`, `hint`,
    `placed`, `changed`, `cleared`, `dry_run`, `had_column`, `version`, `key`, `roadmap`.
    """

    command: str
    status: int
    sentence: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether the roadmap was read and dealt with, and not only on trial."""
        return self.command in READS and self.status in {0, 1} and not self.facts.get("dry_run")


def leave(environment: Environment, outcome: Outcome) -> None:
    """Leave an outcome where the job collects them; nowhere, where it doesn't, or where there is no room."""
    if place := environment.get(OUTCOMES, ""):
        import json

        with contextlib.suppress(OSError):
            Path(place).mkdir(parents=True, exist_ok=True)
            with Path(place, FILE).open("ab") as file:
                file.write(json.dumps(asdict(outcome)).encode() + os.linesep.encode())


def collected(environment: Environment) -> tuple[Outcome, ...]:
    """Return the outcomes of the job so far, in their order."""
    import json

    place = environment.get(OUTCOMES, "")
    try:
        lines = Path(place, FILE).read_bytes().splitlines() if place else []
    except OSError:
        return ()
    known = {each.name for each in fields(Outcome)}
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, TypeError):
            found.append(Outcome(**{name: value for name, value in json.loads(line).items() if name in known}))
    return tuple(found)


def forget(environment: Environment) -> None:
    """Begin anew: what an earlier use of the action in the same job left is not ours."""
    if place := environment.get(OUTCOMES, ""):
        with contextlib.suppress(OSError):
            Path(place, FILE).unlink(missing_ok=True)

"""One job: where it runs, what its steps were told, and what of a sheet may be read there."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sheetsync.job import ledger, runner
from sheetsync.job.branch import Branch
from sheetsync.job.line_file import Lines
from sheetsync.job.runner import Environment

DIGESTS: Final = "digest:"
"""How an address begins that a log of deliveries holds as a digest alone."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job, as its steps were told.

    `branch` is "" where no history is kept, `cron` where no schedule is known. `key` tells the sheets
    of one repository apart.
    """

    environment: Environment
    now: datetime
    folder: Path = Path("history")
    branch: str = ""
    cron: str = ""
    zone: str = ""
    config: Path | None = None
    issue: bool = False
    key: str = ""

    @property
    def name(self) -> str:
        """A digest of which job this is: several may keep their ledger on one branch."""
        said = [self.environment.get(each, "") for each in ("GITHUB_WORKFLOW", "GITHUB_JOB")]
        return hashlib.sha256("|".join([*said, self.key]).encode()).hexdigest()[:16]

    @property
    def schedule(self) -> ledger.Schedule:
        """When runs are due."""
        cron = self.cron or str(runner.event(self.environment).get("schedule", ""))
        return ledger.schedule_of(cron, self.zone or runner.setting("sheet", "time_zone", self.config) or "UTC")

    @property
    def is_withheld(self) -> bool:
        """Whether what the sheet says stays on this machine."""
        return runner.is_withheld(self.environment, self.config)

    @property
    def place(self) -> Path:
        """Where the objects of the branch are; the runner takes the folder away after the job."""
        return Path(self.environment.get("RUNNER_TEMP", ".")) / "sheetsync-history"

    @property
    def remote(self) -> str:
        """The address of the repository."""
        said = self.environment.get
        return f"{said('GITHUB_SERVER_URL', 'https://github.com')}/{said('GITHUB_REPOSITORY', '')}"

    def on_branch(self) -> Branch:
        """Return the history branch."""
        return Branch(self.place, self.remote, self.branch, self.environment.get("GITHUB_TOKEN", ""))

    def shows(self, path: str, lines: Lines) -> Lines:
        """Return which lines of a file may be pushed: all, or those that hold nothing of a sheet and no address."""
        if not self.is_withheld or path == ledger.PATH:
            return lines
        return tuple(each for each in lines if path.startswith("sent/") and _names_nobody(each))


def _names_nobody(line: bytes) -> bool:
    to = json.loads(line).get("to", "")
    return b"@" not in line and (not to or (isinstance(to, str) and to.startswith(DIGESTS)))


def now_of(environment: Environment) -> datetime:
    """Return what time it is; `SHEETSYNC_NOW` fixes it."""
    fixed = environment.get("SHEETSYNC_NOW", "")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)

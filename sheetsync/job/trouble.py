"""Trouble: what went wrong in a job, in the words of who has to mend it, and what a step that isn't ours means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError
from sheetsync.job import words
from sheetsync.job.outcome import Outcome

BUSY: Final = UnavailableError.exit_status

Steps = Mapping[str, Mapping[str, Any]]
"""The context `steps` of a job: by id, the outcome and the outputs of each step that came before."""

_OURS: Final = frozenset(
    {"start", "run", "sync", "check", "summary", "send", "keep", "commit", "announce", "announce_nudge", "nudge"}
)
_NETWORK: Final = (
    "failed to fetch",
    "could not connect",
    "connection",
    "timed out",
    "timeout",
    "dns",
    "tunnel",
    "temporary failure",
    "name resolution",
    "from versions: none",
    "retries",
    "503",
    "502",
    "429",
)
_CHANGED: Final = ("hash mismatch", "do not match the hashes", "none of the provided hashes")
_GOOGLE: Final = (
    "Google did not accept this job: look at the variables GCP_WORKLOAD_IDENTITY_PROVIDER and GCP_SERVICE_ACCOUNT, "
    "at the permission `id-token: write`, and whether the APIs iamcredentials, sts and iam are enabled in the project "
    "(`sheetsync doctor` and docs/google.md have the steps); new settings take five minutes"
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong: the exit status that it is like, a heading, and what happened with the next move.

    `is_told` says that the command put it on the front page itself.
    """

    status: int
    title: str
    sentence: str
    is_told: bool = False

    @property
    def is_busy(self) -> bool:
        """Whether nobody has to act: the next run tries again."""
        return self.status == BUSY


def troubles(outcomes: Sequence[Outcome], steps: Steps, install_log: str) -> tuple[Trouble, ...]:
    """Return what went wrong: of our commands as they said it, of other steps as their failure is to be read."""
    said = [_of_outcome(each) for each in outcomes if each.status]
    told = {each.command for each in outcomes if each.status}
    return (*said, *_of_steps(steps, told, install_log))


def _of_outcome(outcome: Outcome) -> Trouble:
    return Trouble(outcome.status, words.title(outcome.status), outcome.sentence or _silent(outcome), is_told=True)


def _silent(outcome: Outcome) -> str:
    if outcome.status == 1:
        return "Findings are as severe as `fail-on` says: mend them in the sheet, or acknowledge them there."
    return f"`sheetsync {outcome.command}` said no more: look at its log."


def _of_steps(steps: Steps, told: set[str], install_log: str) -> Iterator[Trouble]:
    for name, step in steps.items():
        if step.get("outcome") not in {"failure", "cancelled"}:
            continue
        if name == "install":
            yield _of_install(install_log)
        elif name == "google":
            yield Trouble(AccessError.exit_status, "Google did not accept this job", _GOOGLE)
        elif name not in _OURS:
            sentence = f"The step {name} failed before sheetsync could do its work: its log says why."
            yield Trouble(UsageError.exit_status, f"The step {name} failed", sentence)
        elif name not in told and not told & _OURS:
            sentence = (
                f"The step {name} ended without a word, so it was cut off: by the job's time limit, for lack of "
                "memory, or by hand. Look at its log, and run the job again."
            )
            yield Trouble(UnsafeError.exit_status, f"The step {name} was cut off", sentence)


def _of_install(log: str) -> Trouble:
    said = log.lower()
    if any(each in said for each in _CHANGED):
        sentence = (
            "A file of the package index is not the one that was pinned, so nothing was installed: do not take the "
            "new hash before you know why it differs; `sheetsync init --workflow` pins anew."
        )
        return Trouble(UnsafeError.exit_status, "A package is not the one that was pinned", sentence)
    if "no space left" in said:
        sentence = "The runner has no room on its disk, so sheetsync could not be installed: free some, and run again."
        return Trouble(BUSY, "The runner's disk is full", sentence)
    if any(each in said for each in _NETWORK):
        sentence = (
            "The package index is out of reach, so sheetsync could not be installed and nothing was read. Nobody has "
            "to act: the next run tries again."
        )
        return Trouble(BUSY, "The package index is out of reach", sentence)
    sentence = (
        "sheetsync could not be installed, so nothing was read: the log of the step says why. Running "
        "`sheetsync init --workflow` again brings the workflow up to date."
    )
    return Trouble(UsageError.exit_status, "sheetsync could not be installed", sentence)

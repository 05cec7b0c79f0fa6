"""Diagnosis: one thing that was looked at to know whether a run could work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at, and what was found, or what went wrong and the step that mends it.

    `exit_status` is the one that a run would end with because of it; 0 where all is well.
    """

    name: str
    detail: str
    exit_status: int = 0

    @property
    def passed(self) -> bool:
        """Whether it is as it should be."""
        return not self.exit_status

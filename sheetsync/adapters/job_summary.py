"""The summary page of a GitHub job: a file that the runner shows, up to one mebibyte a step."""

from pathlib import Path
from typing import Final

from sheetsync.errors import UnsafeError

VARIABLE: Final = "GITHUB_STEP_SUMMARY"
LIMIT: Final = 1024 * 1024
"""https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits"""

_CUT: Final = "\n\n*The rest doesn't fit into a job summary.*\n"


class JobSummary:
    """The file that the environment names."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - there is one page, and no ids
        """Add a text in Markdown; what doesn't fit is cut at the end of a line, and that is said.

        Raises:
            UnsafeError: The file can't be written.
        """
        try:
            used = self._path.stat().st_size if self._path.exists() else 0
            room = LIMIT - used
            if len(message) > room:
                kept = message[: max(0, room - len(_CUT))]
                message = kept[: kept.rfind(b"\n") + 1] + _CUT.encode() if room > len(_CUT) else b""
            with self._path.open("ab") as file:
                file.write(message)
        except OSError as error:
            raise UnsafeError(f"the job summary can't be written ({error.strerror})") from None

    def close(self) -> None:
        """Nothing stays open."""

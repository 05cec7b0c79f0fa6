"""A finding: one thing in the sheet that a person would want to mend."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sheetsync.model.cell import CellRef


class Severity(StrEnum):
    """How loud a finding is; the pack or the configuration says, never the rule itself."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the loudest, so that sorting by it puts errors first."""
        return _RANKS[self]

    def reaches(self, threshold: "Severity") -> bool:
        """Whether this is as loud as `threshold`, or louder."""
        return self.rank <= threshold.rank


class Silence(StrEnum):
    """Why a finding doesn't stand in the sheet. It is counted all the same, and stands in every list of findings."""

    LATER = "not of use in the sheet now"
    BASELINE = "in the baseline"
    ALIKE = "said once for all that are alike"
    AGENDA = "unanswered for three weeks, so it is on the agenda"
    WAITS = "its row has another question first"
    BUDGET = "more at once would not be read"
    WAKING = "new on the day on which memory begins, so told on another day"


_RANKS: Final = {each: rank for rank, each in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, on the one cell that a person would mend.

    `cell` is None when the finding is about the sheet as a whole. `column` is the header at
    fault as the sheet has it. `project` and `deliverable` are the texts it belongs to: they,
    and never the row's number, are its identity. `value` is what the cell shows. `silence` says why it
    is not told in the sheet, None where it is. One that `speaks_for` others tells once, of the whole sheet, what
    they have in common, and is none of its own. `proposals` are what could stand in the cell instead, word for word.
    """

    rule: str
    severity: Severity
    message: str
    tab: str = ""
    cell: CellRef | None = None
    column: str = ""
    value: str = ""
    project: str = ""
    deliverable: str = ""
    suggestion: str = ""
    acknowledged: str = ""
    silence: Silence | None = None
    speaks_for: int = 0
    proposals: tuple[str, ...] = ()

    @property
    def is_spoken(self) -> bool:
        """Whether it is told in the sheet: nobody has acknowledged it, and nothing keeps it silent."""
        return not self.acknowledged and self.silence is None

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stay the same when the row moves.

        Made from rule, project, deliverable and column; SARIF's `partialFingerprints` and the
        history know a finding by it.
        """
        parts = f"{self.rule}\x1f{self.project}\x1f{self.deliverable}\x1f{self.column}"
        return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

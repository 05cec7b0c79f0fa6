"""Finding key: by what a finding is known from run to run, through sorting, re-wording and another wording of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.model.finding import Finding
from sheetsync.model.own_text import checksum, one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.standing import Standing

LENGTH = 8


@dataclass(frozen=True, slots=True)
class Keys:
    """Gives each finding its key. `lines` are the identities of the lines of the tab by their row."""

    tab: str = ""
    lines: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of_look(cls, roadmap: Roadmap, now: Snapshot | None) -> "Keys":
        """Return the keys of a roadmap whose lines have identities; of one that nobody remembers without `now`."""
        if now is None:
            return cls(roadmap.tab)
        pairs = zip(roadmap.deliverables, now.lines, strict=True)
        return cls(roadmap.tab, {step.row: line.id for (_, step), line in pairs})

    def line(self, finding: Finding) -> str:
        """Return the identity of the line that a finding is about; "" where it is about more, or about another tab."""
        if finding.cell is None or finding.tab != self.tab or not finding.deliverable:
            return ""
        return self.lines.get(finding.cell.row, "")

    def of(self, finding: Finding) -> str:
        """Return the key of a finding."""
        line = self.line(finding)
        about = line or f"{one_line(finding.project)}\x1f{one_line(finding.deliverable)}"
        where = "" if finding.tab == self.tab else finding.tab
        return checksum(f"{finding.rule}\x1f{one_line(finding.column).casefold()}\x1f{where}\x1f{about}", LENGTH)


def thing_of(standing: Standing) -> str:
    """Return the key of a finding as of the day on which it was found: one that comes back is another thing."""
    return checksum(f"{standing.key}\x1f{standing.since}", LENGTH)

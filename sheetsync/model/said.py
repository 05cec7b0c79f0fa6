"""Said: what a person said about one cell of a line that they were shown."""

from dataclasses import dataclass, replace

from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True)
class Said:
    """What to type into one cell of a line, and the line as the person was shown it.

    The line is known by `project`, `text` and, among lines of the same words, by `status_text` and `row`. `old` is
    what the cell showed, without spaces around it, and `new` what it is to show; "" is a blank cell. A date is in
    ISO 8601.
    """

    project: str
    text: str
    status_text: str
    row: int
    field: Field
    old: str
    new: str

    @property
    def undone(self) -> "Said":
        """What takes it back again, where it still stands."""
        status = self.new if self.field is Field.STATUS else self.status_text
        return replace(self, status_text=status, old=self.new, new=self.old)

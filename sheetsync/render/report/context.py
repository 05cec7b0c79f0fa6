"""What a report has beside the run: who reads it where, and how a run failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheetsync.kinds.pack import ActiveRule


@dataclass(frozen=True, slots=True)
class Source:
    """The file in which a code host shows the findings, for it knows no cells.

    `uri` is relative to the root of the repository: the workbook, or of a Google Sheet the configuration that names
    it, on whose `line` that stands. `category` tells the reports of several sheets of one repository apart.
    """

    uri: str = "sheetsync.toml"
    line: int = 1
    category: str = "sheetsync"


@dataclass(frozen=True, slots=True)
class Context:
    """What a report may need beside the run.

    Args:
        rules: The rules that looked, with what is said about them.
        source: The file to show the findings in.
        columns: The width of the terminal.
        colour: Whether to use ANSI colours.
        links: Whether the terminal can follow links (OSC 8).
        quiet: Say the counts and the errors only.
        verbose: Say every finding, and how the sheet was understood.
    """

    rules: Sequence["ActiveRule"] = ()
    source: Source = Source()
    columns: int = 100
    colour: bool = False
    links: bool = False
    quiet: bool = False
    verbose: bool = False


NOTHING: Final = Context()
"""No more than the run itself."""


@dataclass(frozen=True, slots=True)
class Failure:
    """How a run failed: the exit status, its heading, and what happened with the next move."""

    status: int
    title: str
    message: str
    is_busy: bool = False

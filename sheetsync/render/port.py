"""The ports of the formats: what a module has that `sheetsync/model/format.py` names, for each subject."""

from typing import Protocol

from sheetsync.model.document import Document
from sheetsync.model.page import Page
from sheetsync.model.run import Run
from sheetsync.render.report.context import Context, Failure


class SummaryRenderer(Protocol):
    """Dresses a summary."""

    def render(self, document: Document, /) -> str | bytes:
        """Return the summary as a file of its own: text, or the bytes of a binary format.

        Raises:
            UsageError: The extra that the format needs is not installed.
        """
        ...


class PageRenderer(Protocol):
    """Dresses an agenda, a retrospective or a roll-up."""

    def render(self, page: Page, /) -> str | bytes:
        """Return the page as a file of its own; it raises what a `SummaryRenderer` does."""
        ...


class ReportRenderer(Protocol):
    """Dresses what a run found, and how one failed."""

    def render(self, run: Run, context: Context = ..., /) -> str:
        """Return the report of a run that came to its end."""
        ...

    def failed(self, failure: Failure, /) -> str:
        """Return the report of a run that failed; "" where the sentence on standard error is the report."""
        ...

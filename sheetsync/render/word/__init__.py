"""The summary as a Word document."""

from sheetsync.errors import UsageError
from sheetsync.extra import mend
from sheetsync.model.document import Document


def render(document: Document, template: bytes | None = None) -> bytes:
    """Return the document as `.docx`, the same bytes for the same document.

    Args:
        document: What to dress.
        template: A `.docx` of the team: its styles, page, header and footer are kept, and its text
            makes room for the summary. None for our own look.

    Raises:
        UsageError: The extra is not installed, or the template can't be read.
    """
    try:
        from sheetsync.render.word import page
    except ModuleNotFoundError:
        raise UsageError(f"docx needs an extra that is not installed: {mend('docx')}") from None
    return page.render(document, template)
